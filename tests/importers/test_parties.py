from __future__ import annotations

import pytest

from geo.importers.parties import party_of, party_or_armed
from geo.model import Party


@pytest.mark.parametrize(
    ("actor", "party"),
    [
        ("Military Forces of Syria (2000-2024)", Party.GOVERNMENT),
        ("Military Forces of Syria (2024-) Special Forces", Party.GOVERNMENT),
        ("Military Forces of Russia (2000-)", Party.GOVERNMENT),
        ("Military Forces of Iran (1989-) Islamic Revolutionary Guard Corps", Party.GOVERNMENT),
        ("NDF: National Defense Forces", Party.GOVERNMENT),
        ("Hezbollah", Party.GOVERNMENT),
        ("Liwa Fatemiyoun", Party.GOVERNMENT),
        ("Government of Syria", Party.GOVERNMENT),
        ("Pro-Iran Militia", Party.GOVERNMENT),
        ("Islamic State (Syria)", Party.ISLAMIC_STATE),
        ("IS", Party.ISLAMIC_STATE),
        ("ISIS", Party.ISLAMIC_STATE),
        ("داعش", Party.ISLAMIC_STATE),
        ("QSD: Syrian Democratic Forces", Party.SDF),
        ("SDF", Party.SDF),
        ("Asayish", Party.SDF),
        ("Operation Inherent Resolve", Party.COALITION),
        ("Global Coalition Against Daesh", Party.COALITION),
        ("Government of United States of America", Party.COALITION),
        ("HTS: Hayat Tahrir al Sham", Party.OTHER_ARMED),
        ("FSA: Free Syrian Army", Party.OTHER_ARMED),
        ("Syrian insurgents", Party.OTHER_ARMED),
        ("Military Forces of Turkey (2016-)", Party.OTHER_ARMED),
        ("Civilians (Syria)", Party.CIVILIAN),
        ("Protesters (Syria)", Party.CIVILIAN),
        ("Unidentified Armed Group (Syria)", Party.UNKNOWN),
        ("Unidentified Military Forces", Party.UNKNOWN),
        ("HTS, Southern Front", Party.OTHER_ARMED),
        ("Government of Syria, HTS", Party.UNKNOWN),
        ("islamic_state", Party.ISLAMIC_STATE),
        ("First Regiment", None),
        ("Isra Company", None),
        ("", None),
    ],
)
def test_party_of(actor: str, party: Party | None) -> None:
    assert party_of(actor) == party


@pytest.mark.parametrize(
    ("actor", "inter", "party"),
    [
        ("Sultan Murad Division", "2", Party.OTHER_ARMED),
        ("Residents", "7", Party.CIVILIAN),
        ("Residents", "Civilians", Party.CIVILIAN),
        ("Sultan Murad Division", "", Party.OTHER_ARMED),
        ("", "2", None),
    ],
)
def test_party_or_armed(actor: str, inter: str, party: Party | None) -> None:
    assert party_or_armed(actor, inter) == party
