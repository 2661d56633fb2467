"""Who is told by what he is, and named in the sentence behind. In: a report's mentions with who they are, its Doc. Out: more of them.

"A Chilean senator calls for a review. Lena Holf, of the opposition, says ...": the senator is Lena Holf, and she is of Chile. Only where
both act in their sentences, the name is new, and no title beside it tells of another office; nameless officials stay nameless.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Span, Token

from regesta.lexicons import word_set
from regesta.link.known.build import actor_id
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import Reading, group_in, read
from regesta.link.people.clusters import Who
from regesta.link.spelling.titles import titles_in
from regesta.records import Mention

PERSON = "person"  # what the reader says of a noun that is one human being
SHARED = "GOV"  # a kind of which so many are that it tells nobody
SENT = word_set("world/telling", "sent_to")
_TO = re.compile(rf"(?:{'|'.join(sorted(SENT))})\sto\s(?:the\s)?([A-Z]\w+)")
AROUND = 60  # letters before and behind a name in which titles of his stand; a choice


def introduced(
    mentions: Sequence[Mention],
    found: Mapping[str, Who],
    context: Context,
    doc: Doc | None,
    first: Callable[[Mention], str | None],
) -> dict[str, Who]:
    """By mention id, who is now told: those told by what they are, and the persons named behind with their states.

    Args:
        mentions: of the report, in order.
        found: who they are as far as it was told.
        context: the report.
        doc: its words as read.
        first: the id of the mention at the end of a mention's chain.
    """
    told: dict[str, Who] = {}
    for noun, name, next_ in _pairs(mentions, doc):
        before, who = found.get(noun.id), found.get(name.id)
        if noun.id in told or who is None or who.person is None or (before is not None and before.person is not None):
            continue
        if any(
            one.person == who.person for m in mentions if m.span.start < noun.span.start and (one := found.get(m.id))
        ):
            continue
        reading = read(context, noun.span.start, noun.span.end)
        state = reading.state or (before.state if before is not None else None)
        if context.world.state(state) is None or who.state not in (None, state):
            continue
        if _sent_elsewhere(context.text, noun, name):
            continue
        titles = _beside(context.text, name)
        if not (titles or (next_ and _presented(context.text, name))) or not _may_be(
            reading, noun.span.text, titles, who
        ):
            continue
        group = group_in(noun.span.text)
        sector = (
            who.sector or (before.sector if before is not None else None) or (group[0] if group else reading.sector)
        )
        key = who.person if who.state is not None else actor_id(PERSON, who.name, state)
        reasons = (*who.reasons, "told by what he is in the sentence before")
        meant = replace(who, actor=key, person=key, state=state, sector=sector, reasons=reasons)
        told |= {m.id: meant for m in mentions if (one := found.get(m.id)) and one.person == who.person}
        told |= {m.id: meant for m in mentions if m.id == noun.id or first(m) == noun.id}
    return told


def _pairs(mentions: Sequence[Mention], doc: Doc | None) -> Iterator[tuple[Mention, Mention, bool]]:
    """The nouns for one person that act in a sentence, with the name that acts in the next, or in the one behind it (False)."""
    nouns = {m.head: m for m in mentions if m.kind == "nominal" and m.provenance.reasons[:1] == (PERSON,)}
    names = {m.head: m for m in mentions if m.kind == "name" and m.label == "PER" and m.refers_to is None}
    acting = [_acting(s) for s in (doc.sents if doc is not None else ()) if s.text.strip()]
    for at, subject in enumerate(acting):
        noun = nouns.get(subject.idx) if subject is not None and subject.tag_ in ("NN", "NNP") else None
        if noun is None or noun.refers_to is not None:
            continue
        behind = ((step, names.get(t.idx)) for step, t in enumerate(acting[at + 1 : at + 3]) if t is not None)
        yield from ((noun, name, step == 0) for step, name in behind if name is not None)


def _acting(sentence: Span) -> Token | None:
    """Who alone acts in the main clause."""
    subject = next((t for t in sentence.root.children if t.dep_ in ("nsubj", "nsubj:pass")), None)
    return None if subject is None or any(c.dep_ == "conj" for c in subject.children) else subject


def _sent_elsewhere(text: str, noun: Mention, name: Mention) -> bool:
    """The ambassador to Kenya is not "Luis Prado, the ambassador to Norway"."""
    one, other = _TO.search(text[noun.span.start : noun.span.end + AROUND]), _TO.search(text[name.span.end :][:AROUND])
    return one is not None and other is not None and one[1] != other[1]


def _beside(text: str, name: Mention) -> frozenset[str]:
    """The words of the titles beside a name."""
    lead = text[max(0, name.span.start - AROUND) : name.span.start].rsplit("\n", 1)[-1].rsplit(". ", 1)[-1]
    tail = text[name.span.end : name.span.end + AROUND]
    tail = tail.split(",")[1] if tail.startswith(", ") else ""
    titles = [t for part in (lead, tail) for t in titles_in(part) if not (t.honorific or t.modifier)]
    return frozenset(word for t in titles for word in t.words.lower().split())


def _presented(text: str, name: Mention) -> bool:
    """Whether a name is followed by who that is: "Lena Holf, of the opposition, says"."""
    return text[name.span.end : name.span.end + 2] == ", "


def _may_be(reading: Reading, words: str, titles: frozenset[str], who: Who) -> bool:
    """Whether a noun may stand for the person named behind it."""
    own = [t for t in reading.titles if not (t.honorific or t.modifier)]
    if reading.kin or (own and all(t.generic and t.default for t in own)):
        return False
    group = group_in(words)
    kind = group[0] if group is not None else reading.sector
    return (
        not titles
        or not titles.isdisjoint(words.lower().split())
        or (kind == who.sector and kind not in (None, SHARED))
    )
