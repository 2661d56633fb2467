"""Readers of lengths, frequencies and references. In: a Found. Out: a Reading that is never an event's time.

They are found so that "two days" or "annual" is not taken for a date, and to compare with programs that mark them (TIMEX3).
"""

from regesta.extract.times.grammar import Found
from regesta.extract.times.reading import Context, Reading
from regesta.lexicons import word_set

LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "E", "century": "C", "millennium": "L",
}  # fmt: skip
TENS_OF_YEARS = {"decade": 10, "century": 100}
ONE_LENGTH = word_set("time/telling", "one_length")


def plain(sort: str, kind: str, value: str) -> Reading:
    """A Reading that is no stretch of the calendar."""
    return Reading(sort, "", None, None, "open", kind, value, "not a date", moves=False)  # type: ignore[arg-type]


def length_value(unit: str, amount: float | None) -> str:
    """TIMEX3 value of a length: P3W, PT5H30M, PXY; centuries and decades in years, as the corpora have them."""
    letter = LETTERS[unit]
    if unit == "fortnight" and amount is not None:
        amount *= 2
    if unit in TENS_OF_YEARS and amount is not None:
        amount, letter = amount * TENS_OF_YEARS[unit], "Y"
    if unit == "quarter" and amount is not None and amount > 1:
        amount, letter = amount * 3, "M"
    if amount is None:
        return f"PTX{letter[1]}" if letter.startswith("T") else f"PX{letter}" if unit not in TENS_OF_YEARS else "PXY"
    if amount != int(amount):
        smaller = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60), "M": ("W", 4), "W": ("D", 7), "D": ("H", 24)}.get(
            letter
        )
        if smaller:
            whole, rest = int(amount), round((amount - int(amount)) * smaller[1])
            clock = "T" if letter == "D" else ""
            first = f"{whole}{letter[-1]}" if whole else ""
            return f"P{'T' if letter.startswith('T') else ''}{first}{clock}{rest}{smaller[0]}"
    number = f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    return f"PT{number}{letter[1]}" if letter.startswith("T") else f"P{number}{letter}"


def length_reading(unit: str, amount: float | None) -> Reading:
    """A length."""
    return plain("length", "DURATION", length_value(unit, amount))


def length(found: Found, context: Context) -> Reading | None:
    """ "three years", "several weeks", "a 20-day"."""
    unit_word = found.slot("UNIT", "UNITS")
    unit = (
        str(unit_word.value)
        if unit_word
        else next((u for u in ("century", "decade", "year", "hour") if found.says(u)), "year")
    )
    number, after = found.slot("NUM"), found.after()
    singular = unit_word is not None and unit_word.kind == "UNIT"
    if unit == "second" and (number is None or (unit_word is not None and unit_word.lower == "second")):
        return None
    if (
        number is None
        and singular
        and (found.says("first", "final") or (found.says("one") and found.before() == "some"))
    ):
        return None
    if (
        after is not None
        and after.lower == "-"
        and after.start == found.end
        and number is None
        and not found.says("a", "half")
    ):
        return None
    amount = _amount(found, unit, singular=singular)
    if unit == "quarter" and _no_quarter(found, amount):
        return None
    return length_reading(unit, amount)


def _no_quarter(found: Found, amount: float | None) -> bool:
    """Whether "quarter" is a fraction here: "three-quarter", "a quarter of"."""
    if found.slot("NUM") is not None and found.says("-"):
        return True
    after = found.after()
    return (found.says("a", "one") or amount is None) and (
        after is None or after.lower in {"of", "century", "million", "point"}
    )


def _amount(found: Found, unit: str, *, singular: bool) -> float | None:
    """How many units: None for "several"."""
    number, second = found.slots.get("NUM"), found.slots.get("NUM_2")
    if number is not None:
        if second is not None:
            return None if found.says("to", "-", "or") else float(second.value)
        more = 0.5 if found.says("half") else 0.25 if found.says("quarter") and unit != "quarter" else 0.0
        return float(number.value) + more
    if found.says("half"):
        return 1.5 if found.says("and") else 0.5
    if found.says("quarter") and unit == "century":
        return 0.25
    if found.says("couple"):
        return 2
    if found.says("dozen"):
        return 24 if found.says("two") else 12
    return 1 if singular else None


def age(found: Found, context: Context) -> Reading | None:
    """ "44-year-old": how old someone is; found so that nothing else takes its words."""
    return plain("age", "", "")


def vague_length(found: Found, context: Context) -> Reading | None:
    """ "a while"."""
    return plain("length", "DURATION", "PXX")


def repeated(found: Found, context: Context) -> Reading | None:
    """ "every day", "twice a week", "annual", "Fridays"."""
    frequency = found.slots.get("FREQUENCY")
    if frequency is not None:
        after = found.after()
        if frequency.lower == "daily" and after is not None and after.capital:
            return None  # a newspaper
        if found.words[found.first].capital and after is not None and after.capital:
            return None
        return plain("set", "SET", str(frequency.value))
    if plural := found.slots.get("WEEKDAYS"):
        return plain("set", "SET", f"XXXX-WXX-{plural.value + 1}")
    if day := found.slots.get("WEEKDAY"):
        return plain("set", "SET", f"XXXX-WXX-{day.value + 1}")
    if month := found.slots.get("MONTH"):
        return plain("set", "SET", f"XXXX-{month.value:02d}")
    if part := found.slots.get("PART"):
        return plain("set", "SET", f"XXXX-XX-XXT{part.value}")
    if season := found.slots.get("SEASON"):
        return plain("set", "SET", f"XXXX-{season.value}")
    unit = found.slot("UNIT", "UNITS")
    number = found.slots.get("NUM")
    if unit is None:
        return None
    amount = float(number.value) if number and not found.says("times") else 1.0
    return plain("set", "SET", length_value(str(unit.value), amount))


def per_unit(found: Found, context: Context) -> Reading | None:
    """ "40 roubles a day": a frequency after a number or a price; otherwise "a day" is a length."""
    unit = str(found.slots["UNIT"].value)
    per = found.says("per")
    before = found.words[max(0, found.first - 3) : found.first]
    counted = any(
        word.kind in {"D12", "D24", "D31", "D99", "DIGITS", "YEAR", "W12", "W31", "WORDS"}
        or word.lower in {"$", "once", "twice", "times"}
        for word in before
    )
    near = found.before()
    if per or (counted and near not in ONE_LENGTH):
        return plain("set", "SET", length_value(unit, 1.0))
    return None


def reference(found: Found, context: Context) -> Reading | None:
    """ "now", "soon", "the future"."""
    value = found.rule.options.get("value")
    word = found.slots.get("REFERENCE")
    if word is not None:
        value = word.value
    if found.says("future") and not found.says("the", "near", "foreseeable", "distant"):
        value = "FUTURE_REF"
    return plain("reference", "DATE", str(value))


def recent(found: Found, context: Context) -> Reading | None:
    """ "recent years", "the coming weeks"."""
    unit = found.slot("UNITS")
    value = str(found.rule.options["value"])
    if value == "PAST_REF" and unit is not None and unit.value in {"day", "week", "month"}:
        return plain("length", "DURATION", length_value(str(unit.value), None))
    return plain("reference", "DATE", value)
