"""Names set beside a noun. In: a noun, a name. Out: the name that is its own where the tree hangs it elsewhere, or whether it is another's.

"Met his counterpart, Ann Lee": hers, whatever the tree makes of the comma. "The husband of aid worker Ann Lee": the worker's.
"""

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import children
from regesta.extract.grammar.inflection import lemma
from regesta.lexicons import lexicon, word_set

COLLECTIVE = frozenset(lexicon("events/roles")["collective"])
GROUPS = word_set("acts/parties", "groups")
PERSONS = (
    frozenset(lexicon("people/nominals")["persons"]["nouns"])
    | frozenset(lexicon("read/people_nouns")["persons"])
    | frozenset(lexicon("events/classes")["office"])
)
SEATS = word_set("acts/parties", "seats")
PORTFOLIOS = word_set("acts/parties", "portfolios")
LOOSE = ("vocative", "parataxis", "dep", "list")


def behind_comma(noun: Token) -> Token | None:
    """ "The killing of a general, Per Malk, angered", "met his counterpart, Per Malk": the name set beside an office.

    The tree may set it beside another noun, or take it for a call to somebody or for another sentence.
    """
    if (inner := _hung_inside(noun)) is not None:
        return inner
    at = noun.right_edge.i + 1
    if noun.tag_ != "NN" or lemma(noun) not in COLLECTIVE or at + 1 >= noun.sent.end or lemma(noun) in GROUPS:
        return None
    name = noun.doc[at + 1]
    if noun.doc[at].text != "," or name.ent_type_ != "PER":
        return None
    elsewhere = name.dep_ == "appos" and name.head.i < noun.i
    loose = name.dep_ in LOOSE or (name.dep_ == "obj" and name.head.i < noun.i and name.head != noun.head)
    return name if elsewhere or loose else None


def _hung_inside(noun: Token) -> Token | None:
    """ "The head of the state power firm, Per Malk": his, though the tree sets it beside the firm."""
    if noun.tag_ != "NN" or lemma(noun) not in COLLECTIVE or lemma(noun) in GROUPS:
        return None
    within = [t for word in children(noun, "nmod") if word.i > noun.i for t in (word, *children(word, "nmod"))]
    bodies = [t for t in within if lemma(t).lower() not in PERSONS and t.ent_type_ != "PER"]
    names = [c for body in bodies for c in children(body, "appos") if c.ent_type_ == "PER" and c.i > body.i]
    apart = [c for c in names if "," in (c.left_edge.text, c.doc[c.left_edge.i - 1].text)]
    return apart[0] if apart else None


def place_beside(noun: Token) -> Token | None:
    """ "The Malian capital, Bamako", "the town of ..., Gao": the name of the place that a common noun stands for."""
    if noun.tag_ != "NN" or lemma(noun) not in SEATS:
        return None
    names = [c for c in children(noun, "appos", "flat", "nmod:unmarked") if c.ent_type_ == "LOC" and c.i > noun.i]
    return names[0] if names and not children(names[0], "case") else None


def in_the_title(name: Token) -> bool:
    """ "The secretary of state Ann Lee": what stands with its "of" right before a name is nobody, and so a part of the title."""
    before = [c for c in children(name, "nmod:desc", "compound", "nmod") if c.i < name.i and children(c, "case")]
    return bool(before) and all(c.i == name.left_edge.i + 1 and lemma(c).lower() in PORTFOLIOS for c in before)


def of_the_last(noun: Token, name: Token) -> bool:
    """ "Aides to the premier Ann Lee", "the husband of aid worker Ann Lee": the name right behind a person inside is that one's."""
    before = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    inside = noun.i < before.i < name.i and before.pos_ in ("NOUN", "PROPN") and lemma(before).lower() in PERSONS
    return inside and not before.ent_type_
