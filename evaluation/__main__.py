"""`python -m evaluation [--failures] [module ...]`: prints every module's tables."""

from __future__ import annotations

import argparse
import importlib
import pkgutil

import evaluation


def main() -> None:
    """Run the modules named, or all of them."""
    names = [m.name for m in pkgutil.iter_modules(evaluation.__path__) if m.name != "__main__"]
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("module", nargs="*", choices=[[], *names], help=", ".join(names))
    parser.add_argument("--failures", action="store_true", help="list what fails while tuning")
    wanted = parser.parse_args()
    for name in wanted.module or names:
        for table in importlib.import_module(f"evaluation.{name}").run(wanted.failures):
            print(table, flush=True)


if __name__ == "__main__":
    main()
