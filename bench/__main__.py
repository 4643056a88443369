"""`python -m bench [module ...]`: speed and memory, each figure beside a baseline of the same run.

Each module runs in a process of its own, so that one's memory does not count as another's.
"""

from __future__ import annotations

import argparse
import pkgutil
import platform
import subprocess
import sys
import sysconfig

import bench

HELPERS = ("__main__", "map_app", "map_frame", "serving", "stock_app", "stock_layers")


def main() -> int:
    """Run the modules named, or all; 1 if one of them fails."""
    names = [m.name for m in pkgutil.iter_modules(bench.__path__) if m.name not in HELPERS]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("module", nargs="*", help=", ".join(names))
    wanted = parser.parse_args().module or names
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        parser.error(f"no such module: {', '.join(unknown)}; there are: {', '.join(names)}")
    failed = 0
    for name in wanted:
        print(f"\n== {name} == ({_interpreter()})", flush=True)
        failed |= subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode
    return 1 if failed else 0


def _interpreter() -> str:
    """Which Python the figures are of; one built without optimisation takes a tenth longer."""
    options = sysconfig.get_config_var("CONFIG_ARGS") or ""
    build = "with" if "--enable-optimizations" in options else "without"
    name = platform.python_implementation()
    return f"{name} {platform.python_version()}, built {build} optimisation"


if __name__ == "__main__":
    sys.exit(main())
