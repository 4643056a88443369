"""Running text as words with their places in it, and the part each word plays beside a place name.

A word's role is one letter, so that relations ("10 km north of X") can be written as patterns over
a string of roles; see ``relations``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from geo.places.names import arabic_prefix_variants, normalise

_LETTERS = r"[^\W_]+(?:[\u0300-\u036f\u064b-\u0652\u0670]+[^\W_]*)*"
"""A letter or figure and more of them, with the vowel signs and accents that they carry."""
_WORD = re.compile(
    r"([A-Za-z]++(?=[ \n.,;:)\"-])|"  # most words: the rest would find them too, but slower
    r"\d+(?:[.,]\d+)+(?:km|kms|mi|كم)?|"
    + _LETTERS
    + r"(?:['’‘`ʿʾʼ](?!s\b)"
    + _LETTERS
    + r")*|['’]s\b)"
)
"""In brackets, so that a split keeps the words between the gaps."""

JOINED = frozenset(
    {"", " ", "-", "‐", "–", "—", " - ", " – ", "- ", " -", "'", "’", "‘", " '", " ’", " ‘"}
)
"""What may stand between two words of one name; other white space counts as one blank."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as a text writes it. ``gap`` is what stands between it and the word before it.

    ``normal``: the word normalised. ``may_name``: it has a capital, a figure, or letters of a
    script without capitals. ``may_begin``: a name may begin at it. ``role``: its letter in
    relations. Where it stands is known by ``Words``, so that a word is made once for all texts.
    """

    text: str
    gap: str
    normal: str
    capital: bool
    may_name: bool
    may_begin: bool
    role: str


class Words(list[Word]):
    """The words of a text in order; ``starts`` and ``ends``: their offsets in it."""

    def __init__(self, words: Iterable[Word], starts: list[int], ends: list[int]) -> None:
        super().__init__(words)
        self.starts = starts
        self.ends = ends


class _Known(dict[tuple[str, str], Word]):
    """Words by their text and their gap: each is made once, and the short ones are remembered."""

    def __missing__(self, key: tuple[str, str]) -> Word:
        word = _made(*key)
        if len(key[0]) + len(key[1]) <= _SHORT:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[key] = word
        return word


def _made(text: str, gap: str) -> Word:
    gap = _gap(gap)
    if text in ("'s", "’s"):
        return Word(text, gap, "", False, False, gap in HYPHENS, role_of(""))
    first = text[1] if text[0] in "'’‘" and len(text) > 1 else text[0]
    figures = first.isdigit()
    normal = text.lower() if figures and text.isascii() else normalise(text)
    capital = first.isupper()
    may_name = capital or figures or not (first.islower() or first.isascii())
    may_begin = may_name or normal in IN_SMALL or gap in HYPHENS
    return Word(text, gap, normal, capital, may_name, may_begin, role_of(normal))


_SHORT = 40
_REMEMBERED = 32768
_KNOWN = _Known()


def words_of(text: str) -> Words:
    """The words of a text; possessive 's is a word of its own with an empty form."""
    pieces = _WORD.split(text)  # gap, word, gap, ..., gap
    edges = list(itertools.accumulate(map(len, pieces), initial=0))
    texts = pieces[1::2]
    words = Words(
        map(_KNOWN.__getitem__, zip(texts, pieces[:-1:2], strict=True)), edges[1:-1:2], edges[2::2]
    )
    for article in _ARTICLES.intersection(texts):
        i = -1
        for _ in range(texts.count(article)):
            i = texts.index(article, i + 1)
            if len(texts) > i + 2 and texts[i + 1].islower() and texts[i + 2] in _TOWNS:
                words[i : i + 2] = [
                    replace(word, capital=True, may_name=True, may_begin=True)
                    for word in words[i : i + 2]
                ]
    return words


_ARTICLES = frozenset(("al", "el"))
_TOWNS = frozenset("city town village governorate district".split())
"""Behind a name with an article they make it one even in small letters: "in al tabqa city"."""

_EDITED = frozenset(("[", "]", " [", "] ", "] ["))


def _gap(gap: str) -> str:
    """White space as one blank, or as the end of a paragraph; what an editor put in is text."""
    if gap.isspace():
        return " " if gap.count("\n") < 2 else "\n\n"
    return " " if gap in _EDITED else gap


MENTION = "M"
OTHER = "w"

ROLES: Mapping[str, str] = {
    normalise(word): role
    for role, words in {
        "D": "north south east west northeast northwest southeast southwest northern southern "
        "eastern western northeastern northwestern southeastern southwestern ne nw se sw central "
        "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي الشمالي الجنوبي الشرقي الغربي الشمالية الجنوبية "
        "الشرقية الغربية شمالا جنوبا شرقا غربا nord sud est ouest norden osten süden westen "
        "nördlich südlich östlich westlich",
        "U": "km kms kilometer kilometers kilometre kilometres mile miles كم كيلومتر كيلومترا "
        "كيلو كيلومترات",
        "u": "m metre metres meter meters متر أمتار",
        "n": "near around close vicinity surrounding surroundings environs adjacent قرب "
        "بالقرب محيط حول جوار عند près nahe bei",
        "O": "outskirts outskirt suburbs edge edges periphery perimeter entrance bank banks slope "
        "slopes foothills ريفها ريفه محيطها محيطه ضواحيها قراها سفوح سفح أطراف مشارف ضواحي "
        "مدخل المدخل مداخل",
        "o": "of de du von",
        "t": "to toward towards until into إلى الى نحو باتجاه حتى",
        "f": "from من",
        "b": "between entre zwischen بين",
        "a": "and & و et und",
        "i": "in at within inside on by along في ب ضمن على",
        "T": "the a an la le l au aux der die das dem den its both nearby neighbouring neighboring "
        "far city point site location strategic besieged iraqi jordanian lebanese turkish "
        "administrative provincial main international "
        "ما المحاصر المحاصرة المحرر المحررة الاستراتيجي الاستراتيجية النهري المائي",
        "r": "road highway motorway route roads yolu karayolu otoyolu straße landstraße "
        "طريق الطريق أوتوستراد اتستراد",
        "d": "desert deserts badia badiya badiyah badiyat badiat badiet steppe wüste "
        "بادية البادية صحراء الصحراء çolistan çolistana",
        "c": "countryside rural reef rif ريف الريف",
        "A": "triangle مثلث area areas region regions zone zones checkpoint checkpoints reserve "
        "محمية منطقة مناطق حاوي مربع أرض حاجز نقطة نقاط محور محاور جبهة جبهات جبهتي معسكر مقر "
        "مقرات",
        "X": "crossing معبر",
        "J": "crossroads crossroad junction intersection مفرق تقاطع",
        "G": "governorate governorates province provinces محافظة محافظتي",
        "l": "running linking connecting links connects leading joining linked الواصل الرابط",
        "h": "that which",
        "e": "en way heading",
        "Q": "districts neighborhoods neighbourhoods quarters parts أحياء أجزاء",
        "k": "away outside off short",
        "p": "after before past beyond",
        "W": "with",
        "v": "village hamlet",
        "V": "belonging belongs affiliated located situated lying التابعة التابع الواقعة الواقع",
        "B": "border borders boundary frontier الحدود حدود",
        "q": "some about approximately roughly almost نحو حوالي بعد مسافة",
    }.items()
    for word in words.split()
}

HYPHENS = frozenset("-‐–")
DIRECTIONS = frozenset(word for word, role in ROLES.items() if role == "D")
ORDINALS = frozenset({"second", "third", "fourth"})
IN_SMALL = DIRECTIONS | ORDINALS
"""Words that may begin a name without a capital."""

_NUMBER_WORDS = {
    "few": 5, "several": 8, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "hundred": 100,
}  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)?")
_NUMBER_UNIT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)(km|kms|m|mi|كم)")

_COMPASS = {
    "north": 0.0, "northern": 0.0, "شمال": 0.0, "شمالي": 0.0, "nord": 0.0, "norden": 0.0,
    "nordlich": 0.0, "east": 90.0, "eastern": 90.0, "شرق": 90.0, "شرقي": 90.0, "est": 90.0,
    "osten": 90.0, "ostlich": 90.0, "south": 180.0, "southern": 180.0, "جنوب": 180.0,
    "جنوبي": 180.0, "sud": 180.0, "suden": 180.0, "sudlich": 180.0, "west": 270.0,
    "western": 270.0, "غرب": 270.0, "غربي": 270.0, "ouest": 270.0, "westen": 270.0,
    "westlich": 270.0, "northeast": 45.0, "northeastern": 45.0, "southeast": 135.0,
    "southeastern": 135.0, "southwest": 225.0, "southwestern": 225.0, "northwest": 315.0,
    "northwestern": 315.0, "ne": 45.0, "nw": 315.0, "se": 135.0, "sw": 225.0,
}  # fmt: skip


def bearing_of(words: list[str]) -> float | None:
    """Degrees clockwise from north of one or two direction words ("north", "east": 45)."""
    bearings = []
    for word in words:
        plain = word.removeprefix("ال").removesuffix("ة")
        plain = plain if plain in _COMPASS else plain.removesuffix("ا")
        if plain in _COMPASS:
            bearings.append(_COMPASS[plain])
    if not bearings:
        return None
    if len(bearings) == 1:
        return bearings[0]
    first, second = bearings[:2]
    if abs(first - second) == 180.0:
        return None
    if abs(first - second) > 180.0:
        first, second = (b - 360.0 if b > 180.0 else b for b in (first, second))
    return ((first + second) / 2) % 360.0


def number_of(word: str) -> float | None:
    """The value of a number in figures or, up to a hundred, in words."""
    if _NUMBER.fullmatch(word):
        return float(word.replace(",", "."))
    return _NUMBER_WORDS.get(word)


def number_with_unit(word: str) -> tuple[float, str] | None:
    """A number that its unit is written onto ("10km")."""
    match = _NUMBER_UNIT.fullmatch(word)
    return (float(match[1].replace(",", ".")), match[2]) if match else None


@lru_cache(maxsize=32768)
def role_of(normal: str) -> str:
    """The letter for a normalised word that is no part of a place name."""
    if not normal:
        return "T"  # the possessive: "Palmyra's outskirts"
    role = ROLES.get(normal)
    if role:
        return role
    if number_of(normal) is not None:
        return "#"
    return "K" if number_with_unit(normal) else OTHER


PREFIX_ROLES = {"و": "a", "ف": "a", "ب": "i", "ل": "t"}


@lru_cache(maxsize=32768)
def prefixed_role_of(normal: str) -> tuple[str, str]:
    """The roles of what Arabic writes onto a word, and of the word: "in" and "countryside"."""
    for rest in arabic_prefix_variants(normal):
        role = role_of(rest)
        if role != OTHER:
            return PREFIX_ROLES.get(normal[0], ""), role
    return "", OTHER
