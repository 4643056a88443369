"""Near: how far incidents lie from a point or a road, and which may lie within a distance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from geo.errors import InputError
from geo.frame import GEOMETRY_TYPES, Bools, Column, Frame
from geo.model import GeometryType, LonLat

EARTH_RADIUS_M = 6_371_008.8
Piece = tuple[LonLat, LonLat]
_POINT = GEOMETRY_TYPES.index(GeometryType.POINT)


@dataclass(frozen=True, slots=True)
class Near:
    """Within ``radius_km`` of a point, or of a ``line`` of points (a road) where there is one.

    ``name`` is how people call it. An incident known only to an area or a route holds if it may
    lie within: if its ``radius_m`` around its representative point reaches in.
    """

    point: LonLat
    radius_km: float
    name: str = ""
    line: tuple[LonLat, ...] = ()

    def __post_init__(self) -> None:
        if not (0 < self.radius_km <= 2000):
            raise InputError(f"A distance of {self.radius_km} km: it must be above 0, up to 2000.")


def within(frame: Frame, near: Near) -> Bools:
    """Which rows may lie within the distance, measured only for those in a box around it."""
    reach_m = near.radius_km * 1000
    lon, lat, extended = frame["lon"], frame["lat"], frame["geometry_type"] != _POINT
    wide = np.flatnonzero(extended & np.isfinite(frame["radius_m"]))
    lon_wide, lat_wide = lon[wide], lat[wide]
    most_m = float(frame["radius_m"][wide].max()) if len(wide) else 0.0
    inside = np.zeros(len(frame), dtype=bool)
    for piece in _pieces(near):
        maybe = _may_reach(lon, lat, piece, reach_m)
        if len(wide):
            maybe[wide] = _may_reach(lon_wide, lat_wide, piece, reach_m + most_m)
        # nearer to one piece than to the others is not asked: near one is near
        rows = np.flatnonzero(maybe & ~inside)
        inside[rows] = _piece_m(frame, piece, rows) <= reach_m
    return inside


def _may_reach(lon: Column, lat: Column, piece: Piece, reach_m: float) -> Bools:
    """Rows within a box that holds all within ``reach_m`` of the piece, and some more."""
    angle = (reach_m * 1.001 + 10) / EARTH_RADIUS_M  # the frame rounds to about a metre
    north = math.degrees(angle)
    (start, end), (low, high) = piece, sorted((piece[0].lat, piece[1].lat))
    inside = (lat >= low - north) & (lat <= high + north)
    farthest = math.radians(max(abs(low - north), abs(high + north)))
    # the haversine of the distance bounds that of the longitude
    share = math.sin(min(angle, math.pi) / 2) / math.cos(farthest) if farthest < 1.5 else 1.0
    if share < 1:
        east = math.degrees(2 * math.asin(share))
        left, right = min(start.lon, end.lon) - east, max(start.lon, end.lon) + east
        if left >= -180 and right <= 180:
            inside &= (lon >= left) & (lon <= right)
    return np.asarray(inside)


def _pieces(near: Near) -> list[Piece]:
    """The line's straight pieces; a point is one without length."""
    return list(pairwise(near.line)) if near.line else [(near.point, near.point)]


def _piece_m(frame: Frame, piece: Piece, rows: Column) -> Column:
    """Metres to each of the rows, in the frame's own single precision: about a metre."""
    lon, lat = frame["lon"][rows], frame["lat"][rows]
    start, end = piece
    # the nearest spot of the piece, on a plane at its latitude
    squeeze = math.cos(math.radians((start.lat + end.lat) / 2))
    east, north = (end.lon - start.lon) * squeeze, end.lat - start.lat
    length = east**2 + north**2
    over, up = lon - start.lon, lat - start.lat
    if length:
        share = np.clip((over * (east * squeeze) + up * north) / length, 0, 1)
        over, up = over - share * (end.lon - start.lon), up - share * north
    distance = _distance_m(over, up, lat)
    extended = frame["geometry_type"][rows] != _POINT
    return np.where(extended, distance - frame["radius_m"][rows], distance)


def _distance_m(over: Column, up: Column, lat: Column) -> Column:
    """Great-circle distance over so many degrees of longitude and latitude, which ends at ``lat``;
    NaN without a place, which fails any comparison."""
    a = np.cos(np.radians(lat - up)) * np.cos(np.radians(lat))
    a = np.sin(np.radians(up) / 2) ** 2 + a * np.sin(np.radians(over) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(a, 1))))
