"""What the bare present tells of an act that is not done by saying it. In: a match in prose, told as done. Out: its status, with a reason.

"The premier meets the king on Tuesday" and "she then travels to Lima" tell what is to come, where a plain sentence names the day; "Chad
sells gas to Mali", "the prison holds forty rebels", "the premier, who supports the pact" tell what goes on. A headline tells in the same
tense what was done, and so does what a paper brings about: "the decree bans their ships".
"""

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.status.forms import in_prose
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.lexicons import word_set
from regesta.records import Status

DAYS = word_set("acts/courses", "days_of_the_week")
PERIODS = frozenset({"week", "weekend", "month"})
LASTING_KINDS = word_set("acts/kinds", "lasting_in_the_present")
BY_DAY = word_set("acts/kinds", "told_ahead")
SAYING = frozenset({"i", "we"})  # "I extend our support": done by saying it
TELLING = frozenset({"say", "tell", "add", "state", "insist"})
TIMES = ("obl", "obl:unmarked", "obl:tmod", "nmod:tmod", "nmod:unmarked", "advmod")


def bare_present(match: Match) -> tuple[Status, str] | None:
    """The status of an act in the bare present, with its reason; None where it is told as done."""
    verb = _carrier(match.trigger)
    if verb is None or not in_prose(verb) or children(verb, "aux", "aux:pass", "cop"):
        return None
    sense = match.sense
    kinds = {sense.type, sense.subtype}
    day = _day(verb) or (match.trigger is not verb and _day(match.trigger))
    if kinds & BY_DAY:
        if day:
            return "planned", "present tense of a day that is named"
        if any(c.lower_ == "then" for c in children(verb, "advmod")):
            return "planned", "what comes then"
    doing = {t for t in children(verb, "nsubj") if t.lower_ not in SAYING} & set(match.roles.get("A", []))
    clause = _clause(verb)
    if sense.type == "COERCE" and lemma(verb) != "hold":
        return None  # "police arrest twenty", "the decree closes the port"
    if any(children(t, "nummod") or t.like_num for side in ("B", "O") for t in match.roles.get(side, [])):
        return None  # "gives Mali two million"
    of_a_stance = sense.type == "SUPPORT" and clause.dep_ == "ccomp" and lemma(clause.head) in TELLING
    if kinds & LASTING_KINDS and not day and (doing or verb.dep_ == "acl:relcl") and not of_a_stance:
        return "ongoing", "the bare present of what lasts"
    return None


def _carrier(trigger: Token) -> Token | None:
    """The verb in the bare present: the act's own, or "begins" in "begins a visit"."""
    verb = trigger if trigger.pos_ == "VERB" or trigger.dep_ != "obj" else trigger.head
    return verb if verb.tag_ in ("VBZ", "VBP") and verb.pos_ == "VERB" else None


def _clause(verb: Token) -> Token:
    """The first of the verbs joined by "and"."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb


def _day(word: Token) -> bool:
    """ "On Tuesday", "this week"."""
    for phrase in children(word, *TIMES):
        if phrase.lower_ in DAYS:
            return not any(c.lower_ in ("every", "last", "each") for c in phrase.lefts)
        if lemma(phrase) in PERIODS and any(c.lower_ == "this" for c in phrase.lefts):
            return True
    return False
