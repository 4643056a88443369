"""The view as KML or KMZ: a folder a week, symbols as on the map, the same numbers."""

from __future__ import annotations

import datetime as dt
import html
import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from geo.briefing.clean import one_line
from geo.briefing.geodata import geometry_of
from geo.briefing.options import Options
from geo.briefing.records import Value, records
from geo.briefing.sheet import drawing
from geo.briefing.symbols import casualties, draw_symbol
from geo.briefing.view import BriefingView
from geo.filters import long_date
from geo.maps.style import EVENT_LABELS, LIGHT, NOT_SAFE_NOTE, party_colour, symbol_radius_px
from geo.model import EventType, Incident, Status

NAMESPACE = "http://www.opengis.net/kml/2.2"
ICON_PX = 64
SHOWN = (
    *("date", "event_type", "status", "place", "killed_min", "killed_max", "killed_open"),
    *("wounded_min", "wounded_max", "wounded_open", "victims", "attacker", "radius_m", "sources"),
    *("sentences", "urls"),
)
"""What a placemark's balloon says, in this order; what is unknown is left out."""
Style = tuple[EventType, str, bool, bool]
"""Kind, colour, pending, casualties unknown."""


def write_kml(view: BriefingView, path: Path, options: Options) -> None:
    """Symbols are the viewer's own pins in the map's colours: a KML can't bring pictures."""
    root, _ = _document(view, options, icons=False)
    path.write_bytes(_xml(root))


def write_kmz(view: BriefingView, path: Path, options: Options) -> None:
    """The same with the map's own symbols as pictures inside."""
    root, styles = _document(view, options, icons=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", _xml(root))
        for style in styles:
            archive.writestr(_icon_name(style), _icon(style))


def _xml(root: ET.Element) -> bytes:
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _document(
    view: BriefingView, options: Options, icons: bool
) -> tuple[ET.Element, dict[Style, str]]:
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = _sub(root, "Document")
    _sub(document, "name", one_line(options.title or view.title))
    about = (view.headline, view.filter_sentence, NOT_SAFE_NOTE)
    _sub(document, "description", "<br>".join(html.escape(one_line(text)) for text in about))
    styles: dict[Style, str] = {}
    for incident in view.incidents:
        style = _style_of(incident)
        if style not in styles:
            styles[style] = f"s{len(styles)}"
            _add_style(document, styles[style], style, icons)
    folders: dict[dt.date | None, ET.Element] = {}
    for incident, record in zip(view.incidents, records(view), strict=True):
        week = incident.date and incident.date - dt.timedelta(days=incident.date.weekday())
        if week not in folders:
            folders[week] = _sub(document, "Folder")
            name = f"Week of {long_date(week)}" if week else "Undated"
            _sub(folders[week], "name", name)
        _add_placemark(folders[week], incident, record, styles[_style_of(incident)])
    return root, styles


def _style_of(incident: Incident) -> Style:
    pending = incident.status is Status.PENDING
    colour = party_colour(incident.victims)
    return (incident.event_type, colour, pending, casualties(incident) is None)


def _add_style(document: ET.Element, key: str, style: Style, icons: bool) -> None:
    element = _sub(document, "Style")
    element.set("id", key)
    icon = _sub(element, "IconStyle")
    if icons:
        _sub(_sub(icon, "Icon"), "href", _icon_name(style))
    else:
        _sub(icon, "color", _kml_colour(style[1], "ff"))
    line = _sub(element, "LineStyle")
    _sub(line, "color", _kml_colour(LIGHT.area_edge, "ff"))
    _sub(line, "width", "2")
    _sub(_sub(element, "PolyStyle"), "color", _kml_colour(LIGHT.area_fill, "30"))


def _kml_colour(colour: str, alpha: str) -> str:
    """#RRGGBB as KML's aabbggrr."""
    return f"{alpha}{colour[5:7]}{colour[3:5]}{colour[1:3]}".lower()


def _add_placemark(
    folder: ET.Element, incident: Incident, record: dict[str, Value], style: str
) -> None:
    mark = _sub(folder, "Placemark")
    mark.set("id", f"incident-{incident.id}")
    place = record["place"] or record["place_as_reported"] or "no place"
    _sub(mark, "name", f"{record['number']} · {EVENT_LABELS[incident.event_type]}, {place}")
    rows = "".join(
        f"<tr><td>{html.escape(key)}</td><td>{html.escape(str(record[key]))}</td></tr>"
        for key in SHOWN
        if record[key] is not None
    )
    _sub(mark, "description", f"<table>{rows}</table>")
    if incident.date and incident.date_end and incident.date_end != incident.date:
        span = _sub(mark, "TimeSpan")
        _sub(span, "begin", incident.date.isoformat())
        _sub(span, "end", incident.date_end.isoformat())
    elif incident.date:
        _sub(_sub(mark, "TimeStamp"), "when", incident.date.isoformat())
    _sub(mark, "styleUrl", f"#{style}")
    data = _sub(mark, "ExtendedData")
    for key in ("number", "id"):
        item = _sub(data, "Data")
        item.set("name", key)
        _sub(item, "value", str(record[key]))
    geometry = geometry_of(incident)
    if geometry:
        _add_geometry(mark, geometry)


def _add_geometry(parent: ET.Element, geometry: dict[str, Any]) -> None:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind.startswith("Multi"):
        multi = _sub(parent, "MultiGeometry")
        for part in coordinates:
            one = {"type": kind.removeprefix("Multi"), "coordinates": part}
            _add_geometry(multi, one)
    elif kind == "Point":
        _sub(_sub(parent, "Point"), "coordinates", _tuples([coordinates]))
    elif kind == "LineString":
        line = _sub(parent, "LineString")
        _sub(line, "tessellate", "1")
        _sub(line, "coordinates", _tuples(coordinates))
    else:
        polygon = _sub(parent, "Polygon")
        _sub(polygon, "tessellate", "1")
        for i, ring in enumerate(coordinates):
            boundary = _sub(polygon, "innerBoundaryIs" if i else "outerBoundaryIs")
            _sub(_sub(boundary, "LinearRing"), "coordinates", _tuples(ring))


def _tuples(points: Any) -> str:
    return " ".join(f"{lon},{lat}" for lon, lat, *_ in points)


def _icon_name(style: Style) -> str:
    kind, colour, pending, unknown = style
    flags = ("-pending" if pending else "") + ("-unknown" if unknown else "")
    return f"icons/{kind}-{colour[1:].lower()}{flags}.png"


def _icon(style: Style) -> bytes:
    """A symbol as a small PNG with a clear ground, drawn as on the printed map."""
    from matplotlib.figure import Figure

    kind, colour, pending, unknown = style
    with drawing():
        figure = Figure(figsize=(1, 1), dpi=ICON_PX)
        figure.patch.set_alpha(0)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set_xlim(-4, 4)
        ax.set_ylim(4, -4)
        ax.axis("off")
        count = None if unknown else 1
        radius = symbol_radius_px(30)
        draw_symbol(ax, 0, 0, kind, colour, count, pending, 0.75, "#FFFFFF", radius_px=radius)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", transparent=True)
    return buffer.getvalue()


def _sub(parent: ET.Element, tag: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = text
    return element
