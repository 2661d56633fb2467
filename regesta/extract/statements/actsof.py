"""What kind of speech a statement is. In: its attribution and content. Out: its manner, its act, how well it is founded.

Direct or indirect is told by the quotation marks, the act by the cue ("denied") or by the words said ("we reject").
"""

import re
from collections.abc import Sequence

from regesta.extract.statements.attributions import Attribution
from regesta.lexicons import word_set
from regesta.records import Act, Manner, Span

MARKS = "“”\"„«»‹›'‘’`´″"
PLAIN_CUES = word_set("cues/words", "plain_cues")
_OPENS = r"[\s“\"„«']*+(?:that\s+)?"
_PROMISES = re.compile(
    _OPENS + r"(?:it|he|she|they|we|i)(?:'ll|\s+(?:would|will|shall))\s+(?!not\b|never\b|be\b|have\b|take\b)\w+",
    re.IGNORECASE,
)
_DENIES = re.compile(
    _OPENS
    + r"(?:there (?:has been|have been|had been|was|were|is|are) no\b|no \w+ (?:\w+ )?(?:was|were|has|had|have)\b"
    r"|(?:[\w.'-]+ ){1,5}(?:has|had|have|did|was|were)(?: not|n't| never)\b)",
    re.IGNORECASE,
)


def manner_of(text: str, a: Attribution, content: Sequence[Span]) -> Manner:
    """Direct when all of the content is between marks, mixed when some of it is."""
    quoted = sum(end - start for start, end in a.quoted)
    length = sum(end - start for start, end in a.spans)
    if quoted and quoted >= length - 8:
        return "direct"
    inside = [mark for span in content for mark in re.findall(r"[“”\"„«»]|''|(?<!\w)[‘'](?=\w)", span.text)]
    if quoted or inside:
        return "mixed"
    bare = all(
        span.start and text[span.start - 1] in MARKS and text[span.end : span.end + 1] in tuple(MARKS)
        for span in content
    )
    return "direct" if bare and content else "indirect"


def act_of(text: str, a: Attribution) -> Act:
    """The cue's act; a question or an order in the content makes a plain cue ask or demand."""
    if a.frame == "o:inf" and a.entry.act == "ask":
        return "request"
    if a.entry.act != "assert":
        return a.entry.act
    if a.frame == "o:inf" and a.entry.kind == "say":
        return "demand"
    end = a.spans[-1][1]
    if a.quoted and text[a.spans[0][0] : end].rstrip(MARKS + " ").endswith("?"):
        return "ask"
    words = " ".join(text[start:stop] for start, stop in a.spans).replace("’", "'")
    return _act_of_words(words) if a.entry.word in PLAIN_CUES and a.frame in ("that", "to", "quote") else "assert"


def _act_of_words(words: str) -> Act:
    """What a plain "said" reports: "it would leave" is a promise, "had not fired" and "there was no attack" a denial."""
    if _PROMISES.match(words):
        return "promise"
    return "deny" if _DENIES.match(words) else "assert"


def score_of(a: Attribution) -> float:
    """How sure: a choice by the kind of evidence, highest where cue, source and content stand together."""
    score = 0.9 if a.cue and a.source else 0.7
    if a.reasons:
        score -= 0.15
    return round(score - (0.1 if a.entry.kind in ("think", "adjective", "noun") else 0.0), 2)
