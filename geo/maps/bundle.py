"""The browser's modules as one classic script, for a page that can't load modules: a single file.

Each module becomes a function's body in an object, in the order in which they need each other.
Only the forms of import and export that Badia's own modules use are known; anything else is
refused, so that a change which this can't follow fails its test and never reaches a reader.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

from geo.errors import ExportError

_IMPORT = re.compile(r'^import (\{[^}]*\}|\* as \w+) from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:async )?(?:function|class|const) (\w+))(?!default)", re.MULTILINE
)
_LEFT = re.compile(r"^\s*(?:import|export)\b|import\.meta|\bimport\(", re.MULTILINE)
_ENDS_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def bundle(entry: str, read: Callable[[str], str], umd: Mapping[str, str]) -> str:
    """The module ``entry`` and all that it imports as one script in strict mode.

    ``read`` gives a module's source by its path below one folder; ``umd`` has the sources of those
    that are universal modules (they fill ``exports``). Raises ExportError for a form of import or
    export that isn't known, and for modules that need each other in a circle.
    """
    bodies = {name: _universal(name, source) for name, source in umd.items()}

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ExportError(f"Modules import each other in a circle: {' '.join(above)} {name}.")
        if name in bodies:
            return
        source = read(name)
        for target in _targets(name, source):
            add(target, (*above, name))
        bodies[name] = _as_function(name, source)

    add(entry, ())
    return "\n".join(['"use strict";', "const modules = {};", *bodies.values(), ""])


def _targets(name: str, source: str) -> Iterator[str]:
    return (_resolved(name, target) for _, target in _IMPORT.findall(source))


def _universal(name: str, source: str) -> str:
    code = _SOURCE_MAP.sub("", source)
    if _ENDS_SCRIPT.search(code):
        raise ExportError(f"{name} would end the script that it is put into.")
    head = f'modules["{name}"] = (() => {{\nconst exports = {{}}, module = {{ exports }};'
    return f"{head}\n{code}\nreturn module.exports;\n}})();"


def _as_function(name: str, source: str) -> str:
    def local(match: re.Match[str]) -> str:
        names, target = match.groups()
        held = names[len("* as ") :] if names.startswith("*") else names.replace(" as ", ": ")
        return f'const {held} = modules["{_resolved(name, target)}"];'

    exported = _EXPORT.findall(source)
    body = _EXPORT.sub("", _IMPORT.sub(local, source))
    left = _LEFT.search(_BLOCK_COMMENT.sub("", body))
    if left or (left := _ENDS_SCRIPT.search(body)):
        raise ExportError(f"{name}: {left.group().strip()!r} can't go into a single file.")
    returned = f"return {{ {', '.join(exported)} }};"
    return f'modules["{name}"] = (() => {{\n{body}\n{returned}\n}})();'


def _resolved(importer: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), target))
