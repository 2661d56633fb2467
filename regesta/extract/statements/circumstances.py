"""When, where, on what occasion and by what means something was said. In: a document's statements and times. Out: the same, filled in.

"Karl Zenda told reporters at a press conference in Lima on Monday": the words that stand beside the cue, outside what was said and
outside who said it. Occasions and media are lines of `lexicons/cues/occasions.yaml`; "an interview with the Wire" and "a letter to the
council" name whom it was said to.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from regesta.errors import LexiconError
from regesta.extract.statements.cues import lemma
from regesta.extract.statements.parties import party
from regesta.extract.statements.speakers import Source, token_at
from regesta.extract.statements.voices import told_outlet
from regesta.lexicons import lexicon
from regesta.records import Document, Mention, Party, PlaceRef, Span, Statement, TimeSpan

NOT_WHEN = frozenset("since until till by for before after from to than between".split())
WHERE = frozenset({"in", "at", "from", "near", "outside"})
BEFORE = frozenset("in at on during from near outside by via over last late early".split())
STOPS = frozenset("who which whose where when while because as although though if whether that".split())
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"})


class Circumstance(NamedTuple):
    """A line of the lexicon: occasion or medium, the prepositions that lead to it, and the one that leads to whom it was said to."""

    kind: str
    at: frozenset[str]
    told: str
    name: bool
    verb: bool
    example: str


@cache
def lines() -> dict[str, Circumstance]:
    """Nouns and names of occasions and media."""
    made = {}
    for word, line in lexicon("cues/occasions").items():
        if not isinstance(line, dict) or not line.get("example") or line.get("is") not in ("occasion", "medium"):
            raise LexiconError(
                f"cues/occasions.yaml: {word!r} needs `is` and an example sentence. Add them and run again."
            )
        made[str(word)] = Circumstance(
            kind=line["is"], at=frozenset(str(line.get("at", "")).split()), told=line.get("told", ""),
            name=bool(line.get("name")), verb=bool(line.get("verb")), example=line["example"],
        )  # fmt: skip
    return made


def circumstances(
    document: Document,
    doc: Doc,
    statements: Sequence[Statement],
    times: Sequence[TimeSpan],
    mentions: tuple[Mention, ...],
) -> tuple[Statement, ...]:
    """The statements with occasion, medium, date and place of saying, and with whom an interview or letter names.

    Args:
        document: the report.
        doc: its parsed text.
        statements: its statements, in any order.
        times: its times.
        mentions: its mentions, for the names of places and of those spoken to.
    """
    made = []
    for one in statements:
        if one.cue is not None:
            beside = list(_beside(doc, one, statements))
            one = _with_phrases(document, one, beside, mentions)
            one = one if one.medium is not None else replace(one, medium=_carrier(document, doc, one))
            one = replace(one, time=one.time or _when(one, beside, times), place=_where(one, beside, mentions))
            one = _addressee_alone(document, one)
        made.append(one)
    return tuple(made)


def _beside(doc: Doc, one: Statement, all_: Sequence[Statement]) -> Iterator[list[Token]]:
    """The words of the reporting clause behind the cue, and those that open the sentence ("In a letter, Max Holf said")."""
    if one.cue is None:
        return
    sentence = [t for t in token_at(doc, one.cue.start).sent if not t.is_space]
    others = [s.cue for s in all_ if s.cue is not None and s.cue != one.cue]
    closed = [*one.content, *others, *(span for s in all_ for span in s.content if not _within(one.cue, span))]
    said_by = one.speaker.span if one.speaker else None
    behind: list[Token] = []
    for token in (t for t in sentence if t.idx >= one.cue.end):
        if said_by is not None and _inside(token, said_by):
            continue
        if any(_inside(token, span) for span in closed) or _ends(token):
            break
        behind.append(token)
    yield behind
    first = min(
        [one.cue.start, *(span.start for span in (*closed, *([said_by] if said_by else [])) if _meets(sentence, span))]
    )
    ahead = [t for t in sentence if t.idx < first]
    if ahead and not any(_finite(t) or t.lower_ in STOPS for t in ahead):
        yield ahead


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.idx < span.end


def _meets(sentence: list[Token], span: Span) -> bool:
    return sentence[0].idx <= span.start <= sentence[-1].idx


def _finite(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])


def _ends(token: Token) -> bool:
    return token.text in (";", ":", "“", '"', "«") or token.lower_ in STOPS or _finite(token)


# -- occasion and medium ---------------------------------------------------------------------------------------------------------


def _with_phrases(
    document: Document, one: Statement, beside: list[list[Token]], mentions: tuple[Mention, ...]
) -> Statement:
    """The statement with the first occasion and the first medium named beside its cue."""
    for tokens in beside:
        for k, token in enumerate(tokens):
            found = _phrase(tokens, k) if token.pos_ in ("ADP", "SCONJ") else None
            if found is None:
                continue
            line, first, last, told = found
            end = told.end if told else last.idx + len(last.text.rstrip("."))
            span = document.span(first.idx, end)
            if line.kind == "occasion" and one.occasion is None:
                one = replace(one, occasion=span)
            elif line.kind == "medium" and one.medium is None:
                one = replace(one, medium=span)
            if told is not None and one.addressee is None:
                one = _told(document, one, party(document, told, mentions))
    return one


def _addressee_alone(document: Document, one: Statement) -> Statement:
    """ "Told reporters at a briefing on Monday": the occasion, day and place are no part of the name of those who were told."""
    to, span = one.addressee, one.addressee.span if one.addressee else None
    if to is None or span is None or to.name != span.text:
        return one
    apart = [
        part for part in (one.occasion, one.medium, one.time and one.time.said, one.place and one.place.span) if part
    ]
    first = min((part.start for part in apart if span.start < part.start < span.end), default=span.end)
    words = span.text[: first - span.start].rstrip()
    cut = words.rpartition(" ")[0] if words.rpartition(" ")[2] in BEFORE else words
    if first == span.end or not cut:
        return one
    short = document.span(span.start, span.start + len(cut))
    return replace(one, addressee=replace(to, name=short.text, span=short))


def _told(document: Document, one: Statement, to: Party) -> Statement:
    if one.speaker is not None and to.span == one.speaker.span:
        return one
    one = replace(one, addressee=to)
    return replace(
        one, by=(*one.by, *(p for p in told_outlet(document, one) if p.name not in {b.name for b in one.by}))
    )


def _phrase(tokens: list[Token], k: int) -> tuple[Circumstance, Token, Token, Source | None] | None:
    """The line that the noun phrase behind a preposition belongs to, its first and last word, and whom it names."""
    run = _run(tokens, k + 1)
    for n in range(len(run) - 1, -1, -1):
        line = _line(run[: n + 1])
        if line is not None and tokens[k].lower_ in line.at:
            at = tokens.index(run[n]) + 1
            told = _run(tokens, at + 1) if line.told and at < len(tokens) and tokens[at].lower_ == line.told else []
            told = [t for t in told if not t.is_punct]
            return line, run[0], run[n], _source(told) if told else None
    return None


def _run(tokens: list[Token], at: int) -> list[Token]:
    """The words of a noun phrase from its first word on, without what hangs behind its noun."""
    run: list[Token] = []
    for token in tokens[at:]:
        hyphen = token.text in ("-", "–") and bool(run) and not run[-1].whitespace_
        name_goes_on = token.lower_ in ("and", "&", "of") and bool(run) and run[-1].ent_type_ == token.ent_type_ != ""
        known = bool(run) and token.lower_ in lines()  # whatever the tagger makes of "its Telegram account"
        if token.pos_ not in NOMINAL and not hyphen and not name_goes_on and not known and not _participle(token, run):
            break
        run.append(token)
    return run


def _participle(token: Token, run: list[Token]) -> bool:
    """ "a joint, televised address": a participle before the noun."""
    return token.pos_ == "VERB" and token.dep_ == "amod" and bool(run)


def _line(run: list[Token]) -> Circumstance | None:
    """The line of the lexicon for a noun phrase, by its last word, or by all of them where it is a name."""
    words = " ".join(t.lower_ for t in run).rstrip(".")
    named = lines().get(words)
    if named is not None and named.name:
        return named if run[0].text[:1].isupper() else None
    word = run[-1].lower_
    tight = word
    for token in reversed(run[:-1]):  # "op-ed" is three words to the reader
        if token.whitespace_:
            break
        tight = token.lower_ + tight
    forms = (tight, word, word.removesuffix("s"), run[-1].lemma_.lower())
    found = next((lines()[form] for form in forms if form in lines()), None)
    return found if found is not None and not found.name and run[-1].pos_ in ("NOUN", "PROPN", "VERB") else None


def _source(run: list[Token]) -> Source:
    inside = {t.i for t in run}
    nouns = [t for t in run if t.pos_ in ("NOUN", "PROPN", "PRON")] or run
    head = next((t for t in nouns if t.head.i not in inside), nouns[-1])
    return Source(head, run[0].idx, run[-1].idx + len(run[-1]))


def _carrier(document: Document, doc: Doc, one: Statement) -> Span | None:
    """ "Issued a statement saying", "tweeted": the noun that the cue hangs on, or the cue itself."""
    if one.cue is None:
        return None
    cue = [t for t in token_at(doc, one.cue.start).sent if one.cue.start <= t.idx < one.cue.end]
    if any(t.pos_ == "VERB" and (line := lines().get(lemma(t))) is not None and line.verb for t in cue):
        return one.cue
    noun = next((t.head for t in cue if t.dep_ == "acl"), None)
    if noun is None or noun.pos_ != "NOUN" or (one.speaker and one.speaker.span and _inside(noun, one.speaker.span)):
        return None
    line, first = _line([noun]), noun.left_edge
    return document.span(first.idx, noun.idx + len(noun)) if line and line.kind == "medium" else None


# -- when and where --------------------------------------------------------------------------------------------------------------


def _when(one: Statement, beside: list[list[Token]], times: Sequence[TimeSpan]) -> TimeSpan | None:
    """The time named beside the cue, the nearest behind it first."""
    for tokens in beside:
        at = {t.idx: k for k, t in enumerate(tokens)}
        for time in sorted((t for t in times if t.said is not None), key=lambda t: t.said.start if t.said else 0):
            k = at.get(time.said.start) if time.said else None
            if k is None or time.grain == "open":
                continue
            before = tokens[k - 1].lower_ if k else ""
            if before not in NOT_WHEN and tokens[k].lower_ not in NOT_WHEN:
                return time
    return None


def _where(one: Statement, beside: list[list[Token]], mentions: Sequence[Mention]) -> PlaceRef | None:
    """The place named beside the cue: "in Lima"; not that of a noun there ("a spokesman in Lima", "the war in Lima")."""
    named = [m for m in mentions if m.kind == "name" and m.label == "LOC"]
    said_by = one.speaker.span if one.speaker else None
    for tokens in beside:
        for k, token in enumerate(tokens):
            run = _run(tokens, k + 1) if token.pos_ == "ADP" and token.lower_ in WHERE else []
            place = next((m for m in named if run and m.span.end == run[-1].idx + len(run[-1])), None)
            place = place or next((m for m in named if run and run[0].idx <= m.span.start <= run[0].idx + 4), None)
            if place is None or any(_line(run[: n + 1]) for n in range(len(run))):
                continue
            above = next((a for a in run[-1].ancestors if a not in run), None)
            if above is not None and said_by is not None and _inside(above, said_by):
                continue
            if above is not None and above.pos_ in ("NOUN", "PROPN") and not _hosts(above, tokens):
                continue
            return PlaceRef(name=place.span.text, span=place.span)
    return None


def _hosts(noun: Token, tokens: list[Token]) -> bool:
    """Whether a place behind this noun is where it was said: an occasion, or those who were told ("told reporters in Lima")."""
    line = _line([noun])
    return (line is not None and line.kind == "occasion") or (noun in tokens and noun.dep_ in ("obj", "iobj"))
