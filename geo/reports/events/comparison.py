"""A scene held against an event told before it, and the few facts that much is asked about."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import PlaceMention
from geo.reports.dates.when import When
from geo.reports.events.draft import Draft
from geo.reports.events.facts import Fact, facts_of
from geo.reports.events.retold import kinds_agree, tells_it_again, tells_of_the_raid
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import is_wide


@dataclass(slots=True)
class Comparison:
    """A scene and the event whose it may be; what follows is found only when it is asked for."""

    draft: Draft
    scene: Scene
    when: When | None
    """The scene's day, from its own words or from what was told before."""
    soft: bool
    """Whether that day is only likely."""
    adjacent: bool
    """The event is the one told last, in this paragraph or the one before."""
    latest: bool
    """The event is the one told last, wherever."""

    @property
    def one_sentence(self) -> bool:
        """Whether the scene goes on with the sentence that told of the event last."""
        return self.scene.sentence is self.draft.scenes[-1].sentence

    @property
    def facts(self) -> int:
        """What the scene shows by itself and beside the event."""
        return (
            facts_of(self.scene)
            | (Fact.TIMED if self.when is not None else 0)
            | (Fact.BLOODY if self.draft.bloody else 0)
            | (Fact.ONE_SENTENCE if self.one_sentence else 0)
            | (Fact.LATEST if self.latest else 0)
            | (Fact.ADJACENT if self.adjacent else 0)
        )

    @property
    def dated(self) -> bool:
        """Whether the scene's day is sure."""
        return self.when is not None and not self.soft

    @property
    def opens_on_likely_day(self) -> bool:
        """ "Yesterday, ...", behind an event of which no day was told."""
        return self.soft and self.draft.when is None and self.scene.opens_with_date

    @property
    def own_place(self) -> PlaceMention | None:
        """Where the scene itself says that it was, if that is no wide area."""
        place = self.scene.place
        return None if place is None or is_wide(place.match) or self.scene.only_home else place

    @property
    def kinds_agree(self) -> bool:
        """Whether the kinds that both name may be those of one event."""
        return kinds_agree(self.draft, self.scene)

    @property
    def again(self) -> bool:
        """Whether a source tells the lead right behind it once more, with no day of its own."""
        return self.adjacent and self.when is None and tells_it_again(self.draft, self.scene)

    @property
    def of_the_raid(self) -> bool:
        """Whether it gives more of the raid that was told last."""
        return self.latest and tells_of_the_raid(self.draft, self.scene)
