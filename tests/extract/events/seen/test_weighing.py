"""Who takes part, by frame and model together: what stays, what comes, what goes. What is seen is given, whatever the weights say."""

import pytest
from spacy.language import Language

from regesta.extract.events.report import events
from regesta.extract.events.seen.weighing import TRAITS, WEIGHTS
from regesta.extract.statements.report import statements
from regesta.extract.times.report import times
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document, EventMention
from regesta.seenacts import KEY, SeenAct

pytestmark = pytest.mark.model
Shares = dict[str, tuple[float, float]]


def read(nlp: Language, text: str, word: str, shares: Shares, own: str | None = None) -> EventMention:
    """The act at a word, where the model takes words of the text to act and to be acted on with these shares."""
    doc = nlp(text)
    places = {token.text: token.i for token in doc}
    parties = tuple((places[name], *share) for name, share in shares.items())
    doc.user_data[KEY] = (SeenAct(places[word], 0.99, "ACCUSE", 0.9, None, "happened", parties),)
    document = Document(id="d", source="s", sha256="0", text=text, language="en")
    found = resolve(document, doc, mentions(document, doc, known={}))
    told = events(document, doc, found, times(document, doc), statements(document, doc, found), own=own)
    return next(event for event in told if event.trigger.text == word)


def sides(event: EventMention) -> tuple[list[str], list[str]]:
    return [party.name for party in event.actors], [party.name for party in event.recipients]


def test_what_both_see_stays_without_a_word_of_it(nlp: Language) -> None:
    event = read(nlp, "Peru condemned Chile.", "condemned", {"Peru": (0.99, 0.0), "Chile": (0.0, 0.99)})
    assert sides(event) == (["Peru"], ["Chile"])
    assert not any("seen" in reason for reason in event.provenance.reasons)


def test_a_side_without_anybody_takes_who_is_likely(nlp: Language) -> None:
    text = "Peru demanded a quick answer, and Chile waited."
    assert sides(read(nlp, text, "demanded", {"Peru": (0.99, 0.0), "Chile": (0.0, 0.2)})) == (["Peru"], [])
    event = read(nlp, text, "demanded", {"Peru": (0.99, 0.0), "Chile": (0.0, 0.97)})
    assert sides(event) == (["Peru"], ["Chile"])
    assert "recipients seen by the reading model" in event.provenance.reasons[0]


def test_the_last_of_a_side_stays_however_unlikely(nlp: Language) -> None:
    event = read(nlp, "Peru condemned Chile.", "condemned", {"Peru": (0.99, 0.0)})
    assert sides(event) == (["Peru"], ["Chile"])


def test_a_name_and_the_office_before_it_are_one(nlp: Language) -> None:
    text = "Peru condemned the Chilean minister, Ana Torv."
    event = read(nlp, text, "condemned", {"Peru": (0.99, 0.0), "minister": (0.0, 0.95)})
    assert sides(event)[1] == ["Ana Torv"]


def test_a_word_that_stands_for_another_is_that_other(nlp: Language) -> None:
    text = "Peru, which condemned Chile, sent no envoy."
    event = read(nlp, text, "condemned", {"which": (0.99, 0.0), "Chile": (0.0, 0.99)})
    assert sides(event) == (["Peru"], ["Chile"])


def test_of_a_mutual_act_all_are_actors(nlp: Language) -> None:
    event = read(nlp, "Peru met Chile in Lima.", "met", {"Peru": (0.99, 0.0), "Chile": (0.1, 0.95)})
    assert sides(event) == (["Peru", "Chile"], [])


def test_no_one_is_nobody(nlp: Language) -> None:
    event = read(nlp, "No group claimed it, and Chile was attacked.", "attacked", {"group": (0.99, 0.0)})
    assert sides(event) == ([], ["Chile"])


def test_an_analyst_s_own_line_is_not_weighed(nlp: Language) -> None:
    own = 'type: ACCUSE\nsubtypes: [{name: outfoxing, verbs: ["A outfox B"]}]'
    text = "Peru outfoxed Chile while Mali watched."
    event = read(nlp, text, "outfoxed", {"Mali": (0.99, 0.0), "Chile": (0.0, 0.99)}, own)
    assert sides(event) == (["Peru"], ["Chile"])


def test_there_is_a_weight_for_every_trait() -> None:
    assert {len(weights) for weights in WEIGHTS} == {len(TRAITS)}


INSIDE = "Peru criticised the lack of a joint EU answer."


def test_an_empty_side_takes_whose_the_thing_is(nlp: Language) -> None:
    shares = {"Peru": (0.99, 0.0), "EU": (0.0, 0.9)}
    assert sides(read(nlp, INSIDE, "criticised", shares)) == (["Peru"], ["EU"])
    unlikely = {**shares, "EU": (0.0, 0.1)}
    assert sides(read(nlp, INSIDE, "criticised", unlikely)) == (["Peru"], [])


def test_who_is_asked_for_is_not_asked(nlp: Language) -> None:
    text = "Peru called for the release of the aides of Ana Torv."
    assert sides(read(nlp, text, "called", {"Peru": (0.99, 0.0), "Ana": (0.0, 0.9)}))[1] == []


def test_who_killed_may_stand_anywhere_in_the_sentence(nlp: Language) -> None:
    text = "Two sailors have been killed since Chilean troops entered the port."
    shares = {"sailors": (0.0, 0.99), "troops": (0.95, 0.0)}
    assert sides(read(nlp, text, "killed", shares))[0] == ["Chilean troops"]
    arrested = text.replace("killed", "arrested")
    assert sides(read(nlp, arrested, "arrested", shares))[0] == []


def test_from_where_something_came_nobody_was_struck(nlp: Language) -> None:
    event = read(nlp, "Rockets were launched from near Riga.", "launched", {"Riga": (0.0, 0.97)})
    assert sides(event) == ([], [])


def test_who_is_cleared_of_a_deed_did_not_do_it(nlp: Language) -> None:
    text = "Ana Torv was acquitted of the bombing that killed four people."
    assert sides(read(nlp, text, "killed", {"Ana": (0.97, 0.0)}))[0] == []
