"""``gazetteer update``: bring in GeoNames' and OCHA's lists, or take them back."""

from __future__ import annotations

import argparse
import sys

from geo.commands.shared import print_json, say
from geo.config import Config
from geo.places import brought_in
from geo.places.obtain import OnProgress
from geo.places.sources_geonames import URL
from geo.places.update import EXAMPLES, Brought, Wanted, update


def gazetteer_update(args: argparse.Namespace, config: Config) -> int:
    """``geo gazetteer update``: brings in other gazetteers, or takes them back."""
    wanted = Wanted(
        args.geonames, args.ocha_places, tuple(args.ocha_boundaries), tuple(args.sha256)
    )
    if args.remove:
        if wanted.by_source():
            say("geo gazetteer update: --remove takes everything back; give it alone.")
            return 2
        return _remove(args, config)
    if not wanted.by_source():
        wanted = Wanted(geonames=URL, sha256=wanted.sha256)
    done = update(config, wanted, on_progress=_bar())
    if args.json:
        print_json([brought.facts | {"reasons": brought.reasons()} for brought in done])
        return 0
    for brought in done:
        _report(brought)
    print("A Badia that is running uses them once it is started again.")
    return 0


def _remove(args: argparse.Namespace, config: Config) -> int:
    removed = brought_in.remove(config.var)
    if args.json:
        print_json({"removed": removed})
    elif removed:
        print("All that was brought in is gone; the built-in gazetteer is in use.")
    else:
        print("Nothing had been brought in.")
    return 0


def _report(brought: Brought) -> None:
    facts = brought.facts
    print(f"{facts['source']} ({facts['licence']})")
    for origin, sha256 in zip(facts["from"], facts["sha256"], strict=True):
        print(f"  from {origin}\n  sha256 {sha256}")
    if brought.source is brought_in.BOUNDARIES:
        print(f"  {facts['districts']} districts, {facts['subdistricts']} subdistricts")
        if facts["governorates_built_in"]:
            print(f"  {facts['governorates_built_in']} governorates skipped, which are built in")
    else:
        print(f"  {facts['added']:,} of {facts['read']:,} rows added")
        print(f"  {facts['built_in']:,} skipped, which are built in")
        print(f"  {facts['twice']:,} skipped, named alike within 5 km")
        print(f"  {facts['not_kept']:,} left out, of kinds that Badia doesn't keep")
    print(f"  {facts['refused']:,} refused")
    for why, count in list(brought.reasons().items())[:EXAMPLES]:
        print(f"    {count:,}: {why}")
    for what, why in brought.refused[:EXAMPLES]:
        print(f"    {what}: {why}")


def _bar() -> OnProgress | None:
    """One line on a terminal that counts up; nothing where stderr is a file."""
    if not sys.stderr.isatty():
        return None
    shown = ""

    def tell(name: str, done: int, total: int | None) -> None:
        nonlocal shown
        share = f"{done / total:4.0%}  " if total else ""
        line = f"\r{name[:40]}  {share}{done / 1e6:.1f} MB"
        if line != shown:
            shown = line
            print(line, end="\n" if done == total else "", file=sys.stderr, flush=True)

    return tell
