"""Who speaks where. In: words and phrases of a text. Out: its quotations, each with its speaker and addressee; turns of a conversation.

Read from the page alone, before statements are made: a speaker is the subject of the verb of saying beside the quotation; where there is
none, who spoke just before goes on.
"""

import re
from bisect import bisect_right

import msgspec

from regesta.lexicons import lexicon
from regesta.lexicons.forms import verb_forms
from regesta.read.phrases import Phrase
from regesta.read.words import SUBJECT, Words

OPENING, CLOSING = "“«„", "”»"
NEAR = 3  # words between a quotation and "X said" in a sentence of its own (a choice)


LABEL = re.compile(
    r"^[ \t>*_]*((?:[A-Z][A-Z.'’\-]+)(?:[ \t][A-Z][A-Z.'’\-]*){0,3}|[QA])(?:[ \t]*\([^)\n]{1,30}\))?:[*_]*[ \t]+(?=\S)",
    re.MULTILINE,
)


SINGLE = re.compile(r"(?:(?<=[\s:(])|^)[‘'](?=\w)[^\n]{12,400}?[.,!?][’'](?=\s|$)", re.MULTILINE)  # ‘We are ready,’


class Turn(msgspec.Struct):
    """What one speaker of a transcript says, from his label ("FINN:") to the next; `who` is the label's last word."""

    start: int
    end: int
    who: str
    speaker: int


class Quote(msgspec.Struct):
    """A quotation: characters from `start` to `end`; `speaker` and `addressee` are heads of phrases."""

    start: int
    end: int
    speaker: int | None = None
    addressee: int | None = None


def quoted(text: str) -> list[tuple[int, int]]:
    """Stretches between quotation marks, line by line; enough to know what is inside speech."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        opened: int | None = None
        for i, mark in enumerate(line):
            if opened is not None and (mark in CLOSING or (mark == "“" and line[opened - at] == "„") or mark == '"'):
                found.append((opened, at + i + 1))
                opened = None
            elif opened is None and (mark in OPENING or mark == '"'):
                opened = at + i
        if opened is not None and at + len(line) - opened > 40 and text[opened] in OPENING:
            found.append((opened, at + len(line)))  # a quotation that goes on in the next paragraph
        at += len(line) + 1
    double = sorted(found)
    for match in SINGLE.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in double):
            found.append(match.span())
    return sorted(found)


def says(words: Words, verb: int) -> bool:
    """Whether a word is a verb of saying that can stand beside a quotation or a clause."""
    line = lexicon("cues/saying").get(verb_forms().get(words.low[verb], ""))
    return line is not None and ("that" in line["frames"] or "quote" in line["frames"]) and line.get("register", True)


class Speech:
    """The quotations of a text and who speaks in them."""

    def __init__(self, words: Words, phrases: list[Phrase]) -> None:
        self.words, self.phrases = words, phrases
        self.quotes = [Quote(start, end) for start, end in quoted(words.whole)]
        self._starts = [quote.start for quote in self.quotes]
        self.turns = self._turns()
        for phrase in phrases:
            phrase.quote = self.inside(phrase.start)
        for number, quote in enumerate(self.quotes):
            self._find(number, quote)

    def inside(self, offset: int) -> int | None:
        """Which quotation a character stands in."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self.quotes[at].end else None

    def turn(self, offset: int) -> Turn | None:
        """Whose turn it is in a transcript."""
        return next((turn for turn in self.turns if turn.start <= offset < turn.end), None)

    def _turns(self) -> list[Turn]:
        """The turns of a transcript: at least two lines that open with a label."""
        text = self.words.whole
        labels = list(LABEL.finditer(text))
        if len(labels) < 2:
            return []
        ends = [*(label.start() for label in labels[1:]), len(text)]
        return [
            Turn(label.end(), end, label[1].split()[-1].lower(), self.words.at(label.end(1) - 1))
            for label, end in zip(labels, ends, strict=True)
        ]

    def _find(self, number: int, quote: Quote) -> None:
        first, last = self.words.at(quote.start), self.words.at(quote.end - 1)
        verb = self._verb(quote, first, last)
        if verb is not None:
            subject = next((c for c in self.words.children[verb] if self.words.dep[c] in SUBJECT), None)
            subject = subject if subject is not None else self.words.subject(verb)
            beside = [p.head for p in self.phrases if p.words[0] == verb + 1 or p.words[1] == verb - 1]
            quote.speaker = subject if subject is not None else beside[0] if beside else None
            told = next((c for c in self.words.children[verb] if self.words.dep[c] in ("iobj", "obj")), None)
            line = lexicon("cues/saying").get(verb_forms().get(self.words.low[verb], ""), {"frames": ""})
            if {"to", "o:inf"} & set(line["frames"].split() if isinstance(line["frames"], str) else line["frames"]):
                told = next(
                    (
                        p.head
                        for p in self.phrases
                        if p.words[0] == verb + 1 and p.head != quote.speaker and not p.joined
                    ),
                    told,
                )
            if told is not None and self.inside(self.words.idx[told]) is None:
                quote.addressee = told
        elif number and quote.start - self.quotes[number - 1].end < 200:
            between = self.words.whole[self.quotes[number - 1].end : quote.start]
            if not between.strip(" \n.,") or "\n" not in between:
                quote.speaker, quote.addressee = self.quotes[number - 1].speaker, self.quotes[number - 1].addressee

    def _verb(self, quote: Quote, first: int, last: int) -> int | None:
        """The verb of saying beside a quotation: after it, before it, or in the sentence before, where that ends with a colon."""
        words = self.words
        sentences = {words.sent[first], words.sent[last]}
        if last + 1 < len(words) and words.sent[last + 1] not in sentences and "," in words.text[last - 1 : last + 2]:
            sentences.add(words.sent[last + 1])
        low, high = min(words.bounds[s][0] for s in sentences), max(words.bounds[s][1] for s in sentences)
        after = [v for v in range(last + 1, min(high, last + 14)) if self._cue(v)]
        before = [v for v in range(max(low, first - 40), first) if self._cue(v)]
        if after and (after[0] - last <= 6 or not before) and words.sent[after[0]] == words.sent[last]:
            return after[0]
        if before:
            return before[-1]
        if after and words.sent[after[0]] != words.sent[last]:
            return after[0] if after[0] - last <= NEAR and words.low[last + 1] != "he" else None
        if first and words.text[first - 1] in (":", "\n"):
            previous = words.bounds[max(0, words.sent[first] - 1)]
            told = [v for v in range(*previous) if self._cue(v)]
            return told[-1] if told and ":" in words.text[first - 2 : first] else None
        return None

    def _cue(self, verb: int) -> bool:
        words = self.words
        return words.pos[verb] in ("VERB", "AUX") and says(words, verb) and self.inside(words.idx[verb]) is None
