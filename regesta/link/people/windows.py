"""Where a person's name and the title beside it stand. In: the text, where a name stands. Out: where name or title begins and ends."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from regesta.lexicons import lexicon, word_set
from regesta.link.mentions.bodies import whole
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import patterns
from regesta.link.spelling.titles import Title, titles_in
from regesta.records import Mention

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]", re.UNICODE)
# Lower-case words that may stand inside a title; every other one ends it.
_INSIDE = word_set("world/telling", "inside_titles")
_JOINING = frozenset({"and", "or"})
_SOFT = frozenset("of and for on at to in between".split())
_CUT_LEFT = frozenset("to in for on at between".split())
_LETTERS = re.compile(r"\([A-Z][A-Z.&-]{1,9}\)")
# "Special Envoy to the Sahel Region Ambassador Ann Lee": one person, by office and by rank.
_SENT = re.compile(r"\b(?:envoy|representative|ambassador)\s$", re.IGNORECASE)
_REGION = re.compile(r"\s+(?:the\s+)?[A-Z][\w’'.-]*(?:\s+(?:of|and|the|[A-Z][\w’'.-]*))*\s+$")


def before(text: str, start: int, *, stops: tuple[int, ...] = ()) -> tuple[int, int]:
    """Where the title in front of a name begins and ends; both `start` when there is none.

    Args:
        text: the report.
        start: where the name begins.
        stops: ends of other people's names; a title does not reach over them.
    """
    floor = max((stop for stop in stops if stop <= start), default=0)
    floor = max(floor, start - 260, text.rfind("\n", 0, start) + 1)
    words = [match for match in _WORD.finditer(text, floor, start)]
    first = len(words)
    while first > 0 and _belongs(words[first - 1].group(), text, words[first - 1].end()):
        first -= 1
    words = words[first:]
    if not words or words[-1].group().lower() in _JOINING:
        return start, start  # "Max Holf, head of the port and Ann Lee"
    found = [title for title in titles_in(text[words[0].start() : start]) if not title.modifier]
    if not found:
        return start, start
    offset = words[0].start()
    last = offset + found[-1].start
    begin = offset
    for word in words:
        low = word.group().lower()
        if low not in _SOFT:
            continue
        left = any(begin <= offset + title.start < word.start() for title in found)
        if low == "of" and left and word.start() < last and _kin_of(found, begin - offset, word.start() - offset):
            begin = word.end()  # "the sister of | Prime Minister Max Holf"
            continue
        if low == "to" and _SENT.search(text[begin : word.start()]) and _REGION.fullmatch(text[word.end() : last]):
            continue
        if not left or (low in _CUT_LEFT and low != "of" and word.start() < last and low in ("to", "in")):
            begin = word.end()
    begin = begin + len(text[begin:start]) - len(text[begin:start].lstrip())
    if begin > last:
        return start, start
    return begin, start


def _kin_of(found: list[Title], begin: int, end: int) -> bool:
    """Whether the last title within [begin, end) is kin, and no office."""
    inside = [title for title in found if begin <= title.start < end]
    return bool(inside) and inside[-1].kin


def title_before_comma(text: str, start: int, end: int, *, stops: tuple[int, ...] = ()) -> tuple[int, int]:
    """Where the title stands that a comma parts from the name at [start, end); both `start` when there is none.

    The name closes with a comma ("the envoy to X, NAME, ..."), or the title opens the sentence with whose it is ("X's leader, NAME said").
    """
    front = before(text, start - 2, stops=stops)
    if text[end : end + 1] in (",", "."):
        return front
    opens = (
        front[0] == 0
        or text[front[0] - 1] == "\n"
        or text[: front[0]].endswith((". ", ".) ", '" ', "” ", "The ", "the "))
    )
    owned = re.search(r"['’]s?\s", text[front[0] : front[1]]) is not None
    return front if opens and owned and front[1] > front[0] else (start, start)


def _belongs(word: str, text: str, end: int) -> bool:
    """Whether a word may be part of a title; a full stop only after a short form ("Amb.", "U.S.")."""
    if word == ".":
        short = re.search(r"\b([A-Z][a-z]{0,3})\.$", text[max(0, end - 6) : end])
        return short is not None and (len(short[1]) < 3 or short[0].lower() in _title_words())  # not "Peru. President"
    if word in "()":  # "head of the Coast Guard (RCG) Max Holf"
        return _LETTERS.fullmatch(text, max(text.rfind("(", 0, end), 0), text.find(")", end - 1) + 1) is not None
    if not word[0].isalnum():
        return word in "’'&"
    if word[0].isupper() or word[0].isdigit():
        return True
    return word.lower() in _INSIDE or _titles_word(word.lower())


@cache
def _title_words() -> frozenset[str]:
    return frozenset(
        part
        for entry in lexicon("world/titles")
        for words in entry["words"]
        for part in re.split(r"[\s-]", str(words).lower())
    )


def _titles_word(word: str) -> bool:
    words = _title_words()
    return word in words or any(part in words for part in word.split("-")) or _body_word(word)


@lru_cache(maxsize=1024)
def _body_word(word: str) -> bool:
    """ "The presidency's spokesman": a kind of body in one word, with the genitive or before it."""
    return word.removesuffix("'s").removesuffix("’s") in patterns()[1] and "'" in word.replace("’", "'")


_IS = re.compile(r"\s(?:is|was|became)\s(?:an?\s|the\s)?(?=[A-Za-z])")
_APPOSITION = re.compile(
    r"(?:\s*+(?!(?<=\n)[-–—]\s))"  # a dash that opens a line opens an item
    r"(?:,\s*(?:who\s+(?:(?:is|was|has been)\s+(?:(?:expected|set|due|chosen) to (?:become|be)"
    r"|(?:nominated|picked|tapped) (?:as|to be|for)|named|appointed)|is|serves as|was)\s+(?:the\s+(?=next\s))?)?"
    r"(?:(?:\d{2},\s*)|(?:aged\s+\d+,\s*))?|(?<=\s)\(|[-–—]\s)(?=[A-Za-z])"
)


def after(text: str, end: int, *, stops: tuple[int, ...] = ()) -> tuple[int, int]:
    """Where a title in apposition behind a name stands ("X, President of Russia, ..."); both `end` when there is none."""
    match = _APPOSITION.match(text, end) or _IS.match(text, end)
    if not match:
        return end, end
    begin = match.end()
    ceiling = min((stop for stop in stops if stop >= begin), default=len(text))
    close = re.compile(
        r"[,;:()\n]|\.(?=\s|$)|\s(?:said|told|who|whose|which|has|had|is|was|will|would|and\s+[A-Z][a-z]+\s+(?:[A-Z]|said))\b"
    )
    stop = close.search(text, begin, min(ceiling, begin + 220))
    finish = min(stop.start() if stop else min(ceiling, begin + 220), ceiling)
    words = text[begin:finish]
    found = [title for title in titles_in(words) if not title.modifier]
    if found and found[0].state and finish in stops and not words[found[0].end :].strip():
        return end, end  # "Ann Lee, Pope Rudolf and others": the next one's
    # The title must open the apposition; else the words behind the comma are the sentence going on.
    if not found or re.match(r"(?:but|and|as|while|when|after|before|in|on|at|with|to)\b", words):
        return end, end
    if re.search(r"\band\s+(?:an?|the)\b", words):  # a list of people, not an apposition
        return end, end
    lead = [match for match in _WORD.finditer(words, 0, found[0].start)]
    if len(lead) > 9 or not all(_belongs(word.group(), words, word.end()) for word in lead):
        return end, end
    return begin, finish


_NAME_TAIL = re.compile(r"(?:\s+[A-Z][\w’'-]+){2,3}$")
_NO_PERSON = re.compile(r"\b(?:Committee|Council|Group|Commission|Department|Bureau|Office|Audit)\b")


def person_span(context: Context, mentions: Sequence[Mention], mention: Mention) -> tuple[int, int] | None:
    """Where the person's name stands in a name mention, titles cut off; None when it names no person."""
    start, end = mention.span.start, mention.span.end
    text = context.text
    if mention.label == "PER":
        end = start + len(re.split(r"\s*[\[(<]", text[start:end])[0])
        own = context.world.places.own
        if _only_title(context, start, end) or any(p.id in own for p in context.world.places.named(text[start:end])):
            return None
        named = bool(context.world.people.by_word(text[start:end])) or _surname(text, mentions, start, end)
        if whole(context, start, end) is not None and not named:
            return None
        for title in titles_in(text[start:end]):
            if title.start == 0 and start + title.end < end:
                rest = text[start + title.end : end]
                start += title.end + len(rest) - len(rest.lstrip(" .,"))
                return (start, end) if start < end else None
        return start, end
    if mention.label == "ORG":  # "the Harbour Council Ina Brandt": a body and the name that follows
        for hit in context.inside(start, end):
            if hit.start - start < 5 and any(entry.kind == "body" for entry in hit.entries):
                tail = _NAME_TAIL.fullmatch(text[hit.end : end])
                if tail and not _NO_PERSON.search(tail.group()):
                    return hit.end + 1, end
    return None


def _only_title(context: Context, start: int, end: int) -> bool:
    """Whether the words are nothing but a title and whose it is ("UN Secretary General")."""
    text = context.text[start:end]
    titles = titles_in(text)
    taken = [(t.start, t.end) for t in titles] + [(h.start - start, h.end - start) for h in context.inside(start, end)]
    if not titles:
        return False
    return all(any(begin <= word.start() < finish for begin, finish in taken) for word in re.finditer(r"\w+", text))


def _surname(text: str, mentions: Sequence[Mention], start: int, end: int) -> bool:
    """ "Tripoli" behind "Omar Tripoli": a man of the report, and no capital."""
    return any(
        m.kind == "name" and m.label == "PER" and m.span.end <= start and m.span.text.endswith(f" {text[start:end]}")
        for m in mentions
    )
