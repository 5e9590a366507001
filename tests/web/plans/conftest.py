import pytest
from tests.factories.plans import make_market


@pytest.fixture
def market(db):
    return make_market()
