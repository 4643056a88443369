"""Made-up rows in the layouts of ACLED and UCDP, and files of them. Nothing of it happened."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.importers.acled import COLUMNS as ACLED
from geo.importers.outcome import Outcome
from geo.model import Incident
from geo.store import Store

UCDP = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
    "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a "
    "side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office "
    "source_date source_headline source_original where_prec where_coordinates where_description "
    "adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
    "low gwnoa gwnob"
).split()

_ACLED = {
    "event_id_cnty": "SYR900001",
    "event_date": "2022-03-06",
    "year": "2022",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Islamic State (Syria)",
    "inter1": "Rebel group",
    "actor2": "Military Forces of Syria (2000-2024)",
    "assoc_actor_2": "NDF: National Defense Forces",
    "inter2": "State forces",
    "interaction": "State forces-Rebel group",
    "iso": "760",
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Homs",
    "admin2": "Tadmor",
    "admin3": "Tadmor",
    "location": "Palmyra",
    "latitude": "34.5502",
    "longitude": "38.2691",
    "geo_precision": "1",
    "source": "Test Press; Desert News",
    "source_scale": "National",
    "notes": "On 6 March 2022, made-up fighters clashed with made-up soldiers. 13 soldiers died.",
    "fatalities": "13",
    "timestamp": "1646700000",
}

_UCDP = {
    "id": "900001",
    "year": "2019",
    "type_of_violence": "1",
    "side_a": "Government of Syria",
    "side_b": "IS",
    "source_article": '"Test Press, 2019-05-04, Made-up clash"',
    "source_office": "Test Press;Test Press",
    "source_date": "2019-05-04",
    "source_headline": "A clash that nobody saw",
    "where_prec": "1",
    "where_coordinates": "Palmyra",
    "adm_1": "Homs governorate",
    "adm_2": "Tadmor district",
    "latitude": "34.5502",
    "longitude": "38.2691",
    "country": "Syria",
    "date_prec": "1",
    "date_start": "2019-05-03 00:00:00.000",
    "date_end": "2019-05-03 00:00:00.000",
    "deaths_a": "2",
    "deaths_b": "3",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "best": "5",
    "high": "5",
    "low": "5",
}


def acled(**changes: Any) -> dict[str, str]:
    """One event in ACLED's layout."""
    return {name: str(changes.get(name, _ACLED.get(name, ""))) for name in ACLED}


def ucdp(**changes: Any) -> dict[str, str]:
    """One event in UCDP GED's layout."""
    return {name: str(changes.get(name, _UCDP.get(name, ""))) for name in UCDP}


def acled_rows(number: int, start: int = 0) -> list[dict[str, str]]:
    return [acled(event_id_cnty=f"SYR{start + n}", fatalities=n % 7) for n in range(number)]


def write_csv(
    path: Path,
    rows: Sequence[Mapping[str, str]],
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    above: Iterable[Sequence[str]] = (),
) -> Path:
    """Rows as a CSV; ``above`` are lines before the header."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows(above)
        writer.writerow(list(rows[0]))
        writer.writerows(list(row.values()) for row in rows)
    return path


def write_lines(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join(lines).encode(encoding) + b"\n")
    return path


def write_xlsx(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def write_api(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """The answer of ACLED's API."""
    answer = {"status": 200, "success": True, "last_update": 3, "count": len(rows), "data": rows}
    path.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    return path


def figures(outcome: Outcome) -> tuple[int, int, int, int]:
    return outcome.new, outcome.changed, outcome.same, outcome.refused


def stored(store: Store, external_id: str) -> Incident:
    return store.incident(store.known_rows([external_id])[external_id].id)
