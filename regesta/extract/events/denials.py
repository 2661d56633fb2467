"""Acts denied in other words than they were told in. In: acts, their tree, statements. Out: the acts, the denied ones with them.

"... opened fire, the ministry said. The army denied that its men had fired": what is denied is the act told before, with its parties, on
the army's word. So are "denied it", "which Oslo denies", "a charge the army denied", "denied any delay". A denial names its act by a
word that can tell that kind of act, or by none; then it is of the act told right before.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import FrameIndex
from regesta.extract.events.parties.words import Reader
from regesta.extract.events.status.words import negated, words
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, understood_subject
from regesta.extract.statements.voices import voice
from regesta.lexicons import word_set
from regesta.records import EventMention, Provenance, Statement, record_id

FAR = 3  # sentences back in which the act may stand that a denial names by a word; a choice
MADE_BY = "extract.denials 1"
DENYING = word_set("acts/courses", "denying")
DEEDS = frozenset(
    {
        "ASSAULT",
        "COERCE",
        "MOBILIZE",
        "RETREAT",
        "SANCTION",
        "AID",
        "PROTEST",
        "COOPERATE",
        "CONSULT",
        "SUPPORT",
        "AGREE",
    }
)
POINTED = frozenset({"it", "this", "that", "which", "them", "these"})
TELLING_NOTHING = word_set("acts/courses", "telling_nothing")
DENIES = "denies "  # reason by which the joining knows the act; its id follows
AS_A_PLAN = "denied as a plan"  # reason by which the joining knows that nothing done is denied
REFUSALS = ("denial", "rejection")


def with_denials(
    reader: Reader, found: Sequence[EventMention], statements: Sequence[Statement], index: FrameIndex
) -> list[EventMention]:
    """The acts with those that are denied; that somebody denies stays an act of its own beside them, as it was read."""
    told = sorted(found, key=lambda one: (one.trigger.start, one.id))
    made: list[EventMention] = []
    for verb in _denying(reader):
        inside = _content(verb)
        if any(one.status == "denied" and _within(one, inside) for one in told):
            continue  # it is told in full
        named = _named(verb)
        act = _meant(reader, verb, named, told, index)
        if act is not None:
            at = next((token for token in named if _one_kind(act, token, index)), verb)
            made.append(_denied(reader, verb, at, act, statements))
    return [*told, *made]


def _denying(reader: Reader) -> Iterator[Token]:
    for token in reader.doc:
        if token.pos_ != "VERB" or lemma(token) not in DENYING or negated(token) or reader.skipped(token):
            continue
        if not any(c.lower_ in ("would", "could", "might", "to") for c in children(token, "aux", "mark")):
            yield token


def _content(verb: Token) -> list[Token]:
    """The words that say what is denied."""
    heads = children(verb, "ccomp", "xcomp", "obj", "obl")
    return sorted({token for head in heads for token in head.subtree}, key=lambda token: token.i)


def _within(one: EventMention, inside: Sequence[Token]) -> bool:
    return any(token.idx == one.trigger.start for token in inside)


def _named(verb: Token) -> list[Token]:
    """The words of a denial that can name an act: the verb of its clause, and what that verb is about; not who is to have done it."""
    heads = [t for child in children(verb, "ccomp", "xcomp", "obj") for t in (child, *children(child, "conj"))]
    things = [t for head in heads for t in children(head, "obj", "nsubj:pass")]
    things += [t for head in heads if children(head, "expl") for t in children(head, "nsubj")]
    named = [t for t in (*heads, *things) if t.pos_ in ("NOUN", "VERB")]
    return [t for t in named if lemma(t) not in TELLING_NOTHING and lemma(t) not in words("claims")]


def _meant(
    reader: Reader, verb: Token, named: Sequence[Token], told: Sequence[EventMention], index: FrameIndex
) -> EventMention | None:
    """The act told before that a denial is of."""
    statuses = ("happened", "ongoing") if named else ("happened", "ongoing", "planned")
    before = [one for one in told if one.trigger.start < verb.idx and one.status in statuses]
    before = [one for one in before if one.type in DEEDS or (one.type == "REJECT" and one.subtype not in REFUSALS)]
    sentences = [sentence.start_char for sentence in reader.doc.sents]
    here = sentences.index(verb.sent.start_char)

    def back(one: EventMention) -> int:
        return here - sentences.index(one.sentence.start) if one.sentence.start in sentences else FAR + 1

    if named:
        near = [one for one in before if back(one) <= FAR and any(_one_kind(one, t, index) for t in named)]
        return near[-1] if near else None
    if not _points(verb):
        return None
    for distance in (0, 1):
        near = [one for one in before if back(one) == distance and one.actors]  # somebody is said to have done it
        own = [one for one in near if one.by] or [one for one in near if distance == 0]
        if own:
            return own[-1]
    return None


def _points(verb: Token) -> bool:
    """Whether a denial names its act by a word that points back: "denied it", "which it denies", "a charge the army denied"."""
    things = [*children(verb, "obj"), *([verb.head] if verb.dep_ == "acl:relcl" else [])]
    return any(t.lower_ in POINTED or lemma(t) in words("claims") for t in things)


def _one_kind(act: EventMention, token: Token, index: FrameIndex) -> bool:
    """Whether a word can tell the kind of an act, or is a word that the act was told in."""
    word = lemma(token)
    senses = [f.sense for f in (*index.verbs.get(word, ()), *index.nouns.get(word, ()))]
    if any((sense.type, sense.subtype) == (act.type, act.subtype) for sense in senses):
        return True
    forceful = act.type in ("ASSAULT", "COERCE")
    return token.lower_ in act.trigger.text.lower().split() or (forceful and any(s.type == act.type for s in senses))


def _denied(reader: Reader, verb: Token, at: Token, act: EventMention, statements: Sequence[Statement]) -> EventMention:
    document = reader.document
    span = document.span(at.idx, at.idx + len(at))
    by, statement = voice(statements, span.start, span.end)
    speaker = understood_subject(verb)
    if not by and speaker is not None:
        by = (reader.party(speaker),)
    return EventMention(
        id=record_id("event mention", document.id, span.start, act.type, act.subtype),
        document=document.id,
        sentence=document.span(verb.sent.start_char, verb.sent.end_char),
        trigger=span,
        type=act.type,
        subtype=act.subtype,
        status="denied",
        actors=act.actors,
        recipients=act.recipients,
        by=by,
        statement=statement,
        provenance=Provenance(
            made_by=MADE_BY,
            reasons=(
                f"frame: takes up {act.trigger.text!r}",
                f"{DENIES}{act.id}",
                f"status: under {verb.text!r}",
                *((AS_A_PLAN,) if act.status in ("planned", "possible") else ()),
                "time: that of the act denied",
            ),
        ),
    )
