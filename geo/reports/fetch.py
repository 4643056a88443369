"""A report by its address, fetched without ever reaching into a private network.

Every host is resolved once, all its addresses are checked, and the connection goes to the very
address that was checked, so that a name can't change its meaning in between; redirects are
checked alike.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from geo.errors import InputError
from geo.reports.files import read_bytes

MAX_PAGE_BYTES: Final = 5_000_000
MAX_REDIRECTS: Final = 5
TIMEOUT_S: Final = 15.0
_PORTS: Final = {"http": 80, "https": 443}
_CHUNK: Final = 65_536
_KINDS: Final = (
    "text/html",
    "application/xhtml",
    "text/plain",
    "application/pdf",
    "officedocument",
)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def resolve_host(host: str) -> list[Address]:
    """All addresses of a host name, by the system's resolver."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{host} was not found: check the address, or the network.") from error
    return [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found]


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, also behind an IPv6 mapping."""
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if mapped is not None:
        return is_public(mapped)
    teredo = getattr(address, "teredo", None)
    if teredo is not None:
        return False
    special = address.is_multicast or address.is_reserved or address.is_loopback
    return address.is_global and not special


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages; ``resolve``, ``permits`` and ``ports`` are handed in so that tests may differ.

    ``ports`` None allows any.
    """

    resolve: Callable[[str], Sequence[Address]] = resolve_host
    permits: Callable[[Address], bool] = is_public
    ports: frozenset[int] | None = frozenset((80, 443))
    timeout_s: float = TIMEOUT_S
    max_bytes: int = MAX_PAGE_BYTES

    def text(self, url: str) -> str:
        """The text of the report at ``url``; raises InputError with what to do instead."""
        data, name = self.page(url)
        return read_bytes(data, name)

    def page(self, url: str) -> tuple[bytes, str]:
        """The content at ``url`` after redirects, and a name for it."""
        deadline = time.monotonic() + self.timeout_s
        for _ in range(MAX_REDIRECTS + 1):
            parts = self._checked(url)
            answer = self._get(parts, deadline)
            if isinstance(answer, bytes):
                name = parts.path.rsplit("/", 1)[-1] or parts.hostname or "page"
                return answer, name
            url = urljoin(url, answer)
        raise InputError(f"{url} redirects too often: open it in a browser and paste the report.")

    def _checked(self, url: str) -> SplitResult:
        try:
            parts = urlsplit(url.strip())
            port = parts.port
        except ValueError as error:
            raise InputError(f"{url!r} is no web address.") from error
        if parts.scheme not in _PORTS or not parts.hostname:
            raise InputError(f"{url!r} is no web address: it must begin with https:// or http://.")
        if parts.username or parts.password:
            raise InputError("The address holds a user name or password: give it without.")
        if self.ports is not None and (port or _PORTS[parts.scheme]) not in self.ports:
            raise InputError(f"Port {port} is not asked: only ordinary web addresses are.")
        return parts

    def _safe_address(self, host: str) -> Address:
        addresses = self.resolve(host)
        if not addresses:
            raise InputError(f"{host} was not found: check the address.")
        for address in addresses:
            if not self.permits(address):
                raise InputError(
                    f"{host} lies in a private network ({address}) and is not asked: "
                    "paste the report instead."
                )
        return addresses[0]

    def _get(self, parts: SplitResult, deadline: float) -> bytes | str:
        """The body, or the target of a redirect."""
        import urllib3

        host = parts.hostname or ""
        address = str(self._safe_address(host))
        port = parts.port or _PORTS[parts.scheme]
        left = max(deadline - time.monotonic(), 0.1)
        timeout = urllib3.Timeout(connect=min(left, 8.0), read=min(left, 10.0))
        pool: urllib3.HTTPConnectionPool
        if parts.scheme == "https":
            pool = urllib3.HTTPSConnectionPool(
                address, port, timeout=timeout, server_hostname=host, assert_hostname=host
            )
        else:
            pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        shown_port = "" if port == _PORTS[parts.scheme] else f":{port}"
        headers = {
            "Host": host + shown_port,
            "User-Agent": "badia",
            "Accept": "text/html,text/plain,application/pdf",
            "Accept-Encoding": "identity",
        }
        try:
            with pool:
                response = pool.request(
                    "GET", target, headers=headers, redirect=False, retries=False,
                    preload_content=False,
                )  # fmt: skip
                location = response.headers.get("Location")
                if response.status in (301, 302, 303, 307, 308) and location:
                    return str(location)
                if response.status != 200:
                    raise InputError(
                        f"{host} answers with status {response.status}: open the page in a browser "
                        "and paste the report."
                    )
                self._check_kind(host, response.headers.get("Content-Type", ""))
                return self._body(host, response, deadline)
        except urllib3.exceptions.HTTPError as error:
            raise InputError(
                f"{host} does not answer ({type(error).__name__}): try later, or paste the report."
            ) from error

    @staticmethod
    def _check_kind(host: str, kind: str) -> None:
        if kind and not any(k in kind.lower() for k in _KINDS):
            raise InputError(
                f"{host} sends {kind.split(';')[0]}, no report: give the address of a page."
            )

    def _body(self, host: str, response: object, deadline: float) -> bytes:
        pieces: list[bytes] = []
        size = 0
        while chunk := response.read1(_CHUNK):  # type: ignore[attr-defined]
            size += len(chunk)
            if size > self.max_bytes:
                limit = self.max_bytes / 1e6
                raise InputError(
                    f"The page at {host} is larger than {limit:.0f} MB: paste the report."
                )
            if time.monotonic() > deadline:
                raise InputError(f"{host} sends too slowly: try later, or paste the report.")
            pieces.append(chunk)
        return b"".join(pieces)


def fetch_report(url: str) -> str:
    """The text of the report at an address on the public internet."""
    return Fetcher().text(url)
