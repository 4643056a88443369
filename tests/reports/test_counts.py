"""Who was harmed, and how many: phrases as the outlets write them."""

from __future__ import annotations

import pytest

from geo.model import CountRange, Party
from geo.reports.clauses.clause import clause_of
from geo.reports.harm.counts import harmed_in
from geo.reports.harm.harmed import Harmed
from geo.reports.people.people import groups_of
from geo.reports.vocabulary.lexicon import Harm
from geo.reports.vocabulary.tokens import tokens_of

SOME = "some"
"""Harmed, nobody says how many."""


def harmed(sentence: str) -> list[Harmed]:
    clause = clause_of(tokens_of(sentence, 0, len(sentence), []))
    return harmed_in(clause, groups_of(clause))


def total(found: list[Harmed], harm: Harm) -> str:
    told = [h for h in found if h.harm is harm]
    if not told:
        return ""
    counts = [h.count for h in told if h.count is not None]
    if not counts:
        return SOME
    summed = CountRange.exactly(0)
    for count in counts:
        summed = summed + count
    top = "+" if summed.max is None else "" if summed.max == summed.min else f"-{summed.max}"
    return f"{summed.min}{top}"


@pytest.mark.parametrize(
    ("sentence", "killed", "wounded"),
    [
        ("Thirteen soldiers were killed and 18 others were wounded.", "13", "18"),
        ("The blast killed 13 soldiers and wounded 18.", "13", "18"),
        ("Gunmen attacked a bus, killing 13 soldiers and wounding 18 others.", "13", "18"),
        ("The attack left 13 soldiers dead and 18 wounded.", "13", "18"),
        ("The attack, which left four dead, was the third this month.", "4", ""),
        ("It left 4 fighters dead.", "4", ""),
        ("Six citizens killed, two injured in landmine blast", "6", "2"),
        ("Six citizens killed two injured in landmine blast", "6", "2"),
        ("Child Killed, 20 People Injured in Rocket Attack", "1", "20"),
        ("The explosion claimed the lives of two children and injured their father.", "2", "1"),
        ("A mine claimed the life of a shepherd.", "1", ""),
        ("A soldier and two civilians were killed.", "3", ""),
        ("An officer, two soldiers and a driver were killed; three were wounded.", "4", "3"),
        ("killing a colonel, his driver and two bodyguards", "4", ""),
        ("Two brothers and their cousin died.", "3", ""),
        ("Gunmen shot dead a teacher from the town, Samir Ali, on Sunday.", "1", ""),
        ("A member of the council, Samir Ali (Abu Karim), and his son were killed.", "2", ""),
        ("A man, his wife and their three children were killed.", "5", ""),
        ("A family of six was killed.", "6", ""),
        ("At least five people died.", "5+", ""),
        ("More than 20 fighters were killed.", "20+", ""),
        ("Four soldiers who guarded an oil field were killed by a mine.", "4", ""),
        ("Three drivers who were leading a convoy were wounded.", "", "3"),
        ("Two shepherds who grazed a hundred sheep died, and the sheep were killed.", "2", ""),
        ("A hundred sheep were killed.", "", ""),
        ("No fewer than nine were killed and over 30 injured.", "9+", "30+"),
        ("About 50 terrorists were killed.", "50", ""),
        ("Nearly 40 soldiers were killed.", "40", ""),
        ("As many as 12 soldiers were wounded.", "", "12"),
        ("Up to 50 fighters were killed.", "1-50", ""),
        ("Between 5 and 7 soldiers were killed.", "5-7", ""),
        ("Between five and seven soldiers were killed.", "5-7", ""),
        ("5-7 soldiers were killed.", "5-7", ""),
        ("5 to 7 soldiers were killed.", "5-7", ""),
        ("Five or six soldiers were killed.", "5-6", ""),
        ("A dozen soldiers were killed and half a dozen wounded.", "12", "6"),
        ("Two dozen fighters were killed.", "24", ""),
        ("More than a dozen were killed.", "12+", ""),
        ("One hundred and five fighters were killed.", "105", ""),
        ("Twenty-two people were killed and forty-one hurt.", "22", "41"),
        ("1,300 fighters were killed.", "1300", ""),
        ("Dozens of soldiers were killed.", SOME, ""),
        ("Dozens were killed and wounded.", SOME, SOME),
        ("Several soldiers were killed and others wounded.", SOME, SOME),
        ("A number of soldiers were killed.", SOME, ""),
        ("Scores of people were injured.", "", SOME),
        ("Many were wounded.", "", SOME),
        ("Soldiers were killed.", SOME, ""),
        ("80 terrorists were killed and injured.", SOME, SOME),
        ("killing and wounding 14 people", SOME, SOME),
        ("killing or injuring dozens", SOME, SOME),
        ("The army suffered over 35 casualties, including 15 killed.", "15", SOME),
        ("It caused 35 casualties.", SOME, SOME),
        ("No casualties were reported.", "0", "0"),
        ("There were no casualties.", "0", "0"),
        ("The drone was shot down without casualties.", "0", "0"),
        ("The attack caused only material damage.", "0", "0"),
        ("It was repulsed without loss of life.", "0", ""),
        ("Nobody was hurt.", "0", "0"),
        ("No one was killed.", "0", ""),
        ("No deaths were reported.", "0", ""),
        ("There was no information about casualties.", "", ""),
        ("No casualties have been reported so far.", "", ""),
        ("There were no immediate reports of casualties.", "", ""),
        ("Seven people were killed, including two officers.", "7", ""),
        ("Seven people, including two officers, were killed.", "7", ""),
        ("7 killed, including 2 officers", "7", ""),
        ("Seventeen people were killed, among them five children, and 40 were hurt.", "17", "40"),
        ("killed nine fighters, four of them Syrians and five of other nationalities", "9", ""),
        ("Twelve people, most of them women, were killed.", "12", ""),
        ("eleven dead, officers among them", "11", ""),
        ("73 people, one a civilian, were killed.", "73", ""),
        ("A total of 31 people, including 12 fighters, were killed.", "31", ""),
        ("The ambush targeted Iranian forces, killing three of them.", "3", ""),
        ("Four of the soldiers were killed.", "4", ""),
        ("The group lost three fighters.", "3", ""),
        ("Two of his sons were killed.", "2", ""),
        ("His bodyguard was also killed.", "1", ""),
        ("The driver and his companion were killed.", "2", ""),
        ("The attacker was killed.", "1", ""),
        ("A soldier succumbed to his wounds.", "1", ""),
        ("Two of the injured later died of their wounds.", "2", ""),
        ("A soldier was wounded by a mine and later died.", "1", ""),
        ("A man was shot in the chest in Dhiban and died in hospital.", "1", ""),
        ("A girl was wounded by a mine; she was rushed to hospital, where she died.", "1", ""),
        ("Two men were wounded by a mine, and they died in hospital.", "2", ""),
        ("A guard was wounded as his wife died.", "1", "1"),
        ("The army buried eight of its dead, who had been killed in an ambush.", "8", ""),
        ("Two brothers were discovered slain, each with a bullet to the head.", "2", ""),
        ("A farmer stepped on a mine; both his legs had to be amputated.", "", "1"),
        ("Two people wounded in Friday's blast have died.", "2", ""),
        ("two Fatemiyoun fighters, of Afghan nationality, killed as a mine explodes", "2", ""),
        ("One mine killed a child, and another wounded three.", "1", "3"),
        ("Rockets were fired at the base, injuring an American.", "", "1"),
        ("The driver was killed and his assistant sustained a shoulder injury.", "1", "1"),
        ("A mine wounded a child; two others caused only damage.", "", "1"),
        ("IS killed a man, a former SDF member, with a silenced gun.", "1", ""),
        ("A herder, a father of five, was killed.", "1", ""),
        ("Gunmen killed a resident, an engineer at the field, and his wife.", "2", ""),
        ("Gunmen killed a man, a guard, and a child.", "3", ""),
        ("A woman was killed and her husband, an employee of the council, badly hurt.", "1", "1"),
        ("Six fighters were killed, along with two civilians caught in the crossfire.", "8", ""),
        ("The fight left six fighters dead, and two civilians caught in the crossfire.", "8", ""),
        ("Two bodies of unidentified persons were found.", "2", ""),
        ("Two soldiers were treated for minor injuries.", "", "2"),
        ("Its driver was killed and four farm hands hurt.", "1", "4"),
        ("A mine killed two women, a boy and an elderly man.", "4", ""),
        ("IS killed three soldiers, two policemen and a shepherd.", "6", ""),
        ("IS killed three people, two herders and a child, at home.", "3", ""),
        ("Two soldiers, a driver and a guard, were killed.", "2", ""),
        ("Six were killed, four soldiers and two children wounded.", "6", "6"),
        ("At least seven soldiers and maybe as many as ten died.", "7-10", ""),
        ("Seven soldiers and possibly a civilian died.", "7-8", ""),
        ("IS killed five soldiers, including a colonel and two captains, and a herder.", "6", ""),
        ("Five soldiers - a colonel, a captain and three privates - were killed.", "5", ""),
        ("Five soldiers were killed in addition to a civilian.", "6", ""),
        ("Five soldiers were killed, as was a civilian.", "6", ""),
        ("Five soldiers were killed; also killed was a civilian who lived nearby.", "6", ""),
        ("Five soldiers were killed with another four being injured.", "5", "4"),
        ("Only one of the six soldiers attacked on Monday survived.", "5", ""),
        ("Six soldiers were attacked on Monday and none survived.", "6", ""),
        ("Two of the 20 dead in a blast in Arak on Monday were children.", "20", ""),
        ("A man jailed for killing three civilians fled on Monday.", "", ""),
        ("All but one of the six soldiers on board were killed.", "5", ""),
        ("Five soldiers lay dead and seven wounded.", "5", "7"),
        ("Five soldiers paid with their lives.", "5", ""),
        ("IS attacked four members of the NDF, who were all killed.", "4", ""),
        ("A mine killed a man in front of his family.", "1", ""),
        ("Nobody died but two soldiers were wounded.", "0", "2"),
        ("Six soldiers, two of whom were wounded, were captured.", "", "2"),
        ("It caused injuries to two soldiers and the death of a third.", "1", "2"),
        ("Nine soldiers and not thirteen, as first reported, died.", "9", ""),
        ("Five drivers went missing; they were killed, residents said.", "5", ""),
        ("The strike killed four Iraqi and two Afghan militiamen.", "6", ""),
        ("Two male and three female civilians were killed.", "5", ""),
        ("The strike killed five Iraqis and one Syrian working for the militia.", "6", ""),
        ("A shell killed a woman and injured her four children.", "1", "4"),
        ("Four boys tending sheep were killed.", "4", ""),
        ("Two men riding a motorbike were wounded.", "", "2"),
        ("A colonel was killed in an ambush in the Badia, along with six of his men.", "7", ""),
        ("Three soldiers lost their lives.", "3", ""),
        ("Two workers perished.", "2", ""),
        ("The body of a shepherd was found.", "1", ""),
        ("The bodies of four soldiers were found near the road.", "4", ""),
        ("They found the bodies of three soldiers.", "3", ""),
        ("A farmer was found dead.", "1", ""),
        ("SOHR documented the death of two women and the injury of a child.", "2", "1"),
        ("which resulted in the killing of five members and the wounding of others", "5", SOME),
        ("It resulted in the death of three civilians and injuries to five others.", "3", "5"),
        ("15 deaths and 20 injuries were recorded.", "15", "20"),
        ("Two fatalities and five injuries were reported.", "2", "5"),
        ("a toll of 10 dead and 3 wounded", "10", "3"),
        ("The death toll rose to 15.", "15", ""),
        ("The death toll has risen from 13 to 15.", "15", ""),
        ("The death toll in the attack on the bus near the station reached 21.", "21", ""),
        ("The number of the dead has reached six.", "6", ""),
        ("The number of victims has risen to 5 dead and 6 injured.", "5", "6"),
        ("Four soldiers have been killed and nine have been injured.", "4", "9"),
        ("SANA said the strike had killed a soldier and wounded three others.", "1", "3"),
        ("Masked gunmen shot dead a commander.", "1", ""),
        ("A commander was shot dead by gunmen.", "1", ""),
        ("Islamic State beheaded two soldiers.", "2", ""),
        ("IS executed eight shepherds.", "8", ""),
        ("Ten workers were martyred and another was wounded.", "10", "1"),
        ("One killed, three wounded", "1", "3"),
        ("killed 100 sheep and one herder", "1", ""),
        ("The attackers killed 60 sheep.", "", ""),
        ("Three vehicles were destroyed and 200 sheep died.", "", ""),
        ("The army destroyed four vehicles and killed two militants.", "2", ""),
        ("Gunmen tried to kill a council member.", "", ""),
        ("The toll could rise.", "", ""),
        ("Warplanes executed 20 airstrikes on the desert.", "", ""),
        ("He was injured in the leg.", "", "1"),
        ("Jassem al-Saleh, 31, a member of the Asayish, was shot dead.", "1", ""),
        ("Colonel Ahmad Ali was killed and his driver injured.", "1", "1"),
        ("who were killed at 10:15 a.m.", SOME, ""),
        ("Two 20-year-old men were killed.", "2", ""),
        ("A 12-year-old boy was killed and his two sisters were injured.", "1", "2"),
        ("five civilians, of whom two are children, were injured", "", "5"),
        ("At least 20 soldiers were wounded, some of them seriously.", "", "20+"),
        ("Three soldiers were killed and a number of others injured.", "3", SOME),
        ("Two deminers were killed.", "2", ""),
        ("a general was killed in a strike, along with three of his aides", "4", ""),
        ("a raid killed an IS leader and bomb maker", "1", ""),
        ("a drone killed a man and woman", "2", ""),
        ("a drone killed a senior PKK/YPG member", "1", ""),
        ("Ten soldiers, leaders of a division among them, and three civilians died.", "13", ""),
        ("18 soldiers and militiamen loyal to them, and 24 IS fighters, were killed", "42", ""),
        ("a senior adviser, a major general, died of his wounds", "1", ""),
        ("fired at a mayor and at a teacher, killing the first and injuring the other", "1", "1"),
        ("65 martyrs and wounded in shelling", SOME, SOME),
        ("three martyrs and two wounded in shelling", "3", "2"),
        ("The army killed four IS members and beheaded one of them.", "4", ""),
        ("two of its fighters who fell in a treacherous attack by gunmen", "2", ""),
        ("Two soldiers were kidnapped near X and killed.", "2", ""),
        ("A fighter was found wounded at a post and shot dead by soldiers.", "1", ""),
        ("Six people were wounded or killed.", SOME, SOME),
        ("killing Usama al-Omar, a senior official and facilitator", "1", ""),
        ("Two fighters from each side were killed.", "4", ""),
        ("clashed, killing two from each side", "4", ""),
    ],
)  # fmt: skip
def test_killed_and_wounded(sentence: str, killed: str, wounded: str) -> None:
    found = harmed(sentence)
    assert (total(found, Harm.KILLED), total(found, Harm.WOUNDED)) == (killed, wounded)


@pytest.mark.parametrize(
    ("sentence", "missing", "captured"),
    [
        ("Five soldiers went missing.", "5", ""),
        ("Fifty people are missing.", "50", ""),
        ("leaving two others missing", "2", ""),
        ("ISIS cells kidnapped three shepherds and stole their sheep.", "", "3"),
        ("Two soldiers were abducted.", "", "2"),
        ("The SDF arrested a leader of the group.", "", "1"),
        ("the kidnapping of another herder", "", "1"),
    ],
)
def test_missing_and_captured(sentence: str, missing: str, captured: str) -> None:
    found = harmed(sentence)
    assert (total(found, Harm.MISSING), total(found, Harm.CAPTURED)) == (missing, captured)


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("14 civilians and nine IS members were killed.", {"civilian": 14, "islamic_state": 9}),
        ("Three SDF fighters and five IS gunmen died.", {"sdf": 3, "islamic_state": 5}),
        ("six members of the government forces were killed", {"government": 6}),
        ("two members of the Syrian Democratic Forces were killed", {"sdf": 2}),
        ("four NDF fighters were killed", {"government": 4}),
        ('three members of the "National Defence" forces were killed', {"government": 3}),
        ("two elements of Liwa al-Quds were killed", {"government": 2}),
        ("five Iran-backed militiamen were killed", {"government": 5}),
        ("killing a lieutenant of the 17th Division", {"government": 1}),
        ("two US soldiers were killed", {"coalition": 2}),
        ("three Turkish soldiers were killed", {"other_armed": 3}),
        ("an Asayish member was killed", {"sdf": 1}),
        ("seven rebels were killed", {"other_armed": 7}),
        ("a shepherd was killed", {"civilian": 1}),
        ("three truffle hunters were killed", {"civilian": 3}),
        ("ten oil field workers were killed", {"civilian": 10}),
        ("two policemen were killed", {"government": 2}),
        ("69 IS members were killed", {"islamic_state": 69}),
        ("67 government forces and allied fighters were killed", {"government": 67}),
    ],
)
def test_sides(sentence: str, parties: dict[str, int]) -> None:
    found = {str(h.party): h.count.min for h in harmed(sentence) if h.count and h.party}
    assert found == parties


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Some 20 soldiers and civilians were killed.", Party.CIVILIAN),
        ("Some 20 soldiers and gunmen were killed.", Party.UNKNOWN),
        ("Some 20 soldiers and policemen were killed.", None),
        ("20 soldiers and three civilians were killed.", None),
    ],
)
def test_nobody_says_how_many_of_each(sentence: str, other: Party | None) -> None:
    assert harmed(sentence)[0].mixed_with is other
