"""Names of other scripts in Latin letters. In: a name in any script. Out: the name romanised, or the words of it, ready to compare.

Hangul is read syllable by syllable as the Revised Romanization does it; Serbian letters as Serbs write them; the rest is anyascii's. Arabic
and Hebrew write no short vowels: their words stay as they are, marked with "~", and `readings` gives their consonants as sounds.
"""

import re
from functools import lru_cache
from itertools import product

from anyascii import anyascii

_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "\0").split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ")
_FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".replace("-", "\0").split(" ")
_SERBIAN = str.maketrans({"ћ": "ć", "Ћ": "Ć", "ђ": "đ", "Ђ": "Đ", "ј": "j", "Ј": "J", "џ": "dž", "љ": "lj", "њ": "nj"})
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_CONSONANTAL = re.compile(r"[\u0590-\u05ff\u0600-\u06ff]")
# Letters as the sounds of spellings.skeleton: several where several are heard, "-" where it may be silent; letters not named are silent.
_SOUNDS = (
    "ب=p ت=t ث=t ج=jk ح=-h خ=k د=t ذ=ts ر=l ز=s س=s ش=s ص=s ض=t ط=t ظ=ts غ=k ف=v ق=k ك=k ل=l م=m ن=n و=-v پ=p چ=j ژ=s گ=k ک=k"
    " ב=pv ג=k ד=t ו=-v ז=s ח=-k ט=t כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s פ=pv ף=pv צ=s ץ=s ק=k ר=l ש=s ת=t"
)
_HEARD = dict(pair.split("=") for pair in _SOUNDS.split())
_SKIPPED = frozenset("بن ابن بنت آل ال بن‌ בן בת".split())
_FIRST_KEPT = {"ه": "h", "ح": "h", "ה": "h", "ي": "y", "ی": "y", "י": "y"}
_MOST_READINGS = 64


def romanised(name: str) -> str:
    """The name in Latin letters."""
    if name.isascii():
        return name
    name = name.translate(_SERBIAN)
    return (
        anyascii(_HANGUL.sub(lambda match: f"{_syllable(match[0])} ", name)) if _HANGUL.search(name) else anyascii(name)
    )


def _syllable(letter: str) -> str:
    code = ord(letter) - 0xAC00
    parts = (_INITIALS[code // 588], _VOWELS[code // 28 % 21], _FINALS[code % 28])
    return "".join(parts).replace("\0", "")


def consonantal(name: str) -> bool:
    """Whether the name is in a script that writes no short vowels."""
    return _CONSONANTAL.search(name) is not None


def bare_words(name: str) -> tuple[str, ...]:
    """The words of an Arabic, Persian or Hebrew name, marked with "~": no article, no "son of", "servant of" joined."""
    words: list[str] = []
    for word in re.findall(r"[\u0590-\u05ff\u0600-\u06ff]+", re.sub(r"[\u200c\u064b-\u065f\u0640]", "", name)):
        if word in _SKIPPED:
            continue
        if word == "الله" and words:  # Nasr Allah, one word in Latin
            words[-1] += word
            continue
        if word.startswith("ال") and len(word) > 3:
            word = word[2:]
        if words and words[-1] == "عبد":
            words[-1] += word
        else:
            words.append(word)
    return tuple(f"~{word}" for word in words)


@lru_cache(maxsize=4096)
def readings(word: str) -> frozenset[str]:
    """The consonants of a marked word, as sounds, in every way its letters can be heard; the first "h" or "y" alone is kept."""
    word = re.sub(r"(.)\1+", r"\1", word.removeprefix("~"))
    choices: list[tuple[str, ...]] = []
    for number, letter in enumerate(word):
        if number == 0 and letter in _FIRST_KEPT:
            choices.append((_FIRST_KEPT[letter],))
        else:
            choices.append(tuple("" if one in "-h" else one for one in _HEARD.get(letter, "-")))
    found = set()
    for one in product(*choices):
        found.add("".join(one))
        if len(found) >= _MOST_READINGS:
            break
    return frozenset(found)
