"""What all sessions of one server share: store, gazetteer and the frame of the newest revision."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import streamlit as st

from geo.config import Config
from geo.filters import IncidentFilter
from geo.frame import Bools, Column, Frame
from geo.places import admin
from geo.places.geocoder import Geocoder
from geo.store import Store, UserPlace, open_store
from geo.store.keeper import FrameKeeper
from geo.store.own_places import open_with_own_places


def config() -> Config:
    return Config.from_env()


@st.cache_resource(max_entries=4, show_spinner="Opening the store …")
def _store(db_url: str) -> Store:
    return open_store(db_url, may_create=False)


def store() -> Store:
    return _store(config().db_url)


@st.cache_resource(max_entries=2, show_spinner="Opening the gazetteer …")
def _geocoder(settings: Config, own: tuple[UserPlace, ...]) -> Geocoder:
    return open_with_own_places(settings, own)


def geocoder() -> Geocoder:
    """The gazetteer with the desk's own places, which win."""
    return _geocoder(config(), tuple(store().user_places()))


@st.cache_resource(max_entries=4, show_spinner="Loading incidents …")
def _keeper(db_url: str) -> FrameKeeper:
    return FrameKeeper(_store(db_url), config().var / "cache")


def frame() -> Frame:
    """The frame of the store's present revision, shared by all sessions."""
    return _keeper(config().db_url).current()


@st.cache_resource(max_entries=1, show_spinner=False)
def region_names() -> Mapping[str, str]:
    """English names of the governorates, districts and subdistricts by P-code."""
    return admin.region_names(geocoder().gazetteer)


def text_ids(flt: IncidentFilter) -> Column | None:
    """Ids of the incidents whose words match the filter's text; None without a text."""
    if not flt.text:
        return None
    return np.array(store().search_text(flt.text), dtype=np.int32)


def shown(flt: IncidentFilter) -> tuple[Frame, Bools]:
    """The frame and which of its rows the filter shows."""
    current = frame()
    return current, flt.select(current, text_ids(flt))
