"""Acts that the model sees beside the frames': what they set right, fill up and add. What is seen is given, whatever the weights say."""

import datetime as dt

import pytest
from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from regesta.extract.events.report import events
from regesta.extract.events.seen.acts import BETWEEN_STATES, SEEN
from regesta.extract.statements.report import statements
from regesta.extract.times.report import times
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document, EventMention
from regesta.seenacts import KEY, SeenAct, seen_in

pytestmark = pytest.mark.model


def seen(doc: Doc, word: str, kind: str, sides: tuple[str, str], certainty: float = 0.99) -> SeenAct:
    """An act at a word, its parties told by words with "; " between."""
    places = {token.text: token.i for token in doc}
    actors, recipients = (tuple(places[w] for w in side.split("; ") if w) for side in sides)
    name, _, subtype = kind.partition(".")
    parties = tuple((at, float(at in actors), float(at in recipients)) for at in sorted({*actors, *recipients}))
    return SeenAct(places[word], certainty, name, 0.99, subtype or None, "happened", parties)


def read(nlp: Language, text: str, *acts: tuple[str, str, tuple[str, str], float]) -> list[EventMention]:
    """The acts told where the model sees these."""
    doc = nlp(text)
    doc.user_data[KEY] = tuple(seen(doc, *act) for act in acts)
    document = Document(id="d", source="s", sha256="0", text=text, language="en")
    found = resolve(document, doc, mentions(document, doc, known={}))
    return list(events(document, doc, found, times(document, doc), statements(document, doc, found)))


def sides(event: EventMention) -> tuple[list[str], list[str]]:
    return [party.name for party in event.actors], [party.name for party in event.recipients]


def test_an_act_that_no_frame_tells_is_added_with_its_reason(nlp: Language) -> None:
    text = "Peru outfoxed Chile on Monday."
    assert read(nlp, text) == []
    [event] = read(nlp, text, ("outfoxed", "COERCE.restriction", ("Peru", "Chile"), 0.95))
    assert (event.type, event.subtype, event.status) == ("COERCE", "restriction", "happened")
    assert sides(event) == (["Peru"], ["Chile"])
    assert event.provenance.reasons[0] == f"frame: {SEEN} (0.95)"


def test_whose_victims_are_thanked_is_no_act_of_who_thanks_them(nlp: Language) -> None:
    parties = ("Chile", "victims")
    told = read(nlp, "Chile spoke to bombing victims on Monday.", ("bombing", "ASSAULT.attack", parties, 0.99))
    assert [event.type for event in told if event.trigger.text == "bombing"] == []


@pytest.mark.parametrize(
    ("parties", "certainty"), [(("Peru", ""), 0.99), (("", "Chile"), 0.99), (("Peru", "Chile"), 0.7)]
)
def test_what_is_unsure_or_lacks_a_party_is_not_added(
    nlp: Language, parties: tuple[str, str], certainty: float
) -> None:
    assert read(nlp, "Peru outfoxed Chile on Monday.", ("outfoxed", "COERCE.restriction", parties, certainty)) == []


def test_a_mutual_act_is_of_all_its_parties(nlp: Language) -> None:
    [event] = read(nlp, "Peru huddled with Chile on Monday.", ("huddled", "CONSULT.meeting", ("", ""), 0.95))
    assert sides(event) == (["Peru", "Chile"], [])


def test_an_act_told_by_a_frame_near_by_is_told_once(nlp: Language) -> None:
    text = "Peru held talks with Chile."
    first = read(nlp, text)
    assert [e.type for e in first] == ["CONSULT"]
    [again] = read(nlp, text, ("held", "CONSULT.meeting", ("", ""), 0.99))
    assert (first[0].provenance.score, again.provenance.score) == (None, 0.99)
    assert replace(again, provenance=first[0].provenance) == first[0]


def test_with_no_model_beside_it_the_lexicon_reads_as_ever(nlp: Language) -> None:
    text = "Peru condemned Chile."
    doc = nlp(text)
    del doc.user_data[KEY]
    document = Document(id="d", source="s", sha256="0", text=text, language="en")
    found = resolve(document, doc, mentions(document, doc, known={}))
    [event] = events(document, doc, found, times(document, doc), statements(document, doc, found))
    assert sides(event) == (["Peru"], ["Chile"])


def test_a_side_that_no_rule_has_filled_is_filled(nlp: Language) -> None:
    text = "The consul was arrested in Lima."
    [before] = read(nlp, text)
    [event] = read(nlp, text, ("arrested", "COERCE.arrest", ("Lima", "consul"), 0.9))
    assert sides(before) == ([], ["The consul"])
    assert sides(event) == (["Lima"], ["The consul"])
    assert "actors seen by the reading model" in event.provenance.reasons[0]


def test_an_analyst_s_own_kind_keeps_its_type(nlp: Language) -> None:
    text = "Peru visited Chile."
    doc = nlp(text)
    doc.user_data[KEY] = (seen(doc, "visited", "ASSAULT.attack", ("Peru", "Chile")),)
    document = Document(id="d", source="s", sha256="0", text=text, language="en")
    found = resolve(document, doc, mentions(document, doc, known={}))
    own = 'type: CONSULT\nsubtypes: [{name: state_visit, verbs: ["A visit B"]}]'
    said = statements(document, doc, found)
    [event] = events(document, doc, found, times(document, doc), said, own=own)
    assert (event.type, event.subtype) == ("CONSULT", "state_visit")


def test_a_stored_document_is_read_the_same(nlp: Language) -> None:
    doc = nlp("Peru condemned Chile.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert seen_in(again)[1].type == seen_in(doc)[1].type == "ACCUSE"


@pytest.mark.parametrize(
    ("text", "word", "kind", "status"),
    [
        ("Agents of Peru told of their investigation into the fire.", "investigation", "ACCUSE", "ongoing"),
        ("Torv spoke of his visit to Chad in 2019.", "visit", "CONSULT", "happened"),
        ("Torv spoke of his previous visit to Chad.", "visit", "CONSULT", "happened"),
        ("Torv visited Chad.", "visited", "CONSULT", "happened"),  # what tense tells the model does not change
    ],
)
def test_that_a_noun_s_act_goes_on_the_model_tells_unless_it_is_over(
    nlp: Language, text: str, word: str, kind: str, status: str
) -> None:
    doc = nlp(text)
    doc.user_data[KEY] = (seen(doc, word, kind, ("", ""))._replace(status="ongoing"),)
    document = Document(id="d", source="s", sha256="0", text=text, language="en", published=dt.date(2024, 5, 15))
    found = events(document, doc, resolve(document, doc, mentions(document, doc, known={})), times(document, doc), ())
    assert [event.status for event in found if event.trigger.text == word] == [status]


@pytest.mark.parametrize(
    ("text", "word", "kind", "certainty", "told"),
    [
        ("Peru outfoxed Chile on Monday.", "outfoxed", "ACCUSE.criticism", 0.7, True),
        ("Peru outfoxed Chile on Monday.", "outfoxed", "ACCUSE.criticism", 0.5, False),
        ("Peru outfoxed Chile on Monday.", "outfoxed", "COERCE.restriction", 0.7, False),  # a deed must be surer
        ("Peru staged its mime of Chile on Monday.", "mime", "ACCUSE.criticism", 0.7, False),  # no verb
    ],
)
def test_an_act_in_words_that_is_likely_only_is_told_with_a_condition(
    text: str, word: str, kind: str, certainty: float, told: bool, nlp: Language
) -> None:
    found = read(nlp, text, (word, kind, ("Peru", "Chile"), certainty))
    assert [BETWEEN_STATES in event.provenance.reasons[0] for event in found] == [True] * told


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Ana Torv voiced gratitude for the support of Chad.", "gratitude", True),
        ("Ana Torv praised and lauded Chad.", "lauded", False),
    ],
)
def test_a_second_act_beside_one_of_its_type(text: str, word: str, told: bool, nlp: Language) -> None:
    found = read(nlp, text, (word, "SUPPORT.praise", ("Torv", "Chad"), 0.97))
    assert any(BETWEEN_STATES in event.provenance.reasons[0] for event in found) == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The envoys dined on the sidelines of the Peru-Chile summit in Lima.", "happened"),
        ("Bolivia held a drill in the wake of a Peru-Chile summit.", "happened"),
        ("The premiers of Peru and Chile met in Lima. Bolivia mocked the summit.", "happened"),
        ("The envoys wrote a speech for the Peru-Chile summit in Lima.", "planned"),
    ],
)
def test_where_something_was_done_there_has_been_a_meeting(nlp: Language, text: str, status: str) -> None:
    doc = nlp(text)
    doc.user_data[KEY] = (seen(doc, "summit", "CONSULT.meeting", ("", ""))._replace(status="planned"),)
    document = Document(id="d", source="s", sha256="0", text=text, language="en")
    found = resolve(document, doc, mentions(document, doc, known={}))
    told = events(document, doc, found, times(document, doc), statements(document, doc, found))
    assert [e.status for e in told if e.trigger.text == "summit"] == [status]
