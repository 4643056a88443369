"""Casualty words, function words, and the one table that a text's words are looked up in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from geo.model import EventType, Party
from geo.reports.vocabulary.kinds import CONQUERS, TRIGGERS
from geo.reports.vocabulary.lexicon import ORGS, PERSONS, THINGS, Form, Harm, Tag, entries
from geo.reports.vocabulary.outlets import OUTLETS

_HOW_BAD: Final = """various varying varied different serious severe minor slight light grave
    critical multiple moderate mild superficial deep life-threatening non-life-threatening"""
_HURT: Final = ", ".join(
    f"{got} {how} {what}".replace("  ", " ")
    for got in ("sustained", "suffered", "received", "got")
    for how in ("", *_HOW_BAD.split())
    for what in ("injuries", "wounds", "burns", "bruises", "shrapnel wounds")
)
"""They sustained severe injuries, and the like."""
_TREATED: Final = ", ".join(
    f"treated for {how} {what}".replace("  ", " ")
    for how in ("", "their", *_HOW_BAD.split())
    for what in ("injuries", "wounds", "burns")
)
_LOST_LIMBS: Final = tuple(
    f"lost {whose} {limb}"
    for whose in (
        *("a", "an", "his", "her", "their", "both", "both his", "both her"),
        *(
            f"{whose} {side}"
            for whose in ("his", "her", "their", "a")
            for side in ("right", "left")
        ),
    )
    for limb in (
        *("leg", "legs", "foot", "feet", "hand", "hands", "arm", "arms", "eye", "eyes", "limb"),
        "limbs",
    )
)
_LIMB_HURT: Final = tuple(
    f"{got} a {limb} {what}"
    for got in ("sustained", "suffered", "received")
    for limb in ("leg", "arm", "hand", "foot", "shoulder", "thigh", "knee", "head", "chest", "back")
    for what in ("injury", "wound")
)
_SHOT_DEAD: Final = tuple(
    f"{deed} {whom} {how}"
    for whom in ("him", "her", "them")
    for deed, how in (
        ("shot", "dead"),
        ("shot", "on the spot"),
        ("shot", "in the head"),
        ("shot", "at close range"),
        ("shot", "at point-blank range"),
        ("gunned", "down"),
    )
)
"""They shot them dead, and the like."""
_CASUALTY: Final[tuple[tuple[Harm, Form, str], ...]] = (
    (
        Harm.KILLED,
        Form.PARTICIPLE,
        """killed, kia, slain, murdered, executed, assassinated, beheaded, slaughtered, eliminated,
        liquidated, wiped out, shot dead, gunned down, shot and killed, stabbed to death,
        put to death, tortured to death,
        neutralised, neutralized, exterminated, annihilated, burned to death, burnt to death,
        martyred, massacred,
        shot to death, shot by a firing squad, shot by firing squad,
        beaten to death, killed off, decapitated, summarily executed, field executed,
        executed by shooting, executed by gunfire, executed by beheading, executed by hanging,
        fatally shot, fatally wounded, fatally injured, fatally stabbed, mortally wounded,
        cut down, mowed down, mown down, picked off, finished off, butchered, torn apart, blown
        apart,
        torn to pieces, blown to pieces, blown to bits, ripped apart, hacked to death,
        knifed to death, crushed to death, starved to death, choked to death, garrotted, throttled,
        hunted down and killed, shot through the head,
        hanged, strangled, reportedly killed, crucified, burned alive, burnt alive,
        stoned to death, lynched, """
        + ", ".join(_SHOT_DEAD),
    ),
    (
        Harm.KILLED,
        Form.ACTIVE,
        """killing, kill, kills, martyring, slaying, massacring, murdering, murders, executing,
        executes, cutting down, mowing down, picking off, finishing off, butchering,
        assassinating, assassinates, assassinate, eliminating, slaughtering, beheading,
        claiming the lives of,
        claiming the life of, claimed the lives of, claimed the life of, claims the lives of,
        claims the life of, claims lives of, claimed lives of, claiming lives of,
        took the lives of, took the life of, shooting dead,
        taking the lives of, taking the life of, execute, shoots dead, shoot dead, cost the
        lives of,
        claim the lives of, claim the life of, gunning down, behead, beheads, lost, losing, loses,
        lose,
        took out, taking out, destroyed, destroying, slit the throats of,
        slit the throat of, cut the throats of,
        cut the throat of, slitting the throats of""",
    ),
    (
        Harm.KILLED,
        Form.NOUN_OF,
        """death of, deaths of, killing of, killings of, murder of, assassination of, execution of,
        martyrdom of, slaying of, loss of, the death of, the deaths of, the killing of,
        the murder of, the assassination of, the execution of, the martyrdom of, the loss of,
        beheading of, execution by shooting of, execution by firing squad of,
        execution by beheading of, field execution of, elimination of, neutralisation of,
        neutralization of,
        death under torture of, the death under torture of, massacre of, the massacre of""",
    ),
    (
        Harm.KILLED,
        Form.INTRANSITIVE,
        """died, dies, die, perished, perish, lost their lives, lost his life, lost her life,
        lost their life, lost lives, lose their lives, losing their lives, loses his life,
        succumbed, succumbs, succumb, fell victim, fall victim, fallen victim,
        passed away, dead on arrival, met their deaths, met their death, met his death,
        met her death,
        met their end, met his end, met her end, lost its life, fell dead,
        was found dead, were found dead, found dead, found shot dead, found killed,
        breathed their last, faced the same fate, met the same fate, fell as martyrs,
        fell martyrs, rose to martyrdom, rose to the rank of martyrdom, attained martyrdom,
        reached martyrdom, reached the rank of martyrdom, achieved martyrdom,
        joined the caravan of martyrs, joined the ranks of the martyrs,
        discovered dead, discovered slain, discovered killed, discovered shot dead,
        discovered murdered, discovered executed, discovered beheaded,
        found shot, found strangled, found shot to death, found murdered, found executed,
        found slain, found beheaded,
        found stabbed to death, found hanged, was found hanged, were found hanged, fell to the
        bullets of, fell under the bullets of, fell to the guns of, fell as
        martyrs, fell martyrs,
        fell as a martyr, fell a martyr, fell martyr,
        fell in battle, fell in combat, fell in the fighting, did not survive,
        did not make it, bled to death, lay dead, lie dead, paid with their lives,
        paid with his life,
        ascended as martyrs, ascended as a martyr, ascended as martyr, ascended to martyrdom,
        found with their throats slit, found with his throat slit, found with his throat cut,
        drowned, found with her throat cut, found with their throats cut,
        had their throats slit, had their throats cut, had his throat slit, had his throat cut,
        were found with their throats slit, was found with his throat slit""",
    ),
    (Harm.KILLED, Form.ADJECTIVE, "dead, to death"),
    (
        Harm.KILLED,
        Form.COUNT_NOUN,
        "deaths, fatalities, fatality, martyr, martyrs, dead bodies, lives, executions, killings",
    ),
    (
        Harm.WOUNDED,
        Form.PARTICIPLE,
        _TREATED
        + """, wounded, injured, hurt, wia, harmed, maimed, seriously wounded, seriously injured,
        critically wounded, critically injured, severely wounded, severely injured, hospitalised,
        hospitalized, amputated, taken to hospital, taken to a hospital, taken to the hospital,
        admitted to hospital, slightly injured,
        slightly wounded, lightly wounded, rushed to hospital,
        rushed to the hospital, rushed to a hospital, rushed to hospitals""",
    ),
    (Harm.WOUNDED, Form.ACTIVE, "wounding, injuring, wound, wounds, injure, injures, hurting"),
    (
        Harm.WOUNDED,
        Form.NOUN_OF,
        """injury of, injuries of, wounding of, the injury of, the wounding of, injuries to,
        injury to, injuring of, the injuring of""",
    ),
    (
        Harm.WOUNDED,
        Form.INTRANSITIVE,
        ", ".join((_HURT, *_LOST_LIMBS, *_LIMB_HURT))
        + """, sustained wounds of varying severity, sustained injuries of varying severity,
        lost limbs, lost his sight, lost her sight, lost an ear, lost a finger,
        survived with injuries, survived with serious injuries, escaped with injuries,
        escaped with minor injuries, escaped with burns, in intensive care,
        in critical condition, in a critical condition, in a critical state, in critical state,
        in serious condition, received treatment,
        being treated, received medical treatment, receiving treatment, suffered a slight injury,
        suffered a minor injury, suffered an injury, suffered a light injury, suffered a wound,
        sustained a bullet wound, sustained a gunshot wound, sustained a wound,
        suffered a bullet wound, sustained a slight injury, sustained a minor injury,
        sustained an injury, sustained a light injury, have light injuries, has light injuries,
        have minor injuries,
        has minor injuries, have serious injuries, has serious injuries, have slight injuries,
        have severe injuries, had light injuries, had minor injuries, had serious injuries,
        had slight injuries, is in hospital, are in hospital, is still in hospital,
        are still in hospital, is in a hospital, are in a hospital, remains in hospital,
        remain in hospital, fighting for his life, fighting for their lives""",
    ),
    (Harm.WOUNDED, Form.COUNT_NOUN, "injuries, injury"),
    (
        Harm.MISSING,
        Form.ADJECTIVE,
        """missing, went missing, gone missing, unaccounted for, have gone missing, lost contact,
        disappeared, go missing, remain missing, remained missing""",
    ),
    (
        Harm.MISSING,
        Form.NOUN_OF,
        """contact was lost with, lost contact with, contact lost with, contact has been lost with,
        contact had been lost with, contact is lost with, contact being lost with""",
    ),
    (
        Harm.CAPTURED,
        Form.PARTICIPLE,
        """kidnapped, abducted, captured, detained, arrested, taken hostage, taken prisoner,
        taken captive, held hostage, held captive, taken away, led away, marched away,
        dragged away, rounded up""",
    ),
    (
        Harm.CAPTURED,
        Form.ACTIVE,
        """kidnapping, abducting, capturing, detaining, arresting, kidnap, kidnaps, abduct, abducts,
        capture, captures, arrest, arrests, detain, taking prisoner, taking hostage, took hostage,
        took prisoner, took captive, took away""",
    ),
    (
        Harm.CAPTURED,
        Form.NOUN_OF,
        """kidnapping of, abduction of, capture of, arrest of, detention of, the kidnapping of,
        the abduction of, the capture of, the arrest of, the detention of, kidnap of""",
    ),
    (Harm.ANY, Form.COUNT_NOUN, "casualties, human losses, human casualties, losses, victims"),
)

LIMBS: Final = (
    "leg", "legs", "arm", "arms", "hand", "hands", "foot", "feet", "back", "shoulder", "thigh",
    "knee", "stomach", "abdomen", "chest", "neck", "face", "eye", "hip",
)  # fmt: skip
_FUNCTION: Final[dict[str, str]] = {
    Tag.AT_LEAST: """at least, more than, over, no fewer than, no less than, not less than,
        upwards of, a minimum of, at the least, not fewer than, in excess of, above,
        at least some, well over, at least about""",
    Tag.ABOUT: """as many as, about, around, approximately, nearly, almost, roughly, close to,
        an estimated,
        estimated, some, just over, just under, circa""",
    Tag.TOTAL: "a total of, total of, a combined total of",
    Tag.UP_TO: "up to, at most, no more than, not more than, fewer than, less than, a maximum of",
    Tag.VAGUE: """several, many, dozens, dozens of, scores, scores of, hundreds, hundreds of,
        thousands, thousands of, tens, tens of, a number of, a group of,
        an unspecified number of, an unknown number of, an undisclosed number of,
        numerous, few, a few, multiple, various, countless, an unknown number of,
        an unspecified number of, an undetermined number of, unknown number of, a large number of,
        large numbers of, big numbers of, a great number of, great numbers of, a handful of,
        a large group of, any, all, most, most of, all of, many of, some of, several of, both,
        dozens more, scores more, a series of, a lot of, an unconfirmed number of,
        unspecified number of, a convoy of""",
    Tag.ARTICLE: "a, an",
    Tag.ANOTHER: "another",
    Tag.DET: """the, his, her, their, its, this, that, these, those, our, such, each, every,
        the same""",
    Tag.OTHER: "other, others, more, additional, further, extra",
    Tag.BE: """was, were, is, are, been, be, being, got, gets, get, was also, were also,
        was reportedly, were reportedly""",
    Tag.HAVE: "has, have, had, having",
    Tag.BY: "by",
    Tag.OF: "of",
    Tag.PREP: """in, on, at, from, to, with, for, against, into, near, during, after, before,
        through, between, among, toward, towards, under, via, inside, outside, since, until,
        following, per, onto, across, along, amid, without, within, upon, beside, due to,
        because of,
        as a result of, in front of, on board, aboard, despite, than, about whether, like, via""",
    Tag.CONJ: "and, or, as well as, along with, plus, in addition to, together with, &, +",
    Tag.SUBSET: """including, incl., among them, including at least, among whom, includes, include,
        included, of whom, of which, amongst them, some of them, most of them, one of them,
        many of them, half of them, mostly, mainly, counting, in particular""",
    Tag.NEG: """no, not, none, never, nobody, without, neither, nor, no one, not a single,
        not one""",
    Tag.WHO: "who, which, whom, whose, when, while, where, whereas, although, though, but, because",
    Tag.LEAVE: "left, leaving, leaves, leave, had left, has left",
}

_CASE_SENSITIVE: Final = frozenset(("is", "us", "hat", "yat", "who", "sna", "general", "major"))
"""Lower case these are ordinary words; only capitals make them a side or a rank."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one dictionary word or phrase means to the grammars."""

    tag: str
    harm: Harm | None = None
    form: Form | None = None
    party: Party | None = None
    outlet: str | None = None
    trigger: EventType | None = None
    verb: bool = False


def _noun_of(phrase: str) -> str:
    """ "The execution of" is an execution."""
    return phrase.removeprefix("the ").removesuffix(" of")


def _table() -> dict[str, Entry]:
    """All entries; a later line wins where a word is several things."""
    table: dict[str, Entry] = {}
    for word in THINGS:
        table[word] = Entry(Tag.THING)
    for kind, nouns, verbs in TRIGGERS:
        for word in entries(nouns):
            table[word] = Entry(Tag.THING, trigger=kind)
        for word in entries(verbs):
            table[word] = Entry(Tag.WORD, trigger=kind, verb=True)
    for word in CONQUERS:
        table[word] = Entry(Tag.WORD, verb=True)
    for word, party in PERSONS.items():
        table[word] = Entry(Tag.PERSON, party=party)
    for word, side in ORGS.items():
        table[word] = Entry(Tag.ORG, party=side)
    for word, name in OUTLETS.items():
        table[word] = Entry(Tag.OUTLET, outlet=name)
    for tag, words in _FUNCTION.items():
        for word in entries(words):
            if word not in _CASE_SENSITIVE or tag is not Tag.BE:
                table[word] = Entry(tag)
    for deed in ("shot", "hit"):
        for limb in LIMBS:
            table[f"{deed} in the {limb}"] = Entry(
                Tag.CASUALTY, harm=Harm.WOUNDED, form=Form.PARTICIPLE
            )
    for harm, form, words in _CASUALTY:
        for word in entries(words):
            known = table.get(word) or table.get(_noun_of(word))
            trigger = known.trigger if known else None
            if word in _SHOT_DEAD:
                trigger = table["shot"].trigger
            table[word] = Entry(Tag.CASUALTY, harm=harm, form=form, trigger=trigger)
    return table


TABLE: Final = _table()

IS_BE: Final = Entry(Tag.BE)


def _phrases() -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Entries of several words by their first two, longest first."""
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = {}
    for phrase, entry in TABLE.items():
        words = tuple(phrase.split())
        if len(words) > 1:
            found.setdefault((words[0], words[1]), []).append((words, entry))
    return {
        pair: tuple(sorted(rest, key=lambda item: -len(item[0]))) for pair, rest in found.items()
    }


PHRASES: Final = _phrases()


def _second_words() -> dict[str, frozenset[str]]:
    """For each word that a phrase may begin at, the words that it may go on with."""
    found: dict[str, set[str]] = {}
    for first, second in PHRASES:
        found.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in found.items()}


SECOND_WORDS: Final = _second_words()
