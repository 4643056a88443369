"""JSON as the store keeps it: short, and readable in any script."""

from __future__ import annotations

import json
from typing import Any


def dumps(value: Any) -> str:
    """JSON without blanks. Raises ValueError for NaN, which is no JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
