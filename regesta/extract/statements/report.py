"""Statements of one report. In: a document, its parsed Doc and its mentions. Out: one Statement for each act of reporting.

Of all attributions those stay that report words of somebody: actual (not "may say"), not denied to have been said, with content that
can be true or done. Who speaks is a Party with the name's span, linked later; on whose word in turn stands in `by`.
"""

import re

from spacy.tokens import Doc, Token

from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.actsof import MARKS, act_of, manner_of, score_of
from regesta.extract.statements.attributions import Attribution, indirect
from regesta.extract.statements.carried import carried
from regesta.extract.statements.cues import text_of
from regesta.extract.statements.direct import direct
from regesta.extract.statements.following import announced
from regesta.extract.statements.parties import party
from regesta.extract.statements.speakers import phrase, token_at
from regesta.extract.statements.taken import taken_as
from regesta.extract.statements.takenup import speaker_in_full
from regesta.extract.statements.transcripts import headline_sources, spoken_lines
from regesta.extract.statements.voices import chain, told_outlet
from regesta.lexicons import word_set
from regesta.records import Document, Mention, Party, Provenance, Span, Statement, record_id

MADE_BY = "extract.statements 1"
UNREAD = frozenset({"caption", "credit", "boilerplate", "leftover", "dateline"})
PROPOSITION = frozenset(
    {
        "that",
        "to",
        "ing",
        "quote",
        "o:inf",
        "o:of",
        "o:for",
        "o:as",
        "o:with",
        "o:on",
        "o:about",
        "o:at",
        "pred",
        "phrase",
        "adverb",
        "colon",
    }
)
PLAIN_OBJECT = frozenset({"demand", "request", "warn", "threaten", "propose"})
IMPERSONAL = word_set("cues/words", "impersonal")
EMPTY_OBJECTS = frozenset(
    {"it", "this", "that", "them", "nothing", "him", "her", "so", "which", "what", "these", "those", "any"}
)
DENIALS = word_set("cues/words", "denials")
POINTING = frozenset({"this", "that", "these", "those", "what"})
FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "myself", "ourselves"})
_THAT = re.compile(r"that[\s,]+(?!(?:is|was|has|had|will|would|can|could|should|may|might)\b)", re.IGNORECASE)


def statements(document: Document, doc: Doc, mentions: tuple[Mention, ...]) -> tuple[Statement, ...]:
    """Reported speech in one report, in reading order.

    Args:
        document: the report; captions, credits and boilerplate among its parts are not read.
        doc: its text as the reading model parsed it.
        mentions: its mentions, for the names of speakers.
    """
    spoken = (*spoken_lines(document, doc), *headline_sources(document, doc))
    found = [
        a
        for a in direct(doc, indirect(doc))
        if not any(b.covers(*a.spans[0]) for b in spoken if not a.cue or b.covers(*a.cue))
    ]
    kept = [a for a in (*found, *spoken, *announced(document, doc)) if _belongs(a) and _read(document, a)]
    made = [(a, _statement(document, a, mentions)) for a in _without_doubles(kept)]
    made = [(a, statement) for a, statement in made if statement.content]
    return carried(document, doc, _with_chains(document, made, mentions))


def _read(document: Document, a: Attribution) -> bool:
    at = a.cue[0] if a.cue else a.spans[0][0]
    return not any(part.start <= at < part.end for part in document.parts if part.kind in UNREAD)


def _belongs(a: Attribution) -> bool:
    """Whether an attribution is an act of speech that a record should hold."""
    kind, frame = a.entry.kind, a.frame
    if a.negated or a.unreal or not a.entry.register:
        return False
    if a.source is not None and a.entry.word in ("quote", "cite") and a.source.token.lower_ in FIRST_PERSON:
        return False  # "and I am quoting"
    if a.source is not None and a.source.token.lower_ in POINTING and a.source.token.pos_ in ("PRON", "DET"):
        return False  # "does this imply that ...": what implies it is no speaker
    if frame == "np" and a.entry.word in ("call on", "call upon"):
        return False  # a visit, or a call whose content stands elsewhere
    if a.source is None and kind == "say" and a.token is not None and a.token.tag_ == "VB" and not a.quoted:
        return False  # "thank you", "tell me about it"
    if _gerund_of_a_noun(a):
        return False  # "beyond the level of expressing concern": nobody has said it here
    if a.source is not None and a.source.token.lower_ in ("you", "your", "'s", "’s") and frame != "quote":
        return False  # "you have shown that", "let's assume": nobody's words
    if frame == "pred" and a.token is not None and a.token.dep_.startswith("acl") and not _own_subject(a.token):
        return False  # "the sea, called the East Sea in both states": a name
    if kind in ("say", "phrase", "adverb"):
        return bool(a.quoted) or frame in PROPOSITION or _act_frame(a)
    if kind == "noun":
        return frame == "that" or (a.source is not None and (frame.startswith("p:") or frame == "inf"))
    if kind in ("think", "adjective", "show"):
        return frame in ("that", "quote") if a.source is not None else a.entry.word in IMPERSONAL
    return False


def _gerund_of_a_noun(a: Attribution) -> bool:
    token = a.token
    if token is None or token.tag_ != "VBG" or a.frame in ("that", "to", "quote"):
        return False
    return token.head.pos_ == "NOUN" and any(child.dep_ in ("mark", "case") for child in dependents(token))


def _own_subject(token: Token) -> bool:
    return any(
        child.dep_.startswith("nsubj") and child.lower_ not in ("which", "that", "who") for child in dependents(token)
    )


def _act_frame(a: Attribution) -> bool:
    """Content that is a thing or a deed: only where the verb names what is done with it."""
    if a.frame == "inf":
        return (
            a.entry.act in ("promise", "threaten", "propose", "demand", "request", "confirm") or a.entry.word == "claim"
        )
    if a.frame == "np":
        return (
            a.source is not None
            and (a.entry.thing or a.entry.act != "assert" or _quotes_in(a) or _counts(a))
            and (not _pronoun_only(a) or (a.entry.word in DENIALS and a.cue is not None))
        )
    if a.frame in ("p:of", "p:to", "p:on") and a.source is not None and (_counts(a) or _quotes_in(a)):
        return a.entry.kind == "say"  # "spoke of 14 ships", "drew attention to 17 cases"
    return (
        a.frame in ("p:of", "p:against", "p:for", "p:to", "p:about")
        and a.entry.act in PLAIN_OBJECT
        and a.source is not None
    )


def _quotes_in(a: Attribution) -> bool:
    """Whether the content has words in quotation marks."""
    text = text_of(a.source.token.doc) if a.source else ""
    return any(mark in text[start:end] for start, end in a.spans for mark in '“”"„«')


def _counts(a: Attribution) -> bool:
    """Whether the content gives a number: "spoke of 14 ships" is a claim, "spoke of the ships" none."""
    if a.source is None or a.entry.kind != "say":
        return False
    start, end = a.spans[0][0], a.spans[-1][1]
    return any(t.pos_ == "NUM" and not t.ent_type_ and start <= t.idx < end for t in a.source.token.sent)


def _pronoun_only(a: Attribution) -> bool:
    """ "Nobody has confirmed it", "conceded nothing"."""
    words = text_of(a.source.token.doc)[a.spans[0][0] : a.spans[-1][1]].lower() if a.source else ""
    return words in EMPTY_OBJECTS or words.startswith(("these ", "this ", "that ", "those ", "such "))


def _without_doubles(kept: list[Attribution]) -> list[Attribution]:
    """One attribution for each act: of two with the same source on the same content, the one with the wider content."""
    out: list[Attribution] = []
    for a in sorted(kept, key=lambda x: -sum(end - start for start, end in x.spans)):
        twin = next((b for b in out if _same_act(a, b)), None)
        if twin is None:
            out.append(a)
    return sorted(out, key=lambda x: (min(start for start, _ in x.spans), x.cue or (0, 0)))


def _same_act(a: Attribution, b: Attribution) -> bool:
    """ "issued a statement saying that": two cues, one act."""
    if a.cue and b.cue and a.cue != b.cue and not (a.cue[0] < b.cue[1] and b.cue[0] < a.cue[1]):
        same = a.source and b.source and a.source.token.i == b.source.token.i
        return bool(same) and a.spans == b.spans
    return any(s[0] < t[1] and t[0] < s[1] for s in a.spans for t in b.spans) or (a.cue is not None and a.cue == b.cue)


def _statement(document: Document, a: Attribution, mentions: tuple[Mention, ...]) -> Statement:
    speaker = None if a.source is None else party(document, a.source, mentions)
    content = tuple(
        span for start, end in a.spans if (span := _exact(document, a, *_inside_parts(document, start, end)))
    )
    cue = document.span(*a.cue) if a.cue else None
    told = party(document, phrase(a.addressee), mentions) if a.addressee is not None else None
    thing = (a.frame == "np" or a.frame[:2] == "p:") and a.entry.act not in ("praise", "congratulate")
    if thing and told and told.span and any(c.start <= told.span.start < c.end for c in content):
        told = None  # "requested a cut in power": the thing asked for is nobody
    first = content[0].start if content else a.spans[0][0]
    return Statement(
        id=record_id("statement", document.id, first, cue.start if cue else None, speaker.name if speaker else None),
        document=document.id,
        content=content,
        manner=manner_of(document.text, a, content),
        act=act_of(document.text, a),
        provenance=Provenance(made_by=MADE_BY, score=score_of(a), reasons=_reasons(a)),
        speaker=speaker,
        cue=cue,
        addressee=told,
        taken_as=taken_as(a),
    )


def _inside_parts(document: Document, start: int, end: int) -> tuple[int, int]:
    """A stretch without the dateline or other part that it begins in."""
    for part in document.parts:
        if part.kind in UNREAD and part.start <= start < part.end < end:
            start = part.end
            while start < end and not document.text[start].isalnum() and document.text[start] not in MARKS:
                start += 1
    return start, end


def _exact(document: Document, a: Attribution, start: int, end: int) -> Span | None:
    """The words said: a quotation without its marks, a clause without "that"."""
    text = document.text
    if (start, end) in a.quoted or any(q == (start, end) for q in a.quoted):
        while start < end and (text[start] in MARKS or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
            end -= 1
    elif (match := _THAT.match(text, start, end)) and a.frame in ("that", "to", "phrase") and not _pointing(a, start):
        start = match.end()
        if (
            text[start] in MARKS
            and text[end - 1] in MARKS
            and not any(mark in text[start + 1 : end - 1] for mark in '“”"')
        ):
            start, end = start + 1, end - 1
    return document.span(start, end) if end > start else None


def _pointing(a: Attribution, start: int) -> bool:
    """ "I think that inspired me": "that" is the subject of what is said."""
    token = token_at(a.token.doc, start) if a.token is not None else None
    return token is not None and token.lower_ == "that" and (token.pos_ == "PRON" or token.dep_.startswith("nsubj"))


def _reasons(a: Attribution) -> tuple[str, ...]:
    marks = [f"cue: {a.entry.word}, {a.frame}"] if a.entry.word else []
    if a.entry.truth != "neutral":
        marks.append(f"cue implies: {a.entry.truth}")
    if a.entry.strength != "plain":
        marks.append(f"strength: {a.entry.strength}")
    return (*marks, *a.reasons)


def _with_chains(
    document: Document, made: list[tuple[Attribution, Statement]], mentions: tuple[Mention, ...]
) -> tuple[Statement, ...]:
    """Fill `by`, and let "I" and "we" inside a quotation be its speaker."""
    from msgspec.structs import replace

    plain = tuple(statement for _, statement in made)
    out: list[Statement] = []
    for a, statement in made:
        around = chain(plain, statement)
        if (
            statement.speaker
            and statement.speaker.name.lower() in FIRST_PERSON
            and any(s.manner != "indirect" for s in around)
        ):
            continue  # the speaker's own words inside a quotation: they are in it already
        if a.told_by:
            around = (
                *around,
                *(s for s in plain if s.cue and (s.cue.start, s.cue.end) == a.told_by and s not in around),
            )
        by: tuple[Party, ...] = tuple(s.speaker for s in around if s.speaker)
        speaker = speaker_in_full(document, statement, out, mentions)
        out.append(replace(statement, speaker=speaker, by=(*by, *told_outlet(document, statement))))
    return tuple(out)
