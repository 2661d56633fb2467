"""Who was there. In: a report's Doc, the acts told so far. Out: matches of sentences that only list those present.

"Present there were the minister and the Lao ambassador", "Also on hand were ...", "Among those present were ...": they took part in what
was told before, a meeting, a reception or a ceremony; where nothing was, or another sort of act, in a ceremony.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from regesta.extract.events.frames.lexicon import Sense, frame_index
from regesta.extract.events.frames.matching import ActorLike, Match
from regesta.extract.grammar.conjuncts import children, with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

OPENING = re.compile(
    r"(?:Also |Among (?:those|them) )?(?P<there>[Pp]resent|[Oo]n hand|[Aa]ttending|[Pp]articipating)\b(?P<where>[^.;:]{0,90}?)"
    r"\b(?:was|were)\s"
)
ATTENDED = frozenset({"meeting", "reception", "ceremony"})
TALKS = frozenset(lexicon("events/classes")["talks"])
SAME = frozenset({"there", "here", "on", "at", "the", "invitation"})
BEFORE = frozenset({"compound", "amod", "nmod:desc", "nmod:poss"})
HIS = frozenset({"his", "her", "their", "its"})  # "members of his embassy": told of as his
INCLUDING = word_set("acts/parties", "among_them")
PEOPLE = frozenset(lexicon("read/people_nouns")["persons"]) | {"family"}
IN_ROW = ("conj", "appos", "list", "parataxis", "nsubj", "ROOT")
WRITTEN = "A be present at O"


def those_present(doc: Doc, full: Sequence[Match], actor_like: ActorLike) -> Iterator[Match]:
    """One match for each sentence that lists who was present, unless a frame has read it."""
    for sentence in doc.sents:
        found = OPENING.match(sentence.text)
        if found is None:
            continue
        start = sentence.start_char + found.end()
        if any(sentence.start_char <= m.trigger.idx < start and m.roles.get("A") for m in full):
            continue
        ends = next((t.idx for t in sentence if t.idx > start and t.lower_ in INCLUDING), sentence.end_char)
        behind = [
            t for t in sentence if start <= t.idx < ends and t.dep_ not in BEFORE and (actor_like(t) or _group(t))
        ]
        if not behind:
            continue
        trigger = next(t for t in sentence if t.idx >= sentence.start_char + found.start("there"))
        sense, last = _gathering(found["where"], trigger, full)
        match = Match(sense, trigger, WRITTEN, 0, asserted=True)
        match.fill("B" if sense.subtype == "reception" else "A", _listed(behind))
        if last is not None and sense.subtype != "ceremony":
            others = last.roles.get("B", []) if sense.mutual else []
            match.roles["A"] = [*last.roles.get("A", []), *others, *match.roles.get("A", [])]
        yield match


def _listed(behind: Sequence[Token]) -> list[Token]:
    """The first of the list, those joined to it, and every person by name who leads no delegation."""
    people = [
        t for t in behind if t.ent_type_ == "PER" and not any(up.ent_type_ == "PER" for up in (t.head,) if t != up)
    ]
    people = [t for t in people if t.dep_ not in ("obl", "obl:agent", "nmod")]
    found = [t for t in with_conjuncts(behind[0]) if t in behind and t.dep_ != "appos"]
    kept = [t for t in found if t.ent_type_ == "PER" or (not _his(t) and _of_somebody(t))]
    whole = not any(t.lower_ in INCLUDING for t in behind[-1].sent)  # "guests, including the council": whoever they are
    kept += [t for t in behind if whole and _group(t) and not _his(t)]
    return sorted({t.i: t for t in (*kept, *people)}.values(), key=lambda t: t.i)


def _group(token: Token) -> bool:
    """ "Builders and farm workers", wherever in the row the tree hangs them: people in plural behind a comma or "and"."""
    if token.tag_ != "NNS" or token.ent_type_ or lemma(token) not in PEOPLE or children(token, "case"):
        return False
    first = token.left_edge
    before = token.doc[first.i - 1] if first.i else first
    behind = {first.text.lower(), before.text.lower()} & {",", "and"}
    return bool(behind) and token.dep_ in IN_ROW


def _of_somebody(token: Token) -> bool:
    """ "The Lao ambassador", "envoys of Ghana", and no "officials concerned"."""
    if any(t.lower_ in INCLUDING for t in token.subtree):
        return False  # "other personages, including the council": whoever they are
    return any(t.ent_type_ in ("NORP", "LOC", "ORG") for t in token.subtree)


def _his(token: Token) -> bool:
    """ "Members of his embassy", "her party"."""
    return any(c.lower_ in HIS for near in (token, *dependents(token)) for c in dependents(near))


def _gathering(where: str, trigger: Token, full: Sequence[Match]) -> tuple[Sense, Match | None]:
    """The sort of gathering: by its own word ("present at the talks were"), else what was told last."""
    named = {lemma(t) for t in trigger.sent if t.text in where.split()}
    before = [m for m in full if m.trigger.i < trigger.i]
    held = [m for m in before if m.sense.subtype in ATTENDED and not (m.sense.subtype == "reception" and _met(m))]
    last = held[-1] if held else None
    if last is not None and (not named - SAME or (named & TALKS and last.sense.mutual)):
        return last.sense, last
    return _sense("meeting" if named & TALKS else "ceremony"), None


def _met(match: Match) -> bool:
    """Whether somebody was only met or greeted: no gathering that others could be present at."""
    return "{ceremony}" not in match.written and "banquet" not in match.written


def _sense(subtype: str) -> Sense:
    verb = "attend" if subtype == "ceremony" else "meet"
    return next(f.sense for f in frame_index().verbs[verb] if f.sense.subtype == subtype)
