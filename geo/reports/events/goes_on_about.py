"""A sentence about those that the sentence before was about: "An SDF patrol entered X on Monday.
The patrol opened fire", "They attacked a post"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import DatePrecision, Party, PlaceMention
from geo.reports.clauses.hints import is_verb
from geo.reports.clauses.sources import SAYING
from geo.reports.dates.when import Use, When
from geo.reports.events.draft import Draft
from geo.reports.scenes.scene import Scene
from geo.reports.sides.parties import known_sides
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.tokens import Token

_THEY: Final = frozenset(("its", "their", "they", "it"))
_BODIES: Final = frozenset("patrol force forces unit cell group squad detachment".split())
_ARMED_MEN: Final = frozenset(
    """gunmen fighters militants militiamen soldiers troops men policemen guards
    border_guards""".replace("_", " ").split()
)
_OF_THEM: Final = frozenset(("its", "their", "our", "his", "her"))
_SOUNDS: Final = frozenset("explosion explosions blast blasts shooting".split())
_IT: Final = frozenset(("it", "them", "him"))
_COME: Final = frozenset(
    """stopped entered raided surrounded blocked set came crossed landed arrived appeared
    intercepted erected broke moved infiltrated advanced gathered""".split()
)
"""What is told of those who then attack: "militiamen stopped a car. The gunmen ..."."""
_SUBJECT: Final = 8
_OPENS: Final = 2
_OF_SIDE: Final = 5
_VERB: Final = 4
_TO_SECOND_VERB: Final = 9


def goes_on_about(scene: Scene, before: Scene | None) -> bool:
    """Whether a scene is about those whom the sentence right before, of no event, was about."""
    if before is None or before.sentence.block != scene.sentence.block or before.harmed:
        return False
    lows = scene.lows
    if lows[0] in _THEY:
        return SAYING.isdisjoint(lows[1:3])
    return _is_the_same(scene, before)


def day_before(scene: Scene, before: Scene | None, last: Draft | None) -> When | None:
    """ "On Thursday the SDF said it had struck back. Its commandos raided ...": on Thursday."""
    if before is None or before.sentence.block != scene.sentence.block or before.harmed:
        return None
    days = [w for w in before.points if w.use is Use.POINT and w.precision is DatePrecision.DAY]
    if len(days) != 1 or scene.whens or (last is not None and before in last.scenes):
        return None
    headed = before.opens_with_date and not before.kinds
    headed = headed and any(t.tag not in _OF_A_HEADING for t in before.tokens)
    # "On Tuesday, it was the SDF's turn. A motorcycle ..."
    hit = last is None and hits_it(scene)
    # "On their way, ...", "when his son ..."
    theirs = scene.lows[0] in ("on", "when") and not _OF_THEM.isdisjoint(scene.lows[1:2])
    hit = hit or theirs or scene.lows[0] in _OF_THEM
    hit = hit or ("heard" in before.words and not _SOUNDS.isdisjoint(before.words & scene.words))
    return days[0] if headed or hit or goes_on_about(scene, before) else None


def hits_it(scene: Scene) -> bool:
    """ "The militants opened fire on it", "gunmen attacked them": what was told of before."""
    if scene.words.isdisjoint(_IT):
        return False
    for i, token in enumerate(scene.tokens[:-2]):
        if token.trigger is not None and is_verb(token):
            behind = scene.lows[i + 1 : i + 3]
            if behind[0] in _IT or (behind[0] in ("on", "at") and behind[1] in _IT):
                return True
    return False


def hit_before(scene: Scene, before: Scene) -> list[Party]:
    """Whom "it" and "them" stand for: the side told of right before, or whose thing it was."""
    if before.harmed or before.sentence.block != scene.sentence.block or not hits_it(scene):
        return []
    hit = known_sides(before.roles.targets)
    side = _side_of_subject(before)
    return list(hit) or ([side] if side is not None and side is not Party.UNKNOWN else [])


def place_before(scene: Scene, before: Scene | None) -> PlaceMention | None:
    """Where those were whom the sentence before was about; it told of no event itself."""
    if before is None or before.place is None or before.kinds or scene.spots:
        return None
    return before.place if goes_on_about(scene, before) else None


def subject_of(scene: Scene, before: Scene | None, draft: Draft) -> list[Party]:
    """ "Men of the division stopped a shepherd. They shot his son": the men's side."""
    if before is None or before.sentence.block != draft.block or before.hurt:
        return []
    if scene.lows[0] == "the" and not _is_the_same(scene, before):
        return []
    party = _side_of_subject(before)
    if party is None or party in (Party.CIVILIAN, *draft.victims):
        return []
    return [party]


def _side_of_subject(before: Scene) -> Party | None:
    opens = [g for g in before.groups if g.first <= _OPENS and g.head >= 0][:1]
    if opens:
        return opens[0].party
    reach = _OF_SIDE if not _BODIES.isdisjoint(before.lows[:_OPENS]) else _OPENS
    named = next((t for t in before.tokens[:reach] if t.tag in (Tag.ORG, Tag.PERSON)), None)
    return named.party if named is not None else None


def they_acted(scene: Scene, before: Scene | None) -> bool:
    """Whether they did what the scene tells: "it stopped a bus and killed", "the patrol shot"."""
    if before is None or scene.lows[0] not in ("they", "it", "the"):
        return False
    if scene.lows[0] == "the" and not _is_the_same(scene, before):
        return False
    first = 1 + (scene.lows[0] == "the")
    return _acts(scene.tokens, first)


def _is_the_same(scene: Scene, before: Scene) -> bool:
    """ "The patrol", behind "an SDF patrol"; "the gunmen", behind militiamen who stopped a car."""
    if scene.lows[0] != "the" or len(scene.lows) < _OPENS:
        return False
    noun, subject = scene.lows[1], " ".join(before.lows[:_SUBJECT]).split()
    if noun in _BODIES or noun in _ARMED_MEN:
        if noun in subject:
            return True
        came = noun in _ARMED_MEN and not _COME.isdisjoint(subject)
        return came and _side_of_subject(before) not in (None, Party.CIVILIAN)
    return False


def _acts(tokens: Sequence[Token], first: int) -> bool:
    """Whether a verb of attack follows as what they do, itself or joined by "and"."""
    for i, token in enumerate(tokens[first : first + _TO_SECOND_VERB], first):
        if token.tag is Tag.BE or token.low in (";", "."):
            return False
        joined = tokens[i - 1].low == "and" or i < first + _VERB
        killed = token.tag is Tag.CASUALTY and token.form in (Form.PARTICIPLE, Form.ACTIVE)
        done = token.trigger is not None and is_verb(token)
        if joined and (killed or done) and token.low != "died":
            return True
    return False


_OF_A_HEADING: Final = (Tag.DATE, Tag.PUNCT, Tag.PREP, Tag.DET, Tag.PLACE)
"""What a day that stands alone may have with it."""
