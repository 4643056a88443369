"""Toponyms as keys: what two spellings of one name have in common, in Arabic and Latin script.

Three levels, each blinder than the one before:

* ``normalise``: the same letters (case, diacritics, apostrophes, hyphens, Arabic vowel signs).
* ``token_key``: the same word under another transliteration (articles, q/k, ou/u, ah/a, kh ...),
  or under another Arabic orthography (hamza, ta marbuta, alef maqsura).
* ``skeleton``: the same consonants, in one alphabet for both scripts.

Everything here is pure and works on strings alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

Script = Literal["arabic", "latin", "other"]

ARTICLES = frozenset(
    "al el all as ash ad adh ar an at ath az es esh ed edh er en et eth ez ech ach ul".split()
)
"""The Arabic article as Latin letters write it, assimilated or not."""

LINKS = frozenset("the of de du des d la le les l von der die das i".split())
"""Words that join a kind and a name and say nothing about which place is meant."""

_SPECIAL_LATIN = str.maketrans(
    {
        "ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ğ": "gh", "ġ": "gh", "ḡ": "gh",
        "ḫ": "kh", "ẖ": "kh", "ṯ": "th", "ḏ": "dh", "đ": "dh", "ǧ": "j", "ž": "j", "ı": "i",
        "ħ": "h", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l",
    }
)  # fmt: skip
_DROPPED = "'’‘`´ʿʾʼʻˁˀ′ʹ\u02bb\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\ufeff"
_SPACED = '-‐‑‒–—―_/\\.,;:!?()[]{}"“”„«»*|+&،؛؟…·•'
_PUNCTUATION = str.maketrans(
    {**dict.fromkeys(_DROPPED), **dict.fromkeys(_SPACED, " ")}
    | {chr(0x660 + d): str(d) for d in range(10)}
    | {chr(0x6F0 + d): str(d) for d in range(10)}
)
_COMBINING = re.compile(
    r"[\u0300-\u036f\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed]"
)
_ELIDED = re.compile(r"\b[dl]['’](?=\w\w)")
"""The French "d'al-Soukhna"."""
_ARTICLE_BEFORE_LATIN = re.compile(r"\bال\u0640?(?=[a-z\d])")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")

_ARABIC_LETTERS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ی": "ي", "ؤ": "و", "ة": "ه",
        "ء": None, "گ": "ك", "ک": "ك", "چ": "ج", "پ": "ب", "ڤ": "ف", "ژ": "ز",
    }
)  # fmt: skip
_ARABIC_SKELETON = str.maketrans(
    {
        "ا": None, "و": None, "ي": None, "ع": None, "ب": "b", "ت": "t", "ث": "t", "ط": "t",
        "ج": "j", "ح": "h", "ه": "h", "خ": "X", "د": "d", "ذ": "d", "ض": "d", "ظ": "d", "ر": "r",
        "ز": "z", "س": "s", "ص": "s", "ش": "S", "غ": "G", "ف": "f", "ق": "k", "ك": "k", "ل": "l",
        "م": "m", "ن": "n",
    }
)  # fmt: skip
_ARABIC_TO_LATIN = str.maketrans(
    {
        "ا": "a", "و": "u", "ي": "i", "ع": "", "ب": "b", "ت": "t", "ث": "t", "ط": "t", "ج": "j",
        "ح": "h", "ه": "h", "خ": "X", "د": "d", "ذ": "d", "ض": "d", "ظ": "d", "ر": "r", "ز": "z",
        "س": "s", "ص": "s", "ش": "S", "غ": "G", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
        "ن": "n",
    }
)  # fmt: skip
_VOWELS = str.maketrans("", "", "aeiou")
_GLUED_ARTICLE = re.compile(
    r"(?:[ae]l|[ae](?:(s)(?=s)|(d)(?=d)|r(?=r)|n(?=n)|t(?=t)|z(?=z)|sh(?=sh)))(?=..[a-z])"
)
_DOUBLED = re.compile(r"(.)\1+")
_WHOLE_WORDS = {
    "abu": "bu", "abou": "bu", "abo": "bu", "bou": "bu", "aboo": "bu", "albu": "bu", "albou": "bu",
    "ebu": "bu", "elbu": "bu", "elbou": "bu", "abul": "bu", "aboul": "bu", "abil": "bu",
    "kfar": "kafr", "kefr": "kafr", "kafar": "kafr", "kufr": "kafr", "jeb": "jub", "jebb": "jub",
    "jib": "jub", "jibb": "jub", "jobb": "jub",
    "assad": "asad", "ابو": "بو", "البو": "بو", "eastern": "ist", "western": "uist",
    "northern": "nurt", "northeast": "nurtist", "northeastern": "nurtist",
    "northwest": "nurtuist", "northwestern": "nurtuist", "southeast": "sutist",
    "southeastern": "sutist", "southwest": "sutuist", "southwestern": "sutuist",
    "southern": "sut", "ibn": "bn", "bin": "bn", "ben": "bn", "بن": "بن",
    "ابن": "بن", "qibli": "janubi", "qabli": "janubi", "qebli": "janubi", "kibli": "janubi",
    "qibliyah": "janubi", "qibliyeh": "janubi", "qiblieh": "janubi", "qibliya": "janubi",
    "قبلي": "جنوبي", "القبلي": "جنوبي", "قبليه": "جنوبي", "القبليه": "جنوبي",
}  # fmt: skip


def script_of(text: str) -> Script:
    """Which script a name is written in; Arabic wins in a mixed one."""
    if _ARABIC.search(text):
        return "arabic"
    return "latin" if any(c.isalpha() for c in text) else "other"


def normalise(text: str) -> str:
    """The same letters in one form: lower case, no diacritics, one space between words."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).casefold().translate(_SPECIAL_LATIN)
        text = _COMBINING.sub("", unicodedata.normalize("NFKD", _keep_hamza(text)))
        text = _restore_hamza(text).translate(_SPECIAL_LATIN)
        text = _ARTICLE_BEFORE_LATIN.sub("", text)
    text = text.lower()
    if "'" in text or "’" in text:
        text = _ELIDED.sub("", text)
    if "sch" in text:
        if "dsch" in text:  # who writes so means y by a j of its own
            text = text.replace("dsch", "\0").replace("j", "y").replace("\0", "j")
        text = text.replace("tsch", "ch").replace("sch", "sh")
    return " ".join(text.translate(_PUNCTUATION).split())


_HAMZA_OUT = str.maketrans(
    {"أ": "\ue000", "إ": "\ue001", "آ": "\ue002", "ؤ": "\ue003", "ئ": "\ue004"}
)
_HAMZA_IN = str.maketrans({v: chr(k) for k, v in _HAMZA_OUT.items()})


def _keep_hamza(text: str) -> str:
    # NFKD would split hamza carriers in two; that difference belongs to the spelling key.
    return text.translate(_HAMZA_OUT)


def _restore_hamza(text: str) -> str:
    return text.translate(_HAMZA_IN)


@lru_cache(maxsize=65536)
def token_key(token: str, last: bool = True) -> str:
    """The spelling key of one normalised word; empty for an article or a linking word.

    ``last``: whether the word ends the name. Before another word, "-at" is the construct form of
    "-ah" (Khirbat X, Khirbah).
    """
    if token in ARTICLES or token in LINKS:
        return ""
    if token in _WHOLE_WORDS:
        return _WHOLE_WORDS[token]
    if not token.isalpha():
        return token
    if not token.isascii():
        return _arabic_token_key(token)
    return _latin_token_key(token, last)


def _arabic_token_key(token: str) -> str:
    token = token.translate(_ARABIC_LETTERS)
    if token in _WHOLE_WORDS:
        return _WHOLE_WORDS[token]
    if token.startswith("ال") and len(token) > 3:
        token = token[2:]
    if len(token) > 3 and token[-1] in "اهي" and token[-2:] != "يي":
        # Final ya and alef maqsura are one letter here, so only ta marbuta and alef go.
        token = token if token[-1] == "ي" else token[:-1]
    return _DOUBLED.sub(r"\1", token)


def _latin_token_key(token: str, last: bool) -> str:
    glued = _GLUED_ARTICLE.match(token)
    if glued:
        token = token[glued.end() :]
    if not last and len(token) > 4 and token[-1] == "t" and token[-2] in "ae":
        token = token[:-1]
    key = (
        token.replace("kh", "X").replace("gh", "G").replace("sh", "S").replace("ch", "S")
        .replace("th", "t").replace("dh", "d").replace("ph", "f").replace("dj", "j")
        .replace("ck", "k").replace("q", "k").replace("c", "k").replace("g", "k")
        .replace("p", "b").replace("x", "ks").replace("v", "w").replace("ee", "i")
        .replace("oo", "u").replace("ao", "aw")
    )  # fmt: skip
    key = _DOUBLED.sub(r"\1", key)
    if len(key) > 3:
        if key[-1] == "h" and key[-2] in "aeiou":
            key = key[:-1]
        if key[-1] in "ae":
            key = key[:-1]
    key = (
        key.replace("aei", "i").replace("ay", "i").replace("ai", "i").replace("ey", "i")
        .replace("ei", "i").replace("aw", "u").replace("au", "u").replace("y", "i")
        .replace("e", "i").replace("w", "u").replace("o", "u")
    )  # fmt: skip
    return _DOUBLED.sub(r"\1", key)


def tokens_key(tokens: Sequence[str]) -> str:
    """The spelling key of normalised words, joined without spaces."""
    end = len(tokens) - 1
    key = "".join([token_key(token, i == end) for i, token in enumerate(tokens)])
    return key or "".join(tokens)


def core_text(tokens: Sequence[str]) -> str:
    """Normalised words in one run, without articles: two names alike to the letter agree in it."""
    text = "".join([_bare(t) for t in tokens if t not in ARTICLES and t not in LINKS])
    return text.translate(_ARABIC_LETTERS) if not text.isascii() else text


def _bare(token: str) -> str:
    return token[2:] if len(token) > 4 and token.startswith(("al", "el", "ال")) else token


def undoubled(text: str) -> str:
    """A text with no letter twice in a row, as a slip of the finger or the Arabic shadda has it."""
    return _DOUBLED.sub(r"\1", text)


def spelling_key(text: str) -> str:
    """The spelling key of a whole name, articles left out, words joined."""
    return tokens_key(normalise(text).split())


_READINGS = (("g", "j"), ("th", "dh"), ("ch", "kh"))
"""Letters that may stand for another sound: Gebel, Thiban, and German Suchna."""


def key_variants(key: str, tokens: Sequence[str]) -> tuple[str, ...]:
    """The key, and what it would be under the other reading of an ambiguous Latin letter."""
    text = "".join(tokens)
    if "g" not in text and "th" not in text and "ch" not in text:
        return (key,)
    variants = [key]
    for letters, reading in _READINGS:
        if letters in text:
            other = tokens_key([_reread(t, letters, reading) for t in tokens])
            if other not in variants:
                variants.append(other)
    return tuple(variants)


_FOREIGN = tuple(
    (re.compile(letters), reading)
    for letters, reading in (
        (r"x", "kh"),  # Kurdish: Xabur
        (r"x", "gh"),  # Kurdish: Baxoz
        (r"j", "y"),  # German: Majadin
        (r"ch", "kh"),  # German: Chabur
        (r"c(?!h)", "j"),  # Turkish, Kurdish: Cezire
        (r"e(?!y|i)", "a"),  # Turkish, Kurdish: Menbic
        (r"(?<![ckgsdt])h(?!$)", "kh"),  # Turkish: Hanasir
        (r"g(?!h)", "gh"),  # Turkish, French: Garanic
        (r"z", "dh"),  # Turkish: Ziban
        (r"dh", "z"),  # the same letter written otherwise: Baghudh
        (r"s(?!h)", "z"),  # German: Fairusa
        (r"aou", "aw"),  # French: Haouz
    )
)
"""Letters by which other languages write a sound that English writes otherwise."""
MOST_FOREIGN = 48
"""How many readings of one name are tried."""


def foreign_readings(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    """A Latin name's words as English would write them if Turkish or German had written them.

    Each of the readings that the letters allow, alone and together; not the name as it stands.
    """
    readings: list[tuple[str, ...]] = [tuple(tokens)]
    text = "".join(tokens)
    for letters, reading in _FOREIGN:
        if letters.search(text) is None:
            continue
        for known in list(readings):
            if len(readings) >= MOST_FOREIGN:
                break
            other = tuple([letters.sub(reading, token) for token in known])
            if other not in readings:
                readings.append(other)
    return readings[1:]


def _reread(token: str, letters: str, reading: str) -> str:
    return token.replace("gh", "\0").replace(letters, reading).replace("\0", "gh")


def skeleton_of_key(key: str) -> str:
    """The consonants of a spelling key in one alphabet for both scripts, vowels and ayn dropped."""
    if key.isascii():
        return key.translate(_VOWELS)
    return key.translate(_ARABIC_SKELETON)


def skeleton(text: str) -> str:
    """The consonant skeleton of a name: السخنة and Al-Sukhnah have the same."""
    return skeleton_of_key(spelling_key(text))


def latin_form(key: str) -> str:
    """An Arabic spelling key in the letters of a Latin one, without the short vowels."""
    return key if key.isascii() else key.translate(_ARABIC_TO_LATIN)


def arabic_prefix_variants(token: str) -> tuple[str, ...]:
    """An Arabic word without what may be written onto it: wa-, fa-, bi-, ka-, li-."""
    variants = []
    if len(token) > 4 and token[0] in "وفبك" and token[1:3] == "ال":
        variants.append(token[1:])
    elif token.startswith("لل") and len(token) > 4:
        variants.append("ال" + token[2:])
    elif len(token) > 3 and token[0] in "وبلف":
        variants.append(token[1:])
    return tuple(variants)
