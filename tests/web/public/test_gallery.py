from pathlib import Path

import pytest

from baccau.web import public

COMPONENTS = Path(public.__file__).parents[1] / "templates/components"


@pytest.mark.django_db
def test_gallery_shows_every_component(client):
    used = {template.name for template in client.get("/gallery/").templates}
    parts = {str(path.relative_to(COMPONENTS)) for path in COMPONENTS.rglob("*.html")}
    assert {part for part in parts if f"components/{part}" not in used} == set()
