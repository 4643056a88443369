"""What settles at once whether a scene tells of an event told before: the first verdict that holds.

The order matters. What a sentence says of those just told of goes before what tells events apart,
and that before what only a raid or an attack leads one to expect next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from geo.reports.events.another_event import (
    another_found,
    counts_beside_it,
    is_elsewhere,
    meanwhile_elsewhere,
    murdered_elsewhere,
    other_operation,
    others_acted_earlier,
    others_attacked,
    quiet_beside_violent,
    strikes_back,
)
from geo.reports.events.comparison import Comparison
from geo.reports.events.one_event import (
    adds_a_word,
    dead_since,
    died_where_taken,
    died_with_him,
    dies_later,
    group_counts_it,
    his_escort,
    its_own_dead,
    later_toll,
    more_were_wounded,
    names_its_village,
    of_those_taken,
    other_side_too,
    others_of_those_taken,
    places_it,
    raises_its_toll,
    tells_who_died_with_him,
    they_were_killed,
    toll_of_it,
    took_place,
    two_of_them_died,
    went_on,
)
from geo.reports.events.retold import (
    attackers_dead,
    is_outcome,
    looks_back,
    speaks_of_them,
)
from geo.reports.events.same_day import (
    dates_the_operation,
    days_clash,
    earlier_by_other_arms,
    reported_before,
)
from geo.reports.events.same_numbers import had_no_victims, one_of_several
from geo.reports.events.same_place import another_elsewhere
from geo.reports.scenes.new_event import is_apart, says_when


@dataclass(frozen=True, slots=True)
class Verdict:
    """What settles it, in words; whether it is one event then; and when it holds."""

    name: str
    same: bool
    holds: Callable[[Comparison], bool]
    latest: bool = False
    """Asked only of the event told last."""
    adjacent: bool = False
    """Asked only of the event told last, in this paragraph or the one before."""


def verdict_of(compared: Comparison) -> Verdict | None:
    """The first verdict that holds; None where the signs have to be weighed."""
    for verdict in _ASKED[compared.adjacent, compared.latest]:
        if verdict.holds(compared):
            return verdict
    return None


VERDICTS: Final = (
    Verdict(
        "it speaks of those told of before",
        True,
        lambda c: speaks_of_them(c.draft, c.scene),
        adjacent=True,
    ),
    Verdict("one of those told of before dies", True, dies_later, adjacent=True),
    Verdict(
        "it says when that was", True, lambda c: says_when(c.scene) and c.kinds_agree, adjacent=True
    ),
    Verdict("it says where that was", True, took_place, adjacent=True),
    Verdict("it names the village", True, names_its_village, adjacent=True),
    Verdict("the group counts its dead", True, group_counts_it, adjacent=True),
    Verdict("it says since when they fight", True, went_on, adjacent=True),
    Verdict("it counts the dead of the fighting since", True, dead_since, adjacent=True),
    Verdict("the dead of the other side", True, other_side_too, adjacent=True),
    Verdict("another source counts in the same sentence", True, adds_a_word, latest=True),
    Verdict("another source places it elsewhere", True, places_it, adjacent=True),
    Verdict("those taken are found dead", True, of_those_taken, latest=True),
    Verdict("the others of those taken", True, others_of_those_taken, latest=True),
    Verdict("one dies where the wounded were taken", True, died_where_taken, adjacent=True),
    Verdict("it says where or when they were killed", True, they_were_killed, adjacent=True),
    Verdict("a side tells of its own dead", True, its_own_dead, adjacent=True),
    Verdict("others died with him", True, died_with_him),
    Verdict("his escort was hit with him", True, his_escort, latest=True),
    Verdict("others died with him, who is not of this event", False, tells_who_died_with_him),
    Verdict("hours earlier others acted", False, others_acted_earlier),
    Verdict("some of them died later", True, two_of_them_died, latest=True),
    Verdict("its toll rises in the same sentence", True, raises_its_toll),
    Verdict(
        "it gives the day of what was announced later",
        True,
        lambda c: not c.soft and dates_the_operation(c.draft, c.scene, c.when),
        adjacent=True,
    ),
    Verdict("a speaker gives its dead, on whatever day", True, toll_of_it, adjacent=True),
    Verdict("its toll, told days later", True, later_toll),
    Verdict("others are counted beside it", False, counts_beside_it),
    Verdict("it says that it is another", False, lambda c: is_apart(c.scene)),
    Verdict("another day", False, lambda c: days_clash(c.draft, c.when, c.soft)),
    Verdict("those attacked strike back", False, strikes_back),
    Verdict("another place", False, is_elsewhere),
    Verdict("one more, elsewhere", False, lambda c: another_elsewhere(c.draft, c.scene)),
    Verdict(
        "more, by other arms at another hour",
        False,
        lambda c: earlier_by_other_arms(c.draft, c.scene),
    ),
    Verdict(
        "reported before it happened", False, lambda c: reported_before(c.draft, c.scene, c.when)
    ),
    Verdict("more were wounded in it", True, more_were_wounded, latest=True),
    Verdict("it gives details", True, lambda c: c.scene.gives_details, adjacent=True),
    Verdict("it looks back", True, lambda c: looks_back(c.draft, c.scene), adjacent=True),
    Verdict("what the raid came to", True, lambda c: is_outcome(c.draft, c.scene), latest=True),
    Verdict(
        "the attackers die in it", True, lambda c: attackers_dead(c.draft, c.scene), adjacent=True
    ),
    Verdict(
        "counted from another day",
        False,
        lambda c: c.scene.counted and c.scene.opens_on_another_day,
    ),
    Verdict("nobody was hurt in it", False, lambda c: had_no_victims(c.draft, c.scene, c.latest)),
    Verdict(
        "one of several it sums up", False, lambda c: one_of_several(c.draft, c.scene, c.latest)
    ),
    Verdict("violence beside a raid or a march", False, quiet_beside_violent),
    Verdict("another kind of operation", False, other_operation),
    Verdict("another victim, found elsewhere", False, another_found),
    Verdict("a murder, elsewhere", False, murdered_elsewhere),
    Verdict("meanwhile, elsewhere", False, meanwhile_elsewhere),
    Verdict("others are attacked elsewhere", False, others_attacked),
)
"""In the order in which they are asked."""

_ASKED: Final = {
    (adjacent, latest): tuple(
        v for v in VERDICTS if (adjacent or not v.adjacent) and (latest or not v.latest)
    )
    for adjacent in (True, False)
    for latest in (True, False)
}
