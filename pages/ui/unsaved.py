"""What was typed and not saved or read: kept for the session, and over a reload by the tab.

Streamlit forgets a widget that a run doesn't draw, as on another report or page, and a reload
begins a session anew. What the widgets held is kept beside them, and in the tab's own storage.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import streamlit as st
from sqlalchemy import make_url

from geo.jsonform import date_from_json
from geo.model import Category, DatePrecision, EventType, Incident, Party
from pages.ui import state

BROWSER: Final = Path(__file__).parent / "browser"
UNSAVED, RETYPED, SESSION = "unsaved_corrections", "retyped_corrections", "unsaved_session"
FORM, FORM_BACK = "form", "form_back"
"""Beside the incidents: the form for new reports."""
MOST_CHARS: Final = 200_000
"""A longer text is not kept: it goes to the browser with every run."""


def _side(value: str | None) -> Party | None:
    return None if value is None else Party(value)


def _sides(values: list[str]) -> list[Party]:
    return [Party(value) for value in values]


def _text(value: str) -> str:
    if not isinstance(value, str) or len(value) > MOST_CHARS:
        raise ValueError("no text that was typed")
    return value


_MADE: Final[Mapping[str, Callable[[Any], object]]] = {
    "kind": EventType,
    "category": Category,
    "date": date_from_json,
    "date_end": date_from_json,
    "precision": DatePrecision,
    "attacker": _side,
    "victims": _sides,
    "report_published": date_from_json,
}
"""Of what the browser keeps of a widget what the widget holds; all others are text."""
_TEXTS: Final = ("place", "others", "killed", "wounded", "units", "note")


@dataclass(frozen=True, slots=True)
class Typed:
    """What an incident's widgets begin with; ``key`` ends the keys of them all."""

    key: str
    values: Mapping[str, Any]

    def get(self, name: str, stored: Any) -> Any:
        return self.values.get(name, stored)


def begin(incident: Incident) -> Typed:
    """What was typed for this version of the incident where its widgets are drawn anew."""
    stands = _stands(incident)
    key, values = _begun(stands)
    if f"kind{key}" not in st.session_state and stands in _unsaved():
        key, values = _anew(stands, _unsaved()[stands])
    return Typed(key, values)


def is_back(incident: Incident) -> bool:
    """Whether its widgets hold what was typed before they were last drawn anew."""
    return bool(_begun(_stands(incident))[1])


def is_typed(incident: Incident) -> bool:
    """Whether there are corrections of it that are not saved."""
    return _stands(incident) in _unsaved()


def discard(incident: Incident) -> None:
    """Forget what was typed: the next run shows what is stored."""
    _unsaved().pop(_stands(incident), None)
    _anew(_stands(incident), {})


def keep(incident: Incident, begun: Typed, changed: bool) -> None:
    """Keep what the widgets hold; nothing where it is what the store has."""
    unsaved = _unsaved()
    for old in [k for k in unsaved if k.startswith(f"{incident.id}v")]:
        del unsaved[old]
    if changed:
        held = ((name, f"{name}{begun.key}") for name in _names(incident))
        unsaved[_stands(incident)] = {
            name: _plain(st.session_state[key]) for name, key in held if key in st.session_state
        }


def keep_form(fields: Sequence[str]) -> None:
    """Keep what the form for new reports holds, under these keys of its widgets."""
    held = {name: _plain(st.session_state.get(name)) for name in fields}
    if any(held.values()) and len(str(held)) <= MOST_CHARS:
        _unsaved()[FORM] = held
    else:
        _unsaved().pop(FORM, None)


def form_back(fields: Sequence[str]) -> dict[str, Any]:
    """What the form held before its widgets were last drawn anew; empty while they stand."""
    if kept := st.session_state.pop(FORM_BACK, None):
        return _made(kept)
    drawn = any(name in st.session_state for name in fields)
    return {} if drawn else _made(_unsaved().get(FORM, {}))


def kept_by_the_tab() -> None:
    """Hand what isn't saved to the browser, and take back what it kept from before a reload."""
    session = st.session_state.setdefault(SESSION, uuid.uuid4().hex)
    data = {"session": session, "shelf": _shelf(), "typed": _unsaved()}
    found = _component()(key="unsaved", data=data, on_kept_change=lambda: None)
    back = {k: v for k, v in checked(found.get("kept")).items() if k not in _unsaved()}
    if not back:
        return
    for stands, values in back.items():
        _unsaved()[stands] = values
        if stands == FORM:
            st.session_state[FORM_BACK] = values
        else:
            _anew(stands, values)
    st.toast("What you had typed and not saved is back.", icon=":material/restore:")
    st.rerun()


def _shelf() -> str:
    """Of this store: another one has other incidents under the same numbers."""
    url = make_url(state.config().db_url).render_as_string(hide_password=True)
    return f"badia-unsaved-{hashlib.sha256(url.encode()).hexdigest()[:12]}"


def checked(sent: object) -> dict[str, dict[str, Any]]:
    """What the browser kept, without what no widget can hold."""
    if not isinstance(sent, Mapping):
        return {}
    kept = {str(k): v for k, v in sent.items() if isinstance(v, Mapping)}
    return {k: {name: values[name] for name in _made(values)} for k, values in kept.items()}


def _unsaved() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = st.session_state.setdefault(UNSAVED, {})
    return found


def _stands(incident: Incident) -> str:
    return f"{incident.id}v{incident.version}"


def _begun(stands: str) -> tuple[str, dict[str, Any]]:
    times, values = st.session_state.setdefault(RETYPED, {}).get(stands, (0, {}))
    return (f"{stands}r{times}" if times else stands), values


def _anew(stands: str, kept: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """New keys: a widget that is known takes no other beginning."""
    times, _ = st.session_state[RETYPED].get(stands, (0, {}))
    st.session_state[RETYPED][stands] = (times + 1, _made(kept))
    return _begun(stands)


def _names(incident: Incident) -> Iterator[str]:
    yield from (*_MADE, *_TEXTS)  # a widget that is not there is passed over
    yield from (f"{name}{party}" for name in ("killed", "wounded") for party in Party)
    yield from (f"source{claim.id}" for claim in incident.claims)


def _plain(value: object) -> Any:
    """A widget's value as JSON has it."""
    if isinstance(value, list):
        return [str(v) for v in value]
    return value if value is None else str(value)


def _made(kept: Mapping[str, Any]) -> dict[str, Any]:
    made = {}
    for name, value in kept.items():
        try:
            made[name] = _MADE.get(name, _text)(value)
        except (TypeError, ValueError):
            continue  # of another release, or nobody's typing
    return made


@cache
def _component() -> Any:
    return st.components.v2.component(
        "badia_unsaved", js=(BROWSER / "unsaved.js").read_text(encoding="utf-8")
    )
