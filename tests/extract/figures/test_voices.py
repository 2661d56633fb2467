"""On whose word a figure stands, where no clause of reported speech says so. All people and bodies are invented."""

import pytest

from regesta.extract.figures.report import figures
from regesta.extract.figures.voices import claimed
from regesta.extract.statements.report import statements
from regesta.extract.times.report import times
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from tests.extract.reading import document


def claimants(nlp, text: str) -> list[tuple[str, str]]:
    """Each figure's number with the name of its innermost claimant, "" for the outlet's own voice."""
    report, doc = document(text), nlp(text)
    named = resolve(report, doc, mentions(report, doc, known={}))
    found = figures(report, doc, times(report, doc))
    told = claimed(report, doc, found, statements(report, doc, named), mentions=named)
    assert [one.id for one in told] == [one.id for one in found]
    return [(one.value.short(), one.by[-1].name.lower().removeprefix("the ") if one.by else "") for one in told]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The union counted 900 marchers.", [("900", "union")]),
        ("Losses were put at 350 men by the general staff.", [("350", "general staff")]),
        ("The rebels spoke of 40 tanks.", [("40", "rebels")]),
        ("By the union's count, 4,000 nurses walked out.", [("4000", "union's")]),
        ("Police: 18 hurt in blast", [("18", "police")]),
        ("The bank cut its growth forecast to 2 percent.", [("2", "bank")]),
    ],
)
def test_verbs_of_counting_name_a_claimant(nlp, text, wanted):
    assert [(value, name.removesuffix("'s")) for value, name in claimants(nlp, text)] == [
        (value, name.removesuffix("'s")) for value, name in wanted
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The island recorded 31 cases.",
        "The union called out 6,000 members.",
        "The court gave the editor 14 months in prison.",
        "The police did not count the 900 marchers.",
    ],
)
def test_the_outlet_speaks_itself(nlp, text):
    assert {name for _, name in claimants(nlp, text)} <= {""}


@pytest.mark.model
def test_a_clause_that_explains_is_the_tellers_own(nlp):
    text = "The party said it would vote against it in the Senate, where the government has a majority of nine."
    assert claimants(nlp, text) == [("9", "")]
