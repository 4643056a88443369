"""GeoNames' names as Badia keeps them: what is left out, what is strong, which one is Arabic.

GeoNames is CC BY 4.0. The same rules make the built-in rows and those that an update brings in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from geo.places.names import ARTICLES, normalise, skeleton

ADMIN1: Mapping[str, str] = {
    "01": "SY08",
    "02": "SY06",
    "03": "SY14",
    "04": "SY11",
    "05": "SY13",
    "06": "SY12",
    "07": "SY09",
    "08": "SY03",
    "09": "SY02",
    "10": "SY05",
    "11": "SY04",
    "12": "SY07",
    "13": "SY01",
    "14": "SY10",
}
"""GeoNames' admin1 code (FIPS 10-4 without the country) to OCHA's P-code."""

LEFT_OUT: Mapping[int, str] = {
    168061: "Qabbasin stands 55 km east of the town (OCHA: 36.43 N 37.57 E)",
    7905767: "a subdistrict's middle, not a settlement",
}

RADIUS_M: Mapping[str, float] = {"city": 4_000, "town": 2_000, "village": 1_000}
"""How far GeoNames lies from OCHA's point for 90 % of 292 places: 0.7 to 1.0 km in every class.

A town's own extent comes on top, since "in Homs" is anywhere in it.
"""

WELL_KNOWN = frozenset(
    "Alep;Al-Thawra;Ath Thawrah;Bosra;Busra;Der Ezzor;Derik;Houla;Hula;Kobane;Kobani;Palmyra;"
    "الثورة;بصرى;الحولة;ديريك".split(";")
)
"""Second names in common use; they need no context, although their consonants are others."""

_ARABIC = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
_VOWEL_SIGNS = {chr(code) for code in range(0x64B, 0x653)}
_MIN_LETTERS = 4
_MIN_WEAK_LETTERS = 5

# BGN/PCGN 1956, the romanisation of GeoNames' own names: Arabic letters to Latin ones, with "A"
# for a long a.
_ROMAN = str.maketrans(
    dict(zip("ابتجحدرزسصضطعفقكلمنهويةى", "Abtjḩdrzsşḑţ‘fqklmnhwyhA", strict=True))
    | {"ث": "th", "خ": "kh", "ذ": "dh", "ش": "sh", "ظ": "z̧", "غ": "gh", "آ": "A"}
    | dict.fromkeys("أإءؤئ", "")
)
_LONG_VOWELS = str.maketrans("āīūá", "AywA", "aeiou’")


def settlement_kind(population: int) -> str:
    """A size class; most places have no population in GeoNames, and are villages then."""
    return "city" if population > 100_000 else "town" if population > 10_000 else "village"


def clean(name: str) -> str:
    """A name without direction marks, doubled blanks and a closing full stop."""
    shown = "".join(c for c in name if unicodedata.category(c) != "Cf")
    return " ".join(shown.split()).rstrip(".")


def plain(name: str) -> str:
    """A Latin name as reports write it, without the marks of the romanisation.

    The spelling keys read an s with a cedilla as the Turkish sh; in these names it is a sad.
    """
    return _unmarked(name).translate(str.maketrans("‘’ʿʾʻʼ`", "'" * 7)).strip("'")


def sort_out(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The Arabic and the Latin ones among alternate names, without what nobody would write."""
    alternates = sorted({clean(name) for name in names})
    arabic = [name for name in alternates if name and _is_arabic(name)]
    latin = sorted({plain(name) for name in alternates if _is_latin(name)})
    return arabic, latin


def closest_arabic(name: str, candidates: Iterable[str]) -> str:
    """The Arabic spelling that GeoNames' own romanised name stands for; "" if there is none."""
    ordered = sorted(candidates)
    if len(ordered) < 2:
        return ordered[0] if ordered else ""
    words = name.casefold().replace("-", " ").split()
    bare = [word for word in words if normalise(word) not in ARTICLES]
    wanted = "".join(bare).translate(_LONG_VOWELS)
    has_article = len(bare) < len(words)

    def likeness(arabic: str) -> tuple[float, bool, bool]:
        parts = [p.removeprefix("ال") if len(p) > 4 else p for p in arabic.split()]
        roman = "".join(parts).translate(_ROMAN)
        exact = SequenceMatcher(None, wanted, roman).ratio()
        # An exonym (Homs) has none of the marks.
        loose = SequenceMatcher(None, _unmarked(wanted), _unmarked(roman)).ratio()
        return exact + loose, arabic.startswith("ال") == has_article, len(parts) == len(bare)

    return max(ordered, key=likeness)


def other_names(
    name: str, name_ar: str, arabic: Iterable[str], latin: Iterable[str]
) -> Iterator[tuple[str, str, str]]:
    """The alternates that say something new, as (name, lang, strength).

    "strong" with the consonants of the name itself. The rest are former names, names in other
    languages and mistakes, which need context.
    """
    own = {skeleton(name), skeleton(name_ar)} - {""}
    seen = {normalise(name), normalise(name_ar)}
    for lang, others in (("ar", arabic), ("en", latin)):
        for other in others:
            if normalise(other) in seen:
                continue
            seen.add(normalise(other))
            strong = skeleton(other) in own or other in WELL_KNOWN
            if lang == "en" and not strong and sum(map(str.isalpha, other)) < _MIN_WEAK_LETTERS:
                continue
            yield other, lang, "strong" if strong else "weak"


def _unmarked(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _is_arabic(name: str) -> bool:
    """Written in the Arabic language's letters alone; Kurdish and Persian forms are left out."""
    letters = {c for c in name if c not in _VOWEL_SIGNS and not c.isspace()}
    return letters <= _ARABIC and all(len(word) > 1 for word in name.split())


def _is_latin(name: str) -> bool:
    """A name in Latin letters, and not an airport's code, a link or a machine's transliteration."""
    letters = [c for c in name if c.isalpha()]
    if any("LATIN" not in unicodedata.name(c, "") and c not in "ʿʾʻʼ" for c in letters):
        return False
    if any(c.isdigit() or c in "/:@=" for c in name) or len(letters) < _MIN_LETTERS:
        return False
    # GeoNames adds a transliteration in lower case to every name in another script.
    return any(c.isupper() for c in name) and not name.isupper()
