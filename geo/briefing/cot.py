"""The view as Cursor on Target: a data package for ATAK and its kin, one event an incident."""

from __future__ import annotations

import datetime as dt
import uuid
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

from geo.briefing.clean import one_line
from geo.briefing.options import Options
from geo.briefing.records import Value, records
from geo.briefing.view import BriefingView
from geo.maps.style import EVENT_LABELS, NOT_SAFE_NOTE, PARTY_LABELS, party_colour
from geo.model import GeometryType, Incident

SPOT = "b-m-p-s-m"
"""A spot on the map: the CoT type that claims nothing of friend, foe or unit."""
HOW = "h-t"
"""Transcribed by a human: taken from reports, measured by nobody."""
NO_HEIGHT = "9999999.0"
STALE_DAYS = 30
NAMESPACE = uuid.UUID("6f0c2f3e-58f6-5c43-9a5e-6ba6d0f7a001")


def write_cot(view: BriefingView, path: Path, options: Options) -> None:
    """A zip with a manifest, one ``.cot`` an incident and ``about.txt``.

    ``ce`` is the radius within which the true place lies in 9 of 10 cases. An incident without a
    place has no event, for it would be drawn at 0, 0; ``about.txt`` names its number.
    """
    title = one_line(options.title or view.title)
    names, left_out = [], []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for incident, record in zip(view.incidents, records(view), strict=True):
            if incident.place.match.point is None:
                left_out.append(str(record["number"]))
                continue
            uid = str(uuid.uuid5(NAMESPACE, f"incident-{incident.id}"))
            name = f"{uid}/{uid}.cot"
            archive.writestr(name, _xml(_event(view, incident, record, uid)))
            names.append((uid, name))
        archive.writestr("about.txt", _about(view, title, left_out, options))
        archive.writestr("MANIFEST/manifest.xml", _xml(_manifest(title, names)))


def _event(
    view: BriefingView, incident: Incident, record: dict[str, Value], uid: str
) -> ET.Element:
    match = incident.place.match
    assert match.point is not None
    start = view.made_on
    if incident.date:
        start = dt.datetime.combine(incident.date, dt.time(), dt.UTC)
    event = ET.Element(
        "event",
        version="2.0",
        uid=uid,
        type=SPOT,
        how=HOW,
        time=_stamp(view.made_on),
        start=_stamp(start),
        stale=_stamp(view.made_on + dt.timedelta(days=STALE_DAYS)),
    )
    ET.SubElement(
        event,
        "point",
        lat=f"{match.point.lat:.6f}",
        lon=f"{match.point.lon:.6f}",
        hae=NO_HEIGHT,
        ce=f"{match.radius_m or 9999999.0:.1f}",
        le=NO_HEIGHT,
    )
    detail = ET.SubElement(event, "detail")
    label = EVENT_LABELS[incident.event_type]
    if match.geometry_type is not GeometryType.POINT:
        label += f" ({match.geometry_type}, no spot)"
    ET.SubElement(detail, "contact", callsign=f"{record['number']} {label}")
    red, green, blue = (int(party_colour(incident.victims)[i : i + 2], 16) for i in (1, 3, 5))
    argb = (255 << 24 | red << 16 | green << 8 | blue) - (1 << 32)
    ET.SubElement(detail, "color", argb=str(argb))
    ET.SubElement(detail, "remarks").text = _remarks(incident, record)
    badia = {"number": str(record["number"]), "id": str(record["id"])}
    ET.SubElement(detail, "__badia", badia)
    return event


def _remarks(incident: Incident, record: dict[str, Value]) -> str:
    match = incident.place.match
    exact = (
        f"within {match.radius_m / 1000:,.3g} km" if match.radius_m else "how exactly is unknown"
    )
    if match.geometry_type is not GeometryType.POINT:
        exact = f"known only as {match.geometry_type}, {exact}"
    attacker = PARTY_LABELS[incident.attacker] if incident.attacker else "unknown"
    parts = [
        f"Date: {record['date'] or 'undated'}",
        f"Place: {record['place']} ({exact})",
        f"Killed: {_range(record, 'killed')}. Wounded: {_range(record, 'wounded')}",
        f"Suffered: {', '.join(PARTY_LABELS[v] for v in incident.victims) or 'nobody named'}. "
        f"Attacker: {attacker}",
        f"Status: {record['status']}. Source: {record['sources'] or 'unnamed'}",
        str(record["sentences"] or ""),
    ]
    return "\n".join(part for part in parts if part)


def _range(record: dict[str, Value], what: str) -> str:
    low, high = record[f"{what}_min"], record[f"{what}_max"]
    if low is None:
        return "unknown"
    if high is None:
        return f"at least {low}"
    return f"{low}" if low == high else f"{low}-{high}"


def _manifest(title: str, names: list[tuple[str, str]]) -> ET.Element:
    manifest = ET.Element("MissionPackageManifest", version="2")
    configuration = ET.SubElement(manifest, "Configuration")
    package = str(uuid.uuid5(NAMESPACE, " ".join(uid for uid, _ in names) or "empty"))
    ET.SubElement(configuration, "Parameter", name="uid", value=package)
    ET.SubElement(configuration, "Parameter", name="name", value=title)
    contents = ET.SubElement(manifest, "Contents")
    for uid, name in names:
        content = ET.SubElement(contents, "Content", ignore="false", zipEntry=name)
        ET.SubElement(content, "Parameter", name="uid", value=uid)
    return manifest


def _about(view: BriefingView, title: str, left_out: list[str], options: Options) -> str:
    lines = [title, view.headline, f"Shown: {view.filter_sentence}", NOT_SAFE_NOTE]
    if left_out:
        lines.append(f"Without a place, and so without an event: numbers {', '.join(left_out)}.")
    lines += [text for text in (options.marking, options.contact) if text]
    return "\n".join([*map(one_line, lines), f"Made on {view.made_on:%Y-%m-%d %H:%M} UTC.", ""])


def _stamp(at: dt.datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _xml(root: ET.Element) -> bytes:
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text
