"""Whether two names of people are one person's name. In: two names in any script. Out: a score from 0 to 1 with the reasons.

`SAME` and above: one name. Between `PART` and `SAME`: one may be a part of the other (a surname, a given name); that decides
nothing alone, but inside one report a short form may be bound by it. Below: two names.
"""

from functools import lru_cache

from regesta.link.spellings import alike, bare, family_first, is_family, strip, tokens

SAME = 0.85
PART = 0.4
_JUNIOR = {"jr", "junior", "ii", "filho", "neto"}

Score = tuple[float, tuple[str, ...]]
_NOTHING: Score = (0.0, ())


def _align(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, list[str], list[str]] | None:
    """Both names token by token in order; two tokens may meet one ("Jong Un" and "Jongun"). None when a token of `left` is left over.

    Gives the lowest token score, the reasons, and the tokens of `right` that met nothing.
    """
    i = j = 0
    lowest, reasons, extra = 1.0, [], []
    while i < len(left):
        if j >= len(right):
            return None
        score, reason = alike(left[i], right[j])
        if score == 0 and i + 1 < len(left) and alike(left[i] + left[i + 1], right[j])[0] >= 0.93:
            score, reason, i = 0.98, "written together", i + 1
        elif score == 0 and j + 1 < len(right) and alike(left[i], right[j] + right[j + 1])[0] >= 0.93:
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


def _turned(words: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    """The name as it stands, and with its first or last word moved to the other end; never shuffled: Kim Il Sung is not Kim Sung Il."""
    orders = [(words, "")]
    if len(words) > 1:
        orders.append((words[1:] + words[:1], "other order"))
        orders.append((words[-1:] + words[:-1], "other order"))
    return orders


def _middle_differs(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Both carry middle names and their initials differ: George W. and George H. W. are two men."""
    inner_left, inner_right = [word[0] for word in left[1:-1]], [word[0] for word in right[1:-1]]
    return bool(inner_left) and bool(inner_right) and inner_left != inner_right and len(left) > 2 and len(right) > 2


def _whole(short: tuple[str, ...], long: tuple[str, ...]) -> Score:
    """Two names of at least two words."""
    best = _NOTHING
    for turned, order in _turned(short):
        met = _align(turned, long)
        if met is None:
            continue
        lowest, reasons, extra = met
        score = lowest - (0.02 if order else 0.0)
        if extra:
            if _east_asian(short) or _east_asian(long) or alike(turned[0], long[0])[0] == 0:
                continue
            ends = alike(turned[-1], long[-1])[0] > 0
            if ends and _middle_differs(turned, long):
                continue
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


def _alone(word: str, long: tuple[str, ...], state: str | None) -> Score:
    """One word against a full name: the family name, or a given name."""
    family, given = (long[0], long[1:]) if family_first(state) or _east_asian(long) else (long[-1], long[:1])
    score, _ = alike(family, word)
    if score > 0.9:
        return 0.6, ("family name alone",)
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
    (one, one_suffix), (two, two_suffix) = strip(tokens(left)), strip(tokens(right))
    if not one or not two:
        return _NOTHING
    if one_suffix != two_suffix and one_suffix and two_suffix:
        return _NOTHING
    cost = 0.2 if (one_suffix or two_suffix) and one_suffix != two_suffix else 0.0
    if one == two:
        return round(1.0 - cost, 3), ("same words",) if not cost else ("junior or senior",)
    one, two = bare(one), bare(two)
    if "".join(one) == "".join(two):
        return round(0.98 - cost, 3), ("written together",)
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if len(short) == 1:
        if len(long) == 1:
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
    return round(max(score - cost, 0.0), 3), reasons if not cost else (*reasons, "junior or senior")


def _given_only(short: tuple[str, ...], long: tuple[str, ...]) -> Score:
    """ "Jong Un" beside "Kim Jong Un": the given name without the family name."""
    if _east_asian(long) and len(long) == 3 and len(short) == 2:
        met = _align(short, long[1:])
        if met and not met[2]:
            return 0.5, ("given name alone",)
    return _NOTHING
