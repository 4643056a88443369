"""Modules made into one script: names kept apart, unknown forms refused."""

from __future__ import annotations

import pytest

from geo.errors import ExportError
from geo.maps.bundle import bundle
from geo.maps.embedding import page_script

MODULES = {
    "main.js": (
        'import { twice as double } from "./lib/twice.js";\n'
        'import * as U from "./u.js";\n'
        "export class Main {}\n"
        "console.log(double(U.one));\n"
    ),
    "lib/twice.js": (
        'import {\n  FACTOR,\n} from "../factor.js";\n'
        "/** @param {import('./x.js').X} n */\n"
        "export function twice(n) { return FACTOR * n; }\n"
        "export async function later() {}\n"
    ),
    "factor.js": "export const FACTOR = 2;\n",
}


def made(changed: dict[str, str] | None = None) -> str:
    modules = {**MODULES, **(changed or {})}
    return bundle(
        "main.js", modules.__getitem__, {"u.js": "exports.one = 1;\n//# sourceMappingURL=x"}
    )


def test_each_module_stands_once_after_what_it_needs() -> None:
    script = made()
    at = [
        script.index(f'modules["{name}"] = ') for name in ("factor.js", "lib/twice.js", "main.js")
    ]
    assert at == sorted(at)
    assert 'const { twice: double } = modules["lib/twice.js"];' in script
    assert 'const U = modules["u.js"];' in script
    assert "return { twice, later };" in script
    assert "sourceMappingURL" not in script


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("export default function f() {}", "export"),
        ("export { x };", "export"),
        ('import x from "./y.js";', "import"),
        ("export let x = 1;", "export"),
        ("const x = import.meta.url;", "import.meta"),
        ("const x = await import('./y.js');", "import"),
        ('const x = "</SCRIPT>";', "</SCRIPT"),
        ('import { Main } from "./main.js";', "circle"),
    ],
)
def test_what_it_can_not_follow_is_refused(source: str, words: str) -> None:
    with pytest.raises(ExportError, match=words):
        made({"factor.js": source})


def test_all_of_the_map_goes_into_one_script() -> None:
    script = page_script()
    for name in ("instrument.js", "timeline.js", "marks_layer.js", "heat.js", "page.js"):
        assert script.count(f'modules["{name}"] = ') == 1
    assert "fetch(" not in script.split('modules["loader.js"]')[1]
