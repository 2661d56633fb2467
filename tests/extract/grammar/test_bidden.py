"""What somebody with power orders to be done is his act; what he orders others to do he demands of them."""

import pytest
from spacy.language import Language

from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind", "who", "whom"),
    [
        ("The court ordered that the Libyan trader be deported.", "COERCE", ["court"], ["trader"]),
        ("Norway decreed that Chadian ships be barred from its ports.", "SANCTION", ["Norway"], ["ships"]),
        ("Parliament ordered that the ban on Chadian fish be lifted.", "RETREAT", ["Parliament"], ["fish"]),
        ("The authorities have ordered two Libyans deported.", "COERCE", ["authorities"], ["Libyans"]),
        ("The council ordered the closure of the Chilean firm.", "COERCE", ["council"], ["firm"]),
        ("President Moro ordered the expulsion of the Chilean envoy.", "SANCTION", ["Moro"], ["envoy"]),
        ("The premier ordered the evacuation of the embassy in Lima.", "AID", ["premier"], ["embassy"]),
    ],
)
def test_who_orders_it_does_it(nlp: Language, text: str, kind: str, who: list[str], whom: list[str]) -> None:
    (act,) = read_events(nlp, text)
    assert (act.type, act.status) == (kind, "happened")
    check_sides(act, who, whom)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The premier ordered the army to leave the port.", "REQUEST"),
        ("Chad demanded that sanctions be lifted.", "REQUEST"),
        ("The minister recommended that troops be withdrawn.", "REQUEST"),
        ("Chad requested that the crew be freed.", "REQUEST"),
    ],
)
def test_who_is_asked_has_not_done_it(nlp: Language, text: str, kind: str) -> None:
    assert [act.type for act in read_events(nlp, text)] == [kind]


def test_an_order_yet_to_come_has_not_been_carried_out(nlp: Language) -> None:
    (act,) = read_events(nlp, "The court will order that the Libyan trader be deported.")
    assert (act.type, act.status) == ("COERCE", "planned")
