"""Direct speech. In: quotations, cues and what the tree gave. Out: attributions with their quotations, consecutive ones together.

A quotation belongs to the cue that stands beside it (before, inside, after), else to the speaker of the sentence before it;
scare quotes, titles and quotations that are only part of a reported clause make no attribution of their own.
"""

import re
from bisect import bisect_left

from spacy.tokens import Doc, Token

from regesta.extract.statements.attributions import Attribution, bare, nearest_noun
from regesta.extract.statements.cues import Cue, Entry, text_of
from regesta.extract.statements.quotes import Quote, joined, paragraphs, quotes
from regesta.extract.statements.spans import last, merge, touches, whole_quotations
from regesta.extract.statements.speakers import source
from regesta.extract.statements.unled import before_colon, signed

CARRIED = Entry(word="", kind="say", act="assert", frames=("quote",), example="Carried")
_JOIN = re.compile(r"[\s,:;—–\-(\[]*(?:(?:that|how|by|with|as|like)\b)?[\s,:;—–\-(\[]*")
_STOP = re.compile(r"[.!?…](?=[\s\"”’')\]]|$)|\n")
_OPENING = frozenset("\"“„«‘'")
_TERMINAL = frozenset(".!?…")
REACH = 160  # characters between a quotation and its cue (a choice: a title of office may be long)


def direct(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """The attributions found in the tree with quotations given to them, and those that only quotations have."""
    state = _Reader(doc, found)
    groups = joined(quotes(text_of(doc)))
    for group in groups:
        state.read(group)
    return sorted((whole_quotations(a, state.out, groups) for a in state.out), key=_order)


def _order(a: Attribution) -> tuple[int, int]:
    return (min(start for start, _ in a.spans), a.cue[0] if a.cue else -1)


class _Reader:
    """Walks through the quotations in reading order and remembers who spoke last."""

    def __init__(self, doc: Doc, found: list[Attribution]) -> None:
        self.doc, self.text = doc, text_of(doc)
        self.out = list(found)
        self.starts = [token.idx for token in doc]
        self.free = {cue.token.i: cue for cue in bare(doc, found)}
        self.lines = paragraphs(text_of(doc))

    def read(self, group: list[Quote]) -> None:
        """Give one quotation (its parts in several paragraphs) to a speaker, or leave it."""
        first = group[0]
        line = self._line(first.start)
        cue = self._after(first, line) or self._before(first, line) or self._beside(first)
        if cue is None and len(group) > 1:
            cue = self._after(group[-1], self._line(group[-1].start))
        spans = tuple((quote.start, quote.end) for quote in group)
        if cue is None and not group[-1].closed and (trailing := self._trailing(group[-1])):
            cue, end = trailing
            spans = (*spans[:-1], (group[-1].start, end))
        if isinstance(cue, Attribution):
            self._give(cue, spans)
        elif cue is not None:
            self.out.append(_new(cue, spans))
            self.free.pop(cue.token.i, None)
        elif named := signed(self.doc, self.text, group[-1]):
            self.out.append(named._replace(spans=spans, quoted=spans))
        elif not self._within(first) and (colon := before_colon(self.text, first, line, self._tokens)):
            self.out.append(colon._replace(spans=spans, quoted=spans))
        elif self._sentence_like(first, line) and not self._within(first):
            self._carry(first, line, spans)

    # -- which cue ---------------------------------------------------------------------------------------------------------

    def _after(self, quote: Quote, line: tuple[int, int]) -> Cue | Attribution | None:
        """The cue behind a quotation: ", he said", "said the envoy"."""
        stop = _STOP.search(self.text, quote.end, line[1])
        end = min(stop.start() if stop else line[1], quote.end + REACH)
        window = self._tokens(quote.end, end)
        ending = quote.words(self.text).rstrip()[-1:]
        comma = ending in ",!?…—-–" or self.text[quote.end : quote.end + 2].strip()[:1] == ","
        if not window or (not comma and ending != "." and not quote.closed):
            return None
        for token in window:
            if token.text in ('"', "“", "‘", ";"):
                return None
            cue = self._speech(token, quote)
            if cue is None:
                if token.pos_ == "VERB" and token.dep_ not in ("acl", "acl:relcl", "advcl", "amod", "xcomp"):
                    return None
                continue
            if not comma and not self._short_clause(token, window):
                return None
            return cue
        return None

    def _trailing(self, quote: Quote) -> tuple[Cue | Attribution, int] | None:
        """The reporting clause at the end of a quotation that was never closed, and where the words said end."""
        comma = max(self.text.rfind(mark, quote.start, quote.end) for mark in ",!?”")
        tokens = self._tokens(comma + 1, quote.end)
        if comma <= quote.start or len(tokens) > 12:
            return None
        for token in tokens:
            if (cue := self._speech(token, None)) is not None:
                return cue, comma + (self.text[comma] != ",")
        return None

    def _short_clause(self, token: Token, window: list[Token]) -> bool:
        """Whether a sentence after a full stop is nothing but a reporting clause: "Kim said."."""
        words = [t for t in window if not t.is_punct]
        return bool(words) and (words[-1] == token or words[0] == token) and len(words) <= 8

    def _before(self, quote: Quote, line: tuple[int, int]) -> Cue | Attribution | None:
        """The cue before a quotation: "he said:", "added that", "told reporters in Oslo, "."""
        start = max(
            [line[0], quote.start - REACH] + [m.end() for m in _STOP.finditer(self.text, line[0], quote.start - 1)]
        )
        tokens = self._tokens(start, quote.start)
        if not tokens and quote.start == line[0]:  # the line before ends with a colon
            return self._line_above(line)
        for token in reversed(tokens):
            cue = self._speech(token, quote)
            between = self.text[token.idx + len(token) : quote.start]
            if cue is not None:
                ends = self.text[start : quote.start].rstrip()
                if _JOIN.fullmatch(between) or ends.endswith((",", ":", " that", " saying")):
                    return cue
                return None
            if (
                token.pos_ in ("VERB", "AUX")
                and token.dep_ in ("ROOT", "conj", "ccomp", "aux", "cop")
                and not self._inside(token)
            ):
                return None
        return None

    def _line_above(self, line: tuple[int, int]) -> Cue | Attribution | None:
        at = bisect_left(self.lines, line) - 1
        if at < 0 or not self.text[: self.lines[at][1]].endswith(":"):
            return None
        start = max([self.lines[at][0]] + [m.end() for m in _STOP.finditer(self.text, *self.lines[at])])
        cues = [cue for token in self._tokens(start, self.lines[at][1]) if (cue := self._speech(token, None))]
        return cues[-1] if cues else None

    def _inside(self, token: Token) -> bool:
        return any(a.token is not None and a.token.i == token.i for a in self.out)

    def _beside(self, quote: Quote) -> Attribution | None:
        """The attribution whose content, by the tree, begins with the quotation or is it."""
        best: Attribution | None = None
        for a in self.out:
            if a.token is None or a.frame not in ("that", "to", "quote") or a.entry.kind not in ("say", "show", "noun"):
                continue
            if quote.start <= a.token.idx < quote.end:
                continue
            inside = [s for s in a.spans if s[0] < quote.end and quote.start < s[1]]
            if inside and inside[0][0] >= quote.start - 6 and (inside[0][1] <= quote.end + 2):
                best = a
        return best

    def _speech(self, token: Token, quote: Quote | None) -> Cue | Attribution | None:
        """A cue at this token that can take the quotation: unused, or one whose content the quotation is."""
        if token.i in self.free:
            return self.free[token.i]
        for a in self.out:
            if (
                a.token is None
                or a.token.i != token.i
                or "quote" not in a.entry.frames
                or a.frame in ("adverb", "phrase")
            ):
                continue
            narrow = a.frame in ("np", "pred", "inf", "ing") or a.frame.startswith(("o:", "p:"))
            if narrow and not (quote and self._after_colon(a, quote)):
                continue
            if quote is None or a.quoted or touches(a, quote) or self._broken(a, quote):
                return a
        return None

    def _broken(self, a: Attribution, quote: Quote) -> bool:
        """Whether the cue stands between its clause and the quotation: "The war, he said, "is over"."""
        if a.token is None or not a.spans:
            return False
        behind = a.spans[0][0]
        goes_on = quote.end <= a.token.idx < behind and self.text[a.token.idx : behind + 1].rstrip()[-1:] in _OPENING
        return goes_on or a.spans[-1][1] <= a.token.idx < quote.start or self._after_colon(a, quote)

    def _after_colon(self, a: Attribution, quote: Quote) -> bool:
        """ "criticised the plan: '...'": the quotation behind a colon is what was said."""
        ahead = self.text[: quote.start].rstrip()
        return a.token is not None and ahead.endswith(":") and a.token.idx < quote.start

    # -- what to do with it ------------------------------------------------------------------------------------------------

    def _give(self, a: Attribution, spans: tuple[tuple[int, int], ...]) -> None:
        """Make the quotation (part of) the content of an attribution."""
        known = (*a.quoted, *spans)
        at = self.out.index(a)
        if a.frame not in ("that", "to", "quote"):  # "criticised the plan: '...'"
            a = a._replace(spans=())
        outside = [
            s for s in a.spans if not any(q[0] - 6 <= s[0] and s[1] <= q[1] + 2 for q in known) and self._clause(a, s)
        ]
        merged = merge([*outside, *a.quoted, *spans])
        quoted = tuple(sorted({*a.quoted, *spans}))
        if a.source is None and a.token is not None and a.entry.kind == "say":
            a = a._replace(source=nearest_noun(a.token))
        self.out[at] = a._replace(spans=merged, quoted=quoted, frame="quote" if not outside else a.frame)

    def _clause(self, a: Attribution, span: tuple[int, int]) -> bool:
        """Whether a stretch outside the quotation is more than a circumstance behind the cue ("during his visit")."""
        if a.token is None:
            return True
        tokens = self._tokens(*span)
        if span[0] < a.token.idx:
            return not tokens or tokens[0].pos_ not in ("ADP", "ADV") or any(t.dep_.startswith("nsubj") for t in tokens)
        if len(self._tokens(*span)) < 4:
            return False
        return any(
            token.dep_ in ("nsubj", "nsubj:pass", "expl") or token.lower_ == "that" for token in self._tokens(*span)
        )

    def _within(self, quote: Quote) -> bool:
        """Whether the quotation is only part of a clause that somebody is reported to have said."""
        return any(a.covers(quote.start, quote.end - 1) and a.frame != "quote" for a in self.out)

    def _sentence_like(self, quote: Quote, line: tuple[int, int]) -> bool:
        """Whether a quotation without a cue is a sentence of its own, not a scare quote or a title."""
        words = quote.words(self.text).split()
        before = self.text[line[0] : quote.start].rstrip()
        opens = not before or before[-1] in ".!?…:\"”’')"
        tail = self.text[quote.inner_end - 1 : quote.inner_end]
        after_it = self.text[quote.end : line[1]].lstrip()
        ends = tail in _TERMINAL or not after_it or after_it[0] in ".!?"
        goes_on = any(a.quoted and a.cue and line[0] <= a.cue[0] and 0 <= quote.start - last(a) <= 40 for a in self.out)
        return (
            len(words) >= (1 if goes_on else 4)
            and opens
            and ends
            and (tail in _TERMINAL or after_it[:1] in (".", "!", "?") or quote.runs_on)
        )

    def _carry(self, quote: Quote, line: tuple[int, int], spans: tuple[tuple[int, int], ...]) -> None:
        """A quotation without a cue goes on with the speaker of what stands right before it."""
        before = self._said_before(quote.start, line)
        if before is None:
            self.out.append(
                Attribution(CARRIED, None, None, spans, "quote", quoted=spans, reasons=("no speaker is named",))
            )
        elif before.quoted and self._same_line(before, line):
            self._give(before, spans)
        else:
            reasons = ("no cue: goes on with the speaker of the sentence before",)
            self.out.append(Attribution(CARRIED, None, before.source, spans, "quote", quoted=spans, reasons=reasons))

    def _same_line(self, a: Attribution, line: tuple[int, int]) -> bool:
        return any(line[0] <= start < line[1] for start, _ in a.quoted)

    def _said_before(self, at: int, line: tuple[int, int]) -> Attribution | None:
        """The last attribution of the sentence that ends right before an offset, in this line or the one above."""
        known = [a for a in self.out if a.source and a.entry.kind in ("say", "phrase", "noun") and not a.negated]
        known = [a for a in known if last(a) <= at + 1 and not self._nested(a)]
        here = [a for a in known if last(a) > line[0]]
        if not here:
            above = bisect_left(self.lines, line) - 1
            if at > line[0] + 1 or above < 0:
                return None
            line = self.lines[above]
            here = [a for a in known if last(a) > line[0] and last(a) <= line[1] + 1]
            at = line[1]
        if not here:
            return None
        best = max(here, key=lambda a: (last(a), -(a.cue[0] if a.cue else 0)))
        gap = self.text[last(best) : at]
        return best if len(_STOP.findall(gap.rstrip().rstrip(".!?"))) == 0 and len(gap) < REACH else None

    def _nested(self, a: Attribution) -> bool:
        """Whether an attribution stands inside a quotation of another."""
        if a.cue is None:
            return False
        return any(start < a.cue[0] and a.cue[1] < end for b in self.out if b is not a for start, end in b.quoted)

    # -- places ------------------------------------------------------------------------------------------------------------

    def _line(self, at: int) -> tuple[int, int]:
        return next((line for line in self.lines if line[0] <= at < line[1]), (at, len(self.text)))

    def _tokens(self, start: int, end: int) -> list[Token]:
        left, right = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [token for token in self.doc[left:right] if not token.is_space]


def _new(cue: Cue, spans: tuple[tuple[int, int], ...]) -> Attribution:
    whose = source(cue) or nearest_noun(cue.token)
    return Attribution(
        cue.entry, (cue.start, cue.end), whose, spans, "quote", token=cue.token, quoted=spans,
        negated=False, unreal=False,
    )  # fmt: skip
