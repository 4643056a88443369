"""What is never a place although it may sound like one: people, outlets, units, months."""

from __future__ import annotations

from collections.abc import Mapping

from geo.places.names import normalise

_MONTHS = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday ramadan "
    "يناير فبراير مارس ابريل أبريل مايو يونيو يوليو اغسطس أغسطس سبتمبر اكتوبر أكتوبر نوفمبر ديسمبر "
    "كانون شباط اذار آذار نيسان ايار أيار حزيران تموز اب آب ايلول أيلول تشرين"
)
_OUTLETS = (
    "sana|sohr|reuters|afp|tass|ria novosti|sputnik|al jazeera|aljazeera|al arabiya|al monitor|"
    "enab baladi|north press|anha|hawar|amaq|al masdar|al masdar news|zaman al wasl|"
    "deir ezzor 24|deirezzor 24|euphrates post|sy24|syria tv|orient|orient news|"
    "syrian observatory|syrian observatory for human rights|al mayadeen tv|al manar|rudaw|bbc|cnn|"
    "palmyra coordination|sound and picture|eye of the euphrates|step news|baladi news|"
    "سانا|المرصد السوري|رويترز|الجزيرة نت|عنب بلدي|نورث برس|اعماق|أعماق"
)
_UNITS = (
    "isis|isil|is|daesh|islamic state|sdf|sna|sns|saa|ndf|idf|irgc|ypg|ypj|pkk|hts|nusra|"
    "jabhat al nusra|hezbollah|hizbollah|hezballah|fatemiyoun|liwa fatemiyoun|zainabiyoun|wagner|"
    "liwa al quds|quds brigade|tiger forces|desert hawks|baqir brigade|liwa al baqir|"
    "hashd al shaabi|popular mobilization forces|asayish|national defence forces|"
    "national defense forces|republican guard|fourth division|4th division|fifth corps|"
    "free syrian army|fsa|syrian army|syrian democratic forces|maghawir al thawra|"
    "kataib hezbollah|harakat al nujaba|al qaeda|qaeda|taliban|nato|un|unhcr|ocha|wfp|"
    "داعش|تنظيم الدولة|حزب الله|الحرس الثوري|قسد|الدفاع الوطني|لواء القدس|فاطميون|الفيلق الخامس"
)
_GIVEN_NAMES = (
    "ahmad ahmed mohammed mohammad muhammad mohamed hassan hasan hussein hussain husayn ali omar "
    "umar othman uthman khaled khalid ibrahim ismail yusuf youssef yousef abdullah abdallah "
    "abdulrahman abdelrahman mahmoud mahmud mustafa maher bashar hafez rami talal qasem qassem "
    "soleimani suleiman sulaiman salim saleem samir ziad zaid tariq tarek walid waleed nasser "
    "karim kareem jamal kamal issam isam imad fadi firas ghassan haitham hani jamil majid marwan "
    "mazen nabil osama usama rashid riad sami tamer wael yasser zakaria abdul abdel vladimir "
    "donald recep joe john james michael david sergei george peter "
    "محمد احمد أحمد حسن حسين علي خالد "
    "ابراهيم إبراهيم يوسف عبدالله محمود مصطفى سليمان بشار"
)
_WORDS = (
    "syria syrian iraq iraqi turkey iran russia israel jordan lebanon army forces "
    "regime government fighters militants soldiers civilians unknown none nowhere somewhere here "
    "there the"
)
_COUNTRIES = "syria iraq turkey turkiye iran russia israel jordan lebanon سوريا العراق تركيا"


def _table(reason: str, names: str, separator: str | None = None) -> dict[str, str]:
    return {normalise(n): reason for n in names.split(separator) if n.strip()}


_REFUSED: Mapping[str, str] = {
    **_table("a common word, not a place of the desert", _WORDS),
    **_table("a person's name", _GIVEN_NAMES),
    **_table("an armed group or organisation", _UNITS, "|"),
    **_table("a news outlet", _OUTLETS, "|"),
    **_table("a month or day", _MONTHS),
    **_table("a country; name a place within it", _COUNTRIES),
}
PEOPLE = frozenset(normalise(n) for n in _GIVEN_NAMES.split())
"""Given names as single normalised words."""
AFTER_OUTLET = frozenset(
    "tv television channel newspaper agency news network radio media website university brigade "
    "brigades battalion battalions regiment division council coordination observatory front "
    "tribe clan clans militia militias".split()
)
"""Words that make an outlet, a unit or a tribe of the place name before them."""


def refusal(normal: str) -> str | None:
    """Why a normalised name can't be a place, or None if it may be one."""
    reason = _REFUSED.get(normal)
    if reason:
        return f"{normal!r} is {reason}."
    words = normal.split()
    if len(words) > 1 and words[0] in PEOPLE:
        return f"{normal!r} looks like a person's name."
    return None


_COMMON = frozenset(
    normalise(w)
    for w in (
        "a about after all also an and another are as at be been before but by can could day days "
        "dead did do each east eastern first five for four from general governor had has have he "
        "her here his how i if in into it its killed last many may meanwhile military more most mr "
        "near new no not now of officer on one only or other our over part people rather said "
        "second several she since six so some source sources state strike ten than that the their "
        "them then there these they third this those three through to today troops two under until "
        "up us was were western what when where which while who will with yesterday you "
        "في من على الى إلى عن مع هذا هذه التي الذي كان قد بعد قبل كما ان أن قال قتل جرح عنصر عناصر "
        "قوات هجوم يوم امس أمس خلال بين عدد"
    ).split()
)


def is_common_word(normal: str) -> bool:
    """Whether a normalised word is everyday language and can't begin a place name."""
    return normal in _COMMON


def never_alone(normal: str) -> bool:
    """Whether a normalised word is no place by itself, though it may begin one (Syrian desert)."""
    return normal in _REFUSED
