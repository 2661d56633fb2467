"""Python's search for cycles, put off while reports are worked on. In: work. Out: the same work, the search done once a batch.

What is read makes a great many records and hardly a cycle, and the search goes over tables and lexicons again and again: of 150 articles
read by one process it took 3.7 of 34.8 processor seconds (23 November 2026). So it rests, and after each batch only what was made since
the last one is gone over.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for cycles inside; it goes on afterwards where it was on before."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def sweep() -> None:
    """Free the cycles among what was made since the last sweep, such as a Doc and its tree; what is older is not looked at."""
    gc.collect(0)
