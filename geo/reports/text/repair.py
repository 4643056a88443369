"""Makes a damaged text readable and remembers where every character stood in the input.

Copied news text carries soft hyphens, zero-width characters, HTML entities, words broken to slip
past filters ("att-ack", "IS*IS") and lines wrapped by hand. The repaired text is for reading only;
what is shown and stored is always the input's own.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff" + "".join(
    map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
_PLAIN = {
    **dict.fromkeys(_DROPPED, ""),
    **dict.fromkeys("‘’‚‛′ʼʻ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("‒–—―−", "–"),
    **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000\t\v\f", " "),
    **{chr(c): " " for c in range(0x2000, 0x200B)},
    "…": "...",
    "\u060c": ",",  # the Arabic comma, in the dates of SANA's pages
    "•": "•",
}
_PLAIN["\u200b"] = ""

_ODD = re.compile(r"[^\n -_a-~\u0600-\u060b\u060d-\u06ff]")
"""No ASCII, no Arabic but its comma, or the backtick that stands between "_" and "a"."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_STARS = re.compile(r"(?<=[A-Za-z])\*{1,3}(?=[A-Za-z])")
_SPLIT_WORD = re.compile(
    r"\b([A-Za-z]{1,11}+)-(?:\n ?)?([A-Za-z]{1,11})(?:-(?:\n ?)?([a-z]{1,9}))?\b"
)
_GLUED_AGENCY = re.compile(  # written so that only S, A and D are looked at
    r"(S(?<!\w.)(?:ANA|OHR)|A(?<!\w.)F?P|D(?<!\w.)PA)[-_](?=[A-Z][a-z])"
)
"""An agency's name run into the first word of its report ("Palmyra, SANA-Two civilians")."""
_LOOSE_ARTICLE = re.compile(r"\b([Aa]l|[Ee]l)- (?=[A-Z])")
"""An Arabic article that stands off its name ("al- Rastan")."""
_DOUBLED_QUOTE = re.compile(r"(['\"])\1+")
_QUOTED_WORD = re.compile(r'"((?:an? )?(?:large |un\w+ )?number(?: of)?|a few|[a-z][a-z-]+)"')
"""An amount or a single word that a report sets in quotes since another said it ("killed \"a
number\" of them", "the \"neutralisation\" of a leader")."""
_MANY_SPACES = re.compile(r"[ ]{2,}")
_MOST_COUNTED = 1 << 14
_CARRIAGE = re.compile(r"\r\n?")

_BROKEN_WORDS = frozenset(
    """isis daesh isil attack attacks attacked attacking attackers kill kills killed killing
    killings
    die dies died dead death deaths fatal fatality fatalities wound wounds wounded wounding injure
    injured injures injuring injury injuries bomb bombs bombed bombing bombings bomber explosion
    explosions explosive explosives exploded explode blast blasts landmine landmines mine mines
    gunmen
    gunman gunfire shot shoot shooting shootings assassinate assassinated assassination
    assassinations
    execute executed execution executions murder murdered ambush ambushed ambushes militia militias
    militiamen militants militant terror terrorist terrorists terrorism casualties casualty victims
    weapons weapon kidnap kidnapped kidnapping abduct abducted abduction behead beheaded suicide
    massacre massacred massacres fighters fighter soldiers soldier civilians civilian airstrike
    airstrikes strike strikes shelling shelled rocket rockets missile missiles clash clashes
    clashed
    monday tuesday wednesday thursday friday saturday sunday yesterday january february march april
    june july august september october november december
    three seven eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty several dozens including unknown unidentified
    people persons members officer officers policeman policemen children woman women shepherd
    shepherds residents villagers workers drivers commander commanders troops forces army military
    police government regime opposition convoy patrol vehicle vehicles checkpoint checkpoints
    desert village villages city province governorate countryside near syrian islamic""".split()
)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A readable text and, for each of its code points, the place in the input it came from."""

    text: str
    origin: array[int]
    """``origin[i]``: index in the input of ``text[i]``; one more at the end for the input's end."""

    def input_span(self, start: int, end: int) -> tuple[int, int]:
        """The input's span for a span of the repaired text (ends exclusive)."""
        if end <= start:
            return (self.origin[start], self.origin[start])
        return (self.origin[start], self.origin[end - 1] + 1)


def repair(text: str) -> Repaired:
    """A readable form of ``text`` with the way back; never longer than the work of a few passes."""
    current, origin = text, _counted(len(text) + 1)
    if "\r" in current:
        current, origin = _rewrite(current, origin, _CARRIAGE, lambda m: "\n")
    if "&" in current:
        current, origin = _rewrite(current, origin, _ENTITY, _decoded)
    current, origin = _rewrite(current, origin, _ODD, lambda m: _plain(m.group()))
    if "*" in current:
        current, origin = _rewrite(current, origin, _STARS, lambda m: "")
    current, origin = _rewrite(current, origin, _SPLIT_WORD, _rejoined)
    if "l- " in current:
        current, origin = _rewrite(current, origin, _LOOSE_ARTICLE, lambda m: f"{m.group(1)}-")
    current, origin = _rewrite(current, origin, _GLUED_AGENCY, lambda m: f"{m.group(1)} – ")
    if '""' in current or "''" in current:
        current, origin = _rewrite(current, origin, _DOUBLED_QUOTE, lambda m: '"')
    if '"' in current:
        current, origin = _rewrite(current, origin, _QUOTED_WORD, lambda m: m.group(1))
    if "  " in current:
        current, origin = _rewrite(current, origin, _MANY_SPACES, lambda m: " ")
    return Repaired(current, origin)


def _counted(n: int) -> array[int]:
    """0 up to n; a slice of numbers made once is a tenth of the work of counting."""
    return _upto(_MOST_COUNTED)[:n] if n <= _MOST_COUNTED else array("l", range(n))


@lru_cache(maxsize=1)
def _upto(n: int) -> array[int]:
    return array("l", range(n))


def _rewrite(
    text: str, origin: array[int], pattern: re.Pattern[str], replace: object
) -> tuple[str, array[int]]:
    """Replace every match and carry the origins along; a replacement starts where its match did."""
    pieces: list[str] = []
    kept = array("l")
    last = 0
    for match in pattern.finditer(text):
        new = replace(match)  # type: ignore[operator]
        if new == match.group():
            continue
        start, end = match.span()
        pieces.append(text[last:start])
        kept.extend(origin[last:start])
        kept.extend(_carried(match.group(), new, start, origin))
        pieces.append(new)
        last = end
    if last == 0 and not pieces:
        return text, origin
    pieces.append(text[last:])
    kept.extend(origin[last:])
    return "".join(pieces), kept


def _carried(old: str, new: str, start: int, origin: array[int]) -> list[int]:
    """Origins for a replacement: a new character takes the next equal old one."""
    result: list[int] = []
    at = 0
    for char in new:
        found = old.find(char, at)
        if found >= 0:
            at = found
        result.append(origin[start + min(at, len(old) - 1)])
        at += found >= 0
    return result


def _decoded(match: re.Match[str]) -> str:
    decoded = html.unescape(match.group())
    return decoded if len(decoded) == 1 else match.group()


def _plain(char: str) -> str:
    known = _PLAIN.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Co", "Cs", "Cn"):
        return " " if category == "Cc" else ""
    folded = unicodedata.normalize("NFKC", char)
    return folded if folded != char and folded.isascii() else char


def _rejoined(match: re.Match[str]) -> str:
    """A word that a hyphen broke, whole again if it is one that gets broken; else as it stood."""
    first, second, third = match.groups()
    joined = first + second + (third or "")
    if joined.lower() in _BROKEN_WORDS:
        return joined
    if third is None or "\n" in match.group():
        return match.group().replace("\n ", "").replace("\n", "")
    pair = first + second
    if pair.lower() in _BROKEN_WORDS:
        return f"{pair}-{third}"
    return match.group()
