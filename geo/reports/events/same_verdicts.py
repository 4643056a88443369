"""What settles at once whether a scene tells of an event told before: the first verdict that holds.

The order matters. What a sentence says of those just told of goes before what tells events apart,
and that before what only a raid or an attack leads one to expect next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from geo.reports.clauses.clauses import RAISING
from geo.reports.events.another_event import (
    another_found,
    follows_the_last,
    had_been_done,
    is_elsewhere,
    its_fighters_executed,
    meanwhile_elsewhere,
    murdered_elsewhere,
    other_operation,
    others_acted_earlier,
    others_attacked,
    quiet_beside_violent,
    strikes_back,
)
from geo.reports.events.comparison import Comparison
from geo.reports.events.draft_counts import one_more_man
from geo.reports.events.facts import Chain, Fact, Needs
from geo.reports.events.one_event import (
    HIM,
    THOSE_WHO_ATTACKED,
    adds_a_word,
    attackers_went_on,
    dead_since,
    died_where_taken,
    dies_later,
    group_counts_it,
    his_escort,
    later_toll,
    more_were_wounded,
    names_its_village,
    of_the_offensive,
    of_those_taken,
    other_side_too,
    others_of_those_taken,
    places_it,
    raises_its_toll,
    says_what_it_was,
    tells_who_died_with_him,
    the_car_again,
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
    days_clash,
    earlier_by_other_arms,
    reported_before,
)
from geo.reports.events.same_numbers import had_no_victims, one_of_several
from geo.reports.events.same_place import another_elsewhere
from geo.reports.scenes.new_event import is_apart, says_when


@dataclass(frozen=True, slots=True)
class Verdict:
    """What settles it, in words; whether it is one event then; and when it holds: what it needs,
    which is looked at first, and what is asked then."""

    name: str
    same: bool
    needs: Needs
    asks: Callable[[Comparison], bool]

    def holds(self, compared: Comparison) -> bool:
        """Whether it holds, all that it needs looked at first."""
        return self in _CHAIN.asked_of(compared.scene, compared.facts) and self.asks(compared)


def verdict_of(compared: Comparison) -> Verdict | None:
    """The first verdict that holds; None where the signs have to be weighed."""
    for verdict in _CHAIN.asked_of(compared.scene, compared.facts):
        if verdict.asks(compared):
            return verdict
    return None


_ADJACENT: Final = Fact.ADJACENT
_LATEST: Final = Fact.LATEST
_BARE: Final = Fact.UNPLACED | Fact.UNDATED

VERDICTS: Final = (
    Verdict(
        "it speaks of those told of before",
        True,
        Needs(_ADJACENT | Fact.HARMED),
        lambda c: speaks_of_them(c.draft, c.scene),
    ),
    Verdict(
        "one of those told of before dies",
        True,
        Needs(_ADJACENT | Fact.HARMED | Fact.UNPLACED),
        dies_later,
    ),
    Verdict(
        "it says when that was",
        True,
        Needs(_ADJACENT | Fact.DATED | Fact.UNCOUNTED),
        lambda c: says_when(c.scene) and c.kinds_agree,
    ),
    Verdict(
        "it says what kind of attack that was",
        True,
        Needs(_LATEST | Fact.SOURCE | Fact.UNDATED, words=frozenset(("attack",))),
        says_what_it_was,
    ),
    Verdict(
        "it says where that was",
        True,
        Needs(_ADJACENT | Fact.UNCOUNTED, opens=frozenset(("it",))),
        took_place,
    ),
    Verdict(
        "what befell the car that was hit",
        True,
        Needs(_ADJACENT | Fact.PLACED | Fact.UNDATED, opens=frozenset(("the",))),
        the_car_again,
    ),
    Verdict(
        "what the offensive has cost",
        True,
        Needs(
            _ADJACENT | Fact.UNDATED | Fact.COUNTED,
            words=frozenset(("attacks", "assaults", "fighting")),
        ),
        of_the_offensive,
    ),
    Verdict(
        "it names the village",
        True,
        Needs(_ADJACENT | Fact.PLACED | Fact.UNCOUNTED | Fact.BLOODY),
        names_its_village,
    ),
    Verdict(
        "the group counts its dead",
        True,
        Needs(_ADJACENT | Fact.UNPLACED | Fact.COUNTED | Fact.BLOODY),
        group_counts_it,
    ),
    Verdict(
        "it says since when they fight",
        True,
        Needs(_ADJACENT | Fact.DEFINITE | Fact.UNPLACED),
        went_on,
    ),
    Verdict(
        "it counts the dead of the fighting since",
        True,
        Needs(_ADJACENT | Fact.UNPLACED | Fact.COUNTED, opens=frozenset(("since",))),
        dead_since,
    ),
    Verdict(
        "the dead of the other side",
        True,
        Needs(_ADJACENT | _BARE | Fact.COUNTED, words=frozenset(("said", "added", "lost"))),
        other_side_too,
    ),
    Verdict(
        "another source counts in the same sentence",
        True,
        Needs(_LATEST | Fact.UNPLACED | Fact.COUNTED),
        adds_a_word,
    ),
    Verdict(
        "another source places it elsewhere",
        True,
        Needs(_ADJACENT | Fact.SOURCE | Fact.UNDATED | Fact.BLOODY),
        places_it,
    ),
    Verdict(
        "those taken are found dead",
        True,
        Needs(_LATEST | Fact.UNPLACED | Fact.HARMED),
        of_those_taken,
    ),
    Verdict(
        "the others of those taken",
        True,
        Needs(_LATEST | Fact.UNPLACED | Fact.HARMED),
        others_of_those_taken,
    ),
    Verdict(
        "one dies where the wounded were taken",
        True,
        Needs(_ADJACENT | Fact.HARMED | Fact.BLOODY),
        died_where_taken,
    ),
    Verdict(
        "it says where or when they were killed",
        True,
        Needs(
            _ADJACENT | Fact.HURT | Fact.BLOODY,
            opens=frozenset(("they", "all", "both", "according")),
        ),
        they_were_killed,
    ),
    Verdict(
        "others died with him",
        True,
        Needs(_BARE | Fact.COUNTED | Fact.BLOODY, words=HIM),
        tells_who_died_with_him,
    ),
    Verdict(
        "those who attacked did more",
        True,
        Needs(_ADJACENT | _BARE | Fact.BLOODY | Fact.HARMED, words=THOSE_WHO_ATTACKED),
        attackers_went_on,
    ),
    Verdict(
        "his escort was hit with him",
        True,
        Needs(_LATEST | Fact.ONE_SENTENCE | Fact.COUNTED, opens=frozenset(("while", "and"))),
        his_escort,
    ),
    Verdict(
        "others died with him, who is not of this event",
        False,
        Needs(_BARE | Fact.COUNTED, words=HIM),
        tells_who_died_with_him,
    ),
    Verdict(
        "one man more was killed by it",
        True,
        Needs(_LATEST | Fact.ONE_SENTENCE | Fact.UNPLACED | Fact.COUNTED, opens=frozenset((";",))),
        lambda c: one_more_man(c.draft, c.scene),
    ),
    Verdict(
        "hours earlier others acted",
        False,
        Needs(Fact.ACTED, opens=frozenset(("hours earlier", "hours before", "hours"))),
        others_acted_earlier,
    ),
    Verdict(
        "some of them died later",
        True,
        Needs(_LATEST | Fact.ONE_SENTENCE | Fact.UNPLACED | Fact.HARMED, opens=frozenset(("and",))),
        two_of_them_died,
    ),
    Verdict(
        "its toll rises in the same sentence",
        True,
        Needs(Fact.ONE_SENTENCE | Fact.HARMED, opens=RAISING),
        raises_its_toll,
    ),
    Verdict(
        "a speaker gives its dead, on whatever day",
        True,
        Needs(_ADJACENT | Fact.UNPLACED | Fact.COUNTED),
        toll_of_it,
    ),
    Verdict(
        "its toll, told days later",
        True,
        Needs(Fact.TIMED | Fact.PLACED | Fact.DEFINITE | Fact.HARMED),
        later_toll,
    ),
    Verdict(
        "others are counted beside it",
        False,
        Needs(Fact.ONE_SENTENCE | Fact.COUNTED, opens=frozenset(("as",))),
        lambda c: True,
    ),
    Verdict("it says that it is another", False, Needs(), lambda c: is_apart(c.scene)),
    Verdict("another day", False, Needs(Fact.TIMED), lambda c: days_clash(c.draft, c.when, c.soft)),
    Verdict("those attacked strike back", False, Needs(), strikes_back),
    Verdict("it followed the event told last", False, Needs(Fact.DATED), follows_the_last),
    Verdict(
        "those who attacked are executed",
        False,
        Needs(Fact.HARMED | Fact.DEED | Fact.BLOODY),
        its_fighters_executed,
    ),
    Verdict("another place", False, Needs(Fact.PLACED), is_elsewhere),
    Verdict(
        "one more, elsewhere",
        False,
        Needs(Fact.PLACED | Fact.COUNTED | Fact.BLOODY),
        lambda c: another_elsewhere(c.draft, c.scene),
    ),
    Verdict(
        "more, by other arms at another hour",
        False,
        Needs(Fact.COUNTED | Fact.DEED | Fact.NOT_DEFINITE, words=frozenset(("earlier", "later"))),
        lambda c: earlier_by_other_arms(c.draft, c.scene),
    ),
    Verdict(
        "reported before it happened",
        False,
        Needs(Fact.TIMED),
        lambda c: reported_before(c.draft, c.scene, c.when),
    ),
    Verdict(
        "more were wounded in it",
        True,
        Needs(_LATEST | Fact.HARMED | Fact.BLOODY, opens=frozenset(("another",))),
        more_were_wounded,
    ),
    Verdict(
        "it looks back",
        True,
        Needs(_ADJACENT | Fact.COUNTED, opens=frozenset(("earlier",))),
        lambda c: looks_back(c.draft, c.scene),
    ),
    Verdict(
        "what the raid came to",
        True,
        Needs(_LATEST | Fact.UNPLACED | Fact.HURT),
        lambda c: is_outcome(c.draft, c.scene),
    ),
    Verdict(
        "the attackers die in it",
        True,
        Needs(_ADJACENT | _BARE | Fact.HARMED | Fact.NOT_INDEFINITE),
        lambda c: attackers_dead(c.draft, c.scene),
    ),
    Verdict(
        "counted from another day",
        False,
        Needs(Fact.COUNTED | Fact.DATED),
        lambda c: c.scene.opens_on_another_day,
    ),
    Verdict(
        "it had been done before",
        False,
        Needs(Fact.COUNTED | Fact.BLOODY | Fact.NOT_DEFINITE, words=frozenset(("had",))),
        had_been_done,
    ),
    Verdict(
        "nobody was hurt in it",
        False,
        Needs(Fact.COUNTED),
        lambda c: had_no_victims(c.draft, c.scene, c.latest),
    ),
    Verdict(
        "one of several it sums up",
        False,
        Needs(Fact.HARMED),
        lambda c: one_of_several(c.draft, c.scene),
    ),
    Verdict(
        "violence beside a raid or a march",
        False,
        Needs(Fact.DEED | Fact.NOT_DEFINITE),
        quiet_beside_violent,
    ),
    Verdict("another kind of operation", False, Needs(Fact.DEED), other_operation),
    Verdict(
        "another victim, found elsewhere",
        False,
        Needs(Fact.PLACED | Fact.COUNTED | Fact.NOT_DEFINITE),
        another_found,
    ),
    Verdict(
        "a murder, elsewhere",
        False,
        Needs(Fact.PLACED | Fact.COUNTED | Fact.DEED),
        murdered_elsewhere,
    ),
    Verdict(
        "meanwhile, elsewhere", False, Needs(Fact.PLACED | Fact.NOT_DEFINITE), meanwhile_elsewhere
    ),
    Verdict("others are attacked elsewhere", False, Needs(), others_attacked),
)
"""In the order in which they are asked."""

_CHAIN: Final = Chain(VERDICTS)
