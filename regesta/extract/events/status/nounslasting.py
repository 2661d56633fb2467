"""Acts told by a noun that go on when they are told. In: the noun in its tree. Out: its status with the reason, or a yes or no.

"On the second day of her visit", "his tour is part of a campaign": who is told of is on the way. What somebody is to stop goes on till
then ("urged Chad to end its raids"), and so do raids that "have been stepped up".
"""

from spacy.tokens import Token

from regesta.extract.events.status.words import Read, governors, negated, said_by
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.lexicons import lexicon, word_set

JOURNEYS = word_set("acts/courses", "journeys")
STRETCHES = word_set("acts/courses", "stretches")
STATES = word_set("acts/courses", "states_of_things")
COMING_AND_GOING = word_set("acts/courses", "coming_and_going")
PAST = word_set("acts/courses", "gone_by")
OTHERS = frozenset({"will", "would", "could", "may", "might", "can", "should", "was", "were", "had", "did", "been"})


def on_a_journey(noun: Token) -> Read | None:
    """ "The first stop of his tour", "her visit is aimed at peace", not "her last visit"."""
    if lemma(noun) not in JOURNEYS or _gone_by(noun):
        return None
    above = noun.head
    if noun.dep_ == "nmod" and lemma(above) in STRETCHES and preposition(noun) in ("of", "in", "on"):
        words = {t.lower_ for t in noun.sent}
        long_ago = bool(words & {"last", "ago", "will", "would", "plans", "planned"}) or any(
            t.shape_ == "dddd" for t in noun.sent
        )
        return None if long_ago else ("ongoing", (f"{above.text!r} of it",))
    definite = children(noun, "nmod:poss") or any(c.lower_ in ("the", "this") for c in children(noun, "det"))
    if noun.dep_ not in ("nsubj", "nsubj:pass") or not definite or negated(above):
        return None
    return ("ongoing", ("told in the present",)) if _in_the_present(above) else None


def _in_the_present(above: Token) -> bool:
    """ "Is a sign of trust", "precedes the talks", "is helping them"; not "comes after the vote", "is planned"."""
    helpers = {c.lower_ for c in children(above, "aux", "aux:pass", "cop")}
    if helpers & OTHERS or lemma(above) in COMING_AND_GOING or lemma(above) in lexicon("events/light")["subject"]:
        return False
    if governors("adjectives").get(lemma(above)) or said_by(above, "event_verbs") or said_by(above, "subject_verbs"):
        return False
    going = above.tag_ == "VBG" and bool(helpers & {"is", "are"})  # "her visit is helping them"
    return going or (bool(helpers & {"is", "are"}) and (lemma(above) in STRETCHES or above.tag_ == "VBN"))


def _gone_by(noun: Token) -> bool:
    return any(t.lower_ in PAST or t.shape_ == "dddd" for t in noun.subtree)


def goes_on(noun: Token) -> bool:
    """Whether a noun tells more than one blow: "the raids", "Chad's siege", "the conflict"."""
    owned = [c for c in children(noun, "nmod:poss") if c.lower_ not in ("his", "her")]
    return noun.tag_ == "NNS" or bool(owned) or lemma(noun) in STATES


def going_on(above: Token) -> bool:
    """ "An inquiry is under way", "talks were in progress"."""
    under = {c.lower_ for c in children(above, "case")}
    return lemma(above) == "underway" or (lemma(above) in ("way", "progress") and bool(under & {"under", "in"}))


def stepped_up(verb: Token) -> bool:
    """ "Has stepped up its raids": they go on; "stepped up its raids" is told as past."""
    return verb.tag_ == "VBN" and any(c.lower_ in ("has", "have", "'ve") for c in children(verb, "aux"))


def plotted(noun: Token, verb: Token, own: Read, said: str) -> Read:
    """ "Were plotting an attack" is open, "planned the attacks of 2001" and "plotted the murder" tell of these."""
    named = any(c.lower_ == "the" for c in children(noun, "det"))
    named = named and (said == "possible" or any(t.like_num for t in noun.subtree))
    if named and own[0] != "not_happened":
        return "happened", ("named as a fact",)
    if own[0] == "not_happened":
        return "not_happened", (f"not {verb.text!r}",)
    return ("possible" if own[0] == "possible" or said == "possible" else "planned"), (f"{verb.text!r} it",)
