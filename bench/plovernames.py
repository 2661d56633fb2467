"""Our event types in the names of other tables, and the one event of a sentence that a table's line means. In: a read sentence. Out: names.

The tables' authors wrote by older drafts of PLOVER: CONCEDE and RETREAT are one (YIELD), and what is only planned is coded by the rule of
PLOVER's manual that we leave to exports: an act of cooperation to come is AGREE, one of conflict to come is THREATEN, an act of
cooperation that somebody did not do is REJECT. Our record keeps the act and its status apart; the rule is applied here and nowhere else.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.frames.matching import match_verb
from regesta.extract.events.frames.nounmatching import match_noun
from regesta.extract.events.report import events
from regesta.extract.events.status.nouns import noun_status
from regesta.extract.events.status.verbs import verb_status
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.extract.statements.report import statements
from regesta.extract.times.report import times
from regesta.link.known.world import World
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document, EventMention

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
# Names of the gold records of 2016 (PLOVER 0.5b1) and of the PLV table, and what they are called now.
OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", **YIELD}
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1"),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), "2"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4"),
}
TO_COME = ("planned", "possible")
# Where PLOVER 2.0 has moved an act since: the older type by our subtype, with its code in CAMEO2PLOVER-2021.txt.
MOVED = {
    "conviction": "ACCUSE",  # 116, find guilty
    "sanctions": "COERCE",  # 163, impose embargo, boycott or sanctions
    "suspension": "SANCTION",  # 162 stop aid, 164 halt negotiations, 161 reduce relations
    "ban": "COERCE",  # 163, and 172 for bans at home
}
FORMAL = ("{deal}=O", "{treaty}=O")  # frames of an agreement that was reached: 057, sign formal agreement, SUPPORT
LOOSE = ("consensus", "understanding", "compromise")  # what is agreed and not signed
SAYING = frozenset({"say", "announce", "tell", "state", "declare", "report", "claim", "add", "insist"})
NEAR = 2  # edges of the tree from the verb where both meet, for an event in which neither takes part; a choice


def named(event: EventMention) -> str:
    """One of our events in the names of the older tables."""
    frame = next((reason for reason in event.provenance.reasons if reason.startswith("frame: ")), "")
    told = f"{event.trigger.text} {event.object.text if event.object is not None else ''}".lower()
    formal = event.subtype == "agreement" and any(words in frame for words in FORMAL)
    formal = formal and not any(word in told for word in LOOSE)
    if event.subtype == "restriction" and "blockade" in told:
        return old_name("ASSAULT", event.status, None)  # 191, impose blockade
    return old_name("SUPPORT" if formal else event.type, event.status, event.subtype)


def old_name(kind: str, status: str | None, subtype: str | None) -> str:
    """Our type, status and subtype as the one name that the older tables give the act."""
    name = MOVED.get(subtype or "", YIELD.get(kind, kind))
    quad = QUADS[name]
    if status in TO_COME and quad in "12":
        return "AGREE"
    if status in TO_COME and quad == "4":
        return "THREATEN"
    if status == "not_happened" and quad in "12":
        return "REJECT"
    return name


def read_sentence(text: str, nlp: Language, world: World) -> tuple[Doc, tuple[EventMention, ...]]:
    """A sentence through the stages up to its events, as the pipeline does it, with no date."""
    doc = nlp(text)
    return doc, read_doc(doc, text, world)


def read_doc(doc: Doc, text: str, world: World) -> tuple[EventMention, ...]:
    """The same of a sentence that the model has read."""
    document = Document(id="bench", source="bench", sha256="0", text=text, language="en")
    found = resolve(document, doc, mentions(document, doc, known=world.known_names()))
    return events(document, doc, found, times(document, doc), statements(document, doc, found))


# --- the event that a line means ---


def meeting_point(doc: Doc, source: tuple[int, int] | None, target: tuple[int, int] | None) -> Token | None:
    """The word under which both hang: the root verb between them. With one of the two only, the verb above it."""
    ends = [span.root for at in (source, target) if at is not None and (span := _words(doc, at)) is not None]
    if not ends:
        return next((sentence.root for sentence in doc.sents), None)
    first, last = ends[0], ends[-1]
    above = [last, *last.ancestors] if first != last else list(last.ancestors)
    shared = set(above) & {first, *first.ancestors} if first != last else set(above)
    point = next((token for token in above if token in shared), first)
    if point in (first, last) and point.head is not point:  # one names the other's owner: the verb over both
        point = point.head
    while lemma(point) in SAYING:  # who says that he did it: the verb of what was done
        inside = [c for c in children(point, "ccomp") if last in c.subtree and c.pos_ in ("VERB", "ADJ", "NOUN")]
        if not inside:
            break
        point = inside[0]
    return point


def _words(doc: Doc, at: tuple[int, int]) -> Span | None:
    return doc.char_span(*at, alignment_mode="expand")


def steps(left: Token, right: Token) -> int:
    """How many edges of the tree lie between two words; 99 in two sentences."""
    up = {token.i: at for at, token in enumerate([left, *left.ancestors])}
    for at, token in enumerate([right, *right.ancestors]):
        if token.i in up:
            return at + up[token.i]
    return 99


def chosen(
    doc: Doc,
    found: Sequence[EventMention],
    source: tuple[int, int] | None,
    target: tuple[int, int] | None,
) -> EventMention | None:
    """The event that connects source and target, or the one nearest the word where they meet; none that is far from both."""
    point = meeting_point(doc, source, target)

    def worth(event: EventMention) -> tuple[int, int, int]:
        actors, others = [p.span for p in event.actors], [p.span for p in event.recipients]
        others += [event.object, event.place.span if event.place is not None else None]
        near_source = _among(actors, source) or _among(others, source)
        right_way = _among(actors, source) and (_among(others, target) or not event.recipients)
        joined = near_source and (_among(others, target) or _among(actors, target))
        trigger = _words(doc, (event.trigger.start, event.trigger.end))
        away = 99 if trigger is None or point is None else steps(trigger.root, point)
        return (2 * joined + near_source + right_way, -away, -event.trigger.start)

    best = max(found, key=worth, default=None)
    if best is None or source is None:
        return best
    joined, away, _ = worth(best)
    return best if joined or -away <= NEAR else None


def _among(spans: Iterable[object], at: tuple[int, int] | None) -> bool:
    return at is not None and any(
        getattr(span, "start", at[1]) < at[1] and at[0] < getattr(span, "end", at[0]) for span in spans
    )


# --- where no event was found ---


def by_frame(point: Token | None) -> str | None:
    """The name that a lexicon line gives to a word for its type alone, though its parties were not found."""
    if point is None:
        return None
    tried = [point, *children(point, "obj", "xcomp", "ccomp", "nsubj:pass", "obl", "conj", "nsubj")]
    for word in tried:
        index, verbal = frame_index(), word.pos_ == "VERB"
        if verbal:
            fits = [match_verb(word, f, lambda _: True) for f in index.verbs.get(lemma(word), ())]
        else:
            fits = [match_noun(word, f, lambda _: True) for f in index.nouns.get(lemma(word), ())]
        best = max((m for m in fits if m is not None), key=lambda m: m.weight, default=None)
        if best is not None:
            status = (verb_status(word) if verbal else noun_status(word))[0]
            return old_name(best.sense.type, status, best.sense.subtype)
    return by_lemma(point)


@cache
def lemma_types() -> dict[str, str]:
    """Verb to the type of its first line in the lexicon: the lexicon without its frames."""
    index = frame_index().verbs
    plain = {verb: [f for f in frames if all(s.clause != "must" for s in f.slots)] for verb, frames in index.items()}
    return {verb: old_name(f[0].sense.type, "happened", f[0].sense.subtype) for verb, f in plain.items() if f}


def by_lemma(point: Token | None) -> str | None:
    """The floor's reading: the type of the verb where both meet, whatever stands around it."""
    return None if point is None else lemma_types().get(lemma(point))


# --- counting ---


def macro_f1(pairs: Sequence[tuple[str, str | None]]) -> float:
    """Mean F1 over the names that the right side has; None counts against recall only."""
    names = sorted({right for right, _ in pairs})
    return sum(_f1(pairs, name) for name in names) / len(names) if names else 0.0


def _f1(pairs: Sequence[tuple[str, str | None]], name: str) -> float:
    hit = sum(right == name == ours for right, ours in pairs)
    all_ = sum(right == name for right, _ in pairs) + sum(ours == name for _, ours in pairs)
    return 2 * hit / all_ if all_ else 0.0


def quad(name: str | None) -> str | None:
    """The quad class of a name."""
    return None if name is None else QUADS.get(name)


def spread(items: Sequence[object], sample: int | None) -> list[int]:
    """Positions of about `sample` items, evenly over all."""
    every = max(1, len(items) // sample) if sample else 1
    return list(range(0, len(items), every))
