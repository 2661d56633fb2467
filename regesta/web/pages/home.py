"""The first page and the page of keys. In: nothing. Out: what the record holds, and where to begin."""

import msgspec

from regesta.serve.browse import Wish
from regesta.serve.choices import Choices
from regesta.serve.spread import Spread
from regesta.web.drawing import draw
from regesta.web.here import Asked
from regesta.web.serving import Pages

pages = Pages()


class HomeView(msgspec.Struct, frozen=True, kw_only=True):
    """What the record holds, in figures, in time and by name; `unfinished` when a run was stopped half way."""

    counts: dict[str, int]
    unfinished: bool
    spread: Spread | None
    choices: Choices


class KeysView(msgspec.Struct, frozen=True, kw_only=True):
    """The keys and what they do."""

    keys: tuple[tuple[str, str], ...]


KEYS = (
    ("j, k", "next, previous line of a list"), ("Enter", "open it"), ("/", "search the reports"),
    ("[ ]", "earlier, next page of a list"), ("g t", "timeline"), ("g a", "actors"), ("g s", "statements"),
    ("g f", "figures"), ("g d", "disagreements"), ("g n", "network"), ("g m", "map"), ("g o", "outlets"),
    ("g i", "issues"), ("g r", "review"), ("g h", "the first page"), ("Esc", "leave a field"), ("?", "this page"),
)  # fmt: skip
WHERE = {
    "documents": ("reports", "/search"), "copies": ("of them copies", ""), "events": ("events", "/timeline"),
    "statements": ("statements", "/statements"), "figures": ("figures", "/figures"),
    "disagreements": ("disagreements", "/disagreements"), "issues": ("issues", "/issues"),
}  # fmt: skip


@pages.at("/", "home.html", shown={"draw": draw, "where": WHERE})
def home(here: Asked) -> HomeView:
    """What the record holds."""
    record = here.record
    return HomeView(
        counts=record.counts(), unfinished=record.unfinished, spread=here.spread(Wish()), choices=record.choices()
    )


@pages.at("/keys", "keys.html", json=False, shown={})
def keys(here: Asked) -> KeysView:
    """The keyboard."""
    return KeysView(keys=KEYS)
