"""Whether a scene tells of an event told before: what settles it at once, each in a text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from geo.reports.events.same_verdicts import VERDICTS
from geo.reports.events.sameness import WEIGHTS
from tests.reports.compared import Ask

SETTLED: Sequence[tuple[str, bool, str]] = (
    (
        "it speaks of those told of before",
        True,
        "Gunmen shot at a patrol near Arak on Monday and wounded two soldiers. Their bodies were "
        "found two days later.",
    ),
    (
        "one of those told of before dies",
        True,
        "Gunmen shot a man dead in Arak on Monday. His nephew was wounded and died on 23 August.",
    ),
    (
        "it says when that was",
        True,
        "Gunmen killed four soldiers and burned a post near Palmyra. The killings took place on "
        "Thursday.",
    ),
    (
        "it says what kind of attack that was",
        True,
        "Gunmen killed 25 on a bus near Arak on Monday, SANA said. SOHR reported that the attack "
        "was an ambush on three buses, killing 30.",
    ),
    (
        "it says where that was",
        True,
        "Six fighters were killed in an ambush on Monday. It took place in the Kabajib area, while "
        "they were on a sweep.",
    ),
    (
        "what befell the car that was hit",
        True,
        "Soldiers were killed in an attack by IS on a military bus in the desert of al-Mayadeen on "
        "Thursday. The bus was surrounded near the T2 station, and gunmen opened fire at it.",
    ),
    (
        "what the offensive has cost",
        True,
        "IS opened an offensive around Palmyra on Monday. SOHR says 34 soldiers have been killed "
        "in attacks on the Shaer field and posts of the army.",
    ),
    (
        "it names the village",
        True,
        "Fighters killed over 40 people in an attack on a village in eastern Syria. They launched "
        "an offensive on the village of Hajin on Tuesday.",
    ),
    (
        "the group counts its dead",
        True,
        "Gunmen fired at a bus near Arak on Monday and two guards died. Islamic State said that it "
        "had killed six soldiers.",
    ),
    (
        "it says since when they fight",
        True,
        "Soldiers fought IS near Palmyra on Monday. SOHR said the fighting began on Sunday and "
        "killed ten soldiers.",
    ),
    (
        "it counts the dead of the fighting since",
        True,
        "SOHR says fighting between the army and IS broke out near Arak. Since yesterday it has "
        "documented 24 dead fighters.",
    ),
    (
        "the dead of the other side",
        True,
        "Clashes with IS near Palmyra killed ten soldiers on Monday. It said 18 IS militants were "
        "killed.",
    ),
    (
        "another source counts in the same sentence",
        True,
        "A drone killed 12 fighters near Arak on Monday; SANA then spoke of 28 dead.",
    ),
    (
        "another source places it elsewhere",
        True,
        "A paper says that 21 shepherds were killed near Maadan on Sunday. SOHR gives 19 dead and "
        "places it in the Sabkha desert.",
    ),
    (
        "those taken are found dead",
        True,
        "Gunmen kidnapped three shepherds near Arak on Monday; one was found dead the next day.",
    ),
    (
        "the others of those taken",
        True,
        "Gunmen kidnapped three shepherds near Arak on Monday. One was freed; the others were "
        "killed on Friday.",
    ),
    (
        "one dies where the wounded were taken",
        True,
        "A bomb killed two soldiers near Arak on Monday. Five wounded were flown to Homs, where "
        "one of them died on Friday.",
    ),
    (
        "it says where or when they were killed",
        True,
        "Gunmen killed three shepherds in the Palmyra desert. They were killed on Monday in Arak.",
    ),
    (
        "others died with him",
        True,
        "A drone killed a commander near Arak on Monday. SOHR says that two other people died with "
        "him.",
    ),
    (
        "those who attacked did more",
        True,
        "An attack on a convoy killed nine soldiers near Palmyra on Monday. The attackers captured "
        "two soldiers.",
    ),
    (
        "his escort was hit with him",
        True,
        "An officer was injured, while three of his escorts were killed by a mine near Arak.",
    ),
    (
        "others died with him, who is not of this event",
        False,
        "Tribesmen fired at a base near Arak on Monday. SOHR says that two other people died with "
        "him.",
    ),
    (
        "one man more was killed by it",
        True,
        "A drone killed two fighters of the SDF in Hajin on Monday; shrapnel killed a civilian.",
    ),
    (
        "hours earlier others acted",
        False,
        "A coalition drone killed a commander near Arak on Monday. Hours earlier IS had fired at a "
        "base of the SDF.",
    ),
    (
        "some of them died later",
        True,
        "A mine hit a bus near Arak on Sunday; four people were wounded and two died on Monday.",
    ),
    (
        "its toll rises in the same sentence",
        True,
        "Gunmen attacked a post near Arak and killed two soldiers, raising the toll since Monday "
        "to three.",
    ),
    (
        "a speaker gives its dead, on whatever day",
        True,
        "Drones struck a parade in Homs on Monday. The health minister first gave 80 dead and on "
        "Tuesday 89.",
    ),
    (
        "its toll, told days later",
        True,
        "Islamic State attacked Hajin on 20 August.\n\nThe SDF said today that the number of its "
        "fighters who lost their lives in the assault on Hajin had reached 27.",
    ),
    (
        "others are counted beside it",
        False,
        "Gunmen killed seven men in Hajin on Monday, activists said, as troops shot dead nine "
        "people in Hajin.",
    ),
    (
        "it says that it is another",
        False,
        "A mine killed a shepherd near Arak on Monday. Separately, gunmen killed two soldiers in "
        "Arak.",
    ),
    (
        "another day",
        False,
        "A mine killed a shepherd near Arak on Monday. A mine killed two shepherds near Arak on "
        "Friday.",
    ),
    (
        "those attacked strike back",
        False,
        "Militias fired rockets at the Conoco field on Monday. American forces answered with "
        "artillery on their posts.",
    ),
    (
        "it followed the event told last",
        False,
        "A member of the SDF was killed in clashes in Al-Shuhail. ISIS attacked posts of the army "
        "near Al-Shola on Monday, killing two soldiers. The air force bombed the area the "
        "following day.",
    ),
    (
        "those who attacked are executed",
        False,
        "The SDF killed five IS militants in Hajin on Monday. Three SDF fighters were beheaded "
        "near Al-Busayrah.",
    ),
    (
        "another place",
        False,
        "A mine killed a shepherd near Arak on Monday. A bomb killed a teacher in Hajin.",
    ),
    (
        "one more, elsewhere",
        False,
        "A man was found shot dead in Dhiban on Monday; hours later another man was found dead in "
        "Al-Hawaij.",
    ),
    (
        "more, by other arms at another hour",
        False,
        "Air strikes killed two people in Hajin on Monday. Another three died in shelling earlier "
        "in the day.",
    ),
    (
        "reported before it happened",
        False,
        "Gunmen killed two soldiers near Arak on Monday. Last Sunday, SANA reported an attack "
        "near Arak that killed two soldiers.",
    ),
    (
        "more were wounded in it",
        True,
        "An ambush killed eight soldiers near Arak on Monday. Another 11 people were wounded, with "
        "tankers set on fire.",
    ),
    (
        "it looks back",
        True,
        "The toll of an attack near Arak rose to three dead. Earlier today, two members were "
        "killed in an attack.",
    ),
    (
        "what the raid came to",
        True,
        "The SDF raided a house in Hajin on Monday. Two people were killed.",
    ),
    (
        "the attackers die in it",
        True,
        "IS gunmen attacked a post near Arak on Monday and killed two soldiers. Two IS members "
        "were killed too.",
    ),
    (
        "counted from another day",
        False,
        "A mine killed a shepherd near Arak. The day before, 30 soldiers had been killed near "
        "Arak.",
    ),
    (
        "it had been done before",
        False,
        "A guard was killed at a post in Hajin. On Thursday IS had attacked a patrol in the "
        "district and wounded four guards.",
    ),
    (
        "nobody was hurt in it",
        False,
        "Israeli jets struck a depot near Palmyra on Monday. No casualties were reported. Strikes "
        "on Monday in Palmyra killed four soldiers.",
    ),
    (
        "one of several it sums up",
        False,
        "Strikes on several towns killed 21 people on Monday. Seven people were killed in strikes "
        "on Hajin.",
    ),
    (
        "violence beside a raid or a march",
        False,
        "The SDF raided a house in Hajin on Monday. Gunmen killed a teacher in Hajin.",
    ),
    (
        "another kind of operation",
        False,
        "The army sent reinforcements to Palmyra on Monday. The army began a combing operation "
        "near Palmyra.",
    ),
    (
        "another victim, found elsewhere",
        False,
        "A man was shot dead near Hajin.\n\nYesterday, activists documented the killing of two "
        "women by a mine in Gharanij.",
    ),
    (
        "a murder, elsewhere",
        False,
        "A man was wounded in the countryside of Al-Busayrah when gunmen of IS opened fire.\n\nOn "
        "Monday, ISIS claimed the assassination of a civilian in the town of Dhiban in the "
        "countryside of Deir ez-Zor.",
    ),
    (
        "meanwhile, elsewhere",
        False,
        "IS attacked a bus near Al-Mayadin on Thursday, killing 33 soldiers.\n\nTen soldiers were "
        "killed at checkpoints in Ma'adan on Monday.\n\nOn the eastern bank, meanwhile, unknown "
        "persons blew up a section of the oil pipeline near Dhiban on Thursday.",
    ),
    (
        "others are attacked elsewhere",
        False,
        "Sham FM said on Monday that a mine killed five workers at the Doubayat gas field. Cells "
        "of IS attacked a post of the army in the vicinity of Al-Sukhnah on Sunday.",
    ),
)
"""The verdict, whether it is one event then, and a text whose last scene it settles."""


@pytest.mark.parametrize(
    ("verdict", "same", "text"), [pytest.param(*case, id=case[0]) for case in SETTLED]
)
def test_a_verdict_settles_it(verdict: str, same: bool, text: str, ask: Ask) -> None:
    answer = ask(text)
    assert (answer.verdict, answer.same) == (verdict, same)


def test_each_verdict_has_a_text() -> None:
    assert [name for name, _, _ in SETTLED] == [v.name for v in VERDICTS]


def test_the_first_verdict_that_holds_goes_before_the_others(ask: Ask) -> None:
    answer = ask(
        "Gunmen shot at a patrol near Arak on Monday and wounded two soldiers. Their bodies were "
        "found on Friday."
    )
    assert answer.holding == (
        "it speaks of those told of before",
        "one of those told of before dies",
        "another day",
    )
    assert answer.same


def test_a_verdict_goes_before_the_signs(ask: Ask) -> None:
    answer = ask(
        "Islamic State killed two soldiers near Arak on Monday. Islamic State killed two soldiers "
        "near Arak on Friday."
    )
    assert answer.verdict == "another day"
    assert sum(WEIGHTS[sign] for sign in answer.signs) > 0
    assert not answer.same
