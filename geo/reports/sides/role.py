"""What a side is to the event of its clause."""

from __future__ import annotations

from enum import Enum, auto


class Role(Enum):
    """What a side is to the event of its clause."""

    NONE = auto()
    ATTACKER = auto()
    SUSPECT = auto()
    """The attacker, for all that is said; more certain than one that only acts."""
    NAMELESS = auto()
    """It attacked, and is nobody's side."""
    TARGET = auto()
    FOUGHT = auto()
