"""Speech that a colon announces and no marks enclose. In: a document and its Doc. Out: attributions.

"The ministry issued the following statement:" as the first paragraph makes the rest of the report its words. "He went on: We must not
wait. ..." makes the rest of the paragraph his. "The message said:" at the end of a paragraph makes the paragraphs behind it the message's,
up to the one in which the report speaks of the message again.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from regesta.extract.events.printed import PRINTED
from regesta.extract.statements.attributions import Attribution
from regesta.extract.statements.cues import Cue, Entry, children, cues, lemma, text_of, verbs
from regesta.extract.statements.quotes import paragraphs
from regesta.extract.statements.speakers import WRITINGS, Source, phrase, source, token_at
from regesta.lexicons import word_set
from regesta.records import Document

ISSUED = Entry(
    word=PRINTED,
    kind="say",
    act="assert",
    frames=("quote",),
    example="The ministry issued the following statement:",
)
GIVING = word_set("cues/words", "giving")
GIVEN_OUT = WRITINGS | word_set("cues/words", "given_out")
END = re.compile(r"\s*(?:-0-|\(end\)|###|-30-)?\s*$", re.IGNORECASE)
WHICH_SAID = re.compile(r"\b(?:which|that) (?:said|says|reads?|states|stated)(?: as follows)?:\s*$")
READ = re.compile(r"\b(?:said|says|reads?|went on|continued|adding|added|as follows)(?: as follows)?:\s*$")
OPENING = "\"“„«‘'"
HEAD = 400  # characters that may stand before a text that is printed whole: a headline and a first paragraph (a choice)


def announced(document: Document, doc: Doc) -> Iterator[Attribution]:
    """Statements printed whole, and speech that runs on behind a colon to the end of its paragraph."""
    text, lines = text_of(doc), paragraphs(text_of(doc))
    whole = _whole(document, doc, text, lines)
    if whole is not None:
        yield whole
    else:
        yield from _read_out(document, doc, text, lines)
    behind: dict[tuple[int, int], Cue] = {}  # the cue nearest to each colon: "he said, and went on:"
    for cue in cues(doc):
        found = _run_on(cue, text, lines) if cue.entry.kind == "say" and "quote" in cue.entry.frames else None
        if found is not None:
            behind[found] = cue
    for found, cue in behind.items():
        whose = _speaker(cue)
        yield Attribution(cue.entry, (cue.start, cue.end), whose, (found,), "quote", cue.token, quoted=(found,))


def _speaker(cue: Cue) -> Source | None:
    """Who goes on: the cue's own subject, else whoever said what stands before it in the sentence ("he said, and went on:")."""
    if not children(cue.token, "nsubj"):
        for token in reversed([t for t in cue.token.sent if t.i < cue.token.i]):
            entry = verbs().get(lemma(token)) if token.pos_ == "VERB" else None
            if entry is not None and entry.kind == "say" and (subjects := children(token, "nsubj")):
                return phrase(subjects[0])
    return source(cue)


def _whole(document: Document, doc: Doc, text: str, lines: list[tuple[int, int]]) -> Attribution | None:
    """ "... issued the following statement:", and the paragraphs behind it."""
    for k, (start, end) in enumerate(lines[:4]):
        if start > HEAD or not text[start:end].rstrip().endswith(":") or k + 1 == len(lines):
            continue
        tokens = _tokens(doc, start, end)
        token = next((t for t in tokens if t.lower_ == "following" and lemma(t.head) in GIVEN_OUT), None)
        if token is None and WHICH_SAID.search(text, start, end):
            token = next((t for t in reversed(tokens) if lemma(t) in GIVEN_OUT), None)
        verb = next((t for t in token.ancestors if t.pos_ == "VERB" and lemma(t) in GIVING), None) if token else None
        if token is None or verb is None or text[lines[k + 1][0]] in OPENING:
            return None
        cue = Cue(ISSUED, verb, verb.idx, verb.idx + len(verb))
        told = [line for line in lines[k + 1 :] if not any(p.start <= line[0] < p.end for p in document.parts)]
        spans = [(a, a + len(END.sub("", text[a:b]))) for a, b in told]
        spans = [(a, b) for a, b in spans if b - a > 1]
        whose = source(cue)
        if not spans or whose is None:
            return None
        return Attribution(ISSUED, (cue.start, cue.end), whose, tuple(spans), "quote", verb, quoted=tuple(spans))
    return None


def _read_out(document: Document, doc: Doc, text: str, lines: list[tuple[int, int]]) -> Iterator[Attribution]:
    """ "The message said:", and the paragraphs behind it, up to one that speaks of the message."""
    at = 0
    while at + 1 < len(lines):
        start, end = lines[at]
        at += 1
        tokens = _tokens(doc, start, end) if READ.search(text, start, end) else []
        named = next((t for t in reversed(tokens) if _definite(t)), None)
        if named is None or text[lines[at][0]] in OPENING:
            continue
        told: list[tuple[int, int]] = []
        while at < len(lines) and not any(_definite(t, lemma(named)) for t in _tokens(doc, *lines[at])):
            told.append(lines[at])
            at += 1
        told = [line for line in told if not any(p.start <= line[0] < p.end for p in document.parts)]
        spans = [(a, a + len(END.sub("", text[a:b]))) for a, b in told]
        spans = [(a, b) for a, b in spans if b - a > 1]
        if spans:
            cue = next((t for t in reversed(tokens) if t.pos_ in ("VERB", "AUX")), named)
            yield Attribution(
                ISSUED, (cue.idx, cue.idx + len(cue)), phrase(named), tuple(spans), "quote", cue, quoted=tuple(spans)
            )


def _definite(token: Token, word: str = "") -> bool:
    """Whether a word is "the message": this one, or any writing."""
    is_one = lemma(token) == word if word else lemma(token) in WRITINGS
    return is_one and any(c.lower_ in ("the", "this") for c in children(token, "det"))


def _tokens(doc: Doc, start: int, end: int) -> list[Token]:
    first = token_at(doc, start).i
    return [t for t in doc[first : token_at(doc, end - 1).i + 1] if not t.is_space]


def _run_on(cue: Cue, text: str, lines: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where the words behind "he went on:" stand: a sentence that begins with a capital, to the end of the paragraph."""
    line = next((line for line in lines if line[0] <= cue.start < line[1]), None)
    if line is None or cue.negated or cue.unreal:
        return None
    colon = text.find(":", cue.end, min(line[1], cue.end + 60))
    behind = text[cue.end : colon] if colon > 0 else "."
    start = colon + 2
    if any(mark in behind for mark in '.;"“”(') or start >= line[1] or text[colon + 1] != " ":
        return None
    if not text[start].isupper() or text[start] in OPENING or len(text[start : line[1]].split()) < 5:
        return None
    return start, start + len(END.sub("", text[start : line[1]]))
