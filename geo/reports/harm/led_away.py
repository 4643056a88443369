"""Who is led away: captives that no word for a captive is told of."""

from __future__ import annotations

from geo.model import Party
from geo.reports.harm.around import auxiliary_before
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import group_after, subject_before
from geo.reports.harm.told import add_people
from geo.reports.vocabulary.deeds import leads_away
from geo.reports.vocabulary.lexicon import Harm, Tag


def read_led_away(here: Pass, at: int) -> bool:
    """ "Took two soldiers off the bus", "were taken by gunmen to an unknown place": captives."""
    tokens, lows = here.tokens, here.lows
    away = leads_away(lows[at:])
    be = auxiliary_before(tokens, at)
    if be is not None:
        group = subject_before(here, be)
        taken = away or _by_armed_men(here, at + 1)
    else:
        with_them = 2 * (lows[at + 1 : at + 3] == ["with", "them"])
        group, taken = group_after(here, at + 1 + with_them), away
    several = group is not None and group.definite and not group.singular
    if group is None or not taken or group.subset or group.pronoun or several:
        return False
    if any(low.startswith("hospital") for low in lows[at:]):
        return False
    add_people(here, at, [group], harm=Harm.CAPTURED)
    return True


def _by_armed_men(here: Pass, at: int) -> bool:
    if at >= len(here.tokens) or here.tokens[at].tag is not Tag.BY:
        return False
    group = group_after(here, at + 1)
    if group is not None:
        return group.party not in (None, Party.CIVILIAN)
    side = next((t for t in here.tokens[at + 1 : at + 4] if t.tag is Tag.ORG), None)
    return side is not None and side.party is not None
