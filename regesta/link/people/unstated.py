"""Offices whose state the sentence leaves out. In: where a title and name stand, the report, its Doc. Out: the state, or None.

"Spain criticised the move. Foreign Minister Ana Rios spoke to ...": the minister of the state that acts right before. Only for office
holders whom no table knows and no sentence of the report gives a state. A report at home does not say whose its mayors and ministers are:
its own state's; "the deputies" are those of the one parliament that is named.
"""

import re

import msgspec
from spacy.tokens import Doc, Span, Token

from regesta.link.known.build import actor_id
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import Reading
from regesta.link.people.clusters import Who

# An envoy is posted anywhere, a commissioner and a secretary-general are no state's.
_ANYWHERE = re.compile(
    r"ambassador|envoy|consul|diplomat|attach|commission|representative|secretary[- ]general|coordinator|professor|analyst|rapporteur"
    r"|mediator|lawyer|director|doctor|bishop|king|queen|prince|pope",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"minister|president|premier|secretary|spokes|chancellor|speaker|general|colonel|commander|admiral|marshal|governor|opposition leader"
    r"|chief|adviser",
    re.IGNORECASE,
)
SUBJECT = frozenset({"nsubj"})
CLAUSES = frozenset({"ROOT", "root", "conj", "parataxis"})


def is_office(reading: Reading, words: str, *, anywhere: bool = False) -> bool:
    """Whether words before a name are a state's office that some state must have; `anywhere`: also one that may be in any state."""
    if reading.kin or reading.past or reading.body or not [t for t in reading.titles if not t.honorific]:
        return False
    return anywhere or (bool(_OFFICE.search(words)) and not _ANYWHERE.search(words))


def of_story(who: Who, state: str) -> Who:
    """A person of the tables' strangers with the state that the story gives him."""
    key = actor_id("person", who.name, state)
    reasons = (*who.reasons, "of the state that acts right before, by the story")
    return msgspec.structs.replace(who, state=state, actor=key, person=key, reasons=reasons)


def is_subject(doc: Doc, name: int) -> bool:
    """Whether the name that begins at an offset is who acts, with his title or beside it."""
    span = doc.char_span(name, name + 1, alignment_mode="expand")
    token = span[0] if span is not None and len(span) else None
    steps = 0
    while token is not None and token.dep_ in ("flat", "appos", "compound", "nmod:desc", "nmod:unmarked") and steps < 4:
        token, steps = token.head, steps + 1
    alone = token is not None and not any(child.dep_ == "conj" for child in token.children)
    return token is not None and alone and token.dep_ in ("nsubj", "nsubj:pass")


def acting_before(context: Context, doc: Doc, start: int) -> str | None:
    """The state that acts in the clause before a place of the text, else in the sentence before.

    Args:
        context: the report.
        doc: its words as read.
        start: where the title begins.
    """
    here = next((s for s in doc.sents if s.start_char <= start < s.end_char), None)
    if here is None:
        return None
    inside = _subjects(here, start)
    if inside:
        return _state(context, inside[-1])
    if here.start == 0:
        return None
    last = doc[here.start - 1].sent
    before = _subjects(last, last.end_char)
    return _state(context, before[0]) if before else None


def _subjects(sentence: Span, end: int) -> list[Token]:
    """Who acts in the main clauses of a sentence, up to a place."""
    return [t for t in sentence if t.dep_ in SUBJECT and t.idx + len(t) <= end and t.head.dep_ in CLAUSES]


def _state(context: Context, subject: Token) -> str | None:
    """The state that a subject is, or is of ("Spanish officials"); two joined are none."""
    if any(child.dep_ == "conj" for child in subject.children):
        return None
    parts = [
        subject,
        *(c for c in subject.children if c.dep_ in ("amod", "compound", "nmod:poss", "flat") and c.i < subject.i),
    ]
    states = set()
    for part in parts:
        for hit in context.inside(max(0, part.idx - 30), part.idx + len(part) + 30):
            if hit.start <= part.idx < hit.end:
                entry = context.decide(hit)
                if entry is not None and context.world.state(entry.state) is not None:
                    states.add(entry.state)
    return states.pop() if len(states) == 1 else None


_ABROAD = re.compile(r"ambassador|envoy|consul|diplomat|attach|represent|negotiator|spokes|commission", re.IGNORECASE)
_HOME = re.compile(r"\b(?:minister|mayor|governor)\b", re.IGNORECASE)

_DEPUTIES = re.compile(
    r"(?:the |all |most |many )*(?:deputies|lawmakers|legislators|senators|parliamentarians|mps|members of parliament)",
    re.IGNORECASE,
)


def own_office(said: Reading, start: int, context: Context) -> str | None:
    """The outlet's own state for "Deputy Holf" or "Mayor Holf" where no other state is named before; envoys may be anybody's."""
    if said.sector == "LEG" and not said.kin and (house := _only_house(context)) is not None:
        return house
    if context.home is None and context.side is None:
        return None
    at_home = said.role or said.sector in ("LEG", "COP") or _HOME.search(said.office)
    if not at_home or said.past or said.kin or said.body or _ABROAD.search(said.office):
        return None
    return context.own(start)


def _only_house(context: Context) -> str | None:
    """The state of the one parliament that the report names ("In the Assembly, deputy Holf ...")."""
    decided = (entry for hit in context.hits if (entry := context.decide(hit)) is not None)
    states = {entry.state for entry in decided if entry.kind == "body" and entry.sector == "LEG"}
    return states.pop() if len(states) == 1 else None


def house_members(words: str, context: Context) -> Who | None:
    """ "The deputies", in a report that names one parliament: of its state."""
    house = _only_house(context) if _DEPUTIES.fullmatch(words) else None
    if house is None:
        return None
    return Who(name=words, state=house, sector="LEG", score=0.7, reasons=("of the one parliament that is named",))
