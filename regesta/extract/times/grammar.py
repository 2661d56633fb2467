"""The engine of the time grammar. In: Words and a lexicon of rules. Out: where which rule matches, with its slots.

Every Word has a code of one character; a rule's pattern becomes a regular expression over those characters, so a text is
scanned once per rule at the speed of `re`, and a rule reads as a line of YAML. What a match means is for timereadings.py.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from regesta.errors import LexiconError
from regesta.extract.grammar import numbers
from regesta.extract.times.words import NUMBER_KINDS, ORDINAL_KINDS, Word, vocabulary
from regesta.lexicons import lexicon

KINDS = (
    *NUMBER_KINDS, *ORDINAL_KINDS, "MONTH", "WEEKDAY", "WEEKDAYS", "WDAY", "PART", "PARTS", "CLOCKNAME", "UNIT", "UNITS", "SEASON",
    "ZONE", "FREQUENCY", "REFERENCE", "HOLIDAY", "ISO", "SLASH", "DECADE", "YEAR2", "TIME", "AMPM", "QUARTERNUM", "HALFNUM", "FISCAL",
    "CELL", "OPEN", "LENGTH", "CLOCK", "FISCALYEAR", "REFERRED",
)  # fmt: skip
SIGNS = {"S": "'s", "LP": "(", "RP": ")", "DOT": "."}
OTHER = "x"
FIRST_CODE = 0xE000  # private use area: one code point a class or a word the rules name
PIECE = re.compile(r"(?P<name>[A-Z][A-Z0-9]*)|(?P<word>[a-z']+)|(?P<operator>[()|?*+])|(?P<sign>[-,/])|\s+")


class Rule(NamedTuple):
    """One line of a rules lexicon, compiled."""

    name: str
    order: int
    pattern: re.Pattern[str]
    means: str
    options: Mapping[str, Any]
    example: str
    needed: tuple[frozenset[str], ...]  # of each a code is in whatever the rule matches


class Found(NamedTuple):
    """A rule that matches `words[first:last]`; `slots` by class name, "DAY2" for the second of its kind."""

    rule: Rule
    words: Sequence[Word]
    first: int
    last: int
    slots: Mapping[str, Word]

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.words[self.last - 1].end

    def slot(self, *names: str) -> Word | None:
        """The first of these slots that is filled."""
        return next((self.slots[name] for name in names if name in self.slots), None)

    def says(self, *words: str) -> bool:
        """Whether any of these words stands in it."""
        return any(word.lower in words for word in self.words[self.first : self.last])

    def before(self, back: int = 1) -> str:
        """The word before it in small letters, "" at the beginning."""
        at = self.first - back
        return self.words[at].lower if at >= 0 else ""

    def after(self) -> Word | None:
        """The word after it."""
        return self.words[self.last] if self.last < len(self.words) else None


class Grammar:
    """The rules of some lexicons and the codes of the words they name."""

    def __init__(self, names: Sequence[str]) -> None:
        self.groups: dict[str, list[str]] = {}
        entries: list[dict[str, Any]] = []
        for name in names:
            content = lexicon(name)
            self.groups.update(content.get("groups") or {})
            entries.extend(content["rules"])
        self._kinds = {kind: chr(FIRST_CODE + at) for at, kind in enumerate(KINDS)}
        self._literals: dict[tuple[str, str], str] = {}
        for text in [*(entry["pattern"] for entry in entries), *(" ".join(g) for g in self.groups.values())]:
            for piece in PIECE.finditer(text):
                word = piece["word"] or piece["sign"]
                if word:
                    self._literal(word)
        for sign in SIGNS.values():
            self._literal(sign)
        self.rules = tuple(self._rule(order, entry) for order, entry in enumerate(entries))

    def _literal(self, word: str) -> str:
        kind = vocabulary().get(word, ("", None))[0]
        if word in numbers.SMALL:
            kind = "W12" if numbers.SMALL[word] <= 12 else "W31"
        elif word in numbers.ORDINAL_UNITS:
            kind = "ORDWORD"
        return self._literals.setdefault((kind, word), chr(FIRST_CODE + len(KINDS) + len(self._literals)))

    def _members(self, name: str) -> str:
        """All codes of a class or group."""
        if name in SIGNS:
            return self._literal(SIGNS[name])
        if name in self._kinds:
            return self._kinds[name] + "".join(code for (kind, _), code in self._literals.items() if kind == name)
        if name not in self.groups:
            raise LexiconError(f"A time rule names the class {name}, which no list of the lexicon defines.")
        return "".join(self._members(part) if part[0].isupper() else self._literal(part) for part in self.groups[name])

    def _rule(self, order: int, entry: Mapping[str, Any]) -> Rule:
        out: list[str] = []
        seen: dict[str, int] = {}
        for piece in PIECE.finditer(entry["pattern"]):
            if name := piece["name"]:
                seen[name] = seen.get(name, 0) + 1
                group = name if seen[name] == 1 else f"{name}_{seen[name]}"
                out.append(f"(?P<{group}>[{self._members(name)}])")
            elif piece["operator"]:
                out.append("(?:" if piece["operator"] == "(" else piece["operator"])
            elif word := piece["word"] or piece["sign"]:
                out.append(self._literal(word))
        try:
            pattern = re.compile("".join(out))
        except re.error as error:
            raise LexiconError(f"The pattern of time rule {entry['name']} is malformed: {error}.") from error
        return Rule(
            entry["name"],
            order,
            pattern,
            entry["means"],
            entry.get("with") or {},
            entry["example"],
            self._needed(entry["pattern"]),
        )

    def _needed(self, pattern: str) -> tuple[frozenset[str], ...]:
        """The codes of each piece that stands outside brackets and may not be left out; () where the pattern is of alternatives."""
        found: list[frozenset[str]] = []
        depth, outside = 0, False
        for piece in PIECE.finditer(pattern):
            if piece.lastgroup is None:
                continue  # white space
            operator, word = piece["operator"], piece["word"] or piece["sign"]
            if operator == "|" and not depth:
                return ()
            if operator in ("?", "*") and outside:
                found.pop()
            depth += (operator == "(") - (operator == ")")
            outside = not operator and not depth
            if outside:
                found.append(frozenset(self._members(piece["name"]) if piece["name"] else self._literal(word)))
        return tuple(found)

    def code(self, word: Word) -> str:
        """The class code of a Word."""
        return self._literals.get((word.kind, word.lower)) or self._kinds.get(word.kind, OTHER)

    def find(self, words: Sequence[Word]) -> list[Found]:
        """All matches of all rules, leftmost first, longest first, then in the order of the rules."""
        literals, kinds = self._literals, self._kinds  # the same as `code`, without a call for each word of a report
        codes = "".join([literals.get((word.kind, word.lower)) or kinds.get(word.kind, OTHER) for word in words])
        there = set(codes)
        found = [
            Found(rule, words, match.start(), match.end(), _slots(words, match))
            for rule in self.rules
            if not any(codes.isdisjoint(there) for codes in rule.needed)
            for match in rule.pattern.finditer(codes)
            if match.end() > match.start()
        ]  # fmt: skip
        return sorted(found, key=lambda f: (f.first, -f.last, f.rule.order))


def _slots(words: Sequence[Word], match: re.Match[str]) -> dict[str, Word]:
    """The words that fill the classes of a pattern, by the class named and, where that is a group, by their own class too.

    The second of a class in the text is "DAY_2", whichever branch of the pattern it filled.
    """
    filled = sorted(
        (match.start(name), name.partition("_")[0]) for name, text in match.groupdict().items() if text is not None
    )
    slots: dict[str, Word] = {}
    for at, name in filled:
        word = words[at]
        for key in dict.fromkeys((name, word.kind)):
            count = 2
            free = key
            while free in slots and slots[free] is not word:
                free, count = f"{key}_{count}", count + 1
            slots[free] = word
    return slots


@cache
def neighbours(name: str) -> frozenset[str]:
    """The words of one list of lexicons/time/neighbours.yaml."""
    return frozenset(lexicon("time/neighbours")[name]["words"])


@cache
def core_grammar() -> Grammar:
    """Rules for single expressions: dates, relative times, durations, frequencies."""
    return Grammar(("time/rules", "time/spans"))


@cache
def whole_grammar() -> Grammar:
    """Rules that join or bend what the core found: "late March", "since 2017", "between May and July"."""
    return Grammar(("time/wholes",))
