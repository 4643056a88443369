"""Kinds of place, the words that name them, and what a word of kind says about a row.

A word of kind helps and never decides alone: "Palmyra military airport" can only be an airfield,
"Jabal X" is never the village X. Classes are coarse on purpose: a report's "village" may be the
gazetteer's town, its "hill" the gazetteer's mountain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from geo.places.names import normalise, token_key


class Kind:
    """Classes of place that reports keep apart, as bits; a set of them is their bitwise or.

    Plain integers: an IntFlag costs more than the whole look-up.
    """

    NONE = 0
    SETTLEMENT = 1 << 0
    GOVERNORATE = 1 << 1
    DISTRICT = 1 << 2
    AIRFIELD = 1 << 3
    BASE = 1 << 4
    STATION = 1 << 5
    FIELD = 1 << 6
    HEIGHT = 1 << 7
    WADI = 1 << 8
    WATER = 1 << 9
    DAM = 1 << 10
    WELL = 1 << 11
    CAVE = 1 << 12
    RUIN = 1 << 13
    CROSSING = 1 << 14
    BRIDGE = 1 << 15
    JUNCTION = 1 << 16
    CAMP = 1 << 17
    ISLAND = 1 << 18
    FARM = 1 << 19
    DESERT = 1 << 20
    COUNTRYSIDE = 1 << 21
    AREA = 1 << 22
    ROAD = 1 << 23
    PLANT = 1 << 24
    MINE = 1 << 25
    ANY = (1 << 26) - 1


PLACE_KINDS: Mapping[str, int] = {
    "governorate": Kind.GOVERNORATE,
    "district": Kind.DISTRICT,
    "subdistrict": Kind.DISTRICT,
    "city": Kind.SETTLEMENT,
    "town": Kind.SETTLEMENT,
    "village": Kind.SETTLEMENT,
    "quarter": Kind.SETTLEMENT | Kind.DISTRICT,
    "camp": Kind.CAMP,
    "station": Kind.STATION,
    "airfield": Kind.AIRFIELD,
    "base": Kind.BASE,
    "depot": Kind.BASE,
    "oil_field": Kind.FIELD,
    "gas_field": Kind.FIELD,
    "plant": Kind.PLANT,
    "mine": Kind.MINE,
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
    "river": 3,
    **dict.fromkeys(
        "district subdistrict mountain village base plant camp crossing dam lake "
        "countryside".split(),
        2,
    ),
}
"""How likely a bare name means a place of this kind; what is not listed has 1."""

_LATIN_WORDS: Mapping[int, str] = {
    Kind.SETTLEMENT: "koy koyu beldesi kasabasi mahallesi semti localite quartier banlieue "
    "bourg viertel koyunde koyune koyleri kentinde kentine beldesinde kasabasinda mahallesinde "
    "ortschaft oasis city town village villages hamlet township quarter neighborhood locality "
    "neighbourhood suburb ville sector madinat medinat qaryat baldat hayy hay dorf stadt sehri "
    "kent kenti towns cities neighborhoods neighbourhoods bajar bajare bajarok bajaroke gund gunde",
    Kind.GOVERNORATE: "vilayeti ili governorate governate province provinces governorates "
    "muhafazat mohafazat gouvernorat provinz wilayat wilaya muhafazah",
    Kind.DISTRICT: "ilchesi ilchesinde ilchesine district districts subdistrict "
    "subdistricts nahiya nahiyah nahiyat "
    "manatiq mantiqat mintaqat canton",
    Kind.AIRFIELD: "havalimani flugplatz militarflughafen luftwaffenstutzpunkt "
    "luftwaffenbasis luftbasis militarflugplatz airport airports "
    "airbase airbases airfield airfields airstrip matar flughafen aeroport aerodrome havaalani",
    Kind.BASE: "ussu stutzpunkt caserne kaserne base bases barracks garrison outpost depot depots "
    "depolari ussunde "
    "warehouses headquarters",
    Kind.STATION: "istasyon pumpstation bahnhof station stations mahattat mahatat istasyonu",
    Kind.FIELD: "sahasi sahalari sahasinda champ champs gisement olfeld erdolfeld gasfeld "
    "field fields oilfield "
    "oilfields gasfield gasfields haql haqel",
    Kind.PLANT: "rafinerisi tesisi tesisleri raffinerie usine plant refinery factory facility",
    Kind.MINE: "mine mines phosphate phosphates",
    Kind.HEIGHT: "cebel cabal djabal mont monts daghi daghlari gebirge tepesi berge hugel colline "
    "jabal jebel jabel djebel gebel gabal jbel mount mt mountain mountains hill hills tell tall "
    "tal tel heights height montagne montagnes berg ridge jibal tepe dagi hilltop",
    Kind.WADI: "vallee vadisi wadi ouadi wadis valley vadi oued",
    Kind.WATER: "nehri golu fleuve fluss river lake reservoir nahr buhayrat buhayra "
    "buhairat bahrat",
    Kind.DAM: "baraji barrage staudamm damm talsperre dam sadd",
    Kind.WELL: "bir bi'r beer well wells abar biyar",
    Kind.CAVE: "cave caves kahf mugharat magharat",
    Kind.RUIN: "hirbet hirbat chirbet chirbat kalesi ruines ruinen khirbat khirbet kherbet khirba "
    "khirbah khurbat ruins ruin citadel castle fortress",
    Kind.CROSSING: "grenzubergang kapisi gechidi crossing crossings maabar gate",
    Kind.BRIDGE: "pont brucke koprusu bridge bridges jisr",
    Kind.JUNCTION: "knotenpunkt kreuzung carrefour kavshaghi "
    "junction roundabout crossroads crossroad intersection checkpoint triangle "
    "dawwar duwwar",
    Kind.CAMP: "kampi fluchtlingslager camp camps mukhayyam mukhayam mukhaiam",
    Kind.ISLAND: "island islands huwayjat",
    Kind.FARM: "farm farms mazraat mazra'at mazare orchards",
    Kind.DESERT: "desert deserts badia badiya badiyah badiyat badiat badiet badiah steppe "
    "wuste wueste cholistan cholistana colu cholu sahra chol chole",
    Kind.COUNTRYSIDE: "countryside rif reef rural kirsali kirsalinda kirsalinin campagne gundeware",
    Kind.AREA: "area areas region regions zone vicinity axis reserve basin",
    Kind.ROAD: "road highway motorway route roads",
}
_ARABIC_WORDS: Mapping[int, str] = {
    Kind.SETTLEMENT: "مدينة قرية واحة بلدة حي ضاحية قرى بلدات مدن أحياء حيي حيا مدينتي بلدتي قريتي "
    "مساكن",
    Kind.GOVERNORATE: "محافظة ولاية محافظتي",
    Kind.DISTRICT: "ناحية قضاء",
    Kind.AIRFIELD: "مطار المطار",
    Kind.BASE: "قاعدة ثكنة معسكر مستودعات مقر",
    Kind.STATION: "محطة المحطة",
    Kind.FIELD: "حقل حقول",
    Kind.PLANT: "معمل مصفاة",
    Kind.MINE: "مناجم منجم الفوسفات فوسفات",
    Kind.HEIGHT: "جبل جبال تل تلة تلال هضبة مرتفعات",
    Kind.WADI: "وادي",
    Kind.WATER: "نهر بحيرة",
    Kind.DAM: "سد",
    Kind.WELL: "بئر بير ابار آبار أبيار",
    Kind.CAVE: "كهف مغارة كهوف",
    Kind.RUIN: "خربة قلعة اثار آثار",
    Kind.CROSSING: "معبر منفذ",
    Kind.BRIDGE: "جسر",
    Kind.JUNCTION: "دوار مفرق تقاطع مثلث حاجز",
    Kind.CAMP: "مخيم",
    Kind.ISLAND: "جزيرة حويجة",
    Kind.FARM: "مزرعة مزارع بساتين",
    Kind.DESERT: "بادية البادية صحراء الصحراء",
    Kind.COUNTRYSIDE: "ريف أرياف",
    Kind.AREA: "منطقة المنطقة مناطق محور محمية",
    Kind.ROAD: "طريق أوتوستراد اتستراد",
}
_PLAIN = {
    normalise(word): kind
    for table in (_LATIN_WORDS, _ARABIC_WORDS)
    for kind, words in table.items()
    for word in words.split()
}
PREFIXED: Mapping[str, int] = {
    prefix + word: kind
    for word, kind in _PLAIN.items()
    if not word.isascii() and len(word) > 2
    for prefix in ("و", "ب", "ل", "وب", "ول")
    if prefix + word not in _PLAIN
}
"""Arabic words of kind with what is written onto them: "and", "in", "to"."""
WORDS: Mapping[str, int] = {**PREFIXED, **_PLAIN}
"""Every normalised word of kind."""

MODIFIERS = frozenset(
    normalise(word)
    for word in (
        "military international civilian militaire air pumping pump railway train electricity "
        "power thermal oil gas natural gaz petrole petroleum border weapons ammunition weapon army "
        "refugee refugees displaced idp idps ancient historic historical archaeological antik "
        "antike askeri muhimmat silah aerienne petrol petrolier petroliers gazier petroliere "
        "doghal doghalgaz "
        "hava العسكري العسكرية الدولي المدني جوية الجوي الجوية الضخ ضخ "
        "الأثرية الأثري النفطي النفط نفط الغاز غاز للغاز الغازي النفطية الحدودي عسكرية "
        "للنازحين اللاجئين"
    ).split()
)
"""Words that only refine a word of kind beside them ("military airport", "oil field")."""

_OF_A_FIELD = frozenset(map(normalise, "oil gas petrole نفط النفط النفطية غاز الغاز".split()))
"""What makes a field of wells."""
_FINE: Mapping[str, frozenset[str]] = {
    normalise(word): frozenset(kinds.split())
    for words, kinds in {
        "city مدينة madinat": "city",
        "town towns بلدة baldat": "town",
        "village villages قرية qaryat hamlet": "village",
        "quarter neighborhood neighbourhood suburb حي hayy ضاحية": "quarter",
        "neighborhoods neighbourhoods": "quarter",
        "district districts mantiqat mintaqat منطقة": "district",
        "subdistrict subdistricts nahiya nahiyah nahiyat ناحية": "subdistrict",
        "oilfield oilfields oil النفطي": "oil_field",
        "gasfield gasfields gas الغاز للغاز": "gas_field plant",
        "plant refinery معمل مصفاة": "plant",
        "mine mines phosphate phosphates مناجم": "mine",
        "jabal jebel mount mountain mountains جبل جبال": "mountain",
        "hill tell tall tal تل تلة": "hill",
        "depot depots warehouses مستودعات": "depot",
        "river نهر nahr": "river",
        "lake reservoir بحيرة": "lake",
        "checkpoint حاجز": "checkpoint",
        "camp مخيم": "camp",
    }.items()
    for word in words.split()
}

_PURE = (
    Kind.SETTLEMENT | Kind.GOVERNORATE | Kind.DISTRICT | Kind.AREA | Kind.COUNTRYSIDE | Kind.ROAD
)
_SATISFIED_BY: Mapping[int, int] = {
    Kind.SETTLEMENT: Kind.SETTLEMENT | Kind.CAMP | Kind.FARM | Kind.ISLAND,
    Kind.BASE: Kind.BASE | Kind.AIRFIELD,
    Kind.WADI: Kind.WADI | Kind.WATER,
    Kind.PLANT: Kind.PLANT | Kind.FIELD,
    Kind.WATER: Kind.WATER | Kind.WADI | Kind.DAM,
    Kind.CAMP: Kind.CAMP | Kind.BASE | Kind.SETTLEMENT,
    Kind.AREA: Kind.ANY,
    Kind.FARM: Kind.FARM | Kind.SETTLEMENT,
    Kind.JUNCTION: Kind.JUNCTION | Kind.CROSSING,
}
IN_TOWN = frozenset({"quarter"})
"""Kinds that only fit what lies within a town; a "neighbourhood" is never a village apart."""

_SINGLE = tuple(1 << i for i in range(26))


def split_kinds(tokens: Sequence[str]) -> tuple[list[str], int]:
    """Take the words of kind out of a normalised name: what is left, and the classes they name.

    A name made of nothing but words of kind (al-Mahatta, al-Badia) stays whole.
    """
    core: list[str] = []
    kinds = 0
    for i, token in enumerate(tokens):
        kind = WORDS.get(token)
        if kind is not None:
            kinds |= _together(tokens, i, kind)
        elif token not in MODIFIERS or not _beside_kind(tokens, i):
            core.append(token)
    if len(core) == len(tokens) or _says_something(core):
        return core, kinds
    core = [t for t in tokens if not WORDS.get(t, 0) & _PURE]
    if _says_something(core):
        pure = 0
        for token in tokens:
            pure |= WORDS.get(token, 0) & _PURE
        return core, pure
    return list(tokens), 0


def _together(tokens: Sequence[str], i: int, kind: int) -> int:
    """What a word of kind says with the words beside it: an air base, oil wells."""
    if kind == Kind.BASE and tokens[i - 1] == "air":
        return Kind.AIRFIELD
    if kind == Kind.WELL and not _OF_A_FIELD.isdisjoint(tokens[max(0, i - 1) : i + 2]):
        return Kind.FIELD
    return kind


def _beside_kind(tokens: Sequence[str], i: int) -> bool:
    near = (*tokens[max(0, i - 2) : i], *tokens[i + 1 : i + 3])
    return any(t in WORDS for t in near)


_HEADS = frozenset("abu abou umm um oum ayn ain ein bani beit bayt ras ام أم ابو أبو عين".split())
"""Words that are no name without another behind them: the cave of Abu Kahf is its name."""


def _says_something(core: Sequence[str]) -> bool:
    return any(token_key(t) and t not in _HEADS for t in core)


@lru_cache(maxsize=4096)
def satisfies(asked: int, has: int) -> bool:
    """Whether every class that a question names is met by a row's own kind and name."""
    if not asked & ~has:
        return True
    return all(_SATISFIED_BY.get(kind, kind) & has for kind in _SINGLE if kind & asked)


def fine_kinds(tokens: Sequence[str]) -> frozenset[str]:
    """The very kinds of row that a name's words of kind fit best (town, subdistrict, hill)."""
    found: frozenset[str] = frozenset()
    for token in tokens:
        found |= _FINE.get(token, frozenset())
    return found


_PARENTHESES = re.compile(r"\(([^()]*)\)")
_BETWEEN_NAMES = re.compile(r"/|_| [-–—] |(?<=[\u0620-\u064a])[-–—](?=[\u0620-\u064a])")
"""What stands between two names of one place; a hyphen only where it can't be within a name."""


def joined_by_dash(name: str) -> bool:
    """Whether dashes part the names of one place, as in lists: each of them must then be known."""
    return not _PARENTHESES.search(name) and "/" not in name


def alternatives(name: str) -> list[str]:
    """The names that "Foo/Bar village", "Foo (Bar) village" or "Foo - Bar" offers for one place.

    The word of kind at the end belongs to each of them, and "silos east of" before a slash too.
    """
    inner = _PARENTHESES.findall(name)
    parts = [_PARENTHESES.sub(" ", name), *inner] if inner else _BETWEEN_NAMES.split(name)
    if len(parts) < 2:
        return []
    words = (parts[0] if inner else parts[-1]).split()
    kind = words[-1] if len(words) > 1 and normalise(words[-1]) in WORDS else ""
    whole = [part.strip() for part in parts if normalise(part)]
    if not inner and " of " in whole[0]:
        before = whole[0].rpartition(" of ")[0]
        whole[1:] = [f"{before} of {part}" for part in whole[1:]]
    return [p if not kind or p.endswith(kind) else f"{p} {kind}" for p in whole]
