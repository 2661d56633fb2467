"""Acts of two or more that one alone is told of. In: a match of such an act. Out: whether the one named is enough.

"The summit that she attended": the others who came need no name. "The council is to meet": its members meet. "Chad will return to the
talks": the others are there still.
"""

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.lexicons import lexicon, word_set

BODIES = frozenset(lexicon("events/classes")["assembly"])
GATHERING = word_set("acts/parties", "gathering")
TAKING_PART = word_set("acts/senses", "taking_part")
AGAIN = word_set("acts/parties", "talking_again")


def enough_alone(match: Match) -> bool:
    """Whether an act of several is told by the one who is named."""
    actors, verb = match.roles.get("A", []), match.trigger
    if not actors:
        return False
    if verb.pos_ != "VERB":
        return match.sense.subtype == "meeting" and (_attended(match) or any(_meets(verb, t) for t in actors))
    if lemma(verb) in GATHERING and match.sense.subtype == "meeting":
        return any(_body_of_many(t) for t in actors) and not children(verb, "obj")
    return lemma(verb) in AGAIN and match.sense.subtype == "meeting"


def _attended(match: Match) -> bool:
    """ "She attended the meeting in Lome", "he took part in the talks": the others who came need no name."""
    return match.asserted and lemma(match.trigger.head) in TAKING_PART


def _meets(noun: Token, party: Token) -> bool:
    """ "The Arab League summit", "a meeting of the Harbour Agency": its members meet."""
    own = party.head == noun and party.dep_ in ("compound", "nmod:poss", "nmod") and noun.tag_ == "NN"  # no "talks"
    return own and party.ent_type_ == "ORG" and preposition(party) in (None, "of", "'s", "’s")


def _body_of_many(token: Token) -> bool:
    """ "The council met", "the G7 is to meet", "the Harbour Agency will meet"."""
    group = token.text[:1] == "G" and token.text[1:].strip("-").isdigit()
    return lemma(token) in BODIES or group or token.ent_type_ == "ORG"
