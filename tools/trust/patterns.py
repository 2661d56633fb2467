"""Every regular expression against strings made to slow it. In: rounds. Out: those whose time grows much faster than the string.

The package's modules are imported with `re.compile` watched, so that every pattern made at import is had. For each the strings are
made of the signs that stand in it, and grow until one takes long enough to judge. Judged is a ratio, not seconds: four times the string, and
more than EXPONENT powers of that in time. A search that does not end is given up.
Searching for what begins with a repeated sign is quadratic in a run of that sign, which `bounds.RUN` bounds; what is asked here is that
nothing is worse than that.
"""

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]

EXPONENT = 2.6
FLOOR = 0.02  # seconds below which a clock tells nothing
ENOUGH = 0.25  # seconds from which a string is long enough to judge by
MOST = 10  # seconds after which a search is given up, and its pattern is wrong
SIZES = (20, 80, 320, 1_280, 5_120)  # each four times the one before


def run(folder: Path, *, times: int, seed: int = 0, sizes: Sequence[int] = SIZES) -> dict[str, object]:
    """Try every pattern with every unit made of its signs; a pattern is wrong when it is worse than quadratic."""
    found = compiled()
    wrong, slowest = [], (0.0, "")
    for pattern in found:
        took, fault = judged(pattern, sizes=sizes)
        slowest = max(slowest, (took, pattern.pattern[:60]))
        wrong += [fault] if fault else []
    return {
        "patterns": len(found),
        "strings": sum(len(units(one)) for one in found),
        "signs": sizes[-1],
        "slowest": [round(slowest[0], 3), slowest[1]],
        "wrong": wrong[:20],
        "number wrong": len(wrong),
    }


def judged(pattern: re.Pattern[str], *, sizes: Sequence[int] = SIZES, most: float = MOST) -> tuple[float, str]:
    """The longest search, in seconds, and what is wrong with the pattern; nothing where all is well."""
    longest = 0.0
    for unit in units(pattern):
        before = took = 0.0
        for size in sizes:
            before, took = took, seconds(pattern, unit, size, most=most)
            if took > ENOUGH:
                break
        longest = max(longest, took)
        again = took < most and took > FLOOR and before > 0 and worse(took / before)
        if took >= most or (again and worse(_again(pattern, unit, size))):
            told = f"{took:.2f} s for {size} signs, {before:.4f} s for a quarter of them"
            return longest, f"{pattern.pattern[:80]!r} on {unit!r}: {told}"
    return longest, ""


def worse(ratio: float) -> bool:
    """Whether four times the string takes more time than EXPONENT powers of four."""
    return ratio > 4**EXPONENT


def _again(pattern: re.Pattern[str], unit: str, size: int) -> float:
    """The ratio measured once more: a machine with other work tells some ratios wrong."""
    return seconds(pattern, unit, size) / max(seconds(pattern, unit, size // 4), 1e-6)


def seconds(pattern: re.Pattern[str], unit: str, size: int, *, most: float = MOST) -> float:
    """The time of this process for all that is found in the unit repeated to so many signs; `most` where it is given up."""
    text = (unit * size)[:size] + "\0!"
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)  # of the processor
    began = time.process_time()
    try:
        for _ in pattern.finditer(text):
            pass
    except TimeoutError:
        return most
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - began


def _give_up(*_: object) -> None:
    raise TimeoutError


def compiled() -> list[re.Pattern[str]]:
    """Every pattern that a module of the package holds, alone or in a list or table."""
    import regesta

    seen: dict[tuple[str, int], re.Pattern[str]] = {}
    for info in pkgutil.walk_packages(regesta.__path__, "regesta."):
        if info.name.endswith("__main__") or ".distributed" in info.name:
            continue
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            for pattern in _patterns(value):
                seen[pattern.pattern, pattern.flags] = pattern
    return list(seen.values())


def _patterns(value: object) -> list[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        return [value] if isinstance(value.pattern, str) else []
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, list | tuple) and len(value) < 200:
        return [found for one in value for found in _patterns(one)]
    return []


def units(pattern: re.Pattern[str]) -> list[str]:
    """Signs to repeat: what the pattern names, classes by a member, pairs of neighbours, and some that are always tried."""
    signs: list[str] = []
    _signs(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE), signs)
    known = list(dict.fromkeys(signs))[:24]
    pairs = [one + other for one, other in zip(known, known[1:], strict=False)]
    return list(
        dict.fromkeys(
            [
                *known,
                *pairs,
                "".join(known),
                " ",
                "a",
                "1",
                "A",
                "a ",
                "A ",
                "1,",
                "1 ",
                ", ",
                ". ",
                "\n",
                "-",
                '"',
                "(",
                "/",
            ]
        )
    )


def _signs(tree: object, out: list[str]) -> None:
    classes = {
        "CATEGORY_DIGIT": "1",
        "CATEGORY_WORD": "a",
        "CATEGORY_SPACE": " ",
        "CATEGORY_NOT_SPACE": "a",
        "CATEGORY_NOT_WORD": " ",
        "CATEGORY_NOT_DIGIT": "a",
    }
    for operation, value in tree:  # type: ignore[attr-defined]
        name = str(operation)
        if name in ("LITERAL", "NOT_LITERAL"):
            out.append(chr(value) if name == "LITERAL" else "a")
        elif name == "IN":
            _signs(value, out)
        elif name == "RANGE":
            out.append(chr(value[0]))
        elif name == "CATEGORY":
            out.append(classes.get(str(value), "a"))
        elif name == "ANY":
            out.append("a")
        elif name == "BRANCH":
            for one in value[1]:
                _signs(one, out)
        elif name == "SUBPATTERN":
            _signs(value[3], out)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _signs(value[2], out)
        elif name in ("ASSERT", "ASSERT_NOT"):
            _signs(value[1], out)
        elif name == "ATOMIC_GROUP":
            _signs(value, out)
