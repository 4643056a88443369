"""The fields of an incident that a desk may change, and how the audit log keeps them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geo import jsonform
from geo.errors import InputError
from geo.model import (
    Casualties,
    Category,
    Claim,
    DatePrecision,
    EventType,
    Incident,
    Party,
    PlaceMention,
    Status,
)


@dataclass(frozen=True, slots=True)
class Field:
    """``check`` turns a value into the model's type or raises; ``dump`` and ``load`` are JSON."""

    check: Callable[[Any], Any]
    dump: Callable[[Any], Any]
    load: Callable[[Any], Any]


def _date(value: Any) -> dt.date | None:
    if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    raise ValueError("it has to be a date or None")


def _of(kind: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if not isinstance(value, kind):
            raise ValueError(f"it has to be a {kind.__name__}")
        return value

    return check


def _each(kind: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda values: tuple(kind(value) for value in values)


def _maybe(kind: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else kind(value)


def _enum(kind: Callable[[Any], Any]) -> Field:
    return Field(kind, str, kind)


_text = _of(str)

FIELDS: Mapping[str, Field] = {
    "category": _enum(Category),
    "event_type": _enum(EventType),
    "status": _enum(Status),
    "date": Field(_date, jsonform.date_to_json, jsonform.date_from_json),
    "date_end": Field(_date, jsonform.date_to_json, jsonform.date_from_json),
    "date_precision": _enum(DatePrecision),
    "place": Field(_of(PlaceMention), jsonform.mention_to_json, jsonform.mention_from_json),
    "other_places": Field(
        _each(_of(PlaceMention)),
        lambda value: [jsonform.mention_to_json(m) for m in value],
        _each(jsonform.mention_from_json),
    ),
    "attacker": Field(_maybe(Party), _maybe(str), _maybe(Party)),
    "victims": Field(_each(Party), lambda value: [str(v) for v in value], _each(Party)),
    "killed": Field(_of(Casualties), jsonform.casualties_to_json, jsonform.casualties_from_json),
    "wounded": Field(_of(Casualties), jsonform.casualties_to_json, jsonform.casualties_from_json),
    "units": Field(_each(_text), list, tuple),
    "note": Field(_text, str, str),
}

CORRECTED = Field(frozenset, sorted, frozenset)
"""The field ``corrected`` follows from the edits and isn't set by hand."""

LOGGED: Mapping[str, Field] = {**FIELDS, "corrected": CORRECTED}


def checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes in the model's types; raises InputError that names the field."""
    result: dict[str, Any] = {}
    for name, value in changes.items():
        field = FIELDS.get(name)
        if field is None:
            raise InputError(
                f"An incident has no field {name!r} to change; there are: {', '.join(FIELDS)}."
            )
        try:
            result[name] = field.check(value)
        except (ValueError, TypeError) as error:
            raise InputError(f"{value!r} can't be an incident's {name}: {error}.") from error
    return result


def with_changes(incident: Incident, changes: Mapping[str, Any]) -> Incident:
    """The incident with checked changes; raises InputError where its dates contradict."""
    changed = dataclasses.replace(incident, **changes)
    dated = "date" in changes or "date_end" in changes
    if (
        dated
        and changed.date_end is not None
        and (changed.date is None or changed.date_end < changed.date)
    ):
        raise InputError(
            f"An incident can't end on {changed.date_end} when it began on "
            f"{changed.date or 'no known day'}. Correct one of the dates."
        )
    return changed


def differences(before: Incident, after: Incident) -> dict[str, tuple[Any, Any]]:
    """The logged fields that differ, each as JSON before and after."""
    return {
        name: (field.dump(getattr(before, name)), field.dump(getattr(after, name)))
        for name, field in LOGGED.items()
        if getattr(before, name) != getattr(after, name)
    }


def incident_image(incident: Incident) -> dict[str, Any]:
    """The whole incident as JSON, enough to put it back after it was removed."""
    fields = {name: field.dump(getattr(incident, name)) for name, field in LOGGED.items()}
    return {
        **fields,
        "claims": [_claim_image(claim) for claim in incident.claims],
        "version": incident.version,
        "batch_id": incident.batch_id,
        "external_id": incident.external_id,
        "synthetic": incident.synthetic,
    }


def incident_from_image(incident_id: int, image: Mapping[str, Any]) -> Incident:
    """The incident as the log kept it."""
    fields = {name: field.load(image[name]) for name, field in LOGGED.items()}
    return Incident(
        **fields,
        claims=tuple(_claim_from_image(claim) for claim in image["claims"]),
        id=incident_id,
        version=image["version"],
        batch_id=image["batch_id"],
        external_id=image["external_id"],
        synthetic=image["synthetic"],
    )


def _claim_image(claim: Claim) -> dict[str, Any]:
    """A claim as the log keeps it."""
    return {
        "id": claim.id,
        "source": claim.source,
        "sentence": claim.sentence,
        "killed": jsonform.casualties_to_json(claim.killed),
        "wounded": jsonform.casualties_to_json(claim.wounded),
        "publisher": claim.publisher,
        "url": claim.url,
        "published": jsonform.date_to_json(claim.published),
        "report_id": claim.report_id,
        "span": list(claim.span) if claim.span else None,
    }


def _claim_from_image(image: Mapping[str, Any]) -> Claim:
    """What ``_claim_image`` made."""
    return Claim(
        source=image["source"],
        sentence=image["sentence"],
        killed=jsonform.casualties_from_json(image["killed"]),
        wounded=jsonform.casualties_from_json(image["wounded"]),
        publisher=image["publisher"],
        url=image["url"],
        published=jsonform.date_from_json(image["published"]),
        report_id=image["report_id"],
        span=tuple(image["span"]) if image["span"] else None,
        id=image["id"],
    )
