"""Fetching by address, against a server of our own; private networks are refused."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geo.errors import InputError
from geo.reports.text.fetch import Address, Fetcher, is_public

TEXT = "Two soldiers were killed on Monday near Al-Shola, a local source said. " * 3


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/report":
            self._send(200, TEXT.encode(), "text/plain; charset=utf-8")
        elif self.path == "/host":
            said = f"{TEXT}Asked of {self.headers['Host']}."
            self._send(200, said.encode(), "text/plain; charset=utf-8")
        elif self.path == "/moved":
            self._redirect("/report")
        elif self.path == "/loop":
            self._redirect("/loop")
        elif self.path == "/inside":
            self._redirect("http://169.254.169.254/latest/meta-data")
        elif self.path == "/file":
            self._redirect("file:///etc/passwd")
        elif self.path == "/large":
            self._send(200, b"x" * 300_000, "text/plain")
        elif self.path == "/film":
            self._send(200, b"x", "video/mp4")
        elif self.path == "/slow":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            for _ in range(40):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        else:
            self._send(404, b"no", "text/plain")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output clean."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def _local(host: str) -> list[Address]:
    if host in ("news.example", "أخبار.example", "2001:db8::7"):
        return [ipaddress.ip_address("127.0.0.1")]
    return [ipaddress.ip_address(host)]


@pytest.fixture
def fetcher() -> Fetcher:
    """Takes the test server for a public one, and nothing else."""
    return Fetcher(
        resolve=_local,
        permits=lambda a: str(a) == "127.0.0.1" or is_public(a),
        ports=None,
        timeout_s=60.0,
        max_bytes=200_000,
    )


@pytest.mark.parametrize("path", ["/report", "/moved"])
def test_report_is_fetched(fetcher: Fetcher, port: int, path: str) -> None:
    assert fetcher.report(f"http://news.example:{port}{path}").text == TEXT


@pytest.mark.parametrize(
    ("host", "asked"),
    [("أخبار.example", "xn--igbicxr.example"), ("[2001:db8::7]", "[2001:db8::7]")],
    ids=["arabic", "ipv6"],
)
def test_a_host_is_named_as_servers_expect_it(
    fetcher: Fetcher, port: int, host: str, asked: str
) -> None:
    assert f"Asked of {asked}:{port}." in fetcher.report(f"http://{host}:{port}/host").text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        pytest.param("/loop", "redirects too often", id="endless redirects"),
        pytest.param("/inside", "private network", id="redirect to a private address"),
        pytest.param("/file", "no web address", id="redirect to a file"),
        pytest.param("/large", "larger than", id="too large"),
        pytest.param("/film", "video/mp4", id="no text"),
        pytest.param("/none", "status 404", id="not there"),
    ],
)
def test_what_a_server_may_do_wrong(fetcher: Fetcher, port: int, path: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        fetcher.report(f"http://news.example:{port}{path}")


def test_a_slow_server_is_given_up(fetcher: Fetcher, port: int) -> None:
    with pytest.raises(InputError, match=r"slowly|not answer"):
        replace(fetcher, timeout_s=0.5).report(f"http://news.example:{port}/slow")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://172.16.9.9/",
        "http://169.254.169.254/latest",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[fec0::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://224.0.0.1/",
    ],
)
def test_private_networks_are_refused(url: str) -> None:
    with pytest.raises(InputError, match="private network"):
        Fetcher().report(url)


def test_a_host_that_can_have_no_name_is_refused(fetcher: Fetcher) -> None:
    anywhere = replace(fetcher, resolve=lambda host: [ipaddress.ip_address("127.0.0.1")])
    with pytest.raises(InputError, match="no name of a host"):
        anywhere.report(f"http://{'أ' * 70}.example/")


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)", "example.org", "", "http://",
     "http://[", "https://example.org:99999/"],
)  # fmt: skip
def test_only_web_addresses(url: str) -> None:
    with pytest.raises(InputError, match="no web address"):
        Fetcher().report(url)


def test_passwords_in_addresses_are_refused() -> None:
    with pytest.raises(InputError, match="password"):
        Fetcher().report("https://me:secret@example.org/")


def test_odd_ports_are_refused() -> None:
    with pytest.raises(InputError, match="Port 22"):
        Fetcher().report("http://example.org:22/")


def test_a_name_with_one_private_address_is_refused() -> None:
    both = [ipaddress.ip_address("93.184.216.34"), ipaddress.ip_address("10.0.0.1")]
    with pytest.raises(InputError, match="private network"):
        Fetcher(resolve=lambda host: both).report("https://example.org/")


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
