"""The four faces of the permission table: can, visible, fields, explain; and `access`.

Objects are reached only through `access` or `visible`. A foreign id and a missing id answer
alike, so nothing can be learned by asking.
"""

from __future__ import annotations

from typing import TypeVar, cast

from django.db.models import BooleanField, Case, Model, Q, QuerySet, Value, When

from baccau.domain.accounts.permissions import Rule, Scope, rules
from baccau.domain.accounts.scoping import Access
from baccau.domain.base.actor import Actor
from baccau.domain.base.models import Alias
from baccau.domain.base.refusals import NotAllowed, NotFound

M = TypeVar("M", bound=Model)
_NONE = Q(pk__in=[])
_ALL = ~Q(pk__in=[])  # an empty Q would vanish beside _NONE: Q(none) | Q() is Q(none)


def visible(actor: Actor, model: type[M], action: str = "view") -> QuerySet[M]:
    """Return the rows of a model this actor may do this action to."""
    where = _NONE
    access_of = _access_of(model)
    for rule in rules(actor.role, access_of.object_type, action):
        where |= _reach(rule, actor, access_of)
    return model._default_manager.filter(where)  # noqa: SLF001  (the one door to every manager)


def access(actor: Actor, model: type[M], public_id: str, action: str = "view") -> M:
    """Return one row by its public id (or an id merged into it).

    Raises:
        NotFound: there is none, or this actor may not even see it.
        NotAllowed: the actor may see it, but not do this.
    """
    current = _current_id(public_id)
    found = visible(actor, model, action).filter(public_id=current).first()
    if found is not None:
        return found
    if action != "view" and visible(actor, model).filter(public_id=current).exists():
        raise NotAllowed(action=action)
    raise NotFound


def can(actor: Actor, obj: Model, action: str) -> bool:
    """Say whether the actor may do this to this row."""
    return visible(actor, type(obj), action).filter(pk=obj.pk).exists()


def may(actor: Actor, object_type: str, action: str) -> bool:
    """Say whether the actor's role may ever do this, to something."""
    return bool(rules(actor.role, object_type, action))


def fields(actor: Actor, obj: Model, action: str = "view") -> frozenset[str]:
    """Return the field classes the actor sees of this row; empty when it may not see it."""
    classes: frozenset[str] = frozenset()
    for rule in explain(actor, obj, action):
        classes |= rule.fields
    return classes


def explain(actor: Actor, obj: Model, action: str = "view") -> tuple[Rule, ...]:
    """Return the lines of the table that allow this; empty is no."""
    access_of = _access_of(type(obj))
    lines = rules(actor.role, access_of.object_type, action)
    reaches = {
        f"line_{number}": Case(
            When(_reach(line, actor, access_of), then=Value(value=True)),
            default=Value(value=False),
            output_field=BooleanField(),
        )
        for number, line in enumerate(lines)
    }
    manager = type(obj)._default_manager  # noqa: SLF001  (the one door to every manager)
    # All lines are asked at once: every page that shows a row asks this.
    reached = manager.filter(pk=obj.pk).values(**reaches)[:1] if lines else ()
    return tuple(
        line for row in reached for number, line in enumerate(lines) if row[f"line_{number}"]
    )


def _access_of(model: type[Model]) -> Access:
    return cast("Access", model.access)  # type: ignore[attr-defined]  # every scoped model has one


def _current_id(public_id: str) -> str:
    alias = Alias.objects.filter(old_public_id=public_id).first()
    return alias.new_public_id if alias else public_id


def _reach(rule: Rule, actor: Actor, of: Access) -> Q:
    """Return the rows one line of the table reaches for this actor."""
    match rule.scope:
        case Scope.PUBLIC:
            return of.public if of.public is not None else _NONE
        case Scope.OWN:
            return _equal(of.own, actor.org_id)
        case Scope.SELF:
            return _equal(of.self_, actor.user_id)
        case Scope.PARTY:
            return _party(of, actor)
        case Scope.TERRITORY:
            return _territory(of, actor)
        case Scope.PLATFORM:
            return _ALL


def _equal(lookup: str | None, value: object) -> Q:
    return _NONE if lookup is None or value is None else Q(**{lookup: value})


def _party(of: Access, actor: Actor) -> Q:
    where = _NONE
    for lookup in of.party:
        where |= _equal(lookup, actor.org_id)
    return where & of.party_when


def _territory(of: Access, actor: Actor) -> Q:
    if actor.territory is None or of.province is None:
        return _NONE
    if actor.territory.province_code is None:
        return _ALL
    if actor.territory.commune_code is None:
        return Q(**{of.province: actor.territory.province_code})
    return _equal(of.commune, actor.territory.commune_code)
