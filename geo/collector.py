"""Rests Python's garbage collector over work whose values hold no reference cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """No search for reference cycles meanwhile: values that hold none are freed without it.

    It would look at the same living values again and again. Whoever uses this says what it saves.
    Several threads may be inside at once; the collector is on again once the first has left.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
