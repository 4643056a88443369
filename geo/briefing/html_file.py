"""The view as one HTML file that needs no network: the dashboard's map and timeline, and a table.

It opens from a USB stick or a phone's storage. What people or sources wrote stands in it as data
and as escaped text, never in a script; the page may run its one script and fetch nothing.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from geo.briefing.clean import one_line
from geo.briefing.options import Options
from geo.briefing.view import BriefingView
from geo.briefing.words import Words
from geo.errors import InputError
from geo.frame import Frame, day_number
from geo.maps.embedding import page_assets, page_script, page_styles
from geo.maps.layers import (
    BOUNDS_LAT_LON,
    areas_and_lines,
    near_data,
    pack_incidents,
    pack_json,
)
from geo.maps.recent import recent_days
from geo.maps.shading import codes_of, outlines, pack_rows, region_of_rows
from geo.model import GeometryType, Incident
from geo.places.regions import load_regions

MOST_INCIDENTS = 200_000
MOST_BYTES = 50_000_000
MOST_PLAIN_BYTES = 1_000_000
"""Up to here the incidents' words stand in the file as readable JSON, above that gzipped."""
CHUNK = 5_000
MOST_SOURCES = 60
MOST_NAME_CHARS = 160
ROOM_DEG = 0.3
"""Around what is drawn: the towns near by say where it lies."""

_INSTEAD = "Narrow the filter, or write CSV, GeoJSON or GPKG."
_GZIP = "application/gzip;base64"


def write_html(view: BriefingView, path: Path, options: Options) -> None:
    """Write the file; raises InputError for a view that a phone could not open."""
    if len(view) > MOST_INCIDENTS:
        raise InputError(
            f"{len(view):,} incidents are too many for one HTML file (at most "
            f"{MOST_INCIDENTS:,}). {_INSTEAD}"
        )
    shown = _rows(view)
    records: list[dict[str, Any]] = []
    sources: Counter[str] = Counter()
    extended: list[Incident] = []
    for incident in _incidents(view, shown["id"].tolist()):
        records.append(_record(incident, view.numbers[incident.id or 0], options.words))
        sources.update(incident.sources)
        if incident.place.match.geometry_type is not GeometryType.POINT:
            extended.append(incident)
    areas = areas_and_lines(extended)
    page = {
        "language": options.words.lang,
        "words": options.words.page_words(),
        "heat": options.heat_by if options.heat else None,
        "symbols": options.symbols,
        "near": near_data(view.flt.near),
        "recent": _recent(view, options),
        "shading": _shading(options),
        "box": _box(shown, areas),
    }
    blocks = [
        _text_block("page", page),
        _gzipped("incidents", pack_incidents(shown)),
        _gzipped("areas", pack_json(areas)),
        _text_block("records", records),
        _gzipped("assets", page_assets()),
        *_shade_blocks(shown, view, options),
    ]
    document = _document(view, options, sources, "\n".join(blocks)).encode("utf-8", "replace")
    if len(document) > MOST_BYTES:
        raise InputError(
            f"The HTML file would have {len(document) / 1e6:.0f} MB, and a phone opens at most "
            f"{MOST_BYTES / 1e6:.0f}. {_INSTEAD}"
        )
    path.write_bytes(document)


def _rows(view: BriefingView) -> Frame:
    frame = view.frame
    return Frame.build(
        {name: column[view.mask] for name, column in frame.columns.items()},
        frame.districts,
        frame.subdistricts,
    )


def _recent(view: BriefingView, options: Options) -> list[int] | None:
    """First and last day of those that stand out, None where none are to."""
    days = recent_days(view.frame) if options.recent else None
    return [day_number(day) for day in days] if days else None


def _shading(options: Options) -> dict[str, str] | None:
    """What regions are shaded by, and the names of the blocks that hold rows and outlines."""
    if options.shade_by is None:
        return None
    level = options.shade_level if options.regions else "governorate"
    return {"by": options.shade_by, "level": level, "rows": "shade-rows", "shapes": "shade-shapes"}


def _shade_blocks(shown: Frame, view: BriefingView, options: Options) -> list[str]:
    if options.shade_by is None:
        return []
    regions = options.regions or load_regions()
    level = options.shade_level if options.regions else "governorate"
    codes = codes_of(level, regions)
    names = dict(view.region_names)
    if options.words.lang == "ar" and level == "governorate":
        names = {code: regions.name_ar(code) for code in codes}
    return [
        _gzipped("shade-rows", pack_rows(region_of_rows(shown, level, codes))),
        _gzipped("shade-shapes", pack_json(outlines(codes, regions, names))),
    ]


def _incidents(view: BriefingView, ids: list[int]) -> Iterator[Incident]:
    for start in range(0, len(ids), CHUNK):
        yield from view.some(ids[start : start + CHUNK])


def _record(incident: Incident, number: int, words: Words) -> dict[str, Any]:
    """A line of the table and the card; the arrays hold the rest."""
    return {
        **words.card(incident),
        "number": number,
        "date": words.date_of(incident),
        "place": words.place_of(incident),
        "attacker": words.victim(incident.attacker) if incident.attacker else words.unknown,
        "status": words.status(incident.status),
        "sources": "; ".join(incident.sources),
    }


def _box(shown: Frame, areas: dict[str, Any]) -> list[float] | None:
    """West, south, east, north of what is drawn, with room around; None where nothing is."""
    from shapely.geometry import shape

    lon, lat = (shown[name][shown.has_place] for name in ("lon", "lat"))
    if not len(lon):
        return None
    boxes = [shape(feature["geometry"]).bounds for feature in areas["features"]]
    boxes.append((lon.min(), lat.min(), lon.max(), lat.max()))
    west, south, east, north = zip(*boxes, strict=True)
    wanted = np.array([min(west), min(south), max(east), max(north)])
    wanted += np.array([-1, -1, 1, 1]) * ROOM_DEG
    (low_lat, low_lon), (high_lat, high_lon) = BOUNDS_LAT_LON
    lowest, highest = [low_lon, low_lat] * 2, [high_lon, high_lat] * 2
    return [round(float(side), 3) for side in np.clip(wanted, lowest, highest)]


# ---- blocks of data: script elements that no browser runs


def _gzipped(name: str, content: bytes) -> str:
    return _block(name, _GZIP, base64.b64encode(content).decode("ascii"))


def _text_block(name: str, content: Any) -> str:
    text = _json(content)
    if len(text) <= MOST_PLAIN_BYTES:
        return _block(name, "application/json", text)
    data = text.encode("utf-8", "replace")
    return _gzipped(name, gzip.compress(data, compresslevel=6, mtime=0))


def _json(content: Any) -> str:
    """JSON that can't end the element it stands in, nor open another."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _block(name: str, kind: str, content: str) -> str:
    return f'<script type="{kind}" id="badia-{name}">{content}</script>'


# ---- the page around them


def _document(view: BriefingView, options: Options, sources: Counter[str], blocks: str) -> str:
    words = options.words
    title = _line(options.title or words.title(view))
    script, styles = page_script(), page_styles()
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(styles)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    direction = f'lang="{words.lang}" dir="{"rtl" if words.rtl else "ltr"}"'
    marking = f'<p class="marking">{_line(options.marking)}</p>' if options.marking else ""
    return f"""<!doctype html>
<html lang="{words.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Badia">
<title>{title}</title>
<style>{styles}</style>
</head>
<body>
<header {direction}>
{marking}
<h1 dir="auto">{title}</h1>
<p dir="auto">{_line(options.subtitle or words.subtitle(view))}</p>
<p class="headline" dir="auto">{_line(words.headline(view))}</p>
<p class="dates" dir="auto">{_line(_dates(view, words))}</p>
</header>
<main>
<noscript><p {direction}>{_line(words.needs_script)}</p></noscript>
<p id="problem" role="alert" hidden></p>
<section id="map" aria-label="{_line(words.map_heading)}"></section>
<div id="choices" class="choices" role="group" {direction}
 aria-label="{_line(words.choices_heading)}"></div>
<p class="not-safe-line" {direction}>{_line(words.not_safe)}</p>
<section id="table" {direction} aria-labelledby="table-head">
<h2 id="table-head">{_line(words.list_heading)}</h2>
<p id="count" role="status"></p>
</section>
<section class="about" {direction}>
{_about(view, options, words, sources)}
</section>
</main>
{blocks}
<script>{script}</script>
</body>
</html>
"""


def _dates(view: BriefingView, words: Words) -> str:
    """How old the file is, at its head: it may be read long after it was made."""
    newest = words.newest(view.newest_report) if view.newest_report else ""
    return f"{newest} {words.made(view.made_on)}"


def _about(view: BriefingView, options: Options, words: Words, sources: Counter[str]) -> str:
    """Filter, gaps, sources, dates and disclaimers: what a printed map has at its foot."""
    named = [
        name if len(name) <= MOST_NAME_CHARS else f"{name[: MOST_NAME_CHARS - 1]}…"
        for name, _ in sources.most_common(MOST_SOURCES)
    ]
    more = len(sources) - len(named)
    listed = "; ".join(named) or words.no_sources
    lines = [
        f"{words.filter_label} {words.filter_sentence(view)}",
        " ".join(words.notes(view)),
        f"{words.sources_label} {listed}{words.more_sources(more) if more > 0 else ''}.",
        words.basemap_sources,
        words.boundaries,
        options.contact,
    ]
    return "\n".join(f'<p dir="auto">{_line(line)}</p>' for line in lines if line)


def _line(text: str) -> str:
    return escape(one_line(text))


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
