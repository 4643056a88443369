"""The command line: ``python -m geo COMMAND``.

Results go to stdout, messages to stderr. Exit codes: 0 done (an unresolved name is an answer),
1 a failure, 2 bad usage. Each command's code is imported when it is called, so that a cold
``geocode`` stays quick.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from geo import __version__
from geo.config import Config
from geo.errors import BadiaError

STATUS_HELP = "draft, pending, verified, rejected; default: verified and pending"


def build_parser() -> argparse.ArgumentParser:
    """The command line: every command with its options."""
    parser = argparse.ArgumentParser(
        prog="geo",
        description="Badia: from a news report to incidents on a map of the Syrian desert.",
        epilog="BADIA_DB names the database (an SQLAlchemy URL; default: an SQLite file under "
        "var/). BADIA_OFFLINE=1 keeps the remote geocoder from ever being asked.",
    )
    parser.add_argument("--version", action="version", version=f"Badia {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_places(commands)
    _add_reports(commands)
    _add_export(commands)
    _add_admin(commands)
    return parser


Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_places(commands: Subparsers) -> None:
    geocode = commands.add_parser(
        "geocode", help="find places by name", description="Find places by name; one line a name."
    )
    geocode.add_argument("names", nargs="*", metavar="NAME")
    geocode.add_argument("--csv", metavar="IN", help="a CSV with columns name[,admin1], or -")
    geocode.add_argument("--admin1", help="only in this governorate (name or P-code)")
    geocode.add_argument("--offline", action="store_true", help="never ask a remote geocoder")
    geocode.add_argument("--json", action="store_true", help="one JSON object a line")
    _add_crew_arguments(geocode)
    geocode.set_defaults(run="geo.commands.places:geocode")

    gazetteer = commands.add_parser("gazetteer", help="what the gazetteer holds")
    actions = gazetteer.add_subparsers(dest="action", required=True, metavar="ACTION")
    info = actions.add_parser("info", help="how many places, of what kinds, from where")
    info.add_argument("--json", action="store_true")
    info.set_defaults(run="geo.commands.places:gazetteer_info")
    search = actions.add_parser("search", help="all places that a name could mean")
    search.add_argument("name")
    search.add_argument("--json", action="store_true")
    search.set_defaults(run="geo.commands.places:gazetteer_search")
    update = actions.add_parser(
        "update",
        help="bring in GeoNames' places, OCHA's places and boundaries, or take them back",
        description="Bring in lists of places and boundaries, from addresses or files, beside the "
        "built-in rows, which win. Without a list named: GeoNames from its address. Nothing "
        "changes unless all of it is sound.",
    )
    where = "FILE-OR-URL"
    update.add_argument("--geonames", metavar=where, help="country dump: SY.zip or SY.txt")
    update.add_argument("--ocha-places", metavar=where, help="CSV, XLSX or GeoJSON with P-codes")
    update.add_argument(
        "--ocha-boundaries", metavar=where, nargs="+", default=[], help="COD-AB's GeoJSON files"
    )
    update.add_argument(
        "--sha256", metavar="SUM", action="append", default=[],
        help="refuse a file whose checksum is none of these; repeatable",
    )  # fmt: skip
    update.add_argument("--remove", action="store_true", help="take back all that was brought in")
    update.add_argument("--offline", action="store_true", help="files only, no address is asked")
    update.add_argument("--json", action="store_true", help="one JSON array")
    update.set_defaults(run="geo.commands.gazetteer:gazetteer_update")


def _add_crew_arguments(parser: argparse.ArgumentParser) -> None:
    """Who works on a pile; read by `geo.commands.shared.crew_from`."""
    group = parser.add_argument_group("piles (with requirements-cluster.txt installed)")
    group.add_argument("--workers", type=int, metavar="N", help="processes of this machine")
    group.add_argument(
        "--scheduler", metavar="ADDRESS", help="a Dask scheduler's, like tcp://host:8786"
    )


def _add_reports(commands: Subparsers) -> None:
    read = commands.add_parser("read", help="read the incidents out of a report; nothing is stored")
    read.add_argument("file", nargs="?", metavar="FILE", help="a report, or - for standard input")
    read.add_argument("--jsonl", metavar="IN", help="many, or -: a line holds id, text, published")
    read.add_argument("--published", metavar="DATE", help="the report's date, like 2022-03-19")
    read.add_argument("--offline", action="store_true", help="never ask a remote geocoder")
    _add_crew_arguments(read)
    read.add_argument("--json", action="store_true", help="one JSON object a report")
    read.set_defaults(run="geo.commands.reports:read")

    add = commands.add_parser("add", help="read reports and store their incidents as drafts")
    add.add_argument("files", nargs="+", metavar="FILE")
    add.add_argument("--published", metavar="DATE", help="the reports' date, like 2022-03-19")
    add.add_argument("--accept", action="store_true", help="store as pending, not as drafts")
    add.add_argument("--publisher", help="who published the reports, like Al-Monitor")
    add.add_argument("--url", help="where the report stands")
    add.add_argument("--user", default="local", help="who does this, for the audit log")
    add.add_argument("--offline", action="store_true", help="never ask a remote geocoder")
    add.set_defaults(run="geo.commands.reports:add")

    import_ = commands.add_parser(
        "import",
        help="bring in a table of incidents, or take an import back",
        description="Bring in ACLED's, UCDP's or any other table of incidents as pending ones. "
        "`import undo BATCH` takes a whole import back.",
    )
    import_.add_argument(
        "words",
        nargs="+",
        metavar="FILE",
        help="CSV, TSV, XLSX, GeoJSON, GeoPackage, Parquet, or ACLED's JSON; or: undo BATCH",
    )
    import_.add_argument("--format", choices=("acled", "ucdp", "table"), help="default: found out")
    import_.add_argument(
        "--withdrawn",
        action="store_true",
        help="FILE lists ids that the source withdrew (ACLED's deleted events): reject those",
    )
    import_.add_argument("--dry-run", action="store_true", help="only say what would be done")
    import_.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="correct the guessed column of a table's field; FIELD= for none; repeatable",
    )
    import_.add_argument("--dates", choices=("day_first", "month_first"), help="of a table")
    import_.add_argument("--dataset", metavar="NAME", help="of a table, to know its rows again")
    import_.add_argument("--refused", metavar="CSV", help="where refused rows go, to mend them")
    import_.add_argument(
        "--reject-missing",
        action="store_true",
        help="reject the source's incidents that a whole export no longer has",
    )
    import_.add_argument("--user", default="local", help="who does this, for the audit log")
    import_.add_argument("--json", action="store_true", help="one JSON object")
    import_.set_defaults(run="geo.commands.imports:import_")


def _add_export(commands: Subparsers) -> None:
    export = commands.add_parser(
        "export",
        help="write a briefing map or its data",
        description="Write what the filter shows; the format comes from OUT's ending.",
    )
    export.add_argument("-o", "--out", required=True, metavar="OUT")
    _add_filter_arguments(export)
    export.add_argument("--dpi", type=int, default=300, help="72 to 600, for png")
    export.add_argument("--one-slide", action="store_true", help="pptx: one slide, not four")
    export.add_argument("--hxl", action="store_true", help="csv: a row of HXL tags below the head")
    _add_page_arguments(export)
    export.set_defaults(run="geo.commands.export:export")

    brief = commands.add_parser(
        "brief",
        help="make the standing briefing: PNG, PDF, PPTX and CSV",
        description="Make PNG, PDF, PPTX and CSV in one go, for cron; one line of JSON says what "
        "was made. Exit code 1 if anything could not be.",
    )
    brief.add_argument("-o", "--out", required=True, metavar="DIR", help="made if it is not there")
    brief.add_argument("--last", metavar="N", help="the last days, weeks or months: 7d, 2w, 1m")
    _add_filter_arguments(brief)
    _add_page_arguments(brief)
    brief.set_defaults(run="geo.commands.brief:brief")


def _add_page_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say how the page looks; read by `geo.commands.export.options_from`."""
    group = parser.add_argument_group("how the page looks")
    group.add_argument("--title", help="instead of the suggested one")
    group.add_argument("--subtitle", help="instead of the suggested one")
    group.add_argument(
        "--layout",
        help="a4-landscape (default), a4-portrait or slide; each also with -table, -periods "
        "(two periods side by side) or -close-up (one governorate)",
    )
    group.add_argument("--lang", choices=("en", "ar"), default="en", help="language of the page")
    group.add_argument("--no-heat", action="store_true", help="without the heat layer")
    group.add_argument(
        "--shade",
        choices=("incidents", "casualties", "killed", "wounded"),
        help="shade the governorates by it",
    )
    group.add_argument("--recent", action="store_true", help="the last 72 hours stand out")
    group.add_argument("--marking", default="", metavar="LINE", help="like TLP:CLEAR")
    group.add_argument("--contact", default="", metavar="LINE", help="who to ask")
    group.add_argument("--logo", metavar="FILE", help="a PNG or JPEG")


def _add_filter_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say which incidents; read by `geo.commands.shared.filter_from`."""
    group = parser.add_argument_group("which incidents")
    group.add_argument("--from", dest="date_from", metavar="DATE")
    group.add_argument("--to", dest="date_to", metavar="DATE")
    group.add_argument("--region", action="append", default=[], help="name or P-code; repeatable")
    group.add_argument("--party", action="append", default=[], help="repeatable")
    group.add_argument("--type", action="append", default=[], help="kind of event; repeatable")
    group.add_argument("--min-killed", type=int)
    group.add_argument("--status", action="append", default=[], help=STATUS_HELP)
    group.add_argument("--box", metavar="W,S,E,N", help="degrees")
    group.add_argument(
        "--near", metavar="PLACE", help="a place, a road, a coordinate or an MGRS square"
    )
    group.add_argument("--within-km", type=float, metavar="KM", help="of --near; default 20")
    group.add_argument("--text", help="words in the claims, the place or the note")


def _add_admin(commands: Subparsers) -> None:
    doctor = commands.add_parser("doctor", help="check that everything is in place")
    doctor.add_argument("--json", action="store_true")
    doctor.set_defaults(run="geo.commands.admin:doctor")

    backup = commands.add_parser("backup", help="copy the whole store while others work on")
    backup.add_argument("file", metavar="FILE")
    backup.set_defaults(run="geo.commands.admin:backup")

    restore = commands.add_parser("restore", help="put a backup in the store's place")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--user", default="local", help="who does this, for the audit log")
    restore.set_defaults(run="geo.commands.admin:restore")

    demo = commands.add_parser("demo", help="made-up incidents in a new database, to try things")
    demo.add_argument("--rows", type=int, default=10_000)
    demo.add_argument("--db", required=True, metavar="URL", help="of a new, empty database")
    demo.add_argument("--seed", type=int, default=1)
    demo.set_defaults(run="geo.commands.admin:demo")

    prepare = commands.add_parser(
        "prepare", help="put the browser's files in place and fill a new store; make run calls it"
    )
    prepare.set_defaults(run="geo.commands.admin:prepare")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = build_parser().parse_args(argv)
    config = Config.from_env()
    if getattr(args, "offline", False):
        config = replace(config, offline=True)
    module_name, function_name = args.run.split(":")
    try:
        command = getattr(importlib.import_module(module_name), function_name)
        code: int = command(args, config)
        sys.stdout.flush()
        return code
    except BadiaError as error:
        print(f"geo {args.command}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"geo {args.command}: stopped.", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        sys.stderr.close()
        return 1
