"""Files from the web, fetched without ever reaching into a private network.

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
from typing import Any, Final
from urllib.parse import SplitResult, urljoin, urlsplit

from geo.errors import InputError

MAX_REDIRECTS: Final = 5
CONNECT_S: Final = 8.0
SILENCE_S: Final = 10.0
"""How long a server may say nothing at all."""
_PORTS: Final = {"http": 80, "https": 443}
_CHUNK: Final = 65_536

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
OnData = Callable[[bytes, int | None], None]
"""Takes each piece of the body, and how many bytes all of it has, if the server says so."""


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
    site_local = getattr(address, "is_site_local", False)
    return address.is_global and not special and not site_local


def _wire_name(host: str) -> str:
    """A host as requests and certificates name it: letters beyond ASCII in IDNA's spelling."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError(f"{host} is no name of a host: check the address.") from error


@dataclass(frozen=True, slots=True)
class Web:
    """Fetches files; ``resolve``, ``permits`` and ``ports`` are handed in so that tests may differ.

    ``instead``: what a person may do if it fails, as in "or paste the report". ``kinds``: words of
    which the content type must have one, () for any. ``ports`` None allows any.
    """

    instead: str
    timeout_s: float
    max_bytes: int
    kinds: tuple[str, ...] = ()
    resolve: Callable[[str], Sequence[Address]] = resolve_host
    permits: Callable[[Address], bool] = is_public
    ports: frozenset[int] | None = frozenset((80, 443))
    silence_s: float = SILENCE_S

    def fetch(self, url: str, on_data: OnData) -> str:
        """Hand the content at ``url`` to ``on_data``, after redirects; returns a name for it.

        Raises InputError, which may be after some pieces were handed over.
        """
        deadline = time.monotonic() + self.timeout_s
        for _ in range(MAX_REDIRECTS + 1):
            parts = self._checked(url)
            target = self._get(parts, deadline, on_data)
            if target is None:
                return parts.path.rsplit("/", 1)[-1] or parts.hostname or "page"
            url = urljoin(url, target)
        raise InputError(
            f"{url} redirects too often: open it in a browser, and then {self.instead}."
        )

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
                    f"{self.instead} instead."
                )
        return addresses[0]

    def _get(self, parts: SplitResult, deadline: float, on_data: OnData) -> str | None:
        """The target of a redirect, None once the body is handed over."""
        import urllib3

        host = parts.hostname or ""
        name = _wire_name(host)
        address = str(self._safe_address(host))
        port = parts.port or _PORTS[parts.scheme]
        left = max(deadline - time.monotonic(), 0.1)
        timeout = urllib3.Timeout(connect=min(left, CONNECT_S), read=min(left, self.silence_s))
        pool: urllib3.HTTPConnectionPool
        if parts.scheme == "https":
            pool = urllib3.HTTPSConnectionPool(
                address, port, timeout=timeout, server_hostname=name, assert_hostname=name
            )
        else:
            pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        shown_port = "" if port == _PORTS[parts.scheme] else f":{port}"
        headers = {
            "Host": (f"[{name}]" if ":" in name else name) + shown_port,
            "User-Agent": "badia",
            "Accept": ",".join(k for k in self.kinds if "/" in k) or "*/*",
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
                        f"{host} answers with status {response.status}: open the address in a "
                        f"browser, and then {self.instead}."
                    )
                self._check_kind(host, response.headers.get("Content-Type", ""))
                self._hand_over(host, response, deadline, on_data)
                return None
        except urllib3.exceptions.ProtocolError as error:
            raise InputError(
                f"{host} broke off in the middle: try later, or {self.instead}."
            ) from error
        except urllib3.exceptions.HTTPError as error:
            raise InputError(
                f"{host} does not answer ({type(error).__name__}): try later, or {self.instead}."
            ) from error

    def _check_kind(self, host: str, kind: str) -> None:
        if kind and self.kinds and not any(k in kind.lower() for k in self.kinds):
            raise InputError(
                f"{host} sends {kind.split(';')[0]}, which can't be read: {self.instead} instead."
            )

    def _hand_over(self, host: str, response: Any, deadline: float, on_data: OnData) -> None:
        length = response.headers.get("Content-Length", "")
        total = int(length) if length.isdecimal() else None
        size = 0
        while chunk := response.read1(_CHUNK):
            size += len(chunk)
            if max(size, total or 0) > self.max_bytes:
                raise InputError(
                    f"What {host} sends is larger than {self.max_bytes / 1e6:.0f} MB: "
                    f"{self.instead} instead."
                )
            if time.monotonic() > deadline:
                raise InputError(f"{host} sends too slowly: try later, or {self.instead}.")
            on_data(chunk, total)
