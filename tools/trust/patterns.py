"""Every regular expression against strings made to slow it. In: rounds. Out: those whose time grows much faster than the string.

The package's modules are imported with `re.compile` watched, so that every pattern made at import is had. For each the strings are
made of the signs that stand in it. Judged is a ratio, not seconds: four times the string, and more than EXPONENT powers of that in time.
Searching for what begins with a repeated sign is quadratic in a run of that sign, which `bounds.RUN` bounds; what is asked here is that
nothing is worse than that.
"""

import importlib
import pkgutil
import re
import time
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]

EXPONENT = 2.6
FLOOR = 0.02  # seconds below which a clock tells nothing


def run(folder: Path, *, times: int, seed: int = 0, size: int = 1_200) -> dict[str, object]:
    """Try every pattern with every unit made of its signs; a pattern is wrong when it is worse than quadratic."""
    found = compiled()
    wrong = []
    slowest = (0.0, "")
    for pattern in found:
        for unit in units(pattern):
            short = _seconds(pattern, unit, size)
            if short < FLOOR / 20:
                continue
            long = _seconds(pattern, unit, size * 4)
            slowest = max(slowest, (long, pattern.pattern[:60]))
            if (
                long > FLOOR
                and long / short > 4**EXPONENT
                and _seconds(pattern, unit, size * 4) / _seconds(pattern, unit, size) > 4**EXPONENT
            ):
                wrong.append(
                    f"{pattern.pattern[:80]!r} on {unit!r}: {long / short:.0f} times the time for 4 times the length"
                )
                break
    return {
        "patterns": len(found),
        "signs": size * 4,
        "slowest": [round(slowest[0], 3), slowest[1]],
        "wrong": wrong[:20],
        "number wrong": len(wrong),
    }


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


def _seconds(pattern: re.Pattern[str], unit: str, size: int) -> float:
    text = (unit * size)[:size] + "\0!"
    began = time.perf_counter()
    for _ in pattern.finditer(text):
        pass
    return time.perf_counter() - began
