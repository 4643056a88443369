"""``prepare``, ``demo`` and ``doctor``."""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from geo.commands.shared import print_json, say
from geo.config import GAZETTEER, STATIC, Config
from geo.errors import BadiaError, InputError


def prepare(args: argparse.Namespace, config: Config) -> int:
    """Put the browser's files in place and, once, the founding report's incidents in the store."""
    from geo.maps.assets import install_assets
    from geo.places.geocoder import open_geocoder
    from geo.store import open_store
    from geo.store.founding import seed_founding

    install_assets(STATIC)
    with open_store(config.db_url) as store:
        if store.is_empty():
            seed_founding(store, open_geocoder(config))
            say("A new store was filled with the founding report's incidents.")
    return 0


def demo(args: argparse.Namespace, config: Config) -> int:
    """``geo demo``: fills an empty database with made-up incidents."""
    from geo.demo import fill
    from geo.places.geocoder import open_geocoder
    from geo.store import open_store

    if not 1 <= args.rows <= 5_000_000:
        raise InputError(f"--rows {args.rows}: give a number from 1 to 5,000,000.")
    with open_store(args.db) as store:
        if not store.is_empty():
            raise InputError(
                f"{args.db} already holds incidents; made-up ones need a new database."
            )
        for done in fill(store, args.rows, args.seed, open_geocoder(config)):
            print(f"\r{done:,} of {args.rows:,} made-up incidents", end="", file=sys.stderr)
        say("")
    return 0


def backup(args: argparse.Namespace, config: Config) -> int:
    """``geo backup``: the whole store into one file."""
    from geo.store import open_store

    with open_store(config.db_url, may_create=False) as store:
        size = store.backup(Path(args.file))
    print(f"{args.file}: {size / 1e6:.1f} MB")
    return 0


def restore(args: argparse.Namespace, config: Config) -> int:
    """``geo restore``: a backup in the place of what the store holds, which is kept."""
    from geo.store import open_store

    with open_store(config.db_url) as store:
        before = store.restore(Path(args.file), args.user)
    kept = f" What was there before is kept as {before}." if before else ""
    print(f"Restored from {args.file}.{kept}")
    return 0


def doctor(args: argparse.Namespace, config: Config) -> int:
    """Check each part; what is wrong comes with what to do. Exit 1 if anything is."""
    checks: dict[str, Callable[[Config], str]] = {
        "python": _check_python,
        "gazetteer": _check_gazetteer,
        "store": _check_store,
        "browser files": _check_assets,
        "remote geocoder": _check_remote,
    }
    results = []
    for name, check in checks.items():
        try:
            results.append({"check": name, "ok": True, "text": check(config)})
        except BadiaError as error:
            results.append({"check": name, "ok": False, "text": str(error)})
    if args.json:
        print_json(results)
    else:
        for result in results:
            print(f"{'ok  ' if result['ok'] else 'FAIL'}  {result['check']}: {result['text']}")
    return 0 if all(result["ok"] for result in results) else 1


def _check_python(config: Config) -> str:
    version = sys.version.split()[0]
    return f"Python {version}, SQLite {sqlite3.sqlite_version}"


def _check_gazetteer(config: Config) -> str:
    from geo.places.geocoder import open_geocoder

    places = len(open_geocoder(config).gazetteer.places)
    return f"{places:,} places in {GAZETTEER.name}/"


def _check_store(config: Config) -> str:
    from geo.store import open_store

    with open_store(config.db_url, may_create=False) as store:
        problems = store.integrity_check()
        if problems:
            raise BadiaError(f"{'; '.join(problems)}. Restore the newest backup from {config.var}.")
        counts = ", ".join(f"{name} {n:,}" for name, n in store.stats().items())
    return f"{store.backend.location}: {counts}"


def _check_assets(config: Config) -> str:
    if not any(STATIC.glob("badia-*/main.js")):
        raise BadiaError("They are not in place. Run: python -m geo prepare")
    return f"in place under {os.path.relpath(STATIC)}/"


def _check_remote(config: Config) -> str:
    return "off (offline)" if config.offline else f"{config.geocoder}, asked only on request"
