"""One way out for every format: drawn or written beside the target, then put in its place."""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.briefing.area_labels import THIN_SPACE
from geo.briefing.clean import one_line
from geo.briefing.cot import write_cot
from geo.briefing.figure import make_figure
from geo.briefing.geodata import write_geojson
from geo.briefing.geopackage import write_geopackage
from geo.briefing.html_file import write_html
from geo.briefing.kml import write_kml, write_kmz
from geo.briefing.layouts import DEFAULT_LAYOUT, Arrangement, layout_named
from geo.briefing.options import Options
from geo.briefing.sheet import drawing
from geo.briefing.svg import with_fonts
from geo.briefing.tables import write_csv, write_xlsx
from geo.briefing.view import BriefingView
from geo.errors import ExportError, InputError
from geo.model import GOVERNORATES
from geo.places.gazetteer import Place

LEAST_DPI, MOST_DPI = 72, 600
PREVIEW_DPI = 80
DECK_DPI = 200
FIGURES = ("png", "pdf", "svg")
LABELS = {"place-label", "region-label", "country-label", "river-label", "tag"}
Writer = Callable[[BriefingView, Path, Options], None]
DATA: Mapping[str, Writer] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "geojson": write_geojson,
    "gpkg": write_geopackage,
    "kml": write_kml,
    "kmz": write_kmz,
    "cot": write_cot,
    "zip": write_cot,
    "html": write_html,
}
"""A CoT data package is a zip; both endings name it."""
FORMATS = (*FIGURES, "pptx", *DATA)


def export_view(
    view: BriefingView,
    out: Path,
    places: Sequence[Place] = (),
    *,
    options: Options | None = None,
    dpi: int = 300,
    **chosen: Any,
) -> Path:
    """Write the view in the format of ``out``'s ending, whole or not at all.

    ``places``: the gazetteer rows that may get a label on the map.
    ``chosen``: fields of `Options` instead of ``options`` (layout, title, subtitle, heat and so
    on). ``dpi`` counts for pictures. Raises InputError for an unknown ending or an impossible
    choice, ExportError where the file can't be written.
    """
    settings = options or Options(**chosen)
    ending = out.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise InputError(
            f"{out.name}: the ending .{ending} is no format that is known; choose from: "
            f"{', '.join(FORMATS)}."
        )
    _check_dpi(dpi)
    with _whole_file(out) as temporary:
        if ending in DATA:
            DATA[ending](view, temporary, settings)
        elif ending == "pptx":
            temporary.write_bytes(_render_deck(view, settings, places))
        else:
            temporary.write_bytes(render(view, ending, settings, dpi, places))
    return out


@dataclass(frozen=True, slots=True)
class Preview:
    """The page as a PNG, and the names on its map that can be hidden or moved."""

    image: bytes
    labels: tuple[str, ...]


def preview(
    view: BriefingView, options: Options, dpi: int = PREVIEW_DPI, places: Sequence[Place] = ()
) -> Preview:
    """The page as it will be made; raises InputError for an impossible choice."""
    from matplotlib.text import Text

    buffer = io.BytesIO()
    with drawing():
        figure = make_figure(view, places, options)
        figure.savefig(buffer, format="png", dpi=dpi, pil_kwargs={"compress_level": 1})
        found: list[Any] = figure.findobj(Text)
        names = (text.get_text() for text in found if text.get_gid() in LABELS)
        labels = tuple(dict.fromkeys(name.replace(THIN_SPACE, "") for name in names))
    return Preview(buffer.getvalue(), labels)


def render(
    view: BriefingView, ending: str, options: Options, dpi: int, places: Sequence[Place]
) -> bytes:
    """The page as bytes of one of `FIGURES`."""
    _check_dpi(dpi)
    buffer = io.BytesIO()
    with drawing():
        figure = make_figure(view, places, options)
        more: dict[str, Any] = {"pil_kwargs": {"compress_level": 3}} if ending == "png" else {}
        figure.savefig(
            buffer,
            format=ending,
            dpi=dpi,
            metadata=_metadata(view, ending, options),
            **more,
        )
    if ending == "svg":
        return with_fonts(buffer.getvalue())
    return buffer.getvalue()


def _metadata(view: BriefingView, ending: str, options: Options) -> dict[str, Any]:
    title, said = (
        one_line(options.title or options.words.title(view)),
        one_line(options.words.filter_sentence(view)),
    )
    if ending == "svg":
        return {"Title": title, "Description": said, "Creator": ["Badia"], "Date": view.made_on}
    if ending == "pdf":
        made = view.made_on
        return {"Title": title, "Author": "Badia", "Subject": said, "CreationDate": made}
    return {"Title": title, "Description": said, "Software": "Badia"}


def _render_deck(view: BriefingView, options: Options, places: Sequence[Place]) -> bytes:
    """The slides as a PPTX file."""
    from geo.briefing.deck import make_deck

    def picture(shown: BriefingView, how: Options) -> bytes:
        return render(shown, "png", how, DECK_DPI, places)

    return make_deck(view, options, picture)


def suggested_name(view: BriefingView, layout: str = DEFAULT_LAYOUT, ending: str = "png") -> str:
    """Like ``BADIA_homs-deir-ez-zor_20220301-20220320_A4.png``."""
    chosen = layout_named(layout)
    known = {**GOVERNORATES, **view.region_names}
    where = "-".join(_slug(known.get(code, code)) for code in view.flt.regions[:4])
    first, last = view.span or (None, None)
    days = (view.flt.date_from or first, view.flt.date_to or last)
    when = "-".join(f"{day:%Y%m%d}" for day in days if day) or "undated"
    parts = ["BADIA", where or "syrian-desert", when]
    if ending in FIGURES:
        parts.append(chosen.paper.file_name)
        if chosen.arrangement is not Arrangement.MAP:
            parts.append(str(chosen.arrangement))
    return f"{'_'.join(parts)}.{'cot.zip' if ending == 'cot' else ending}"


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-") or "region"


def _check_dpi(dpi: int) -> None:
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise InputError(f"{dpi} dpi: choose from {LEAST_DPI} to {MOST_DPI}.")


@contextmanager
def _whole_file(out: Path) -> Iterator[Path]:
    """A temporary file beside ``out`` that takes its place only when all went well."""
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".badia-", suffix=out.suffix, dir=out.parent or ".")
        os.close(handle)
        temporary = Path(name)
        yield temporary
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(out)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(
            f"{out} could not be written: {reason}. Nothing was left behind; free some space or "
            "choose another folder."
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
