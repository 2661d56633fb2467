"""Lists that are told whole, not window by window. In: a view with `total`. Out: the same; for a CSV one that is asked for once only."""

from typing import Any, TypeVar

import msgspec

from regesta.web.here import Here
from regesta.web.serving import CHUNK

T = TypeVar("T")


def whole(here: Here, view: T) -> T:
    """The view; where a CSV asks for it, its table is all there is to come."""
    if here.window.size != CHUNK:
        return view
    once: Any = view
    return msgspec.structs.replace(once, total=0)
