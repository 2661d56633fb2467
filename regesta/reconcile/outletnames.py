"""Names by which texts cite outlets. In: outlets, documents. Out: the key of a name, and whose name it is."""

from collections.abc import Iterable, Mapping

from regesta.records import Document, Outlet

SPEAK = frozenset(
    {"government_office", "party"}
)  # kinds whose name in a report is that of somebody who acts, and not of a source


def source_key(name: str) -> str:
    """A name of a source as names are compared."""
    return " ".join(name.lower().removeprefix("the ").split())


def citable(names: Mapping[str, str], outlets: Iterable[Outlet]) -> dict[str, str]:
    """Names that mean a source where they stand in a report, and not somebody who acts."""
    act = {one.name for one in outlets if one.kind in SPEAK}
    return {key: name for key, name in names.items() if name not in act}


def names_of(outlets: Iterable[Outlet], named: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    """The full name of an outlet by each of its names; those of reports that nobody lists go by their own, the first in the alphabet.

    Args:
        outlets: the outlets known.
        named: outlet and agency of each report.
    """
    found: dict[str, str] = {}
    for outlet in sorted(outlets, key=lambda one: one.name):
        for name in (outlet.name, *outlet.names):
            found.setdefault(source_key(name), outlet.name)
    for own in sorted({name for pair in named for name in pair if name}):
        found.setdefault(source_key(own), own)
    return found


def outlet_name(document: Document, names: Mapping[str, str]) -> str:
    """The full name of a report's outlet, or its file's where none is known."""
    return names[source_key(document.outlet)] if document.outlet else document.source


def most_words(names: Iterable[str]) -> int:
    """How many words the longest of some names has."""
    return max((name.count(" ") for name in names), default=0) + 1
