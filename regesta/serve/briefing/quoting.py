"""A report's words between quotation marks. In: spans of reports. Out: text fit to be quoted, with the sentence before where needed."""

import re

from regesta.records import Span
from regesta.serve.briefing.gather import Material

LONGEST = 420  # letters of a sentence that is quoted whole; a choice
LONGEST_PAIR = 520  # letters of a sentence quoted with the one before it; a choice
_STRAIGHT = re.compile(r'"([^"]+)"')
# A sentence that points back to the one before: "He vowed ...", "... he told reporters". "It was on Monday that" does not.
_BACK = re.compile(
    r"(?:[“\"‘]?(?:(?:But|And|Also|Later|Earlier|Yet),? )?"
    r"(?:He|She|They|His|Her|Their|Its|Both|This|These"
    r"|The two(?! (?:countries|sides|states|governments|armies|peoples))"
    r"|It(?! (?:is|was|has been|will be|would be)\b))\b)"
    r"|.*\b(?:he|she|they|it) (?:said|told|added|wrote|announced|charged|warned|stressed|noted|claimed|insisted)\b"
    r"|.*\b(?:said|told|added) (?:he|she|they)\b",
    re.DOTALL,
)
_POST = re.compile(r"https?://|www\.|pic\.twitter|(?<!\w)@\w{3,}|[\U0001F1E6-\U0001F1FF\U0001F300-\U0001FAFF]")
_SMALL = frozenset(
    "the a an its their his her they it he she we there this that these those both no some more all in on at as after before "
    "since if when one any every".split()
)


def quotable(text: str, longest: int = LONGEST) -> str:
    """A report's words for quotation marks: one line, inner marks made single, cut at a word where they are very long."""
    line = _STRAIGHT.sub("“\\1”", " ".join(text.split()))
    if '"' in line:  # one that is left opens at the beginning of a word or closes at its end
        line = line.replace('"', "“" if re.search(r'(?:^|[\s(])"\w', line) else "”")
    first, last = line.find("“"), line.find("”")
    if last >= 0 and (first < 0 or last < first):  # speech that began in an earlier sentence
        line = f"“[…] {line}"
    elif line.count("“") > line.count("”"):
        line = f"{line}”"
    line = line.translate(str.maketrans("“”„", "‘’‘")).removesuffix(".").rstrip() + "." * line.endswith(".")
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " […]"


def as_clause(words: str) -> str:
    """Words that follow "that": a small first letter where the word is no name; without a full stop."""
    words = words.removeprefix("that ").removesuffix(".")
    first = words.split(" ", 1)[0]
    if first[:1].isupper() and first.lower() in _SMALL:
        return f"{first[0].lower()}{words[1:]}"
    return words


def capital(text: str) -> str:
    """The sentence with a large first letter."""
    return text[:1].upper() + text[1:]


def is_post(text: str) -> bool:
    """Whether words are of a post that a page carries, with its address or the name of an account, and no sentence of a report."""
    return _POST.search(text) is not None


def in_context(span: Span, material: Material, *, after: Span | None = None) -> Span:
    """The sentence, with the one before it where it points back to it ("He vowed ..."); alone where that one was quoted just before.

    Nobody is put in for "he": whom it means is read better by the reader, from the report's own words.
    """
    report = material.reports[span.document]
    before = report.text[: span.start].rstrip(" ")
    if not _BACK.match(" ".join(span.text.split())) or not before or before.endswith("\n"):
        return span
    if after is not None and after.document == span.document and 0 <= span.start - after.end <= 2:
        return span
    last = material.sentence_around([report.span(len(before) - 1, len(before))])
    if last.end > span.start or not material.is_prose(last) or "\n" in report.text[last.start : span.start]:
        return span
    both = report.span(last.start, span.end)
    return both if len(both.text) <= LONGEST_PAIR and not is_post(both.text) else span
