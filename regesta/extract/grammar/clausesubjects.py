"""Who does what a clause says that the tree hangs on a thing. In: a verb or relative pronoun, the noun above. Out: who is meant.

News closes a sentence with what somebody did besides: "criticised the sanctions, calling on the world to end them", "has trouble with
Peru, which had condemned the raid", "cut the talks short by issuing an ultimatum". Things neither call nor condemn nor issue.
"""

from functools import cache

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

PEOPLE = frozenset(lexicon("events/roles")["collective"]) | frozenset(lexicon("events/classes")["force"])
TEXTS = frozenset(lexicon("events/roles")["texts"])
RESULTS = frozenset(lexicon("events/roles")["results"])
IN_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE"})
NAMES = frozenset({"LOC", "ORG", "PER"})
ON_DOING = word_set("acts/courses", "on_doing")


def is_thing(noun: Token) -> bool:
    """Whether a noun names nobody: no name, no pronoun, no word for people or forces."""
    return noun.pos_ == "NOUN" and not noun.ent_type_ and lemma(noun) not in PEOPLE


def added(verb: Token) -> bool:
    """Whether a participle behind a comma or "by" was hung on a thing before it, so that whoever did the main act did this, too."""
    head = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or verb.i <= head.i:
        return False
    behind_comma = verb.nbor(-1).text == "," and lemma(verb) not in RESULTS
    if not behind_comma and not any(c.dep_ == "mark" and c.lower_ in ON_DOING for c in dependents(verb)):
        return False
    return is_thing(head) and head.dep_ in ("obj", "obl", "nmod")


def named_last(pronoun: Token, head: Token) -> Token | None:
    """ "Trouble with Peru, which condemned it": the name right before the comma, where things do not do what the clause says."""
    doc, verb = pronoun.doc, pronoun.head
    at = pronoun.i - 1
    if not is_thing(head) or lemma(head) in TEXTS or at <= head.i or doc[at].text != "," or not _of_people(lemma(verb)):
        return None
    name = doc[at - 1]
    while name.ent_type_ in NAMES and name.head.ent_type_ == name.ent_type_ and name.dep_ in ("flat", "compound"):
        name = name.head
    if name.ent_type_ not in NAMES or name.dep_ not in ("nmod", "obl"):
        return None
    near = head in name.ancestors or name.head == head.head  # "held talks with Peru, which ..."
    return name if near and not any(c.dep_ == "conj" for c in dependents(name)) else None


@cache
def _of_people(word: str) -> bool:
    """Whether people do what a verb says: by a frame of it, it is done in words. "A raid that struck Riga", "a law that bans it"."""
    return word not in RESULTS and any(f.sense.type in IN_WORDS for f in frame_index().verbs.get(word, ()))
