"""Whether two words of names sound alike, as far as spelling tells. In: two lower-case Latin words. Out: yes or no.

Each word is read as English, German, French, Turkish and Ukrainian write it (`w` and `v`, `sch`, `ou`, `ch`, `c`, `h` for `g`): into
consonants, roughly, and the vowels between them. Two words sound alike when some readings have the same consonants and no vowel that
contradicts: romanisations waver between a and e, e and i, o and u, and not between a and o. Chinese syllables are brought from Wade and
Giles to pinyin, where nothing wavers.
"""

import re
from functools import lru_cache
from itertools import product

_Reading = tuple[str, tuple[str, ...]]
_SYSTEMS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("tsch", "tch"), ("sch", "sh"), ("ch", "kh"), ("j", "y"), ("ue", "u"), ("oe", "o"), ("ae", "a")),
    (("tch", "TCH"), ("tj", "ty"), ("dj", "DZH"), ("ch", "sh"), ("j", "zh"), ("ou", "u"), ("gue", "ge"), ("gui", "gi"),
     ("TCH", "tch"), ("DZH", "dzh")),
    (("ch", "CH"), ("sh", "SH"), ("c", "dzh"), ("CH", "ch"), ("SH", "sh")),
)  # fmt: skip
# One letter for each consonant, roughly; the order matters.
_CONSONANTS = (
    ("shch", "sj"), ("tch", "j"), ("dzh", "j"), ("ch", "j"), ("cz", "j"), ("dj", "j"), ("ph", "v"), ("x", "ks"), ("zh", "s"),
    ("ts", "s"), ("tz", "s"),
    ("ck", "k"), ("kh", "k"), ("gh", "k"), ("sh", "s"), ("th", "t"), ("dh", "t"), ("ce", "se"), ("ci", "si"), ("cy", "sy"),
    ("c", "k"), ("q", "k"), ("g", "k"), ("z", "s"), ("d", "t"), ("b", "p"), ("w", "v"), ("f", "v"),
)  # fmt: skip
_CLASSES = {"a": 0, "e": 1, "i": 2, "y": 2, "o": 8, "u": 9}
_NEXT = frozenset({(0, 1), (1, 2), (8, 9)})


@lru_cache(maxsize=65536)
def sound_alike(left: str, right: str) -> bool:
    """Whether the words sound alike in some reading of each."""
    if _consonants(left).isdisjoint(_consonants(right)):
        return False  # most pairs: nothing to compare
    return any(_agree(one, other) for one, other in product(_readings(left), _readings(right)))


@lru_cache(maxsize=65536)
def _consonants(word: str) -> frozenset[str]:
    """The consonants of each reading of a word."""
    return frozenset(consonants for consonants, _ in _readings(word))


@lru_cache(maxsize=65536)
def _readings(word: str) -> frozenset[_Reading]:
    word = re.sub(r"(.)\1+", r"\1", word)
    found = set()
    for system in _SYSTEMS:
        read = word
        for written, sound in system:
            read = read.replace(written, sound)
        found.add(_parted(read))
        if system and system[0][0] == "tch" and len(read) > 5 and read.endswith("e"):
            found.add(_parted(read[:-1]))
    if "h" in word:  # Ukrainian and old Russian: Hrynko and Grinko, Ilham and Ilkham
        found.add(_parted(re.sub(r"(?<![cskztpgd])h", "g", word)))
    return frozenset(found)


def _parted(read: str) -> _Reading:
    """The consonants, and the vowels before, between and after them."""
    for written, sound in _CONSONANTS:
        read = read.replace(written, sound)
    read = read[:1] + read[1:].replace("h", "")
    parts = re.split(r"([^aeiouy])", read)
    consonants, vowels = parts[1::2], parts[0::2]
    kept: list[str] = []
    slots = [vowels[0]]
    for consonant, slot in zip(consonants, vowels[1:], strict=True):
        if kept and kept[-1] == consonant and slots[-1] == "":
            slots[-1] = slot
            continue
        kept.append(consonant)
        slots.append(slot)
    return "".join(kept), tuple(slots)


def _agree(left: _Reading, right: _Reading) -> bool:
    if left[0] != right[0] or not left[0]:
        return False
    last = len(left[1]) - 1
    return all(
        _slot(one, other, edge=number in (0, last), final=number == last)
        for number, (one, other) in enumerate(zip(left[1], right[1], strict=True))
    )


def _slot(left: str, right: str, *, edge: bool, final: bool) -> bool:
    """Whether the vowels at one place do not contradict."""
    if left == right:
        return True
    if not left or not right:
        return not edge and (left or right) == "e"
    if final:
        one, other = _CLASSES[left[-1]], _CLASSES[right[-1]]
        if one != other and {one, other} == {0, 1} and min(len(left), len(right)) == 1:
            return False  # Michele and Michela
    return _near(left[0], right[0]) and _near(left[-1], right[-1])


def _near(left: str, right: str) -> bool:
    one, other = sorted((_CLASSES[left], _CLASSES[right]))
    return one == other or (one, other) in _NEXT


_PINYIN = re.compile(
    r"(?:(?:[bpmfdtnlgkhrzcsyw]|zh|ch|sh)?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|er"
    r"|(?:[bpmfdtnljqxy])?(?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|ue|u|uan|un)|(?:zh|ch|sh|[rzcs])i)"
)


@lru_cache(maxsize=16384)
def syllables(word: str) -> tuple[str, ...]:
    """The word cut into two pinyin syllables ("jinping" to "jin", "ping"); () when it is not such a word."""
    for at in range(len(word) - 1, 0, -1):
        head, tail = word[:at], word[at:]
        if tail[0] not in "iu" and _PINYIN.fullmatch(head) and _PINYIN.fullmatch(tail):
            return head, tail
    return ()


_WADE = (
    (r"^hs", ("x",)), (r"^chih$", ("zhi", "chi")), (r"^shih$", ("shi",)), (r"^jih$", ("ri",)), (r"^t[sz]u$", ("zi", "ci", "zu", "cu")),
    (r"^ss[uz]$", ("si",)), (r"^t[sz]", ("z", "c")), (r"^ch", ("zh", "j", "ch", "q")), (r"^j", ("r",)), (r"^p", ("b", "p")),
    (r"^t", ("d", "t")), (r"^k", ("g", "k")),
)  # fmt: skip
_WADE_ENDS = (
    ("ien", "ian"),
    ("ieh", "ie"),
    ("ueh", "ue"),
    ("iung", "iong"),
    ("ung", "ong"),
    ("erh", "er"),
    ("yen", "yan"),
    ("uei", "ui"),
)


@lru_cache(maxsize=16384)
def pinyin_of(word: str) -> frozenset[str]:
    """The pinyin syllables that Wade and Giles would have written so, apostrophes lost ("hsiao" to "xiao", "ching" to "jing", "qing")."""
    for written, sound in _WADE_ENDS:
        if word.endswith(written):
            word = word.removesuffix(written) + sound
            break
    heads = next(((re.match(rule, word), new) for rule, new in _WADE if re.match(rule, word)), None)
    if heads is None:
        found = {word}
    else:
        match, new = heads
        assert match is not None
        found = {head + word[match.end() :] for head in new}
    return frozenset(one for one in found if _PINYIN.fullmatch(one))
