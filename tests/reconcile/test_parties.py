"""What a list of parties comes to, by hand-made parties."""

from regesta.reconcile.parties import union
from regesta.records import Party

PREMIER = Party(name="Ana Torv", span=None, actor="a", person="a", state="PER", sector="GOV")
ENVOY = Party(name="Bo Ray", span=None, actor="b", person="b", state="CHL", sector="GOV")
AIDES = Party(name="her aides", span=None)
MINISTER = Party(name="the minister", span=None)


def test_who_is_named_beside_the_only_one_known_is_another() -> None:
    assert union([(PREMIER, AIDES)]) == (PREMIER, AIDES)


def test_who_is_named_by_another_account_alone_is_one_of_those_known() -> None:
    assert union([(PREMIER, ENVOY), (PREMIER, MINISTER)]) == (PREMIER, ENVOY)


def test_where_nobody_is_known_one_is_left() -> None:
    assert union([(AIDES, MINISTER)]) == (AIDES,)
