"""Whether a scene says that it tells of another event, or of one more of the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.clauses.came_before import days_after_it
from geo.reports.clauses.hints import is_verb
from geo.reports.clauses.sources import PARTS_OF_DAY
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.numbers import ORDINALS
from geo.reports.vocabulary.tokens import Token, has_pair, has_tag

_NEW_EVENT: Final = frozenset(
    "another second third separate different similar previous earlier".split()
)
_SEQUELS: Final = frozenset((EventType.AIR_STRIKE, EventType.SHELLING, EventType.RAID))
_VICTIMS: Final = frozenset(("victim", "fatality", "death"))
_CAME: Final = (
    "on its way there", "on their way there", "on its way to the scene", "came to the scene",
    "rushed to the scene", "rushed to the place", "rushed to the site", "arrived at the scene",
    "went to the scene", "rushing to the scene",
    "heading to the scene", "came to help", "came to its aid", "came to their aid",
)  # fmt: skip
_LEADS: Final = frozenset(("in", "during", "while", "and", "whereas", ",", ";"))
_COUNTED: Final = (Tag.NUMBER, Tag.AT_LEAST, Tag.ARTICLE, Tag.VAGUE)
_IN_TURN: Final = frozenset((*ORDINALS, "other"))
_ONE_MORE: Final = frozenset(("another", "second"))
_APART: Final = frozenset(("separately", "elsewhere", "separate"))
_PLACES: Final = frozenset("town village city area district neighbourhood neighborhood".split())
_ANSWERS: Final = (["retaliation"], ["response"], ["reprisal"], ["answer"], ["return"])
_ANSWERED: Final = frozenset(("answered", "replied", "responded", "retaliated"))
_AGAIN: Final = frozenset(("it", "he", "they", "reports"))
_OPENERS: Final = frozenset(
    """earlier meanwhile simultaneously additionally separately elsewhere furthermore moreover
    likewise""".split()
)
_MORE_OF_IT: Final = frozenset(("meanwhile", "moreover", "furthermore", "additionally"))
_WARDS_OFF: Final = frozenset(("foil", "repel", "thwart", "repulse"))
_RELEASES: Final = frozenset("released published posted aired issued shared".split())
_SHOWN: Final = 6
_ABOUT: Final = frozenset(("about", "around", "some"))
_LINKS: Final = frozenset(("in", "on", "also"))
_KILLINGS: Final = frozenset(("killings", "executions", "deaths", "killing"))
_DIRECTIONS: Final = frozenset("north south east west northeast southeast northwest away".split())
_SOON: Final = 4
_HAPPENED: Final = frozenset(("occurred", "happened", "took"))
MOMENTS_LATER: Final = (["minutes", "later"], ["moments", "later"], ["shortly", "afterwards"])


def names_new_event(scene: Scene) -> bool:
    """ "Separately", "in another attack", "earlier": the clause says that it tells of more."""
    tokens = scene.tokens
    lows = scene.lows[:4]
    if lows[0] in _OPENERS and _opens_anew(scene, lows):
        return True
    if scene.hurt and ordinal_of(scene) not in ("", "first"):
        return True
    if later_one_more(scene) or _others_meanwhile(scene) or _answers_elsewhere(scene):
        return True
    if (further_on(scene) or _later_elsewhere(scene)) and scene.place is not None:
        return True
    if came_to_help(scene) or ("after" in lows and days_after_it(scene.tokens)):
        return True
    if hours_earlier(scene) and scene.acted and scene.place is not None:
        return True
    if lows[0] in _LINKS and _links_anew(scene, lows):
        return True
    return not scene.words.isdisjoint(_NEW_EVENT) and any(
        t.low in _NEW_EVENT
        and any(_is_event_noun(n) for n in tokens[i + 1 : i + 4])
        and not is_verb(tokens[i + 1])  # "the second detonated his belt": a man
        for i, t in enumerate(tokens)
    )


def _shows_another(scene: Scene) -> bool:
    """ "The group also released photos that show the execution of four men in X": one more."""
    lows = scene.lows[:_SHOWN]
    released = "also" in lows and not _RELEASES.isdisjoint(lows)
    return released and scene.hurt and scene.place is not None


def came_to_help(scene: Scene) -> bool:
    """ "A patrol that came to the scene was hit by a bomb", "on its way there": one more, there."""
    people = scene.tokens[0].tag is Tag.ARTICLE or "who" in scene.words
    if not (people and scene.hurt and scene.kinds) or scene.place is not None or scene.points:
        return False
    said = " ".join(scene.lows)
    return any(f" {way} " in said for way in _CAME)


def _opens_anew(scene: Scene, lows: Sequence[str]) -> bool:
    """ "Meanwhile, ...", where it is no more of what was told; ``lows``: its first words."""
    if lows[0] in _MORE_OF_IT and _others_hurt(scene):
        return False  # "Moreover, four others were seriously wounded"
    if has_pair(scene.lows, _WARDS_OFF, ("the",)):
        return False  # "Meanwhile, troops fired rockets to foil the attack, which left five dead"
    says = has_tag(scene.tokens[1:5], Tag.OUTLET)  # "Moreover, the Observatory"
    return not says and _AGAIN.isdisjoint(lows[1:4])


def _links_anew(scene: Scene, lows: Sequence[str]) -> bool:
    """ "In the same village", "also, on Monday", "in retaliation"; ``lows``: its first words."""
    if lows[:2] == ["in", "the same"] and any(w.split()[0] in _PLACES for w in lows[2:4]):
        return True
    if lows[:2] == ["in", "the"] and lows[2] in PARTS_OF_DAY and not scene.definite:
        return bool(scene.roles.targets and scene.roles.attackers)  # "In the evening, gunmen ..."
    if "context" in scene.lows[2:5]:
        return True  # "on the same context", "in a related context"
    # "In retaliation, warplanes struck ..."
    return lows[0] == "in" and lows[1:2] in _ANSWERS and scene.place is not None


def _later_elsewhere(scene: Scene) -> bool:
    """ "..., and a few hours later a member of the council was gunned down in X", "Hours later,
    gunmen opened fire in X, killing one"."""
    if not (scene.acted and scene.hurt):
        return False
    if scene.lows[:2] in MOMENTS_LATER:
        return True
    if not scene.opens_with_date:
        return False
    first, second = scene.tokens[0], scene.tokens[-1 if len(scene.tokens) < 2 else 1]
    if first.tag is Tag.DATE:
        return first.low.endswith(("hours later", "hour later"))
    return (first.tag is Tag.CONJ or first.low in _ABOUT) and second.low.endswith("later")


def _others_meanwhile(scene: Scene) -> bool:
    """ "American aircraft meanwhile struck posts in X": others, elsewhere."""
    told = scene.acted and bool(scene.roles.attackers) and scene.place is not None
    return told and "meanwhile" in scene.lows[1:4]


def _answers_elsewhere(scene: Scene) -> bool:
    """ "It answered with artillery on the launch site near X": a strike of its own."""
    fired = bool(set(scene.kinds) & _SEQUELS) and scene.place is not None
    return fired and not _ANSWERED.isdisjoint(scene.lows[1:3])


def hit_too(scene: Scene) -> bool:
    """ "Sites near X were struck as well", "shells fell on Y, too": on the same day, elsewhere."""
    too = scene.lows.index("too") if "too" in scene.words else 0
    too = bool(too) and scene.lows[too - 1] == ","
    too = too or scene.said.rstrip(" .").endswith("as well")
    told = bool(scene.kinds) and scene.place is not None and "who" not in scene.words
    return too and told and not (scene.definite or scene.hurt)


def later_one_more(scene: Scene) -> bool:
    """ "...; later a tanker, with at least one dead": one more of the kind just told of."""
    if not scene.counted or set(scene.kinds) - {EventType.ARMED_ATTACK}:
        return False
    words = [t for t in scene.tokens[:5] if t.tag not in (Tag.PUNCT, Tag.CONJ)]
    opens = len(words) > 2 and words[0].low in ("later", "then") and words[1].tag is Tag.ARTICLE
    return opens and Tag.THING in [t.tag for t in words[2:4]]


def further_on(scene: Scene) -> bool:
    """ "Further west, fighters attacked posts outside X": elsewhere."""
    opens = scene.lows[0] in ("further", "farther")
    return opens and len(scene.lows) > 1 and scene.lows[1] in _DIRECTIONS


def hours_earlier(scene: Scene) -> bool:
    """ "Hours earlier, a bomber had blown up a car in X", "where gunmen had opened fire half an
    hour earlier"."""
    lows = scene.lows
    hours = lows.index("hours") if "hours" in lows[:_SOON] else len(lows)
    if lows[hours + 1 : hours + 2] in (["earlier"], ["before"]):
        return True
    return lows[0] == "where" and "had" in lows and lows[-1 - (lows[-1] == ".")] == "earlier"


def ordinal_of(scene: Scene) -> str:
    """ "The first attack killed two", "the other killed one": which of several this one is."""
    if scene.words.isdisjoint(_IN_TURN):
        return ""
    begin = next((i for i, t in enumerate(scene.tokens[:3]) if t.low not in _LEADS), 0)
    tokens = scene.tokens[begin : begin + 4]
    lows = [t.low for t in tokens[:2]]
    if len(tokens) < 3 or lows[0] != "the" or lows[1] not in _IN_TURN:
        return ""
    token = tokens[2]
    if token.tag is Tag.CASUALTY:
        told = token.form is Form.ACTIVE or (tokens[3:4] and tokens[3].tag in _COUNTED)
        return lows[1] if told else ""  # and not "the second died": a man
    nth = lows[1] in ORDINALS and (token.low in (",", "one") or _is_event_noun(token))
    return lows[1] if nth else ""


def is_nth_victim(scene: Scene) -> bool:
    """ "The fourth victim died in hospital": of another of the events summed up before."""
    lows = scene.lows[:3]
    return lows[:1] == ["the"] and lows[1:2] != ["first"] and _nth_of(lows, _VICTIMS)


def _nth_of(lows: list[str], nouns: frozenset[str]) -> bool:
    return len(lows) > 2 and lows[1] in ORDINALS and lows[2] in nouns


def _others_hurt(scene: Scene) -> bool:
    """More of those told of, and nothing else that would be new."""
    wounded = not scene.kinds and all(h.harm is Harm.WOUNDED for h in scene.harmed)
    more = bool(scene.harmed) and (wounded or all(h.other for h in scene.harmed))
    return more and not (scene.place or scene.points or scene.roles.attackers)


def is_one_more(scene: Scene) -> bool:
    """ "Another car blew up", "a second bomb": on the same day, where none is said."""
    return bool(scene.words & _ONE_MORE) and any(
        t.low in _ONE_MORE and scene.tokens[i + 1].tag is Tag.THING
        for i, t in enumerate(scene.tokens[:-1])
    )


def says_when(scene: Scene) -> bool:
    """ "The killings took place on Thursday": the day of what was told before."""
    if scene.counted or not scene.points:
        return False
    lows = scene.lows[:5]
    event = lows[:1] == ["the"] and (_is_event_noun(scene.tokens[1]) or lows[1] in _KILLINGS)
    return event and not _HAPPENED.isdisjoint(lows[2:])


def is_one_like_it(scene: Scene) -> bool:
    """ "Another one hit a patrol": what it was stands in the sentence before."""
    return has_pair(scene.lows[:8], _ONE_MORE, ("one",))


def saw_one_like_it(scene: Scene) -> bool:
    """ "X saw a similar incident hours later": of the kind of the one told before."""
    if "similar" not in scene.words or scene.kinds or scene.place is None:
        return False
    return has_pair(scene.lows, ("similar",), ("incident", "one", "event"))


def is_apart(scene: Scene) -> bool:
    """ "Separately", "in a separate attack": another event beyond doubt."""
    if not scene.words.isdisjoint(_APART) and (scene.hurt or scene.place is not None):
        return True
    if scene.lows[:2] == ["in", "the same"] and scene.lows[2].split()[0] in _PLACES:
        return scene.acted or bool(scene.kinds)  # "In the same town of X, ..."
    if _shows_another(scene):
        return True
    others = scene.tokens[0].low == "other" and any(map(_is_event_noun, scene.tokens[1:3]))
    return others and scene.place is not None  # "Other air strikes hit ..."


def _is_event_noun(token: Token) -> bool:
    if token.tag is Tag.CASUALTY:
        return False  # "one was killed and a second captured": a second man
    return token.trigger is not None or token.low in ("incident", "incidents", "operation", "case")
