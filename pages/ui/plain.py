"""Words from outside in places that read Markdown: shown as they are, never as markup."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~$:&-])")


def plain(text: object) -> str:
    """The text with every sign that Markdown knows escaped, so that no link or image is made."""
    return _SPECIAL.sub(r"\\\1", str(text))


def isolated(text: str) -> str:
    """The text with its own direction: Arabic words in it don't turn what stands around them."""
    return f"\u2068{text}\u2069"
