"""What stands beside a name: appositions and titles. In: chains. Out: the name that a phrase stands beside; the title words of names."""

import re
from itertools import takewhile

from regesta.lexicons import word_set
from regesta.read.chains import Chains
from regesta.read.nouns import kinds
from regesta.read.phrases import Phrase

HONORIFIC = re.compile(r", (?:Mr|Ms|Mrs|Dr)\.? $")
ASIDE = re.compile(r" |, (?:(?:Mr|Ms|Mrs|Dr|Gen|Col|Sen)\.? )?")
OTHERWISE = re.compile(
    r"(?:with|in|at|on|to|from|by|for|after|before|during|near|alongside|under|while|when|as|where)\s", re.IGNORECASE
)
WHICH = word_set("read/words", "another_holder")  # "former director Ann Lee"
ENDS = (",", ".", "", ";", ")", "\n")
REACH, CLOSE = (
    60,
    12,
)  # characters between an office and its name: where the tree joins them, and where it does not (choices)
TITLE = 90  # characters before a name in which its title is looked for


def apposition(chains: Chains, phrase: Phrase) -> Phrase | None:
    """ "Kim Song, the ambassador" and "the ambassador, Kim Song": the name, or an earlier phrase, that a phrase stands beside."""
    words = chains.words
    if phrase.kind == "name":
        return None
    if words.dep[phrase.head] == "appos":
        other = chains.by_head.get(words.head[phrase.head])
    else:
        below = [c for c in words.children[phrase.head] if words.dep[c] == "appos" and c in chains.by_head]
        other = chains.by_head[below[0]] if below else None
    if other is None or not _beside(chains, phrase, other, REACH):
        other = _next_name(chains, phrase)
    return None if other is None or other is phrase or other.kind == "pronoun" else other


def _beside(chains: Chains, phrase: Phrase, other: Phrase, reach: int) -> bool:
    if "time" in (phrase.sort, other.sort) or phrase.person != other.person:
        return False
    if other.kind != "name" and (other.start > phrase.start or not phrase.person):
        return False
    if phrase.sort != other.sort and "thing" not in (phrase.sort, other.sort):
        return False
    first, second = sorted((phrase, other), key=lambda p: p.start)
    between = chains.text[first.end : second.start]
    return len(between) < reach and "\n" not in between and phrase.sent == other.sent


def _next_name(chains: Chains, phrase: Phrase) -> Phrase | None:
    """The name beside an office, whatever the tree says: "the speaker of the ministry Max Holf", "Max Holf, the speaker,"."""
    if not phrase.person or phrase.kind == "name":
        return None
    text = chains.text
    for other in chains.phrases[max(0, phrase.at - 4) : phrase.at + 6]:
        if other.kind != "name" or not other.person or not _beside(chains, phrase, other, CLOSE):
            continue
        first, second = sorted((phrase, other), key=lambda p: p.start)
        between, after = text[first.end : second.start], text[second.end : second.end + 1]
        if second is other and ASIDE.fullmatch(between) and (between == " " or after in ENDS):
            return other
        if first is other and between == ", " and after in (",", ".") and not text.startswith(", and", second.end):
            return other
    return None


def titles_of(chains: Chains) -> dict[int, frozenset[str]]:
    """The words of the titles of all persons named, by the place of the name among the phrases."""
    people = [p for p in chains.phrases if p.kind == "name" and p.person]
    ends = [0, *(p.end for p in people)]
    return {p.at: frozenset(_title(chains.text, p, end)) for p, end in zip(people, ends, strict=False)}


def _title(text: str, name: Phrase, begin: int) -> set[str]:
    """The words of a title before or after a name: "Russian Security Council Deputy Chairman", ", the senator"."""
    front = HONORIFIC.sub("", text[max(begin, name.start - TITLE) : name.start])
    for stop in '.;:\n”"!?,(':
        front = front.rsplit(stop, 1)[-1] if stop != "." or ". " in front else front
    keep: list[str] = []
    before = front.split()
    for at, word in reversed(list(enumerate(before))):
        clean = word.strip("'’s") if word.endswith(("'s", "’s")) else word.strip(",")
        joins = word == "and" and at > 0 and before[at - 1][:1].isupper()  # "Minister of Trade and Industry"
        within = bool(keep) and (word in ("of", "the", "for") or word in WHICH or joins)
        if not (word[:1].isupper() or clean.lower() in kinds() or within):
            break
        keep.append(clean.lower())
    own = [word.lower() for word in name.text.split()[:-1]]  # "Queen Flavia", read as one name
    keep += takewhile(lambda word: word in kinds(), own)
    after = text[name.end : name.end + TITLE]
    if after.startswith(", "):
        phrase = after[2:].split(",")[0].split(".")[0]
        if not OTHERWISE.match(phrase) and not any(w in ("who", "said", "and") for w in phrase.split()[:3]):
            keep += [w.lower().removesuffix("'s").removesuffix("’s") for w in phrase.split()]
    return {*keep, *(part for word in keep for part in word.split("-"))}
