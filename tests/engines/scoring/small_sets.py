"""Small criteria sets and sheets made up by Hypothesis, and the way up by trying everything."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from baccau.engines.scoring import Band, CriteriaSet, Criterion, Sheet


@st.composite
def criteria(draw, number):
    options = draw(st.sets(st.integers(0, 6), min_size=1, max_size=4).map(sorted))
    floors = sorted(draw(st.lists(st.sampled_from([0, *options]), min_size=3, max_size=3)))
    return Criterion(
        code=str(number),
        title="",
        part=draw(st.sampled_from("ABC")),
        section=1,
        options=tuple(options),
        floors=tuple((star, floor) for star, floor in zip((3, 4, 5), floors, strict=True) if floor),
    )


@st.composite
def sheets(draw):
    chosen = tuple(draw(criteria(number)) for number in range(draw(st.integers(1, 6))))
    least = draw(st.sets(st.integers(1, 30), min_size=4, max_size=4).map(sorted))
    bands = tuple(Band(star, one) for star, one in zip(range(1, 6), (0, *least), strict=True))
    one = CriteriaSet(number=1, name="", criteria=chosen, bands=bands)
    points = {each.code: draw(st.sampled_from(each.options)) for each in chosen}
    return Sheet.of(one, points)


def cheapest_by_trying(sheet, band):
    """Return (position, to) pairs of the cheapest raises, or None, from every sheet above."""
    chosen = sheet.criteria_set.criteria
    rising = [
        [to for to in one.options if to >= has]
        for one, has in zip(chosen, sheet.points, strict=True)
    ]
    reached = [
        points
        for points in product(*rising)
        if sum(points) >= band.least
        and all(has >= one.floor(band.star) for one, has in zip(chosen, points, strict=True))
    ]
    if not reached:
        return None

    def cost(points):
        raised = [to > has for to, has in zip(points, sheet.points, strict=True)]
        first = [to if up else 99 for to, up in zip(points, raised, strict=True)]
        return sum(raised), sum(points), first

    best = min(reached, key=cost)
    return [
        (at, to) for at, (to, has) in enumerate(zip(best, sheet.points, strict=True)) if to > has
    ]
