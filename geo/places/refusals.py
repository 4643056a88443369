"""What is never a place although it may sound like one: people, outlets, units, months, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.places.names import ARTICLES, LINKS, normalise, spelling_key

_MONTHS = (
    "tammuz tamuz nisan kanun shubat adhar ayyar haziran eylul cuma pazartesi salı çarşamba "
    "perşembe cumartesi pazar montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday "
    "ramadan ramazan muharram safar jumada rajab shaaban sha'ban shawwal "
    "يناير فبراير مارس ابريل أبريل مايو يونيو يوليو اغسطس أغسطس سبتمبر اكتوبر أكتوبر نوفمبر ديسمبر "
    "كانون شباط اذار آذار نيسان ايار أيار حزيران تموز اب آب ايلول أيلول تشرين رمضان "
    "محرم صفر رجب شعبان شوال "
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre januar "
    "februar märz juni juli oktober dezember ocak şubat nisan mayıs haziran temmuz ağustos eylül "
    "ekim kasım aralık"
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
"""What often stands right behind a name and is no part of it: "shot dead in Hajin Tuesday"."""
_OUTLETS = (
    "sana|sohr|reuters|afp|tass|ria novosti|sputnik|al jazeera|aljazeera|al arabiya|alarabiya|"
    "al monitor|enab baladi|north press|anha|hawar|amaq|al masdar|al masdar news|zaman al wasl|"
    "deir ezzor 24|deirezzor 24|euphrates post|sy24|syria tv|orient|orient news|al watan|al thawra|"
    "syrian observatory|syrian observatory for human rights|al mayadeen tv|al manar|rudaw|bbc|cnn|"
    "palmyra coordination|sound and picture|eye of the euphrates|step news|baladi news|al akhbar|"
    "al alam|al hadath|al araby|al arabi|press tv|fars|tasnim|interfax|anadolu|al hayat|"
    "asharq al awsat|the new arab|"
    "local coordination committees|violations documentation center|white helmets|"
    "سانا|المرصد السوري|رويترز|الجزيرة نت|عنب بلدي|نورث برس|اعماق|أعماق|الوطن|المنار|الميادين نت"
)
_UNITS = (
    "isis|isil|is|daesh|islamic state|sdf|sna|sns|saa|ndf|idf|irgc|ypg|ypj|pkk|hts|nusra|al nusra|"
    "jabhat al nusra|nusra front|hezbollah|hizbollah|hizbullah|hezballah|fatemiyoun|"
    "liwa fatemiyoun|zainabiyoun|wagner|liwa al quds|quds brigade|quds force|tiger forces|"
    "desert hawks|baqir brigade|liwa al baqir|hashd al shaabi|popular mobilization forces|"
    "popular mobilisation forces|asayish|national defence forces|national defense forces|"
    "republican guard|fourth division|4th division|fifth corps|14th special forces division|"
    "free syrian army|fsa|syrian army|syrian arab army|syrian democratic forces|"
    "maghawir al thawra|kataib hezbollah|harakat al nujaba|nujaba|al qaeda|qaeda|taliban|nato|un|"
    "unhcr|ocha|wfp|icrc|sarc|syrian arab red crescent|ahrar al sham|jaysh al islam|"
    "hayat tahrir al sham|tahrir al sham|fatah al sham|fateh al sham|ajnad al sham|"
    "ajnad al kavkaz|faylaq al rahman|failaq al sham|jund al aqsa|hurras al din|"
    "al sham legion|levant front|southern front|coalition|baath brigades|military security|"
    "air force intelligence|state security|al bu saraya|albu saraya|al busaraya|ugaydat|"
    "al ugaydat|uqaydat|baggara|al baggara|qaterji|al qaterji|qatirji|katerji|"
    "داعش|تنظيم الدولة|حزب الله|الحرس الثوري|قسد|الدفاع الوطني|لواء القدس|فاطميون|الفيلق الخامس|"
    "الفرقة الرابعة|الحرس الجمهوري|جبهة النصرة|هيئة تحرير الشام|أحرار الشام|جيش الإسلام|التحالف"
)
_GIVEN_NAMES = (
    "ahmad ahmed mohammed mohammad muhammad mohamed hassan hasan hussein hussain husayn ali omar "
    "umar othman uthman khaled khalid ibrahim ismail yusuf youssef yousef abdullah abdallah "
    "abdulrahman abdelrahman abdulkarim mahmoud mahmud mustafa maher bashar hafez rami talal "
    "qasem qassem suleiman sulaiman salim saleem samir ziad zaid tariq tarek walid waleed nasser "
    "karim kareem jamal kamal issam isam imad fadi firas ghassan haitham hani jamil majid marwan "
    "mazen nabil osama usama rashid riad sami tamer wael yasser zakaria abdul abdel suhail suheil "
    "vladimir donald recep joe john james michael david sergei sergey george peter staffan ban "
    "محمد احمد أحمد حسن حسين علي خالد ابراهيم إبراهيم يوسف عبدالله محمود مصطفى سليمان بشار طلال "
    "سهيل"
)
_FAMILY_NAMES = (
    "assad|al assad|bashar al assad|hafez al assad|maher al assad|putin|trump|obama|biden|erdogan|"
    "kerry|lavrov|netanyahu|nasrallah|soleimani|qasem soleimani|baghdadi|al baghdadi|jolani|"
    "al jolani|golani|julani|sharaa|al sharaa|zawahiri|al zawahiri|adnani|al adnani|mistura|"
    "de mistura|pedersen|barazi|abdulrahman|abdul rahman|al hassan|shaheen|prigozhin|khamenei|"
    "rouhani|raisi|bin laden|"
    "الأسد|بشار الأسد|بوتين|ترامب|أردوغان|البغدادي|الجولاني|سليماني|نصر الله"
)
_WORDS = (
    "syria|syrian|syrians|iraq|iraqi|iraqis|turkey|turkish|iran|iranian|russia|russian|russians|"
    "israel|israeli|jordan|jordanian|lebanon|lebanese|american|us|american led|kurdish|kurds|arab|"
    "arabs|sunni|shia|shiite|alawite|druze|christian|armenian|assyrian|assyrians|chaldean|circassian|"
    "yazidi|majority|islamic|muslim|army|forces|regime|"
    "government|fighters|militants|soldiers|civilians|unknown|none|nowhere|somewhere|here|there|"
    "the|war|hit|hole|school|media|center|centre|death|read|roman|hammer|full|hour|industrial|"
    "airport|desert|station|city|town|village|north|south|east|west|northern|southern|eastern|"
    "western|central|home|homes|house|street|office|hospital|mosque|church|square|market|prison|"
    "sham|al sham|cham|shaam|deir|kafr|khan|bab|tal|tell|jabal|wadi|umm|abu|bir|ayn|ain|qasr|zor|"
    "dali|sad|many|some|may|holy|grain|sugar|tank|safe|dead|old|rage|dare|busy|great|top|panorama|"
    "silo|silos|pocket|enclave|cemetery|barrage|siege|carry|seven|ten|third|fourth|second|first|base|road|bridge|field|dam|"
    "sharif|hadi|maadi|houry|karam|badr|سوري|سورية|السوري|السورية|عراقي|العراقي|إيراني|روسي|"
    "الشام|الجيش|القوات|النظام|مدينة|قرية|بلدة|الحرية|"
    "الكرامة|النصر|السلام|الوحدة|الثورة|الجمهورية|الشهداء|الجامعة|السوق|الشعب|الوطن|مجهول|عناصر|مسلحون|مدنيون"
)
_COUNTRIES = (
    "syria|iraq|turkey|turkiye|iran|russia|israel|jordan|lebanon|egypt|saudi arabia|qatar|"
    "united states|america|france|germany|united kingdom|ukraine|europe|middle east|"
    "سوريا|سورية|العراق|تركيا|إيران|روسيا|لبنان|الأردن|إسرائيل|أمريكا|"
    "syrie|syrien|suriye|irak|turquie|türkei|liban|libanon"
)


_ADJECTIVES = frozenset(
    normalise(w)
    for names in (_WORDS, _UNITS, _COUNTRIES)
    for w in names.split("|")
    if normalise(w) not in ("sham", "al sham")
)


def _table(reason: str, names: str, separator: str | None) -> dict[str, str]:
    return {normalise(n): reason for n in names.split(separator) if n.strip()}


_REFUSED: Mapping[str, str] = {
    **_table("a common word", _WORDS, "|"),
    **_table("a person's given name", _GIVEN_NAMES, None),
    **_table("a person's name", _FAMILY_NAMES, "|"),
    **_table("an armed group or an organisation", _UNITS, "|"),
    **_table("a news outlet or a monitor", _OUTLETS, "|"),
    **_table("a month or a day", _MONTHS, None),
    **_table("a whole country or more; name a place within it", _COUNTRIES, "|"),
}
_BARE: Mapping[str, str] = {
    " ".join(w for w in name.split() if w not in ARTICLES): reason
    for name, reason in _REFUSED.items()
}
PEOPLE = frozenset(normalise(n) for n in _GIVEN_NAMES.split())
"""Given names as single normalised words."""
NAME_HEADS = frozenset(
    "deir kafr kfar khan bab tal tell tall jabal wadi umm um abu bir ayn ain ras qasr sheikh "
    "shaykh shekh bani beit bayt ام أم ابو أبو".split()
)
"""Words that begin many a place name and are none by themselves."""
BEFORE_UNIT = frozenset(
    "jabhat jabha liwa jaish jaysh faylaq failaq kataib katibat saraya harakat ahrar ajnad hurras "
    "fatah fateh fath tahrir hayat jund ansar junud asad brigade battalion division regiment "
    "لواء جيش فيلق كتائب كتيبة سرايا حركة أحرار جبهة هيئة تحرير جند أنصار فرقة".split()
)
"""Words that make an armed group of the place name behind them."""
AFTER_OUTLET = frozenset(
    "tv television channel newspaper agency news network radio media website university brigade "
    "brigades battalion battalions regiment council coordination observatory front "
    "tribe clan clans militia militias tribesmen 24".split()
)
"""Words that make an outlet, a unit or a tribe of the place name before them."""
MEN_OF_A_NAME = frozenset(
    "militia militias brigade brigades battalion battalions legion regiment faction".split()
)
"""Words that end the name of a unit which begins with a place: the Palmyra Lions militia."""
_COMMON = frozenset(
    normalise(w)
    for w in (
        "a about after all also an and another are as at be been before but by can could day days "
        "did do each first five for four from general governor had has have he her his how i if "
        "in into it its killed last meanwhile military more most mr mrs new no not now of officer "
        "on one only or other our over part people rather said several she since six so source "
        "sources state strike than that the their them then these they this those three through "
        "to today troops two under until up was were what when where which while who will with "
        "yesterday you your near both between earlier later however according despite during "
        "في من على الى إلى عن مع هذا هذه التي الذي كان قد بعد قبل كما ان أن قال قتل جرح عنصر عناصر "
        "قوات هجوم يوم امس أمس خلال بين عدد ضد تم حتى عند لدى نحو شخص أشخاص"
    ).split()
)


COMMON_NAMES = frozenset(
    spelling_key(name)
    for name in (
        "Jadidah Jdaydah Mushrifah Mushayrifah Aziziyah Hamra Salihiyah Khalidiyah Atshanah "
        "Mansurah Tayyibah Nasiriyah Hurriyah Sindiyanah Safsafah Hamidiyah Jabiriyah Buwaydah "
        "Sawwanah Rawdah Baydah Hamdaniyah Amiriyah Qasimiyah Husayniyah Rabiah Karamah Junaynah "
        "Wahdah Thawrah Jamiliyah Ghassaniyah Abbasiyah Qulayah Mazraah Burj Harmalah Kawkab "
        "Muwaylih Balat Hawash Nasirah Majdal Tawil Sukkariyah Ahmar Hamam Sawda Bardah"
    ).split()
)
"""Spelling keys of names that five Syrian villages and more bear: the name alone says little."""


def refusal(normal: str) -> str | None:
    """Why a normalised name can't be a place, or None if it may be one."""
    reason = _REFUSED.get(normal) or _BARE.get(normal)
    if normal.isdigit():
        reason = "a number"  # "47" without its "Kilo"
    return f"{normal!r} is {reason}, not a place of the gazetteer." if reason else None


def is_person(normal: str) -> bool:
    """Whether a normalised name is known to be a person's or an armed group's."""
    return any(
        kept in (_REFUSED.get(normal) or _BARE.get(normal) or "") for kept in ("person", "armed")
    )


def adjective(core: Sequence[str]) -> str | None:
    """Why what is left of a name without its words of kind says nothing: "Syrian" city."""
    name = " ".join([word for word in core if word not in LINKS])
    if name in _ADJECTIVES:
        return f"{name!r} says whose it is or what it is like, not where."
    return None


def personal(normal: str, core: Sequence[str]) -> str | None:
    """Why a name that no row bears looks like a person's, or None."""
    words = normal.split()
    if len(core) > 1 and words[0] in PEOPLE:
        return f"{normal!r} looks like a person's name."
    return None


def is_common_word(normal: str) -> bool:
    """Whether a normalised word is everyday language and can't begin a place name."""
    return normal in _COMMON


def never_alone(normal: str) -> bool:
    """Whether a normalised word is no place by itself, though it may begin one (Syrian desert)."""
    return normal in _REFUSED or normal in _BARE
