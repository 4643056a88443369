"""Kinds of place, the words that name them, and what a word of kind says about a row.

A word of kind helps and never decides alone: "Palmyra military airport" can only be an airfield,
"Jabal X" is never the village X. Classes are coarse on purpose: a report's "village" may be the
gazetteer's town, its "hill" the gazetteer's mountain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntFlag

from geo.places.names import normalise


class Kind(IntFlag):
    """Classes of place that reports keep apart; a set of them is their bitwise or."""

    NONE = 0
    SETTLEMENT = 1
    GOVERNORATE = 2
    DISTRICT = 4
    AIRFIELD = 8
    BASE = 16
    STATION = 32
    FIELD = 64
    HEIGHT = 128
    WADI = 256
    WATER = 512
    DAM = 1024
    WELL = 2048
    CAVE = 4096
    RUIN = 8192
    CROSSING = 16384
    BRIDGE = 32768
    JUNCTION = 65536
    CAMP = 1 << 17
    ISLAND = 1 << 18
    FARM = 1 << 19
    DESERT = 1 << 20
    COUNTRYSIDE = 1 << 21
    AREA = 1 << 22
    ROAD = 1 << 23


PLACE_KINDS: Mapping[str, Kind] = {
    "governorate": Kind.GOVERNORATE,
    "district": Kind.DISTRICT,
    "subdistrict": Kind.DISTRICT,
    "city": Kind.SETTLEMENT,
    "town": Kind.SETTLEMENT,
    "village": Kind.SETTLEMENT,
    "quarter": Kind.SETTLEMENT,
    "camp": Kind.CAMP,
    "station": Kind.STATION,
    "airfield": Kind.AIRFIELD,
    "base": Kind.BASE,
    "depot": Kind.BASE,
    "oil_field": Kind.FIELD,
    "gas_field": Kind.FIELD,
    "plant": Kind.FIELD,
    "mine": Kind.FIELD,
    "mountain": Kind.HEIGHT,
    "hill": Kind.HEIGHT,
    "wadi": Kind.WADI,
    "dam": Kind.DAM,
    "lake": Kind.WATER,
    "river": Kind.WATER,
    "well": Kind.WELL,
    "cave": Kind.CAVE,
    "ruin": Kind.RUIN,
    "crossing": Kind.CROSSING,
    "bridge": Kind.BRIDGE,
    "junction": Kind.JUNCTION,
    "checkpoint": Kind.JUNCTION,
    "island": Kind.ISLAND,
    "farm": Kind.FARM,
    "desert": Kind.DESERT,
    "countryside": Kind.COUNTRYSIDE,
    "area": Kind.AREA,
    "road": Kind.ROAD,
    "landmark": Kind.NONE,
}
"""The class of every kind that a gazetteer row may have."""

AREA_KINDS = frozenset({"governorate", "district", "subdistrict", "desert", "countryside", "area"})
"""Kinds that are drawn as an area and never as a dot."""

PROMINENCE: Mapping[str, int] = {
    "city": 5,
    "town": 4,
    "governorate": 4,
    "airfield": 3,
    "station": 3,
    "oil_field": 3,
    "gas_field": 3,
    "desert": 3,
    "district": 2,
    "subdistrict": 2,
    "mountain": 2,
    "village": 2,
    "base": 2,
    "plant": 2,
    "camp": 2,
    "crossing": 2,
    "dam": 2,
    "river": 3,
    "lake": 2,
    "countryside": 2,
}
"""How likely a bare name means a place of this kind; what is not listed has 1."""

_LATIN_WORDS: Mapping[Kind, str] = {
    Kind.SETTLEMENT: "city town village villages hamlet township quarter neighborhood "
    "neighbourhood suburb ville village madinat medinat qaryat baldat hayy hay dorf stadt sehri "
    "koyu",
    Kind.GOVERNORATE: "governorate governate province provinces governorates muhafazat mohafazat "
    "gouvernorat provinz wilayat wilaya muhafazah",
    Kind.DISTRICT: "district districts subdistrict nahiya nahiyah nahiyat manatiq mantiqat "
    "mintaqat subdistricts",
    Kind.AIRFIELD: "airport airports airbase airbases airfield airfields airstrip matar flughafen "
    "aeroport aerodrome",
    Kind.BASE: "base bases barracks garrison outpost depot depots warehouses headquarters",
    Kind.STATION: "station stations mahattat mahatat pumpstation",
    Kind.FIELD: "field fields oilfield oilfields gasfield gasfields plant refinery haql haqel mine "
    "mines phosphate phosphates",
    Kind.HEIGHT: "jabal jebel jabel djebel gebel gabal jbel mount mt mountain mountains hill hills "
    "tell tall tal tel heights height montagne montagnes berg ridge jibal",
    Kind.WADI: "wadi ouadi wadis valley vadi oued",
    Kind.WATER: "river lake reservoir nahr buhayrat buhayra buhairat bahrat",
    Kind.DAM: "dam sadd",
    Kind.WELL: "bir bi'r beer well wells abar biyar",
    Kind.CAVE: "cave caves kahf mugharat magharat maghara",
    Kind.RUIN: "khirbat khirbet kherbet khirba khirbah khurbat ruins ruin citadel castle fortress",
    Kind.CROSSING: "crossing crossings maabar gate port",
    Kind.BRIDGE: "bridge bridges jisr",
    Kind.JUNCTION: "junction roundabout crossroads crossroad intersection checkpoint triangle "
    "dawwar duwwar",
    Kind.CAMP: "camp mukhayyam mukhayam mukhaiam",
    Kind.ISLAND: "island islands huwayjat",
    Kind.FARM: "farm farms mazraat mazra'at mazare",
    Kind.DESERT: "desert badia badiya badiyah badiyat badiah steppe wuste colu sahra desertic",
    Kind.COUNTRYSIDE: "countryside rif reef rural kirsali campagne",
    Kind.AREA: "area areas region regions zone vicinity axis",
    Kind.ROAD: "road highway motorway route",
}
_ARABIC_WORDS: Mapping[Kind, str] = {
    Kind.SETTLEMENT: "مدينة قرية بلدة حي ضاحية قرى",
    Kind.GOVERNORATE: "محافظة ولاية",
    Kind.DISTRICT: "ناحية قضاء",
    Kind.AIRFIELD: "مطار المطار",
    Kind.BASE: "قاعدة ثكنة معسكر مستودعات مقر",
    Kind.STATION: "محطة المحطة",
    Kind.FIELD: "حقل حقول معمل مصفاة مناجم منجم الفوسفات فوسفات",
    Kind.HEIGHT: "جبل جبال تل تلة تلال هضبة مرتفعات",
    Kind.WADI: "وادي",
    Kind.WATER: "نهر بحيرة",
    Kind.DAM: "سد",
    Kind.WELL: "بئر بير ابار آبار أبيار",
    Kind.CAVE: "كهف مغارة كهوف",
    Kind.RUIN: "خربة قلعة اثار آثار",
    Kind.CROSSING: "معبر",
    Kind.BRIDGE: "جسر",
    Kind.JUNCTION: "دوار مفرق تقاطع مثلث حاجز",
    Kind.CAMP: "مخيم",
    Kind.ISLAND: "جزيرة حويجة",
    Kind.FARM: "مزرعة مزارع",
    Kind.DESERT: "بادية البادية صحراء الصحراء",
    Kind.COUNTRYSIDE: "ريف أرياف",
    Kind.AREA: "منطقة المنطقة مناطق محور",
    Kind.ROAD: "طريق أوتوستراد اتستراد",
}
WORDS: Mapping[str, Kind] = {
    normalise(word): kind
    for table in (_LATIN_WORDS, _ARABIC_WORDS)
    for kind, words in table.items()
    for word in words.split()
}
"""Every normalised word of kind."""

MODIFIERS: Mapping[str, Kind] = {
    normalise(word): kind
    for kind, words in {
        Kind.AIRFIELD: "military international civilian العسكري العسكرية الدولي المدني militaire",
        Kind.AIRFIELD | Kind.BASE: "air جوية الجوي الجوية",
        Kind.STATION: "pumping pump railway train electricity power الضخ ضخ",
        Kind.FIELD: "oil gas natural gaz petrole petroleum النفطي النفط نفط الغاز غاز للغاز "
        "الغازي النفطية",
        Kind.CROSSING: "border الحدودي land",
        Kind.BASE: "military weapons ammunition weapon عسكرية العسكرية",
        Kind.CAMP: "refugee refugees displaced idp للنازحين اللاجئين",
    }.items()
    for word in words.split()
}
"""Words that only refine a word of kind beside them ("military airport", "oil field")."""

_PURE = (
    Kind.SETTLEMENT | Kind.GOVERNORATE | Kind.DISTRICT | Kind.AREA | Kind.COUNTRYSIDE | Kind.ROAD
)
_TWO_CLASSES = {
    "air": Kind.AIRFIELD,
}

_SATISFIED_BY: Mapping[Kind, Kind] = {
    Kind.SETTLEMENT: Kind.SETTLEMENT | Kind.CAMP | Kind.FARM | Kind.ISLAND,
    Kind.AIRFIELD: Kind.AIRFIELD,
    Kind.BASE: Kind.BASE | Kind.AIRFIELD,
    Kind.STATION: Kind.STATION,
    Kind.WADI: Kind.WADI | Kind.WATER,
    Kind.WATER: Kind.WATER | Kind.WADI | Kind.DAM,
    Kind.CAMP: Kind.CAMP | Kind.BASE | Kind.SETTLEMENT,
    Kind.AREA: ~Kind.NONE,
    Kind.FARM: Kind.FARM | Kind.SETTLEMENT,
    Kind.JUNCTION: Kind.JUNCTION | Kind.CROSSING,
    Kind.DISTRICT: Kind.DISTRICT,
    Kind.RUIN: Kind.RUIN,
}
SOFT = Kind.SETTLEMENT | Kind.AREA
"""Classes that may stand in a gazetteer name and be left out of a question (Abu Kamal city)."""

_SINGLE = tuple(k for k in Kind if k)


def split_kinds(tokens: Sequence[str]) -> tuple[list[str], Kind]:
    """Take the words of kind out of a normalised name: what is left, and the classes they name.

    A name made of nothing but words of kind (al-Mahatta, al-Badia) stays whole.
    """
    core: list[str] = []
    kinds = Kind.NONE
    for i, token in enumerate(tokens):
        kind = WORDS.get(token)
        if kind is not None:
            kinds |= kind
        elif token in MODIFIERS and _beside_kind(tokens, i):
            continue
        else:
            core.append(token)
    if _says_something(core):
        return core, kinds
    core = [t for t in tokens if not WORDS.get(t, Kind.NONE) & _PURE]
    if _says_something(core):
        pure = Kind.NONE
        for t in tokens:
            pure |= WORDS.get(t, Kind.NONE) & _PURE
        return core, pure
    return list(tokens), Kind.NONE


def _beside_kind(tokens: Sequence[str], i: int) -> bool:
    near = (*tokens[max(0, i - 2) : i], *tokens[i + 1 : i + 3])
    return any(t in WORDS for t in near)


def _says_something(core: Sequence[str]) -> bool:
    from geo.places.names import token_key

    return any(token_key(t) for t in core)


def satisfies(asked: Kind, has: Kind) -> bool:
    """Whether every class that a question names is met by a row's own kind and name."""
    if not asked & ~has:
        return True
    return all(_SATISFIED_BY.get(kind, kind) & has for kind in _SINGLE if kind & asked)
