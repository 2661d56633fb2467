"""Names cut into comparable tokens, and keys that bring spellings of one name together.

In: a name in any script, order or romanisation. Out: `tokens` (plain lower-case words), `keys` (strings that two spellings of one
name share, so that a table can be asked in constant time), `alike` (how far two tokens agree, and why). Whole names: names.py.
"""

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from regesta.lexicons import lexicon
from regesta.link.spelling.scripts import readings, romanised
from regesta.link.spelling.sounds import pinyin_of, sound_alike

_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[a-z0-9]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# Sounds that romanisations write in several ways, as one letter each; the order matters.
_SOUNDS = (
    ("tsch", "j"), ("tch", "j"), ("dzh", "j"), ("sch", "s"), ("ch", "j"), ("cz", "j"), ("dj", "j"), ("ph", "v"), ("x", "ks"),
    ("ts", "s"), ("tz", "s"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("q", "k"), ("g", "k"),
    ("z", "s"), ("d", "t"), ("b", "p"), ("w", "v"), ("f", "v"), ("r", "l"), ("h", ""),
)  # fmt: skip
_FEMALE = re.compile(r"(?:ov|ev|in|yn|sk|tsk|n|l|d|r|t|k|i)(?:a|aya|aia|aja)$")


@cache
def _rows() -> tuple[
    dict[str, frozenset[int]], dict[str, str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]
]:
    """The lexicon of spellings: token -> its rows, family name -> first of its row, and the plain word sets."""
    table = lexicon("world/spellings")
    rows: dict[str, set[int]] = {}
    for number, row in enumerate([*table["families"], *table["given"]]):
        for token in row:
            rows.setdefault(str(token), set()).add(number)
    families = {str(token): str(row[0]) for row in reversed(table["families"]) for token in row}
    sets = (frozenset(map(str, table[key])) for key in ("particles", "suffixes", "honorifics", "family_first"))
    particles, suffixes, honorifics, first = sets
    return (
        {token: frozenset(numbers) for token, numbers in rows.items()},
        families,
        particles,
        suffixes,
        honorifics,
        first,
    )


def family_first(state: str | None) -> bool:
    """Whether people of the state are named family name first."""
    return state in _rows()[5]


@cache
def called_by_last(state: str | None) -> bool:
    """Whether people of the state are spoken of by the last word of a name that begins with the family's."""
    return state in lexicon("world/spellings")["called_by_last"]


def is_particle(word: str) -> bool:
    """Whether the word, or what stands before its hyphen, is a particle ("bin", "al-Assad", "d'Estaing")."""
    return re.split(r"[-'’]", word.lower())[0] in _rows()[2] | {"d", "o", "ould", "uld"}


def is_family(token: str) -> bool:
    """Whether the token is an East Asian family name in some romanisation."""
    return token in _rows()[1]


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The name as plain lower-case words: other scripts romanised, hyphens and points opened, "Lavrov, Sergei" turned round."""
    name = _BRACKETS.sub(" ", name).removesuffix("'s").removesuffix("’s")
    if "," in name:
        before, _, after = name.partition(",")
        if after.strip().lower().strip(".") not in _rows()[3]:
            name = f"{after} {before}"
    latin = romanised(name)
    if _NOT_LATIN.search(name):
        latin = _CAMEL.sub(" ", latin)
    latin = re.sub(r"['`\"’]", "", latin.lower())
    return tuple(_WORD.findall(latin))


def strip(words: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Without honorifics in front and a suffix at the end; the suffix ("jr") comes beside."""
    _, _, _, suffixes, honorifics, _ = _rows()
    while len(words) > 1 and words[0] in honorifics:
        words = words[1:]
    suffix = None
    while len(words) > 2 and words[-1] in suffixes:
        suffix, words = words[-1], words[:-1]
    return words, suffix


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without particles ("al", "bin", "von"), unless nothing else is left."""
    particles = _rows()[2]
    if words and len(words) < 4 and is_family(words[0]):
        return words
    kept = tuple(
        word
        for index, word in enumerate(words)
        if word not in particles or (index == 0 and (len(word) == 1 or is_family(word)))
    )
    return kept if len(kept) > 1 or (kept and len(words) < 3) else words


@lru_cache(maxsize=65536)
def skeleton(token: str) -> str:
    """The token's consonants as sounds: "dmitri" and "dmytro" are "tmtl", "kwon" and "gwon" are "kvn"."""
    token = re.sub(r"(.)\1+", r"\1", token)
    for written, sound in _SOUNDS:
        token = token.replace(written, sound)
    return re.sub(r"[aeiouy]", "", token)


def _canonical(words: tuple[str, ...]) -> tuple[str, ...]:
    """Tokens with one written form for each row of the lexicon, where the sounds alone would not bring them together."""
    _, families, *_ = _rows()
    out = list(words)
    ends = {0, len(words) - 1}
    table = _given_heads()
    for index, word in enumerate(words):
        if index in ends and word in families:
            out[index] = families[word]
        else:
            out[index] = table.get(word, word)
    return tuple(out)


@cache
def _given_heads() -> dict[str, str]:
    rows = [row for row in lexicon("world/spellings")["given"] if any(len(str(token)) > 4 for token in row)]
    return {str(token): str(row[0]) for row in reversed(rows) for token in row}


@lru_cache(maxsize=65536)
def keys(name: str) -> tuple[str, ...]:
    """Strings that spellings of one full name share, whatever its order, hyphens and romanisation; empty for a single word."""
    words, _ = strip(tokens(name))
    words = bare(words)
    if len(words) < 2 and len("".join(words)) < 6:
        return ()
    found = []
    ends = [words[:1] + words[-1:]]
    if len(words) > 2:
        ends.append(words[:2])
    for pair in ends:
        found.append("|".join(sorted(skeleton(word) for word in _canonical(pair))))
    if len(words) < 3 and not (is_family(words[0]) or is_family(words[-1])):
        return tuple(key for key in found if len(key) > 2)
    if len(words) < 4 and all(len(word) < 9 for word in words):
        # Syllables written together or apart: the letters of the whole, in any order.
        found.append("".join(sorted("".join(skeleton(word) for word in _canonical(words)))))
    return tuple(key for key in found if len(key) > 1)


def _gender_differs(left: str, right: str) -> bool:
    """Ivanov and Ivanova, Daniel and Daniela, Mario and Maria are not one name."""
    left_female, right_female = left.endswith("a"), right.endswith("a")
    return left_female != right_female and (bool(_FEMALE.search(left)) or bool(_FEMALE.search(right)))


@lru_cache(maxsize=65536)
def alike(left: str, right: str, *, eastern: bool = False) -> tuple[float, str]:
    """How far two tokens are one name, 0 to 1, with the reason; short tokens must be equal or stand in one row of the lexicon.

    Args:
        left: a token of a name.
        right: another.
        eastern: they are of Chinese, Korean or Vietnamese names, where every letter tells one syllable from another: no likeness of sound.
    """
    if left == right:
        return 1.0, "same word"
    rows = _rows()[0]
    if rows.get(left, frozenset()) & rows.get(right, frozenset()):
        return 0.97, "one name in two spellings"
    if left[0] == "~" or right[0] == "~":
        return _consonants(left, right)
    short, long = sorted((left, right), key=len)
    if len(short) == 1:
        return (0.9, "initial") if long.startswith(short) else (0.0, "")
    if eastern and _hard(left) == _hard(right):
        return 0.93, "another romanisation"
    if len(long) < 7 and (right in pinyin_of(left) or left in pinyin_of(right)):
        return 0.93, "another romanisation"
    if eastern or len(short) < 4 or (left in rows and right in rows) or _gender_differs(left, right):
        return 0.0, ""
    if sound_alike(left, right):
        return 0.93, "same sounds"
    # A choice, checked on the pairs in tests/link: one letter of a long word may be a slip, its first may not.
    if len(short) >= 7 and left[0] == right[0] and fuzz.ratio(left, right) >= 90:
        return 0.88, "one letter apart"
    return 0.0, ""


def _hard(word: str) -> str:
    """Korean "Gwon" and "Gyong" as "Kwon" and "Kyong"."""
    return f"k{word[1:]}" if word.startswith(("gw", "gy")) else word


def _consonants(left: str, right: str) -> tuple[float, str]:
    """A word of a script without short vowels beside another: the consonants must be the same."""
    one, other = (
        readings(word) if word[0] == "~" else {_kept(each) for each in (word, *_mates(word))} for word in (left, right)
    )
    return (0.93, "same consonants") if set(one) & set(other) - {""} else (0.0, "")


def _kept(word: str) -> str:
    """The consonants of a Latin word as sounds, a first "h" or "y" among them."""
    return (word[0] if word[0] in "hy" else "") + skeleton(word)


@lru_cache(maxsize=4096)
def _mates(word: str) -> tuple[str, ...]:
    """The other spellings of a word in the lexicon."""
    rows = _rows()[0]
    mine = rows.get(word, frozenset())
    return tuple(other for other, numbers in rows.items() if mine & numbers) if mine else ()
