"""What the words around a place say of it: one text for each outcome, and what must not match."""

from __future__ import annotations

import pytest

from geo.model import MatchStatus, PlaceMatch, PlaceMention
from geo.places.geocoder import Geocoder
from geo.reports.clauses.clause import clause_of
from geo.reports.scenes.marking import Marking, dates_in, places_in
from geo.reports.spots.around import Around
from geo.reports.spots.spot import Outcome, Spot, spot_as
from geo.reports.spots.spot_cues import SPOT_CUES, judged
from geo.reports.text.layout import Role
from geo.reports.text.sentences import Sentence
from geo.reports.vocabulary.lexicon import Tag
from tests.reports.notes import PUBLISHED

_FLAGS = ("label", "based", "destination", "home", "way", "elsewhere", "coded")


def last_spot(text: str, geocoder: Geocoder) -> Spot:
    """The last place of a clause, by the words around it alone."""
    marking = Marking(text, dates_in(text, PUBLISHED), places_in(text, geocoder))
    (tokens,) = marking.tokens_of([Sentence(0, len(text), 0, Role.BODY)])
    clause = clause_of(tokens)
    at = clause.at[Tag.PLACE][-1]
    around = Around(clause, at, marking.mentions[tokens[at].index])
    return judged(around, SPOT_CUES.cues_for(clause.all_words))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("Gunmen shot at the Homs governor", Outcome.ONLY_NAMED, id="its governor"),
        pytest.param("They hit a car of the Palmyra Electricity Company", Outcome.ONLY_NAMED,
                     id="a company's"),
        pytest.param("They shot the governor of Homs dead", Outcome.ONLY_NAMED, id="a governor's"),
        pytest.param("Officials blamed the government in Damascus", Outcome.ELSEWHERE,
                     id="where they rule"),
        pytest.param("Two were taken to a hospital in Palmyra", Outcome.ELSEWHERE,
                     id="where they were taken"),
        pytest.param("The hospital in Palmyra received two bodies", Outcome.ONLY_NAMED,
                     id="where they were received"),
        pytest.param("A medic in Palmyra said two had died", Outcome.ONLY_NAMED, id="who says it"),
        pytest.param("Fighters who retook Palmyra hit a post", Outcome.ONLY_NAMED,
                     id="what they had taken"),
        pytest.param("DAMASCUS, SANA – two soldiers were killed", Outcome.LABEL, id="a dateline"),
        pytest.param("Two soldiers from Homs were killed", Outcome.ELSEWHERE, id="his home"),
        pytest.param("Helicopters from Homs bombed two caves", Outcome.ELSEWHERE, id="flown from"),
        pytest.param("Gunmen stationed in Palmyra shelled a post", Outcome.BASED, id="their base"),
        pytest.param("The army sent tanks to Palmyra", Outcome.DESTINATION, id="a goal"),
        pytest.param("A bus travelling on the Homs-Palmyra road", Outcome.STRONG, id="a road"),
        pytest.param("A bus was heading from Homs to Palmyra", Outcome.WAY, id="a way"),
        pytest.param("One of them died on Sunday in a hospital in Palmyra", Outcome.ONLY_NAMED,
                     id="where he died later"),
        pytest.param("One of them died on the way to Palmyra", Outcome.ONLY_NAMED,
                     id="where he was taken"),
        pytest.param("A drone hit Arak and killed two on their way to a fight in Palmyra",
                     Outcome.ONLY_NAMED, id="where they were going"),
        pytest.param("Gunmen killed two on their way to a fight in Palmyra", Outcome.STRONG,
                     id="where they were going, and no other place"),
        pytest.param("The event is coded to Palmyra", Outcome.CODED, id="coded"),
        pytest.param("Residents of Palmyra found two bodies", Outcome.STRONG, id="found there"),
        pytest.param("Two men were killed on the Palmyra front", Outcome.STRONG, id="a front"),
        pytest.param("Gunmen killed two men near Palmyra", Outcome.STRONG, id="near it"),
        pytest.param("Gunmen struck Palmyra", Outcome.STRONG, id="struck"),
        pytest.param("Two Palmyra shepherds were killed", Outcome.WEAK, id="no cue"),
    ],
)  # fmt: skip
def test_the_words_around_a_place_say_what_it_is(
    text: str, outcome: Outcome, geocoder: Geocoder
) -> None:
    spot = last_spot(text, geocoder)
    assert spot == spot_as(outcome, spot.mention, spot.at)


@pytest.mark.parametrize(
    ("outcome", "scene", "strong", "flags"),
    [
        pytest.param(Outcome.ONLY_NAMED, False, False, set(), id="only named"),
        pytest.param(Outcome.ELSEWHERE, False, False, {"elsewhere"}, id="elsewhere"),
        pytest.param(Outcome.LABEL, False, False, {"label"}, id="label"),
        pytest.param(Outcome.WEAK, True, False, set(), id="weak"),
        pytest.param(Outcome.STRONG, True, True, set(), id="strong"),
        pytest.param(Outcome.BASED, True, False, {"based"}, id="based"),
        pytest.param(Outcome.DESTINATION, True, False, {"destination"}, id="destination"),
        pytest.param(Outcome.WAY, True, False, {"way"}, id="way"),
        pytest.param(Outcome.CODED, True, True, {"coded"}, id="coded"),
    ],
)
def test_an_outcome_says_whether_a_place_is_the_scene(
    outcome: Outcome, scene: bool, strong: bool, flags: set[str]
) -> None:
    refused = PlaceMatch("X", MatchStatus.UNRESOLVED, why="")
    spot = spot_as(outcome, PlaceMention("X", refused, (0, 1)), 0)
    assert (spot.scene, spot.strong) == (scene, strong)
    assert {f for f in _FLAGS if getattr(spot, f)} == flags
