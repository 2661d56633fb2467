"""Subjects that the parse takes for something else. In: a verb or noun of a tree. Out: whom it should have read there.

"After a rebel raid late on Friday killed six": the raid, read as an object behind "after". "In the capital, Lome, Ann Lee said": she, and
not the town.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import NOMINAL, children
from regesta.extract.grammar.inflection import lemma
from regesta.lexicons import lexicon

CALENDAR = frozenset(lexicon("events/roles")["calendar"])
COLLECTIVE = frozenset(lexicon("events/roles")["collective"])
DASHES = frozenset({"_", "-", "--", "–", "—"})
SINCE = frozenset({"after", "before", "since", "until", "as", "while"})


def behind_after(verb: Token) -> Token | None:
    """ "After a rebel raid killed six", "after the committee named him": the noun behind "after" is who does it, no object."""
    after = [t for t in children(verb, "obj", "ccomp", "xcomp") if t.i > verb.i]
    if verb.tag_ != "VBD" or not after or children(verb, "nsubj", "nsubj:pass", "aux:pass"):
        return None
    marks = [m for m in children(verb, "mark") if m.lower_ in SINCE]
    if verb.dep_ == "acl":  # "spoke after the committee named him"
        noun = verb.head
        return noun if noun.i < verb.i and (_since(noun) or any(m.i < noun.i for m in marks)) else None
    if verb.dep_ != "advcl" or marks or verb.i < 1 or verb.nbor(-1).text == ",":
        return None
    before = [t for t in children(verb, "obj", "obl") if t.i < verb.i and _since(t) and lemma(t) not in CALENDAR]
    if len(before) == 1 and before[0].left_edge.i == verb.left_edge.i:
        return before[0]
    beside = [t for t in children(verb.head, "obl") if t.right_edge.i + 1 == verb.left_edge.i and _since(t)]
    return beside[0] if beside and not before and lemma(beside[0]) not in CALENDAR else None


def _since(noun: Token) -> bool:
    return any(c.lower_ in SINCE for c in children(noun, "case", "mark"))


def beside_the_place(verb: Token, subjects: Sequence[Token]) -> Token | None:
    """ "In the capital, Lome, Ann Lee said", "in its drill, Iron Fox, the army warned": the last, where commas close off the first."""
    if len(subjects) != 2:
        return None
    first, last = subjects
    named = first.ent_type_ in ("LOC", "ORG") or (first.pos_ == "PROPN" and not first.ent_type_)
    if not named or not (last.ent_type_ or lemma(last) in COLLECTIVE) or children(last, "conj"):
        return None
    doc, opening, closing = verb.doc, first.left_edge.i - 1, first.right_edge.i + 1
    closing -= doc[closing - 1].text == ","
    if opening < 1 or doc[opening].text != "," or doc[closing].text != "," or last.left_edge.i != closing + 1:
        return None
    led = [t for t in children(verb, "obl") if t.left_edge.i < opening and t.i < opening]
    return last if led and lemma(led[-1]) not in CALENDAR and any(children(t, "case") for t in led) else None


def subjects_of(verb: Token, subjects: Sequence[Token]) -> list[Token]:
    """The subjects of a verb less the dateline ("LOME, Chad (AP) _ The court ruled") and the day ("the court Friday ruled")."""
    if subjects and subjects[0].ent_type_ == "LOC" and (behind := _behind_dateline(subjects[0], verb)) is not None:
        return [behind]
    real = [t for t in subjects if (t.ent_type_ == "PER" or lemma(t) not in CALENDAR) and not _led(t)]
    real = [t for t in real if not any(in_its_clause(c) == t for c in children(verb, "advcl"))]
    subjects = real if real and len(subjects) > 1 else list(subjects)
    return [_called(t) for t in subjects]


def in_its_clause(verb: Token) -> Token | None:
    """ "As crowds gathered, police moved in", where the crowds were read as a subject of the main verb: the one behind the "as"."""
    marks = [m for m in children(verb, "mark") if m.lower_ in SINCE]
    if verb.dep_ != "advcl" or not marks or verb.i > verb.head.i or children(verb, "nsubj", "nsubj:pass"):
        return None
    main = children(verb.head, "nsubj", "nsubj:pass")
    inside = [t for t in main if marks[0].i < t.i < verb.i]
    return inside[-1] if inside and any(t.i > verb.i for t in main) else None


def _led(subject: Token) -> bool:
    """ "At the request of premier Ann Lee, the king dissolved it": who stands behind "of" is no subject."""
    return any(c.i < subject.i and c.tag_ == "IN" for c in children(subject, "case"))


def _called(subject: Token) -> Token:
    """ "Respected Marshal Ann Lee visits", where a word of honour was read as the first of the name: the name."""
    if subject.pos_ != "ADJ" or subject.ent_type_:
        return subject
    return next((c for c in children(subject, "flat") if c.ent_type_ == "PER" and c.i > subject.i), subject)


def _behind_dateline(place: Token, verb: Token) -> Token | None:
    """The first noun between the dash of a dateline and the verb that nothing else there governs."""
    between = verb.doc[place.i + 1 : verb.i]
    dash = next((t for t in between if t.text in DASHES and t.nbor(-1).text == ")"), None)
    if dash is None:
        return None
    own = [t for t in verb.doc[dash.i + 1 : verb.i] if t.pos_ in NOMINAL and not dash.i < t.head.i < verb.i]
    return next((t for t in own if lemma(t) not in CALENDAR), None)


def of_absolute(verb: Token) -> Token | None:
    """ "With two members backing it and four senators opposing it": the senators, though "opposing" was joined to "backing"."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBG" or first.dep_ not in ("acl", "advcl") or first.tag_ != "VBG":
        return None
    before = verb.doc[verb.i - 1]
    while before.head.i > first.i and before.dep_ != "conj":  # "a senator of Chad opposing it"
        before = before.head
    joined = before.pos_ in NOMINAL and before.dep_ == "conj" and before.right_edge.i == verb.i - 1
    return before if joined and first.i < before.i and first.head in before.ancestors else None


def before_clause(verb: Token, row: Sequence[Token]) -> list[Token]:
    """ "Peru and Chile, which left it, and Chad, which joined": of a row those before the verb whose subject it is."""
    inside = verb.dep_ in ("acl", "acl:relcl") and verb.head in row and verb.head.i < verb.i
    inside = inside or (row[:1] == children(verb, "nsubj")[:1] and row[0].i < verb.i)
    return [t for t in row if t.i < verb.i] if inside else list(row)
