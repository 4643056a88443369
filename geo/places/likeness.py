"""How alike two spellings are: mistyped letters, other vowels, and Arabic beside Latin."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from geo.places.names import latin_form, skeleton_of_key

FUZZY_MIN_LETTERS, SWAP_MIN_LETTERS = 5, 4
"""Letters that a name must have for a slip in it, and for two swapped ones, to be seen."""
LONG_SKELETON = 4
"""Consonants from which one more vowel may be left out."""
SWAPPED = 0.4
"""What two neighbours in the wrong order count: no other name differs so, as one by a vowel may."""
VOWEL = 0.8
"""What a vowel left out or put in counts."""
LIKE_SOUND = 0.5
"""What ض counts in place of ظ: many speak and write the two alike."""
DERIVED = 1.2
"""What to add to the letters changed where one name is an adjective of the other."""


def alike(key: str, other: str) -> float:
    """How alike two spelling keys are, 0 to 1, in one script or across Arabic and Latin."""
    if key == other:
        return 1.0
    if key.isascii() == other.isascii():
        same = skeleton_of_key(key) == skeleton_of_key(other)
        return similar(key, other, same)
    arabic, latin = (other, key) if key.isascii() else (key, other)
    if skeleton_of_key(arabic) != skeleton_of_key(latin):
        return 0.0
    return cross_script(latin_form(arabic), latin)


def mistyped(text: str, other: str) -> float:
    """1 minus the share of letters that slipped: dropped, doubled, swapped or mistyped."""
    longest = max(len(text), len(other))
    slips = _slips(text, other)
    if slips >= 1 and longest < FUZZY_MIN_LETTERS:
        return 0.0
    return 0.97 * (1 - slips * _first_letter(text, other) / longest)


def slipped(run: str, other: str, name: str) -> float:
    """How well one whole name with a slip in it fits another, articles and words of kind included.

    Those count half; in Arabic, which writes few vowels, only ``name``, without them, counts.
    """
    letters = (max(len(run), len(other)) + len(name)) / 2 if run.isascii() else len(name)
    slips = _slips(run, other)
    if not run.isascii() and run.translate(_ONE_D) == other.translate(_ONE_D):
        slips = LIKE_SOUND
    return 0.97 * (1 - slips * _first_letter(run, other) / letters)


def _slips(text: str, other: str) -> float:
    slips = OSA.distance(text, other) + _strange(text, other)
    if slips == 1 and sorted(text) == sorted(other):
        return SWAPPED
    if slips == 1 and len(text) != len(other) and _bare(text) == _bare(other):
        return VOWEL
    return slips


def exchanged(text: str, other: str) -> bool:
    """Whether letters stand in place of others, in two texts one slip apart."""
    return len(text) == len(other) and sorted(text) != sorted(other)


_VOWELS = frozenset("aeiouywاويىعءأإآ")
_ONE_D = str.maketrans("ظ", "ض")
_NO_VOWELS = str.maketrans("", "", "aeiou")
_SOUNDS = ("td", "szS", "kgqGXh", "bpvf", "mn", "jgS", "تطدضظذث", "سصزش", "كقغخحه", "من")
_ALIKE = {(a, b) for sounds in _SOUNDS for a in sounds for b in sounds}


def _bare(text: str) -> str:
    return text.translate(_NO_VOWELS)


def _strange(text: str, other: str) -> float:
    """What to add for consonants put in place of others: that is another name, not a slip."""
    if len(text) != len(other):
        return 0.0
    pairs = [(a, b) for a, b in zip(text, other, strict=True) if a != b]
    if len(pairs) == 2 and pairs[0] == pairs[1][::-1]:
        return 0.0  # swapped neighbours
    strange = [p for p in pairs if p not in _ALIKE and not _VOWELS.issuperset(p)]
    return 0.9 * len(strange)


def slips(text: str) -> int:
    """How many letters of a name may have slipped."""
    return 2 if len(text) > 8 else 1


def _derived(key: str, other: str) -> bool:
    """Whether one name is the other with -i or -iyah: Husayniyah is not Husayn, nor Sukkar -iyah.

    Keys have lost their final -a and -ah.
    """
    short, long = sorted((key, other), key=len)
    return long[-1] in "iي" and short[-1] not in "iي"


def nisbah(text: str) -> bool:
    """Whether a name in one run ends in -iyah, which keys no longer show."""
    return text.endswith(("iyah", "iya", "iyeh", "iye", "iyyah", "iyya", "ية"))


def _first_letter(text: str, other: str) -> float:
    """The first letter is the last that a writer gets wrong."""
    return 1.0 if text[0] == other[0] else 1.6


def similar(key: str, other: str, same_skeleton: bool) -> float:
    """1 minus the share of letters changed; a changed vowel counts half a consonant."""
    longest = max(len(key), len(other))
    if longest < (FUZZY_MIN_LETTERS if key.isascii() else 4):
        return 0.0
    if same_skeleton:  # only vowels differ; two exchanged ones are less than two left out
        allowed = 2 if longest > (5 if len(key) == len(other) else 7) else 1
        if len(skeleton_of_key(key)) >= LONG_SKELETON:
            allowed += 1  # Mseifra for Musayfirah, as it is spoken
    else:
        allowed = 2 if longest > 9 else 1
    distance = OSA.distance(key, other, score_cutoff=allowed)
    if distance > allowed:
        return 0.0
    cost = distance * (0.5 if same_skeleton else 1.0) + _strange(key, other)
    if _derived(key, other):
        cost += DERIVED
    cost *= _first_letter(key, other)
    return 0.95 * (1 - cost / longest)


def cross_script(key: str, other: str) -> float:
    """How well an Arabic key in Latin letters fits a Latin key with the same consonants.

    Arabic writes only the long vowels, so each of those must meet a vowel of its colour, and a
    Latin vowel may stand where Arabic writes none.
    """
    i = missed = extra = 0
    for letter in other:
        if i < len(key) and key[i] == letter:
            i += 1
        elif letter in "aiu":
            extra += 1
        else:
            while i < len(key) and key[i] in "aiu":
                missed += 1
                i += 1
            i += 1
    missed += sum(1 for letter in key[i:] if letter in "aiu")
    return 0.9 - 0.14 * missed - 0.03 * max(0, extra - 2)
