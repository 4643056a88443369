"""Reads a single HTML file back as a browser's parser sees it, apart from its writer."""

from __future__ import annotations

import base64
import gzip
import itertools
import json
import struct
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

BINARY = ("badia-incidents", "badia-shade-rows")


@dataclass
class HtmlPage:
    """``blocks`` by the id of their element; ``text`` is what stands on the page."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    blocks: dict[str, Any] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    text: str = ""

    @property
    def policy(self) -> str:
        found = [a for tag, a in self.tags if tag == "meta" and "http-equiv" in a]
        return str(found[0]["content"])

    @property
    def records(self) -> list[dict[str, Any]]:
        return self.blocks["badia-records"]

    @property
    def records_ids(self) -> list[int]:
        """Ids in the order of their numbers, which run from 1 without a gap."""
        found = sorted((r["number"], r["id"]) for r in self.records)
        assert [number for number, _ in found] == list(range(1, len(found) + 1))
        return [key for _, key in found]

    @property
    def packed_ids(self) -> list[int]:
        data = self.blocks["badia-incidents"]
        n = struct.unpack_from("<4I", data)[2]
        planes = [data[32 + (10 + k) * n : 32 + (11 + k) * n] for k in range(4)]
        steps = (
            int.from_bytes(bytes(row), "little", signed=True) for row in zip(*planes, strict=True)
        )
        return list(itertools.accumulate(steps))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = HtmlPage()
        self.within: tuple[str, dict[str, str | None]] | None = None
        self.held = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.within, self.held = (tag, dict(attrs)), ""

    def handle_data(self, data: str) -> None:
        if self.within:
            self.held += data
        else:
            self.page.text += data

    def handle_endtag(self, tag: str) -> None:
        if not self.within or tag != self.within[0]:
            return
        attributes, self.within = self.within[1], None
        kind = attributes.get("type")
        if tag == "style":
            self.page.styles.append(self.held)
        elif kind is None:
            self.page.scripts.append(self.held)
        elif kind == "application/json":
            self.page.blocks[str(attributes["id"])] = json.loads(self.held)
        else:
            data = gzip.decompress(base64.b64decode(self.held, validate=True))
            self.page.blocks[str(attributes["id"])] = (
                data if attributes["id"] in BINARY else json.loads(data)
            )


def read_page(path: Path) -> HtmlPage:
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return reader.page
