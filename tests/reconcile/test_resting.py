"""What reports rest on: credits, citations, copies and retellings; followed back to the first origin."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.reconcile.resting import Rest, independent, resting, share_origin
from regesta.records import Document, Outlet, Party, Span, Statement
from tests.reconcile.making import MADE, report

OUTLETS = [
    Outlet(id="fw", name="Fjord Wire", kind="wire", names=("FW",)),
    Outlet(id="post", name="The Tarn Post", kind="daily", names=("Post",)),
    Outlet(id="mfa", name="Foreign Ministry of Velm", kind="government_office"),
]
STORY = (
    "Rain flooded the harbour of Tarn on Monday and drove two hundred villagers from their houses. Mayor Ina Brandt closed the"
    " ferry to Velm and asked the coast guard for boats. The old mill on the quay fell in before noon, but nobody was inside."
    " Engineers from Ostrova are to look at the sea wall on Thursday, and the school will stay shut until then."
)
RETOLD = (
    "In Tarn two hundred villagers had to leave home when rain flooded the harbour at the start of the week. Ina Brandt, the mayor, has"
    " stopped the ferry to Velm; coast guard boats came at her call. Nobody was hurt when an old mill collapsed on the quay. A look at"
    " the sea wall by engineers of Ostrova is planned for Thursday. Until then no school."
)
OTHER = "The senate of Velm voted on a tax for fishing boats on Tuesday. The opposition walked out before the count."


def made(name: str, text: str, *, outlet: str | None = None, **more: Any) -> Document:
    spare = report(name, more.pop("published", "2024-03-04"), outlet=outlet, **more)
    return Document(**{field: getattr(spare, field) for field in spare.__struct_fields__} | {"text": text})


def rests(*documents: Document, said: list[Statement] | None = None) -> dict[str, Rest]:
    return {one.document: one for one in resting(documents, OUTLETS, said or [], ())}


def test_a_report_of_its_own_rests_on_its_outlet() -> None:
    (one,) = rests(made("a", STORY, outlet="Fjord Wire")).values()
    assert (one.origins, one.first) == (("Fjord Wire",), ("Fjord Wire",))


def test_an_agency_is_credited_by_any_of_its_names() -> None:
    found = rests(made("a", STORY, outlet="Herald", agency="FW"), made("b", OTHER, outlet="Fjord Wire"))
    assert found["a"].origins == ("Fjord Wire", "Herald")
    assert found["a"].first == ("Fjord Wire",)
    assert share_origin(found["a"], found["b"])


@pytest.mark.parametrize(
    "words", ["Fjord Wire reported on Monday.", "so FW, citing two officials.", "according to the Fjord Wire."]
)
def test_an_outlet_near_a_citing_word_is_cited(words: str) -> None:
    found = rests(made("a", f"{OTHER} The tax is high, {words}", outlet="Herald"))
    assert "Fjord Wire" in found["a"].origins


def test_a_name_alone_or_an_office_that_acts_is_no_source() -> None:
    text = "The owners of the Fjord Wire moved house. The Foreign Ministry of Velm said nothing."
    assert rests(made("a", text, outlet="Herald"))["a"].origins == ("Herald",)


def test_who_is_named_as_speaker_counts_too() -> None:
    speaker = Party(name="FW", span=None, sector="MED")
    content = (Span(document="a", start=0, end=4, text=OTHER[:4]),)
    said = Statement(
        id="s", document="a", content=content, manner="indirect", act="assert", provenance=MADE, speaker=speaker
    )
    assert rests(made("a", OTHER, outlet="Herald"), said=[said])["a"].origins == ("Fjord Wire", "Herald")


def test_a_retelling_without_credit_is_found_and_leads_to_the_first_report() -> None:
    found = rests(
        made("a", STORY, outlet="Fjord Wire", agency="Fjord Wire"),
        made("b", RETOLD, outlet="Herald", published="2024-03-05"),
        made("c", OTHER, outlet="Ledger"),
    )
    assert [(e.how, e.document) for e in found["b"].edges if e.document] == [("retells", "a")]
    assert found["b"].first == ("Fjord Wire",)
    assert not share_origin(found["b"], found["c"])


def test_long_after_or_by_the_same_outlet_it_is_no_retelling() -> None:
    late = rests(made("a", STORY, outlet="Fjord Wire"), made("b", RETOLD, outlet="Herald", published="2024-03-25"))
    assert not share_origin(late["a"], late["b"])
    own = rests(made("a", STORY, outlet="Herald"), made("b", RETOLD, outlet="Herald"))
    assert all(edge.document is None for one in own.values() for edge in one.edges)


def test_a_chain_is_followed_back() -> None:
    found = rests(
        made("a", STORY, outlet="Fjord Wire"),
        made("b", RETOLD, outlet="Herald", copy_of="a"),
        made("c", OTHER, outlet="Ledger", copy_of="b"),
    )
    assert found["c"].origins == ("Fjord Wire", "Herald", "Ledger")
    assert found["c"].first == ("Fjord Wire",)


@given(st.permutations(["a", "b", "c", "d"]))
def test_order_does_not_matter(order: list[str]) -> None:
    texts = {"a": STORY, "b": RETOLD, "c": OTHER, "d": f"{OTHER} Fjord Wire reported it."}
    documents = [made(name, texts[name], outlet=f"Outlet {name}") for name in "abcd"]
    mixed = [documents["abcd".index(name)] for name in order]
    assert resting(mixed, OUTLETS[::-1], (), ()) == resting(documents, OUTLETS, (), ())


def test_nothing_in_nothing_out() -> None:
    assert resting((), (), (), ()) == ()


def test_independent_origins_are_counted_for_any_reports() -> None:
    found = rests(
        made("a", STORY, outlet="Fjord Wire"),
        made("b", RETOLD, outlet="Herald", published="2024-03-05"),
        made("c", OTHER, outlet="Ledger"),
        made("d", "Fish became dear in Ostrova, the Herald reported.", outlet="Beacon"),
    )
    assert independent([found["a"], found["b"], found["c"]]) == (("a", "b"), ("c",))
    assert independent([found["a"], found["b"], found["d"]]) == (("a", "b", "d"),)
    assert independent([found["a"], found["c"]]) == (("a",), ("c",))
    assert independent([]) == ()
