"""Whose side the hurt are, where it stands elsewhere: in the target, or named before."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Party
from geo.reports.harm.harmed import Harmed
from geo.reports.scenes.assailants import names_attackers
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.whose_rules import RULES_OF, Known


def settle_parties(
    scene: Scene,
    known_victims: Sequence[Party],
    islamic_state_named: bool,
    last_victims: Sequence[Party] = (),
    last_attackers: Sequence[Party] = (),
) -> None:
    """Gives a side to people whose side stands elsewhere: in the target, or named before.

    ``known_victims`` are those of the same event, ``last_victims`` and ``last_attackers`` of the
    one told before.
    """
    if not scene.harmed:
        return
    known = Known(scene, known_victims, islamic_state_named, last_victims, last_attackers)
    for harm in scene.harmed:
        _settle_party(harm, known)
        known.previous = known.previous if harm.party is None else harm.party
        _name_attackers_among(harm, known)
    _backfill(scene)


def _name_attackers_among(harm: Harmed, known: Known) -> None:
    """ "Put the dead at four soldiers and one attacker": whose he was."""
    own = known.own or next(iter(known.last_attackers), None)
    if own is None or all(p is not Party.UNKNOWN for p, _ in harm.parts):
        return
    groups = [g for g in known.scene.groups if g.party is Party.UNKNOWN]
    if groups and all(names_attackers(g, known.scene, own) for g in groups):
        harm.parts = [(own if p is Party.UNKNOWN else p, count) for p, count in harm.parts]


def _settle_party(harm: Harmed, known: Known, begin: int = 0) -> None:
    """Asks the rules for the party that they have so far, from a number of rule on."""
    for number, rule in RULES_OF[harm.party]:
        party = rule(harm, known) if number >= begin else None
        if party is not None and party is not harm.party:
            harm.party = party
            _settle_party(harm, known, number + 1)
            return


def _backfill(scene: Scene) -> None:
    """ "The driver's companion ... and two soldiers": one side named serves those without."""
    sides = {h.party for h in scene.harmed if h.party is not None}
    if len(sides) == 1:
        side = next(iter(sides))
        for harm in scene.harmed:
            if harm.party is None and not harm.none_said:
                harm.party = side
