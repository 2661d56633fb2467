"""The first page and the page of keys. In: nothing. Out: what the record holds, and where to begin."""

import msgspec

from regesta.web.here import Asked
from regesta.web.serving import Pages

pages = Pages()


class HomeView(msgspec.Struct, frozen=True, kw_only=True):
    """What the record holds, in figures."""

    counts: dict[str, int]
    unfinished: bool


class KeysView(msgspec.Struct, frozen=True, kw_only=True):
    """The keys and what they do."""

    keys: tuple[tuple[str, str], ...]


KEYS = (
    ("j, k", "next, previous line of a list"), ("Enter", "open it"), ("/", "search the reports"),
    ("[ ]", "earlier, next page of a list"), ("g t", "timeline"), ("g a", "actors"), ("g s", "statements"),
    ("g f", "figures"), ("g d", "disagreements"), ("g n", "network"), ("g m", "map"), ("g o", "outlets"),
    ("g i", "issues"), ("g r", "review"), ("g h", "the first page"), ("Esc", "leave a field"), ("?", "this page"),
)  # fmt: skip


@pages.at("/", "home.html")
def home(here: Asked) -> HomeView:
    """What the record holds."""
    return HomeView(counts=here.record.counts(), unfinished=here.record.unfinished)


@pages.at("/keys", "keys.html", json=False)
def keys(here: Asked) -> KeysView:
    """The keyboard."""
    return KeysView(keys=KEYS)
