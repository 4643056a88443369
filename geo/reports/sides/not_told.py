"""Sides that a clause names beside its news: in an old deed, as a reason, to describe a place."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.came_before import SPANS
from geo.reports.clauses.compared import SUPERLATIVES
from geo.reports.clauses.hints import tells
from geo.reports.sides.sides import Side
from geo.reports.sides.standing import Standing
from geo.reports.vocabulary.deeds import DOWNFALLS, FIGHTING
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_pair, has_tag

_FAR: Final = 14
_CLOSE: Final = 5
_OPENERS: Final = frozenset(("that", "which"))
_PLANTS: Final = frozenset("planted laid buried attached placed stuck hidden fixed left".split())
MANY: Final = frozenset(("involved", "responsible"))
_DEEDS: Final = frozenset("attacks operations bombings killings assassinations series".split())
_OLD: Final = frozenset("daily repeated frequent previous earlier past regular constant".split())
_WHICH: Final = frozenset(("which", "that", "who"))
_STOPS: Final = frozenset((",", ";", "."))
_DEEDS_TOLD: Final = frozenset(
    "attack attacks strike strikes bombing bombings raid raids shelling violations".split()
)
IN_ANSWER: Final = frozenset("answer response retaliation reprisal revenge".split())
_LEADS_BY: Final = frozenset("day days week weeks month months hours".split())
_HOUSES: Final = frozenset("houses housing holds holding hosts".split())
_LATELY: Final = frozenset((("has", "recently"), ("have", "recently"), ("had", "recently")))
_IT_HAD: Final = frozenset((("it", "had"), ("they", "had"), ("he", "had")))
REPLIES: Final = frozenset("answered responded replied retaliated".split())
_BATTLE: Final = frozenset("battle battled fight push pushed advance close".split())
_GROWS: Final = ("picked", "intensif", "escalat", "flared", "continu", "raged", "went on")
CHARGED: Final = frozenset("accused suspected accusing charge charges pretext allegations".split())
_WOUNDED_THEN: Final = frozenset("wounds injuries sustained suffered".split())
OF_OLD: Final = frozenset(("had", "who", "recently"))
_DEALS: Final = frozenset(
    """coordinates information spying communicating communication contacting
    working collaborating dealing cooperating informing collaboration cooperation spied ties links
    contacts""".split()
)
_TALKS: Final = frozenset("communicating communication contacting contacts spying spied".split())
_FLEW: Final = frozenset(("flew", "flying", "hovered", "hovering"))
_CAMPS: Final = frozenset(("camp", "prison"))
ASIDES: Final = _HOUSES | {"after", "coinciding", "amid"}
_OFTEN: Final = frozenset(
    "often frequently regularly routinely repeatedly previously hundreds".split()
)
BEFORE_NOW: Final = _OLD | DOWNFALLS | _OFTEN | {"been", "since"}
_LONG_SINCE: Final = frozenset((("the", "past"), ("recent", "years"), ("past", "years")))
HABITS: Final = _OFTEN | {"past", "years", "history"}
_FIRSTS: Final = SUPERLATIVES | {"first"}


def has_often_done(standing: Standing) -> bool:
    """ "Israel, which has struck the area in the past, did not comment": no news of it."""
    tokens, side = standing.tokens, standing.side
    lows = [t.low for t in tokens[side.last + 1 : side.last + 1 + _CLOSE + 2]]
    if lows[1:4] == ["a", "history", "of"]:
        return True  # "with IS having a history of attacks"
    has = next((i for i, low in enumerate(lows) if low in ("has", "have")), None)
    if has is None or tells(tokens[side.last + 1 : side.last + 1 + has]):
        return False
    if not _OFTEN.isdisjoint(standing.said):
        return True
    return not _LONG_SINCE.isdisjoint(itertools.pairwise(t.low for t in tokens))


def as_they_fought(standing: Standing) -> bool:
    """ "A general was killed by a bomb, as fighting with IS picked up": beside the news."""
    tokens, side = standing.tokens, standing.side
    near = [t.low for t in tokens[max(0, side.first - 7) : side.first]]
    ahead = [t.low for t in tokens[side.last + 1 : side.last + 3]]
    if near and [low for low in near if low != "the"][-1:] == ["as"] and REPLIES & {*ahead}:
        return True  # "five soldiers died, as the army answered with rockets"
    if near in (["as"], ["as", "the"]) and "," in [
        t.low for t in tokens[side.last + 2 : side.last + 4]
    ]:
        return True  # "As the government collapsed, IS caught soldiers"
    battle = [t.low for t in tokens[side.first + 1 : side.last + 3]]
    since = near[near.index("as") :] if "as" in near else [","]
    if "," not in since and not _BATTLE.isdisjoint([*since, *battle]):
        before = tokens[: side.first - len(since)]
        return any(t.tag is Tag.CASUALTY for t in before)  # "ten dead, as rebels battle IS"
    if not has_pair(near, ("as",), FIGHTING):
        return False
    begun = max(0, side.first - len(near)) + near.index("as")
    behind = [t.low for t in tokens[side.last + 1 : side.last + 3]]
    told = has_tag(tokens[:begun], Tag.CASUALTY)
    return told and any(low.startswith(_GROWS) for low in behind)


def only_accompanied(standing: Standing) -> bool:
    """ "The clashes, which were accompanied by 40 airstrikes by Russian jets, left 51 dead"."""
    tokens, side = standing.tokens, standing.side
    near = [t.low for t in tokens[max(0, side.first - _FAR) : side.first]]
    at = near.index("accompanied") if "accompanied" in near else len(near)
    return near[at + 1 : at + 2] == ["by"] and "," not in near[at:]


def after_which(standing: Standing) -> bool:
    """ "Gunmen shot a fighter, after which the SDF sent troops": what came of it."""
    tokens, side = standing.tokens, standing.side
    near = [t.low for t in tokens[max(0, side.first - 3) : side.first] if t.tag is not Tag.DET]
    return near[-2:] == ["after", "which"]


def dealt_with(standing: Standing) -> bool:
    """ "Shot a man accused of spying for IS": none of theirs, unless he is arrested."""
    tokens, side = standing.tokens, standing.side
    lows = [t.low for t in tokens[max(0, side.first - _CLOSE - 2) : side.first]]
    charged = next((i for i, low in enumerate(lows) if low in CHARGED), None)
    if charged is None or "of" not in lows[charged + 1 : charged + 4]:  # "the victim of dealing"
        return False
    dealing = _DEALS.intersection(lows[charged + 2 :])
    taken = any(t.harm is Harm.CAPTURED for t in tokens)  # they may be arrested as its members
    return bool(dealing) and (not taken or not dealing.isdisjoint(_TALKS))


def only_flew(standing: Standing) -> bool:
    """ "While warplanes, believed to be Russian, flew over the area without any strikes"."""
    tokens, side = standing.tokens, standing.side
    ahead = [t.low for t in tokens[side.first : side.first + _FAR]]
    return not _FLEW.isdisjoint(ahead) and "without" in ahead


def answered(standing: Standing) -> bool:
    """ "... in answer to attacks on American personnel": told as the reason."""
    tokens, side = standing.tokens, standing.side
    lows = [t.low for t in tokens[max(0, side.first - _FAR) : side.first]]
    at = next((i for i, low in enumerate(lows) if low in IN_ANSWER), None)
    if at is None or at < 1 or lows[at - 1] != "in" or "," in lows[at:]:
        return False
    told = tokens[: max(0, side.first - len(lows) + at)]
    return lows[at + 1 : at + 2] in (["to"], ["for"]) and any(t.trigger for t in told)


def long_before(standing: Standing) -> bool:
    """ "... were killed, days after the coalition launched strikes": what came before."""
    tokens, side = standing.tokens, standing.side
    begin = max(0, side.first - 4)
    near = enumerate(itertools.pairwise(t.low for t in tokens[begin : side.first]))
    after = next((begin + i for i, (a, b) in near if a in SPANS and b == "after"), 0)
    return tells(tokens[:after])


def beside_the_news(standing: Standing) -> bool:
    """ "Two days after Israeli strikes hit X, ten were killed", "coinciding with clashes between
    the SDF and gunmen", "a camp that houses families of IS": none of it is the event."""
    tokens, side = standing.tokens, standing.side
    lows = [t.low for t in tokens[: side.first]]
    if "after" in lows[:5] and _LEADS_BY & {*lows[:4]} and "," not in lows:
        return _news_follows(tokens, side.last + 1)
    near = lows[-_FAR:]
    if lows[:1] == ["amid"] and "," not in lows:
        return _news_follows(tokens, side.last + 1)
    house = next((i for i, low in enumerate(near) if low in _HOUSES), None)
    if house is None:
        return False
    return any(low.split()[-1] in _CAMPS for low in near[max(0, house - 3) : house])


def _news_follows(tokens: Sequence[Token], begin: int) -> bool:
    """Whether behind the next comma something happens."""
    comma = next((i for i in range(begin, len(tokens)) if tokens[i].low == ","), len(tokens))
    if [t.low.split()[0] for t in tokens[comma + 1 : comma + 2]] == ["in"]:
        return False  # "days after an attack by X, in which ten were killed"
    return tells(tokens[comma:])


def of_old_deeds(standing: Standing) -> bool:
    """ "Arrested a man involved in attacks against civilians": whom he attacked before."""
    tokens, side = standing.tokens, standing.side
    begin = max(0, side.first - _FAR)
    for at in range(begin, side.first - 1):
        pair = (tokens[at].low, tokens[at + 1].low)
        if pair in (("involved", "in"), ("responsible", "for")):
            return any(t.low in _DEEDS for t in tokens[at + 2 : side.first])
    return False


def of_what_was_before(standing: Standing) -> bool:
    """ "Its daily attacks on civilians", "after a previous attack by IS on posts of the army",
    "which has been bombing IS strongholds": none of it is the event told."""
    tokens, side = standing.tokens, standing.side
    lows = [t.low for t in tokens[max(0, side.first - _FAR) : side.first]]
    begin = 1 + max((i for i, low in enumerate(lows) if low in _STOPS), default=-1)
    for at, low in enumerate(lows[begin:], begin):
        rest = lows[at + 1 : at + 4]
        if low in _OLD and not _DEEDS_TOLD.isdisjoint(rest):
            return _WOUNDED_THEN.isdisjoint(
                lows[:at]
            )  # "of wounds suffered in an earlier attack by IS"
        if low in DOWNFALLS and rest[:1] == ["of"] and len(lows) - at <= _CLOSE:
            return lows[at - 1] in ("the", "since", "after") if at else False
        if low in _WHICH and rest[:1] in (["is"], ["are"]) and not _OFTEN.isdisjoint(rest[1:2]):
            return True  # "a town which is often targeted by drones of X"
        first = rest[:1] in (["a"], ["an"]) and not _FIRSTS.isdisjoint(lows[:at])
        if low == "since" and (first or lows[at - 1] == "ever"):
            return True  # "ever since the army took it", "the first raid since an attack by IS"
        if low in _WHICH and rest[2:] and rest[1] == "been":
            if rest[0] in ("has", "have") and rest[2].endswith("ing"):
                return True
            if rest[0] == "had" and low in _OPENERS and rest[2] not in _PLANTS:
                return True  # "by drones that had been harassed by Russian aircraft"
    return False


def amid(tokens: Sequence[Token], side: Side) -> bool:
    """ "Clashes between the army and IS, amid shelling by the army": beside the fight."""
    begin = max(0, side.first - _CLOSE)
    near = tokens[begin : side.first]
    at = next((i for i, t in enumerate(near) if t.low == "amid"), None)
    return at is not None and any(t.trigger in FROM_AFAR for t in near[at:])


def in_old_deed(standing: Standing) -> bool:
    """ "Killed a man who had shot two shepherds": the shepherds suffered before."""
    tokens, side = standing.tokens, standing.side
    lows = [t.low for t in tokens[max(0, side.first - 7) : side.first]]
    pairs = set(itertools.pairwise(lows))
    if ("who", "used") in pairs or ("who", "once") in pairs or ("who", "formerly") in pairs:
        return True  # "a man who used to belong to IS"
    if pairs & _LATELY:
        return True  # "a group which has recently attacked buses for civilians"
    done = ("who", "had") in pairs or ("after" in lows and pairs & _IT_HAD)
    return bool(done) and "been" not in lows  # "who had been shot by IS" is told of himself
