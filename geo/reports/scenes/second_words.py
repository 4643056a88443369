"""What further sources count, in a few words of a clause: "SOHR counts six dead, SANA four"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geo.model import CountRange
from geo.reports.clauses.clause import clause_of
from geo.reports.clauses.sources import DENIES, SAYING, SPEAKERS, outlet_name, source_in
from geo.reports.harm.harmed import Harmed
from geo.reports.people.quantity import quantity_of
from geo.reports.scenes.scene import Scene
from geo.reports.sides.parties import Roles
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_ALSO_SAID: Final = frozenset((",", ";", ":", "and", "while", "but", "whereas", "or", "–"))
_COUNTS_AT: Final = frozenset(
    "it them the toll number figure count dead at real actual true was as of only just".split()
)
"""What may stand between a source and its number: "SOHR puts the toll at", "SANA at"."""
_PUTS: Final = SAYING | _COUNTS_AT
_BEFORE_NUMBER: Final = (Tag.AT_LEAST, Tag.ABOUT, Tag.UP_TO)
_DEAD: Final = frozenset(("dead", "killed", "deaths", "fatalities"))
_COUNTING: Final = frozenset(
    """said says say spoke speaks speak spoken counted counts count counting put puts gave gives
    give reported reports report has had have documented recorded lists list logged admitted admits
    admit conceded concedes claimed claims claim""".split()
)
_AT_FIRST: Final = frozenset(("first", "initially"))
_THEN: Final = frozenset(("then", "later", "subsequently", "afterwards"))
_RAISED: Final = frozenset("raised lowered corrected revised them it this to".split())
_BY_A_COUNT: Final = (["by", "the", "count", "of"], ["by", "the", "reckoning", "of"])
_LINKS: Final = (Tag.CONJ, Tag.PUNCT)
_LEADS: Final = _COUNTS_AT | {"of", "only", "just", "a", "that", "at least", "about"}
_MOST_IN_ALL: Final = 12
_AGAINST: Final = DENIES | {"contradicting", "against"}
_SPEAKER: Final = 4
_MOST_BETWEEN: Final = 5
_MOST_SAID: Final = 14


def second_words(text: str, scene: Scene) -> list[Scene]:
    """A scene of its own for each further source's number; the first's source is put right."""
    if (opening := _opens_with_number(scene)) is not None:
        return [opening]
    if (contradicted := _contradicted(scene)) is not None:
        return [contradicted]
    if (dead := _dead_before_the_hurt(scene)) is not None:
        scene.harmed.insert(0, dead)
        return []
    known = next((h for h in scene.harmed if h.count is not None and not h.none_said), None)
    known = _first_told(scene) if known is None else known
    if known is None:
        return []
    if scene.words & _THEN and (newer := _corrected(scene.tokens, known)) is not None:
        known.count = newer
    found: list[Scene] = []
    for first, at, source in _told_by_others(scene, known):
        if (counted := _counted_at(scene, at)[0]) is None:
            continue
        scene.harmed = [
            h for h in scene.harmed
            if not ((h.toll and h.at > first) or (h.group is not None and h.group.first == at))
        ]  # fmt: skip
        told = [Harmed(known.harm, counted, known.party, first)]
        hurt = _hurt_as_well(scene, known, at)
        if hurt is not None:
            told.append(hurt)
        end = hurt.at if hurt is not None else at
        found.append(_word_of(scene, scene.tokens[first : end + 1], told, source))
        if len(found) == 1 and source == scene.source:
            scene.source = source_in(text, clause_of(scene.tokens[:first]))
    return found


def _contradicted(scene: Scene) -> Scene | None:
    """ "Caused no casualties, contradicting a statement that spoke of four dead"."""
    if scene.words.isdisjoint(_AGAINST):
        return None
    none = [h for h in scene.harmed if h.none_said and h.harm is Harm.KILLED]
    told = [h for h in scene.harmed if h.harm is Harm.KILLED and h.count and not h.none_said]
    if len(none) != 1 or len(told) != 1 or told[0].at < none[0].at:
        return None
    between = scene.tokens[none[0].at : told[0].at]
    spoke = next((i for i, t in enumerate(between) if t.low in _COUNTING), None)
    if spoke is None or not any(t.low in _AGAINST for t in between[:spoke]):
        return None
    scene.harmed = [h for h in scene.harmed if h is not told[0]]
    return _word_of(scene, between[spoke:], [replace(told[0], group=None)], "another source")


def _dead_before_the_hurt(scene: Scene) -> Harmed | None:
    """ "The Observatory speaks of 37 soldiers and twelve wounded": 37 dead."""
    if not scene.harmed or any(h.harm is not Harm.WOUNDED or h.toll for h in scene.harmed):
        return None
    first = next((g for g in scene.groups if g.count is not None), None)
    hurt = scene.harmed[0].group
    if first is None or hurt is None or not hurt.headless or hurt.first <= first.last:
        return None
    begin = _with_hedge(scene.tokens, first.first)
    before = [t.low for t in scene.tokens[max(0, begin - 3) : begin]]
    if before[-1:] == ["of"]:
        before.pop()
    if not before or before[-1] not in _COUNTING or not _AT_FIRST.isdisjoint(before):
        return None
    parts = {i for g in scene.groups if g.subset for i in range(g.first, g.last + 1)}
    between = [scene.tokens[i] for i in range(first.last + 1, hurt.first) if i not in parts]
    if not between or not all(t.tag in _LINKS or t.low == "with" for t in between):
        return None
    return Harmed(Harm.KILLED, first.count, first.party, first.first, first)


def _opens_with_number(scene: Scene) -> Scene | None:
    """ "..., and 14 according to the Observatory": dead, where the clause before counts dead."""
    tokens = scene.tokens
    lows = scene.lows[:4]
    if lows[:1] not in (["and"], ["but"], ["while"]) or lows[2:] != ["according", "to"]:
        return None
    if tokens[1].number is None or scene.source is None:
        return None
    told = [Harmed(Harm.KILLED, tokens[1].number, None, 1)]
    return _word_of(scene, tokens[:5], told, scene.source)


def bare_word(scene: Scene) -> Scene | None:
    """ "The Observatory spoke of three.", behind four dead: a scene of its word on the dead."""
    if scene.source is None or scene.harmed:
        return None
    tokens = _which_counts(scene.tokens) or [t for t in scene.tokens if t.tag is not Tag.PUNCT]
    if len(tokens) > _MOST_IN_ALL:
        return None
    numbers = [i for i, t in enumerate(tokens) if t.tag is Tag.NUMBER]
    if len(numbers) != 1 or numbers[0] != len(tokens) - 1:
        return None
    begin = _with_hedge(tokens, numbers[0])
    said = next((i for i in range(begin - 1, 0, -1) if tokens[i].low not in _LEADS), 0)
    counted = quantity_of(tokens, begin)
    if tokens[said].low not in _COUNTING or counted is None or counted[0] is None:
        return None
    told = [Harmed(Harm.KILLED, counted[0], None, numbers[0])]
    return _word_of(scene, scene.tokens, told, scene.source)


def _which_counts(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of "the Observatory, which counts 31, says that ..." up to its number."""
    lows = [t.low for t in tokens[:_MOST_BETWEEN]]
    if "which" not in lows or lows[lows.index("which") - 1] != ",":
        return []
    begin = lows.index("which") + 1
    end = next((i for i, t in enumerate(tokens[begin:], begin) if t.low == ","), begin)
    return [*tokens[: begin - 2], *tokens[begin:end]]


def _hurt_as_well(scene: Scene, known: Harmed, at: int) -> Harmed | None:
    """ "SOHR gives eight dead and 35 hurt, SANA five and over 40": 40 hurt."""
    hurt = next((h for h in scene.harmed if h.harm is Harm.WOUNDED and h.count is not None), None)
    if known.harm is not Harm.KILLED or hurt is None:
        return None
    tags = [t.tag for t in scene.tokens[at + 1 : at + 5] if t.tag not in _BEFORE_NUMBER]
    if tags[:2] != [Tag.CONJ, Tag.NUMBER] or (tags[2:3] and tags[2] is not Tag.PUNCT):
        return None
    counted = quantity_of(scene.tokens, at + 2)
    return Harmed(Harm.WOUNDED, counted[0], hurt.party, counted[1] - 1) if counted else None


def _corrected(tokens: Sequence[Token], known: Harmed) -> CountRange | None:
    """ "First 15 dead were reported, then 13", "put the dead at 16, then at 19": the newer one."""
    group = known.group
    number = group.first if group is not None else known.at
    at_first = any(t.low in _AT_FIRST or t.low == "at first" for t in tokens[: number + 2])
    link = tokens[_with_hedge(tokens, number) - 1].low
    begin = max(known.at, group.last if group is not None else 0) + 1
    then = next((i for i in range(begin, len(tokens)) if tokens[i].low in _THEN), len(tokens))
    if tokens[then - 1].low not in _ALSO_SAID:
        return None
    leads = range(then + 1, len(tokens))
    at = next((i for i in leads if tokens[i].low not in _LEADS | _RAISED), 0)
    counted = quantity_of(tokens, _with_hedge(tokens, at)) if tokens[at].number else None
    same = link in ("at", "of") and tokens[_with_hedge(tokens, at) - 1].low == link
    same = same or any(t.low in _RAISED for t in tokens[then + 1 : at])
    if counted is None or not (at_first or same) or not _stands_alone(tokens, at, known.harm):
        return None
    return counted[0]


def _stands_alone(tokens: Sequence[Token], number: int, harm: Harm) -> bool:
    """Whether a number is of those told of before: no people and no other harm behind it."""
    ahead = tokens[number + 1 : number + 3]
    if ahead and ahead[0].harm is harm:
        ahead = ahead[1:]
    return not ahead or ahead[0].tag in (Tag.PUNCT, Tag.CONJ, Tag.PREP, Tag.DATE)


def _first_told(scene: Scene) -> Harmed | None:
    """ "Killed soldiers, 13 according to IS, 8 according to the army": the first's number."""
    if len(scene.harmed) != 1 or scene.harmed[0].none_said:
        return None
    dead = scene.harmed[0]
    for _, at, source in _told_by_others(scene, dead) if dead.harm is Harm.KILLED else ():
        if (counted := _counted_at(scene, at)[0]) is not None:
            dead.count, scene.counted, scene.source = counted, True, source
            return replace(dead, at=at, group=None)
    return None


def _told_by_others(scene: Scene, known: Harmed) -> Iterator[tuple[int, int, str]]:
    """Where the words of a further source begin, where its number stands, and who it is."""
    tokens = scene.tokens
    counted = known.group.last if known.group else known.at
    last = max(known.at, counted)
    people = {g.first for g in scene.groups if tokens[g.first].tag is Tag.ARTICLE}
    for at in range(last + 2, len(tokens)):
        if tokens[at].number is None and at not in people:
            continue
        if (source := _named_behind(tokens, at)) is not None:
            yield at, at, source
            continue
        who = _who_counts(tokens, at)
        who = _speaker_counts(tokens, at) if who is None else who
        if who is not None and who > last and _ends_behind(scene, at, known.harm):
            yield who, at, outlet_name(tokens[who])


def _named_behind(tokens: Sequence[Token], at: int) -> str | None:
    """Who is named behind a number: "8 according to the army", "19 by the count of", "9 (SOHR)"."""
    lows = [t.low for t in tokens[at + 1 : at + 5]]
    if lows[:3] == ["according", "to", "another"]:
        return "another source"
    whose = tokens[at + 2 : at + 3]
    if lows[:1] == ["by"] and has_tag(whose, Tag.OUTLET) and whose[0].possessive:
        return outlet_name(whose[0])  # "ten dead by SANA's count, twelve by SOHR's"
    if lows[:1] == ["("] and lows[2:3] == [")"] and tokens[at + 2].tag in (Tag.OUTLET, Tag.ORG):
        return outlet_name(tokens[at + 2])
    if tokens[_with_hedge(tokens, at) - 1].low not in _ALSO_SAID:
        return None
    if lows[:4] in _BY_A_COUNT:
        return _whose_count(tokens[at + 5 :])
    ahead = 3 + (lows[:1] == [","])
    told = lows[ahead - 3 : ahead - 1] == ["according", "to"]
    return _whose_count(tokens[at + ahead :]) if told else None


def _counted_at(scene: Scene, at: int) -> tuple[CountRange | None, int]:
    """How many stand here, "two children and a woman" added up, and what follows them."""
    begin, counts, end = _with_hedge(scene.tokens, at), list[CountRange](), at + 1
    for group in scene.groups:
        if group.first == begin and group.count is not None and not group.headless:
            counts.append(group.count)
            begin, end = group.last + 2, group.last + 1
            if [t.low for t in scene.tokens[end : end + 1]] not in ([","], ["and"]):
                break
    if not counts:
        counted = quantity_of(scene.tokens, begin)
        return (counted[0] if counted else None), end
    return sum(counts, CountRange.exactly(0)), end


def _whose_count(tokens: Sequence[Token]) -> str:
    """ "By the count of local activists", "according to the army": who counts."""
    ends = next((i for i, t in enumerate(tokens) if t.tag in _LINKS), len(tokens))
    outlet = next((t for t in tokens[:ends] if t.tag is Tag.OUTLET), None)
    words = (t.text for t in tokens[:ends] if t.tag is not Tag.DET)
    return outlet_name(outlet) if outlet else " ".join(words)


def _who_counts(tokens: Sequence[Token], number: int) -> int | None:
    """The source that stands before a number with no more than "said" or "put it at" between."""
    i = number - 1
    while i > 0 and number - i <= _MOST_BETWEEN and tokens[i].tag is not Tag.OUTLET:
        token = tokens[i]
        if token.low == "and" and tokens[i + 1].low in _COUNTING:
            return _who_said_more(tokens, i)
        if token.tag not in _BEFORE_NUMBER and token.low not in _PUTS | _COUNTING:
            return None
        i -= 1
    if i < 1 or tokens[i].tag is not Tag.OUTLET:
        return None
    if tokens[i - 1].low in ("told", "tells"):  # "a militia source told Reuters six"
        back = range(i - 2, max(0, i - _MOST_BETWEEN - 1), -1)
        return next((n + 1 for n in back if tokens[n].low in _ALSO_SAID), None)
    return i if tokens[i - 1].low in _ALSO_SAID else None


def _who_said_more(tokens: Sequence[Token], at: int) -> int | None:
    """ "...; the Observatory said they were oil workers and put the dead at 12"."""
    for i in range(at - 2, max(0, at - _MOST_SAID), -1):
        if tokens[i].low in _ALSO_SAID:
            return None
        if tokens[i].tag is Tag.OUTLET:
            said = tokens[i + 1].low in SAYING and tokens[i - 1].low in _ALSO_SAID
            return i if said else None
    return None


def _speaker_counts(tokens: Sequence[Token], number: int) -> int | None:
    """ "..., but the ministry admitted only four": who stands before what was said."""
    begin = _with_hedge(tokens, number)
    of = begin > 1 and tokens[begin - 1].low == "of"
    begin -= begin > 1 and tokens[begin - 1].low in ("only", "just", "of")
    silent = of and tokens[begin - 1].low in SPEAKERS  # "the SDF speaks of one dead, locals of two"
    if begin < _SPEAKER or not (silent or tokens[begin - 1].low in _COUNTING):
        return None
    who = begin - 1 if silent else begin - 2
    speaks = tokens[who].tag is Tag.ORG or tokens[who].low.split()[-1] in SPEAKERS
    opens = who - (tokens[who - 1].tag is Tag.DET)
    return who if speaks and tokens[opens - 1].low in _ALSO_SAID else None


def _with_hedge(tokens: Sequence[Token], number: int) -> int:
    """Where "at least six" begins."""
    while tokens[number - 1].tag in _BEFORE_NUMBER:
        number -= 1
    return number


def _ends_behind(scene: Scene, at: int, harm: Harm) -> bool:
    """Whether nothing else is told behind a number: else it is a clause like any other."""
    tokens, i = scene.tokens, _counted_at(scene, at)[1]
    if harm is Harm.KILLED and i < len(tokens) and tokens[i].low in _DEAD:
        i += 1
    return i == len(tokens) or tokens[i].tag in (Tag.PUNCT, Tag.CONJ)


def _word_of(scene: Scene, tokens: Sequence[Token], told: list[Harmed], source: str) -> Scene:
    return replace(
        scene, start=tokens[0].start, end=tokens[-1].end, tokens=tokens, lows=[], harmed=told,
        kinds=[], spots=[], roles=Roles(), groups=[], definite=True, indefinite=False,
        source=source, words=frozenset(),
    )  # fmt: skip
