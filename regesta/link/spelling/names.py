"""Whether two names of people are one person's name. In: two names in any script. Out: a score from 0 to 1 with the reasons.

`SAME` and above: one name. Between `PART` and `SAME`: one may be a part of the other (a surname, a given name); that decides
nothing alone, but inside one report a short form may be bound by it. Below: two names.
"""

import re
from functools import lru_cache

from regesta.lexicons import word_set
from regesta.link.spelling.scripts import bare_words, consonantal
from regesta.link.spelling.sounds import syllables
from regesta.link.spelling.spellings import alike, bare, called_by_last, family_first, is_family, strip, tokens

SAME = 0.85
PART = 0.4
_TITLES = word_set("world/telling", "short_titles")

Score = tuple[float, tuple[str, ...]]
_NOTHING: Score = (0.0, ())
# Servant of one of God's names: Abdel Fattah, Abdulrahman, Abd al-Aziz, as one word each. Abdullah is left whole.
_SERVANT = re.compile(r"abd(?:[aeiou](?:l|r(?=r)|s(?=s)|n(?=n)))?(?=[a-z]{3})(?!(?:[aeiou]l)?l?ah)")
_ARTICLE = frozenset("al el ul ar er as es an ur us".split())


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: as `tokens`, with names of God's servants in one word and letters before a name parted."""
    if consonantal(name):
        return bare_words(name)
    found: list[str] = []
    servant = False
    for word in tokens(name):
        if servant and word in _ARTICLE:
            continue
        if servant:
            found.append(f"abd{word}")
        elif len(word) == 2 and not set(word) & set("aeiouy") and word not in _TITLES:
            found += word  # JF Kennedy
        elif word not in ("abd", "abdel", "abdul", "abdal", "abdoul"):
            found.append(_SERVANT.sub("abd", word, count=1) if word.startswith("abd") else word)
        servant = not servant and word in ("abd", "abdel", "abdul", "abdal", "abdoul")
    return tuple(found) or tokens(name)


def _align(
    left: tuple[str, ...], right: tuple[str, ...], *, eastern: bool = False
) -> tuple[float, list[str], list[str]] | None:
    """Both names token by token in order; two tokens may meet one ("Jong Un" and "Jongun"). None when a token of `left` is left over.

    Gives the lowest token score, the reasons, and the tokens of `right` that met nothing.
    """
    i = j = 0
    lowest, reasons, extra = 1.0, [], []
    while i < len(left):
        if j >= len(right):
            return None
        score, reason = alike(left[i], right[j], eastern=eastern)
        if score == 0 and i + 1 < len(left) and alike(left[i] + left[i + 1], right[j], eastern=eastern)[0] >= 0.93:
            score, reason, i = 0.98, "written together", i + 1
        elif score == 0 and j + 1 < len(right) and alike(left[i], right[j] + right[j + 1], eastern=eastern)[0] >= 0.93:
            score, reason, j = 0.98, "written together", j + 1
        if score == 0:
            extra.append(right[j])
            j += 1
            continue
        lowest = min(lowest, score)
        if reason != "same word":
            reasons.append(reason)
        i, j = i + 1, j + 1
    return lowest, reasons, extra + list(right[j:])


def _east_asian(words: tuple[str, ...]) -> bool:
    """A family name and one or two given syllables: every syllable counts, none may be missing."""
    return 2 <= len(words) <= 3 and is_family(words[0]) and all(len(word) <= 6 for word in words)


def _eastern(words: tuple[str, ...]) -> bool:
    """A name of two or three words with an East Asian family name at one end."""
    return 2 <= len(words) <= 3 and (is_family(words[0]) or is_family(words[-1]))


def _turned(words: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    """The name as it stands, and with its first or last word moved to the other end; never shuffled: Kim Il Sung is not Kim Sung Il."""
    orders = [(words, "")]
    if len(words) > 1 and not any(word.startswith("~") for word in words):
        orders.append((words[1:] + words[:1], "other order"))
        orders.append((words[-1:] + words[:-1], "other order"))
        if len(words) == 4:
            orders.append((words[2:] + words[:2], "other order"))
    return orders


def _middle_differs(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Both carry middle names and their initials differ: George W. and George H. W. are two men."""
    inner_left, inner_right = [word[0] for word in left[1:-1]], [word[0] for word in right[1:-1]]
    if len(right) - len(left) == 1 and all(len(word) > 1 for word in (*left, *right)) and set(left) <= set(right):
        return False  # one of several full names is left out
    return bool(inner_left) and bool(inner_right) and inner_left != inner_right


def _may_lead(extra: list[str], long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether words before a full name may be left out: Mohammad, initials ("P. V."), an English name before a Chinese one."""
    lead = long[: len(extra)]
    if tuple(extra) != lead:
        return False
    if all(alike(word, "mohammed")[0] >= 0.93 or len(word) == 1 for word in lead):
        return len(short[0]) > 1
    return len(lead) == 1 and _east_asian(short) and len(short) == 3 and not is_family(lead[0]) and short == long[1:]


def _whole(short: tuple[str, ...], long: tuple[str, ...]) -> Score:
    """Two names of at least two words."""
    best = _NOTHING
    eastern = _eastern(short) or _eastern(long)
    for turned, order in _turned(short):
        met = _align(turned, long, eastern=eastern)
        if met is None:
            continue
        lowest, reasons, extra = met
        score = lowest - (0.02 if order else 0.0)
        if extra:
            ends = alike(turned[-1], long[-1])[0] > 0
            if _may_lead(extra, long, turned):
                ends = True
            elif (
                order
                or _east_asian(short)
                or _east_asian(long)
                or alike(turned[0], long[0])[0] == 0
                or (ends and _middle_differs(turned, long))
            ):
                continue
            elif not ends and len(extra) > 1:
                continue  # Aung San is not Aung San Suu Kyi
            score -= 0.04 if ends else 0.12
            reasons = [*reasons, "a middle name more" if ends else "a longer form"]
        initials = reasons.count("initial")
        if initials and initials >= len(short):
            continue
        if order:
            reasons = [*reasons, order]
        if score > best[0]:
            best = (round(max(score, 0.0), 3), tuple(dict.fromkeys(reasons)) or ("same words",))
    return best


def _son_of(name: str, father: tuple[str, ...], son: tuple[str, ...]) -> bool:
    """Whether the other name stands whole behind a first name and "bin": Mohammed bin Salman bin Abdulaziz is Salman's son."""
    return (
        len(son) > len(father)
        and son[1 : len(father) + 1] == father
        and tokens(name)[1:2] in (("bin",), ("ibn",), ("ben",))
    )


def _opened(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ "Xi Jinping" beside "Hsi Chin ping": the given name of the shorter one cut into its syllables."""
    if len(one) > len(two):
        return _opened(two, one)[::-1]
    if len(one) == 2 and len(two) == 3 and is_family(one[0]) and (cut := syllables(one[1])):
        return (one[0], *cut), two
    return one, two


def _alone(word: str, long: tuple[str, ...], state: str | None) -> Score:
    """One word against a full name: the family name, or a given name."""
    family, given = (long[0], long[1:]) if family_first(state) or _east_asian(long) else (long[-1], long[:1])
    score, _ = alike(family, word)
    if score > 0.9:
        return 0.6, ("family name alone",)
    if (called_by_last(state) and alike(word, long[-1])[0] > 0.9) or family == f"abd{word}":  # "Kadir" of Abdul Kadir
        return 0.5, ("given name alone",)
    if alike(word, "".join(given))[0] > 0.9 or (len(given) == 1 and alike(word, given[0])[0] > 0.9):
        return 0.5, ("given name alone",)
    return _NOTHING


@lru_cache(maxsize=32768)
def same_name(left: str, right: str, *, state: str | None = None) -> Score:
    """Whether two names are one, from 0 to 1, with reasons in words.

    Args:
        left: a name.
        right: another.
        state: the state of the person, where known; it tells which end the family name stands at.
    """
    (one, one_suffix), (two, two_suffix) = strip(words_of(left)), strip(words_of(right))
    if not one or not two:
        return _NOTHING
    if one_suffix != two_suffix and one_suffix and two_suffix:
        return _NOTHING
    cost = 0.0 if one_suffix == two_suffix else 0.1 if (one_suffix or two_suffix) in ("iii", "iv", "v") else 0.2
    if one == two:
        return round(1.0 - cost, 3), ("same words",) if not cost else ("junior or senior",)
    one, two = bare(one), bare(two)
    if "".join(one) == "".join(two):
        return round(0.98 - cost, 3), ("written together",)
    if _son_of(left, two, one) or _son_of(right, one, two):
        return _NOTHING
    if {len(one), len(two)} == {2, 3} and _align(*sorted((one, two), key=len), eastern=True) is None:
        one, two = _opened(one, two)
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if len(short) == 1:
        if len(long) == 1:
            if f"abd{short[0]}" == long[0] or f"abd{long[0]}" == short[0]:
                return 0.5, ("given name alone",)  # "Kadir" of Abdul Kadir
            score, reason = alike(short[0], long[0])
            return (0.6 * score, (reason,)) if score else _NOTHING
        score, reasons = _alone(short[0], long, state)
        met = _align(short, ("".join(long),))
        if met and met[0] >= 0.93 and len(short[0]) > 7:
            return 0.9, ("written together",)
        return score, reasons
    score, reasons = _whole(short, long)
    if len(short) == len(long) and score == 0:
        return _given_only(short, long)
    if score < SAME and _given_only(short, long)[0] > score:
        return _given_only(short, long)
    if score == 0:
        return _tail(short, long)
    return round(max(score - cost, 0.0), 3), reasons if not cost else (*reasons, "junior or senior")


def _tail(short: tuple[str, ...], long: tuple[str, ...]) -> Score:
    """ "Moro Castaño" beside "Luis Moro Castaño": the last words of a longer name; an East Asian one has no such."""
    if _eastern(long) or long[-len(short) :] != short:
        return _NOTHING
    return 0.5, ("last names alone",)


def _given_only(short: tuple[str, ...], long: tuple[str, ...]) -> Score:
    """ "Jong Un" beside "Kim Jong Un": the given name without the family name."""
    if _east_asian(long) and len(long) == 3 and len(short) == 2:
        met = _align(short, long[1:])
        if met and not met[2]:
            return 0.5, ("given name alone",)
    return _NOTHING
