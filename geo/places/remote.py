"""A place name put to an outside geocoder, for what the gazetteer doesn't know.

Any of geopy's services by name. Its word is never taken on trust: the answer must lie in Syria
and in the governorate asked for, be of the kind named, and bear a name like the one asked for;
even then it is marked ``remote``, with a radius from its own bounding box. geopy's latitude-first
order stays inside this module.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.config import Config
from geo.errors import GeocoderUnavailableError, InputError
from geo.model import GOVERNORATES, Candidate, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places.geometry import distance_between_m
from geo.places.hits import Query
from geo.places.kinds import Kind, satisfies
from geo.places.likeness import alike
from geo.places.names import normalise
from geo.places.remote_cache import RemoteCache
from geo.places.remote_kinds import KINDS

if TYPE_CHECKING:
    from geo.places.regions import Regions

MIN_DELAY_S = 1.0
"""Nominatim's usage policy: at most one request a second."""
USER_AGENT = "badia-incident-map/0.1"
SYRIA = (35.5, 32.2, 42.5, 37.4)
"""West, south, east, north in degrees: Syria with a little of what lies around it."""
LIMIT = 5
MIN_RADIUS_M, UNKNOWN_RADIUS_M = 1_000.0, 10_000.0
SAME_SPOT_M = 10_000.0
MIN_ALIKE = 0.75
MAX_SCORE = 0.7
"""A remote answer is never as sure as the gazetteer's."""

_KEY_PARAMETERS = ("api_key", "apikey", "subscription_key", "username")


class RemoteGeocoder:
    """One of geopy's services, asked politely; answers are kept in ``cache_dir``."""

    def __init__(self, config: Config, cache_dir: Path, regions: Regions | None = None) -> None:
        self._config = config
        self._cache = RemoteCache(cache_dir)
        self._regions = regions

    def lookup(self, name: str, admin1: str | None = None) -> PlaceMatch | None:
        """The service's answer if it stands up to the question, else None.

        Raises GeocoderUnavailableError if the service can't be asked or answers with an error.
        """
        query = Query.parse(name)
        if not query.normal:
            return None
        found = [c for a in self._answers(name, admin1) if (c := self._judged(a, query, admin1))]
        if not found:
            return None
        best = max(found, key=lambda m: m.score)
        assert best.point is not None
        apart = [
            m
            for m in found
            if m.point is not None and distance_between_m(best.point, m.point) > SAME_SPOT_M
        ]
        if apart:
            names = " and ".join(f"{m.name} in {m.admin1_name or 'Syria'}" for m in (best, *apart))
            why = f"{self._service} knows {names}; name the governorate to tell them apart."
            candidates = tuple(_candidate(m) for m in (best, *apart))
            return PlaceMatch(name, MatchStatus.AMBIGUOUS, why=why, candidates=candidates)
        return best

    @property
    def _service(self) -> str:
        return self._config.geocoder.capitalize()

    def _answers(self, name: str, admin1: str | None) -> list[dict[str, Any]]:
        region = GOVERNORATES.get((admin1 or "")[:4])
        text = f"{name}, {region}, Syria" if region else f"{name}, Syria"
        question = json.dumps([self._config.geocoder, self._config.geocoder_domain, text])
        kept = self._cache.get(question)
        if kept is None:
            if self._config.offline:
                raise GeocoderUnavailableError(
                    f"{name!r} was not put to {self._service}: Badia runs offline."
                )
            kept = self._ask(text)
            self._cache.put(question, kept)
        return kept

    def _ask(self, text: str) -> list[dict[str, Any]]:
        from geopy.exc import (
            ConfigurationError,
            GeocoderAuthenticationFailure,
            GeocoderInsufficientPrivileges,
            GeocoderQuotaExceeded,
            GeocoderTimedOut,
            GeopyError,
        )

        geocode = self._client.geocode
        options = {k: v for k, v in _options().items() if k in _parameters(geocode)}
        self._cache.wait_for_turn(self._config.geocoder, MIN_DELAY_S)
        try:
            locations = geocode(text, exactly_one=False, **options)
            return [_plain(location) for location in locations or ()]
        except GeocoderTimedOut as error:
            reason = f"did not answer within {self._config.geocoder_timeout_s:g} seconds"
            raise self._unavailable(reason, "Try again later") from error
        except GeocoderQuotaExceeded as error:
            raise self._unavailable("was asked too often", "Wait a few minutes") from error
        except (
            ConfigurationError,
            GeocoderAuthenticationFailure,
            GeocoderInsufficientPrivileges,
        ) as error:
            cure = "Check BADIA_GEOCODER and BADIA_GEOCODER_KEY"
            raise self._unavailable("refuses its key or settings", cure) from error
        except (GeopyError, ValueError, TypeError, KeyError, AttributeError) as error:
            reason = f"answered with an error ({_short(error)})"
            raise self._unavailable(reason, "Try again later") from error

    def _unavailable(self, reason: str, cure: str) -> GeocoderUnavailableError:
        return GeocoderUnavailableError(
            f"{self._service} {reason}. {cure}, or place the name on the map by hand."
        )

    @cached_property
    def _client(self) -> Any:
        from geopy.adapters import URLLibAdapter
        from geopy.exc import GeocoderNotFound
        from geopy.geocoders import get_geocoder_for_service

        config = self._config
        try:
            service = get_geocoder_for_service(config.geocoder)
        except GeocoderNotFound as error:
            raise GeocoderUnavailableError(
                f"geopy knows no geocoder {config.geocoder!r}. Set BADIA_GEOCODER to one of its "
                "services, such as nominatim."
            ) from error
        known = _parameters(service.__init__)
        # geopy's adapter over requests tries three times, past the time limit and the rate.
        options: dict[str, Any] = {
            "user_agent": USER_AGENT,
            "timeout": config.geocoder_timeout_s,
            "adapter_factory": URLLibAdapter,
        }
        if config.geocoder_domain and "domain" in known:
            scheme, _, domain = config.geocoder_domain.rpartition("://")
            options["domain"] = domain
            if scheme:
                options["scheme"] = scheme
        key_parameter = next((k for k in _KEY_PARAMETERS if k in known), None)
        if config.geocoder_key and key_parameter:
            options[key_parameter] = config.geocoder_key
        try:
            return service(**options)
        except Exception as error:  # services raise what they like about missing keys
            cure = "Check BADIA_GEOCODER and BADIA_GEOCODER_KEY"
            reason = f"can't be set up ({_short(error)})"
            raise self._unavailable(reason, cure) from error

    def _judged(
        self, answer: Mapping[str, Any], query: Query, admin1: str | None
    ) -> PlaceMatch | None:
        """The answer as a match, or None if it contradicts the question."""
        point = _point(answer)
        raw = answer["raw"]
        if point is None or not _in_syria(point, raw):
            return None
        region = self._governorate_at(point)
        if admin1 and region != admin1[:4]:
            return None
        kind, kinds = _kind(raw)
        if kinds and query.kinds and not satisfies(query.kinds & ~Kind.AREA, kinds):
            return None
        names = _names(answer)
        likeness = max((alike(query.key, Query.parse(n).key) for n in names), default=0.0)
        if likeness < MIN_ALIKE:
            return None
        name = names[0]
        return PlaceMatch(
            query=query.text,
            status=MatchStatus.MATCHED,
            name=name,
            name_ar=_named(raw).get("name:ar"),
            point=point,
            radius_m=_radius_m(raw, point),
            admin1=region,
            regions=(region,) if region else (),
            country="SY",
            kind=kind,
            method=MatchMethod.REMOTE,
            score=round(MAX_SCORE * likeness, 3),
            why=f"Not in the gazetteer; {self._service} answers {answer['address']!r}, which fits "
            "the name asked for. Check it on the map before you rely on it.",
        )

    def _governorate_at(self, point: LonLat) -> str | None:
        if self._regions is None:
            from geo.places.regions import load_regions

            self._regions = load_regions()
        return self._regions.governorate_at(point.lon, point.lat)


def _options() -> dict[str, Any]:
    west, south, east, north = SYRIA
    return {
        "limit": LIMIT,
        "addressdetails": True,
        "namedetails": True,
        "language": "en",
        "country_codes": "sy",
        "viewbox": [(south, west), (north, east)],
        "bounded": True,
    }


def _parameters(function: Any) -> frozenset[str]:
    return frozenset(inspect.signature(function).parameters)


def _plain(location: Any) -> dict[str, Any]:
    raw = location.raw if isinstance(location.raw, dict) else {}
    return {
        "lat": location.latitude,
        "lon": location.longitude,
        "address": str(location.address),
        "raw": json.loads(json.dumps(raw, default=str)),
    }


def _short(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:120] or type(error).__name__


def _point(answer: Mapping[str, Any]) -> LonLat | None:
    try:
        return LonLat(float(answer["lon"]), float(answer["lat"]))
    except (TypeError, ValueError, KeyError, InputError):
        return None


def _in_syria(point: LonLat, raw: Mapping[str, Any]) -> bool:
    west, south, east, north = SYRIA
    address = raw.get("address")
    country = address.get("country_code") if isinstance(address, dict) else None
    inside = west <= point.lon <= east and south <= point.lat <= north
    return inside and country in (None, "sy")


def _kind(raw: Mapping[str, Any]) -> tuple[str | None, int]:
    for field in ("addresstype", "type", "class", "category"):
        value = raw.get(field)
        if isinstance(value, str) and value in KINDS:
            return KINDS[value]
    return None, 0


def _named(raw: Mapping[str, Any]) -> Mapping[str, str]:
    details = raw.get("namedetails")
    return details if isinstance(details, dict) else {}


def _names(answer: Mapping[str, Any]) -> Sequence[str]:
    """Every name that the answer bears, English first."""
    raw = answer["raw"]
    details = _named(raw)
    listed = [details.get("name:en"), raw.get("name"), str(answer["address"]).split(",")[0]]
    listed += [v for k, v in details.items() if k.startswith(("name", "alt_name", "old_name"))]
    parts = [p.strip() for n in listed if isinstance(n, str) for p in n.split(";")]
    return [p for p in dict.fromkeys(parts) if normalise(p)] or [str(answer["address"])]


def _radius_m(raw: Mapping[str, Any], point: LonLat) -> float:
    """Half the diagonal of the answer's own box; wide where it has none."""
    try:
        south, north, west, east = (float(v) for v in raw["boundingbox"])
        corner = distance_between_m(LonLat(west, south), LonLat(east, north)) / 2
    except (KeyError, TypeError, ValueError, InputError):
        return UNKNOWN_RADIUS_M
    return round(max(MIN_RADIUS_M, corner))


def _candidate(match: PlaceMatch) -> Candidate:
    assert match.point is not None
    name, kind = match.name or match.query, match.kind or "area"
    return Candidate("", name, kind, match.admin1, match.point, match.score, match.why)
