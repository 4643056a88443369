"""The grammar of time expressions: where one may stand in a text, and its parts."""

from __future__ import annotations

import re
from typing import Final

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WEEKDAY: Final = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)"
)
_DAY: Final = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_N: Final = (
    r"(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an|few|several)"
)
_TO: Final = r"(?:-|–|/|to|and|or|until|till|through)"
_YEAR_END: Final = r"\b(?![-/.]\d|\s*(?:GMT|hours|members|fighters|soldiers|people|civilians))"

_PEOPLE: Final = r"(?:people|soldiers|civilians|fighters|others|members)\b"
_SO_MANY: Final = rf"(?<=[Ii]n\ ){_MONTH}\s+\d+\s+{_PEOPLE}"
"""In "in March 16 people were killed" the number is no day."""

_CALENDAR: Final = re.compile(
    rf"""\b(?:
      (?:(?:[Ff]rom|[Bb]etween)\s+(?:the\s+)?)?(?P<r1d>{_DAY})(?:,\s+{_DAY})*(?:\s+of)?(?:\s+(?P<r1m>{_MONTH}))?
        \s*{_TO}\s*(?:the\s+)?(?P<r2d>{_DAY})\s+(?:of\s+)?(?P<r2m>{_MONTH})\b
        (?:,?\s+(?P<ry>20[0-4]\d)\b)?
    | (?:(?:[Ff]rom|[Bb]etween)\s+)?(?P<s1m>{_MONTH})\s+(?P<s1d>{_DAY})(?:,\s+{_DAY})*\s*{_TO}\s*
        (?:(?P<s2m>{_MONTH})\s+)?(?P<s2d>{_DAY})\b(?!\s*(?:people|soldiers|civilians|others|km))
        (?:,?\s+(?P<sy>20[0-4]\d)\b)?
    | (?:{_WEEKDAY},?\s+(?:the\s+)?)?(?P<d1>{_DAY}|(?<=n\ the\ )(?:first|second|third)(?=\ of))
        (?:\s+of(?:\s+this)?)?(?:\s+|-)(?P<m1>{_MONTH})(?![a-z])
        (?:(?:,?\s+|-)(?P<y1>20[0-4]\d)\b)?
    | (?!{_SO_MANY})
        (?:{_WEEKDAY},?\s+)?(?P<m2>{_MONTH})(?:\s+(?:the\s+)?|(?<=[a-z])(?=\d))(?P<d2>{_DAY})\b(?!\d)
        (?:,?\s+(?P<y2>20[0-4]\d)\b)?
    | (?:(?:the\s+)?(?P<part>beginning|start|early|mid|late|end|middle
        |(?:first|second)\s+half|(?:first|second|third|last)\s+week)(?:\s+of)?[\s-]+)?
        (?!(?:Mar|Jan)\ [A-Z])
        (?P<my>{_MONTH})(?:,?\s+(?:of\s+)?(?P<myy>20[0-4]\d)\b|(?=[\s,.;:)'"]|$)
          (?:(?!\s+\d)|(?=\s+\d+\s+{_PEOPLE})|(?=\s+(?:3[2-9]|[4-9]\d|\d{{3,}})\b)))
    )""",
    re.VERBOSE,
)
_NTH_ENDS: Final = r"(?=[,.;]| (?:killed|left|and|at|near|in|it|they|the)\b)"
_NUMERIC: Final = re.compile(
    r"\b(?:(?P<iso>20\d\d(?P<isosep>[-/])[01]\d(?P=isosep)[0-3]\d)|"
    r"(?P<slash>[0-3]?\d(?P<sep>[./-])[0-3]?\d(?P=sep)20\d\d|[0-3]?\d/[0-3]?\d/[1-3]\d)|"
    rf"(?<=n the )(?P<nth>[0-3]?\d)(?:st|nd|rd|th){_NTH_ENDS})\b"
)
_WEEKDAYS: Final = re.compile(
    rf"""\b(?i:(?P<pair>{_WEEKDAY})(?:\s+(?:evening|night|morning))?\s*(?:-|–|/|to|and|or|into
        |until|till|through)\s*(?:(?:on|early)\s+)?(?P<pair2>{_WEEKDAY})
    | (?P<wpre>last|this|past|previous|next|coming|following)\s+(?P<w1>{_WEEKDAY})
    | (?P<w3>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\s+before\s+last
        (?!\s+(?:week|month|year))
    | (?P<w2>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday
        |(?<=on\ )(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)))\b""",
    re.VERBOSE,
)
_DAY_WORDS: Final = re.compile(
    r"""\b(?i:(?P<daybefore>(?:the\s+)?(?:day|night)\s+before\s+yesterday)
    | (?P<overnight>overnight|last\s+(?:night|evening))
    | (?P<yesterday>yesterday)
    | (?:(?:over|at|during|on|in)\s+)?(?:the|last|this)\s+(?:past\s+|last\s+)?(?P<weekend>weekend)
    | (?P<today>today|tonight|this\s+(?:morning|afternoon|evening|dawn|noon)))\b""",
    re.VERBOSE,
)
_UNITS: Final = re.compile(
    rf"""\b(?i:(?P<ago>(?:(?P<couple>(?:a\s+)?couple\s+of)|{_N})\s+
          (?P<agounit>hour|day|night|week|month|year)s?\s+ago
        (?:(?:(?<=years\sago)|(?<=year\sago)|(?<=months\sago)|(?<=month\sago))
            ,?\s+(?:today|this\s+(?:day|week|month)|(?:on\s+)?{_WEEKDAY}))?)
    | (?P<hours>hours\s+ago)
    | (?P<begun>since\s+(?:the\s+)?(?:early\s+)?(?:dawn|morning)(?!\s+(?:of|on|today|yesterday)))
    | (?P<newyearday>new\s+year(?:['’]s)?\s+day|(?:the\s+)?first\s+day\s+of\s+the\s+(?:new\s+)?year)
    | (?P<newyeareve>new\s+year(?:['’]s)?\s+eve|eve\s+of\s+(?:the\s+)?new\s+year
        |(?:the\s+)?last\s+day\s+of\s+the\s+(?:old\s+)?year)
    | (?P<shift>{_N}\s+(?P<shiftunit>day|night|week)s?\s+
          (?P<shiftdir>earlier|before|later|prior|after(?=[,.;]))
        |the\s+(?P<thed>previous|preceding|following|next|same)\s+
            (?:day|date|night|evening|morning|afternoon)
        |(?P<after>the\s+day\s+after(?=[,.;]))
        |(?P<eve>the\s+(?:day|night|evening)\s+before)
        |(?P<sameday>(?:later\s+)?(?:the\s+same|that|same)\s+(?:same\s+)?
            (?:day|night|evening|morning|afternoon)
          |(?:(?:a\s+few|several|some|half\s+an|{_N})\s+)?(?:hours?|minutes)\s+later))
    | (?:(?:at|in)\s+)?(?:the\s+)?(?P<mpart>early|beginning|start|late|end|middle)(?:\s+of)?\s+
        (?P<mwhich>this|last)\s+month
    | (?:the\s+)?(?P<dom>[0-3]?\d)(?:st|nd|rd|th)?\s+of\s+
        (?P<dommonth>this|last|the|the\s+current)\s+month
    | (?:(?:over|in|within|during|for|throughout)\s+)?(?:the\s+)?
        (?P<span>past|last|previous|preceding|recent)\s+(?:{_N}\s+)?
        (?P<spanunit>hour|day|week|fortnight|month|quarter|year)s?
    | (?:over|within|in|during)\s+(?:the\s+)?
        (?P<within>(?:(?:under|less\s+than|barely|almost|nearly|about|around|just\s+over)\s+)?
        (?:(?<=\w\w\w\w\w\s)a(?=\s+day)|a(?=\s+(?:week|fortnight|month)\b(?!-))|\d{{1,3}}|one|two
        |three|four|five|six|seven|eight|nine|ten))\s+
        (?:(?:consecutive|successive|straight)\s+)?(?P<withinunit>hour|day|week|fortnight|month|year)s?
    | (?P<earlier>(?:earlier|early|late|later)\s+)?
        (?P<thisunit>this|(?:beginning|start|turn|outset)\s+of\s+(?:the|this)|the\s+current
        |the\s+present)\s+(?:current\s+)?(?P<thisname>week|fortnight|month|quarter|year))\b""",
    re.VERBOSE,
)
_YEARS: Final = re.compile(
    rf"""\b(?i:(?:(?:the\s+)?(?P<ypart>beginning|start|early|mid|late|end)(?:\s+of)?[\s-]+)?
    (?:(?:in|since|during|of|by|from|until|through|throughout)\s+)?(?:the\s+year\s+)?
    (?P<yonly>20[0-4]\d)){_YEAR_END}""",
    re.VERBOSE,
)

_ANCHOR: Final = re.compile(
    r"(?P<numeric>20\d\d[-/]\d|\d[./-]20\d\d|(?:(?<=/)|(?<=/[01]))\d/[1-3]\d\b|"
    rf"\d(?:st|nd|rd|th){_NTH_ENDS})|"
    rf"(?P<year>\b20[0-4]\d\b)|\b(?:(?P<month>{_MONTH})|"
    rf"(?P<weekday>{_WEEKDAY})|"
    r"(?P<word>[Tt]o(?:day|night)|[Yy]esterday|[Oo]vernight(?! bus| coach)|"
    r"[Ll]ast (?:night|evening)|[Tt]his (?:morning|afternoon|evening|dawn|noon)|weekend)|"
    r"(?P<unit>(?:[Dd]ay|[Hh]our|[Ww]eek|[Mm]onth|[Yy]ear)s?|(?:fortnight|quarter)s?|"
    r"nights?(?= ago| later| earlier| before)|evening(?= before)|"
    r"(?:(?<=same )|(?<=that )|(?<=next )|(?<=wing )|(?<=ious )|(?<=ding ))"
    r"(?:night|evening|morning|afternoon|date)|"
    r"(?:(?<=ince )|(?<=ince the )|(?<=e early ))(?:dawn|morning))\b)"
)
_MAYBE: Final = re.compile(
    r"[^A-Za-z](?=[0-9JFMASONDTWYHLtyoldhwmnea](?:(?=a[nrytw]|eb|pr|u[nlge]|ep|ct|o[nvdr]|"
    r"e[cd]|hu|ri|est|vern|ast [ne]|his [maedn]|our|eek|ear|ight|veni|ftern)|"
    r"(?<=[0-9])(?=0\d\d|[./-]20|/[1-3]\d\b|[snrt][tdh]\b))|f(?=ortni)|q(?=uarte))"
)
"""Before what an anchor may begin: its first letters, sought with fewer questions than the whole.

That it begins with a set of characters lets the search run over all letters that follow letters.
"""
_GRAMMARS: Final = {
    "numeric": (_NUMERIC, 6, 10),
    "year": (_YEARS, 34, 14),
    "month": (_CALENDAR, 28, 34),
    "weekday": (_WEEKDAYS, 24, 26),
    "word": (_DAY_WORDS, 18, 2),
    "unit": (_UNITS, 34, 20),
}
"""For each word that a time expression holds: its grammar, and how far it may reach either way."""


def expressions_in(text: str) -> list[re.Match[str]]:
    """All time expressions in reading order; of overlapping ones the longest."""
    found: list[re.Match[str]] = []
    last = 0
    for maybe in _MAYBE.finditer(f"\n{text}"):  # so where it starts, the anchor starts in the text
        anchor = _ANCHOR.match(text, maybe.start()) if maybe.start() >= last else None
        if anchor is None:
            continue
        last = anchor.end()
        grammar, before, after = _GRAMMARS[anchor.lastgroup or "year"]
        begin = max(0, anchor.start() - before)
        if begin:
            begin = text.find(" ", begin, anchor.start()) + 1 or anchor.start()
        stop = min(len(text), anchor.end() + after)
        if stop < len(text):
            stop = max(text.rfind(" ", anchor.end(), stop), anchor.end())
        for match in grammar.finditer(text, begin, stop):
            if match.start() <= anchor.start() and match.end() >= anchor.end():
                found.append(match)
                break
    return _longest(found)


def _longest(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Sweeps from left to right; a longer match takes the place of the shorter it overlaps."""
    kept: list[re.Match[str]] = []
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if kept and match.start() < kept[-1].end():
            if match.end() - match.start() > kept[-1].end() - kept[-1].start():
                kept[-1] = match
            continue
        kept.append(match)
    return kept
