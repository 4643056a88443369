"""Actors as data sets name them, as Badia's parties.

The names are those of ACLED's and UCDP's Syria coding and the usual ones of the press. "Government"
is Damascus and its allies (Iran, Russia, Hezbollah, militias), as DESIGN's contract has it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from geo.model import Party

_RULES: tuple[tuple[Party, str], ...] = (
    (
        Party.UNKNOWN,
        r"^unidentified|^unknown|^unnamed|^not named|^xxx|مجهول|غير معروف",
    ),
    (
        Party.CIVILIAN,
        r"^civilian|^protest|^rioter|^journalist|^aid worker|^refugee|^farmer|^women|^shepherd"
        r"|^labou?r group|^teacher|^student|^health worker|^muslim group|^truffle|^pastoralist"
        r"|^government officials \(civil|مدني|رعا|مزارع|صحف",
    ),
    (
        Party.SDF,
        r"syrian democratic forces|\bsdf\b|\bqsd\b|\bypg\b|\bypj\b|people'?s protection units"
        r"|asayish|autonomous administration|\baanes\b|manbij military council"
        r"|deir ez-?zor military council|syriac military council|\bhpg\b|self-defen[cs]e forces"
        r"|north(?:ern)?\s*(?:and|&)\s*east(?:ern)? syria|قسد|قوات سوريا الديمقراطية|أسايش|آسايش",
    ),
    (
        Party.COALITION,
        r"inherent resolve|global coalition|international coalition|us-led|\bcjtf"
        r"|\bcoalition forces|^us$|^u\.s\.|united states|\busa\b|united kingdom|\bfrance\b"
        r"|التحالف الدولي|التحالف",
    ),
    (
        Party.ISLAMIC_STATE,
        r"islamic state|^is$|\bisis\b|\bisil\b|\bda'?esh\b|\bdaech\b|^is\b"
        r"|jaysh khalid|khalid ibn al-walid army|تنظيم الدولة|داعش|الدولة الإسلامية",
    ),
    (
        Party.OTHER_ARMED,
        r"hayat tahrir|\bhts\b|nusra|jabhat fateh|tahrir al-?sham|free syrian army|\bfsa\b"
        r"|syrian national army|\bsna\b|opposition|insurgent|rebel|ahrar|jaysh|turk|israel"
        r"|national front|maghawir|turkistan|hurras|southern front|faylaq|\bjan\b|\bclan|tribal"
        r"|al-?qai?da|هيئة تحرير|الجيش الحر|الجيش الوطني|تركيا|إسرائيل|فصائل",
    ),
    (
        Party.GOVERNMENT,
        r"(?:military|police|security|intelligence) forces of (?:syria|russia|iran)\b"
        r"|governments? of (?:syria|russia|iran)\b|syrian (?:arab )?army|\bsaa\b|\bndf\b"
        r"|national defen[cs]e (?:forces|militia)|pro-(?:government|regime|iran)|\bregime\b"
        r"|republican guard|tiger forces|\birgc\b|islamic revolutionary guard|quds (?:force|brig)"
        r"|hi?e?zbollah|hezbullah|hizballah|fatemiy|fatimiy|zainabiy|zaynabiy|zaynebiy|liwa al-quds"
        r"|popular mobili[sz]ation|\bhashd\b|kata'?ib|nujaba|baath brigade|qaterji|wagner"
        r"|air force intelligence|military intelligence|military security|political security"
        r"|local defen[cs]e forces|desert hawks|syrian government|syrian armed forces"
        r"|government forces|\biranian|\brussian|lebanese hezbollah|internal security forces"
        r"|ministry of (?:defen[cs]e|interior)"
        r"|الجيش السوري|قوات النظام|الجيش العربي|الدفاع الوطني|حزب الله|الحرس الثوري|روسي|إيران",
    ),
)
_COMPILED = tuple((party, re.compile(pattern, re.IGNORECASE)) for party, pattern in _RULES)
_BRACKETS = re.compile(r"\s*\((?:syria|\d{4}\s*-\s*(?:\d{4})?)\)", re.IGNORECASE)

_INTER = {
    **dict.fromkeys(("2", "rebel group", "3", "political militia"), Party.OTHER_ARMED),
    **dict.fromkeys(("4", "identity militia", "1", "state forces"), Party.OTHER_ARMED),
    **dict.fromkeys(("8", "external/other forces"), Party.OTHER_ARMED),
    **dict.fromkeys(("5", "rioters", "6", "protesters", "7", "civilians"), Party.CIVILIAN),
}


@lru_cache(maxsize=50_000)
def party_of(actor: str) -> Party | None:
    """The party that a name belongs to, None if no name of it is known here.

    A list of names ("HTS, Southern Front") is the one party of those that are known; if they are
    of several, it is `Party.UNKNOWN`.
    """
    names = [part.strip() for part in re.split(r"[;,]", _BRACKETS.sub("", actor))]
    known = {party for name in names if name and (party := _known(name))}
    if len(known) > 1:
        return Party.UNKNOWN
    return known.pop() if known else None


def _known(name: str) -> Party | None:
    if name in Party.__members__.values():
        return Party(name)
    return next((party for party, pattern in _COMPILED if pattern.search(name)), None)


def party_or_armed(actor: str, inter: str = "") -> Party | None:
    """`party_of` for data sets in which every actor is an armed group unless it says otherwise.

    ``inter`` is ACLED's kind of actor (a digit or its word). None only for an empty name.
    """
    if not actor.strip():
        return None
    known = party_of(actor)
    if known is not None:
        return known
    return _INTER.get(inter.strip().lower(), Party.OTHER_ARMED)
