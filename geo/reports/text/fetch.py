"""A report by its address, from the public internet alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from geo.net import Address, Web, is_public, resolve_host
from geo.reports.text.files import Document, read_bytes

__all__ = ["Address", "Fetcher", "fetch_report", "is_public"]

MAX_PAGE_BYTES: Final = 5_000_000
TIMEOUT_S: Final = 15.0
_KINDS: Final = (
    "text/html",
    "application/xhtml",
    "text/plain",
    "application/pdf",
    "officedocument",
)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages; ``resolve``, ``permits`` and ``ports`` as in ``geo.net.Web``."""

    resolve: Callable[[str], Sequence[Address]] = resolve_host
    permits: Callable[[Address], bool] = is_public
    ports: frozenset[int] | None = frozenset((80, 443))
    timeout_s: float = TIMEOUT_S
    max_bytes: int = MAX_PAGE_BYTES

    def report(self, url: str) -> Document:
        """The report at ``url``; raises InputError with what to do instead."""
        data, name = self.page(url)
        return read_bytes(data, name)

    def page(self, url: str) -> tuple[bytes, str]:
        """The content at ``url`` after redirects, and a name for it."""
        web = Web(
            instead="paste the report",
            timeout_s=self.timeout_s,
            max_bytes=self.max_bytes,
            kinds=_KINDS,
            resolve=self.resolve,
            permits=self.permits,
            ports=self.ports,
        )
        pieces: list[bytes] = []
        name = web.fetch(url, lambda piece, total: pieces.append(piece))
        return b"".join(pieces), name


def fetch_report(url: str) -> Document:
    """The report at an address on the public internet."""
    return Fetcher().report(url)
