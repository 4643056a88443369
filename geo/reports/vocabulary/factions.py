"""Names of the less common forces: brigades, factions, security branches, by their side."""

from __future__ import annotations

from typing import Final

from geo.model import Party

FACTIONS: Final[dict[Party, str]] = {
    Party.ISLAMIC_STATE: """hisba, hisbah, al-hisba, al-hisbah, khalid ibn al-walid army, jaysh
        khalid ibn al-walid, liwa al-aqsa, isis organisation, isis organization, is organisation,
        is organization, daesh organisation, daesh organization, daesh terrorist group, isis
        terrorist group, isis sleeper cells, is sleeper cells, daesh sleeper cells, islamic state
        sleeper cells, islamic state cells, islamic state cell, the self-styled caliphate,
        self-styled islamic state, so-called islamic state, self-proclaimed islamic state,
        self-styled caliphate, isis-aligned, isis-loyal, isis-allied""",
    Party.SDF: """hajin military council, raqqa military council, tabqa military council, al-bab
        military council, tal abyad military council, raqqa civil council, manbij military council,
        sutoro, jaysh al-thuwar, jaish al-thuwar, army of revolutionaries, northern democratic
        brigade, jazeera battalions, raqqa revolutionaries brigade, liwa thuwar al-raqqa, women's
        protection units, people's defense units, kurdish people's protection units, kurdish
        internal security forces, kurdish security forces, kurdish-led forces, self-defense duty,
        afrin liberation forces, syriac union forces, khabour guards, bethnahrain women's
        protection forces, anti-terror units, anti-terrorism units, counter-terrorism units, yat
        units, traffic asayish, asayish of north and east syria, sdf-led, sdf-allied, ypg-led""",
    Party.OTHER_ARMED: """free army, pro-ankara, islam army, falcons of the levant, eagles of the
        levant, sultan murad, sultan suleiman shah, suleiman
        shah, suleiman
        shah brigade, suleiman shah division, amshat, al-amshat, hamzat, al-hamzat, hamza brigade,
        failaq al-sham, faylaq al-majd, sham legion, al-sham legion, al-rahman legion, failaq
        al-rahman, majd corps, levant liberation committee, nour al-din al-zenki, nureddin
        al-zenki, jund al-aqsa, guardians of religion, ansar al-din, ansar al-tawhid, turkistan
        islamic party, jabhat fateh al-sham, jabhat al-shamiya, jabhat shamiya, al-shamiya front,
        shamiya front, ahfad al-rasul, furqan brigades, authenticity and development, ahmad al-abdo
        forces, ahmad al-abdo martyrs forces, martyr ahmad al-abdo, shuhada al-qaryatayn, martyrs
        of qaryatayn brigade, al-qaryatayn martyrs brigade, men of dignity, rijal al-karama,
        suwayda military council, liberation and construction movement, al-tahrir wal-bina, jaysh
        al-nukhba, jaysh al-islam faction, first corps, first legion, national liberation army,
        jaysh al-ahrar, saqour al-sham, suqur al-sham, suqour al-sham, mutasim division, al-mutasim
        division, mutassim brigade, sultan mehmed the conqueror, northern hawks brigade, suqour
        al-shamal, glory corps, turkish gendarmerie, gendarmerie, turkish intelligence, mossad,
        israeli army, israeli forces, israeli military, occupation army, jordanian army, jordanian
        armed forces, jordan's army, peshmerga, tribal army, tribal forces, forces of the tribes,
        tribes' army, army of the tribes, local faction, local factions, local
        armed faction, local armed factions, armed faction, armed factions, regional faction,
        regional factions, arab tribal forces, tribal and clan forces, clan
        fighters""",
    Party.GOVERNMENT: """nujaba, al-nujabaa, hezbollah brigades, hizbullah brigades, kata'ib
        hezbollah, kataeb hezbollah, kata'ib hizballah, kataib hizbullah, imam ali brigades, imam
        ali battalions, asaib ahl al-haq, asa'ib ahl al-haq, badr organisation, badr organization,
        badr corps, kata'ib sayyid al-shuhada, ansar allah al-awfiya, harakat al-abdal, abdal
        movement, liwa dhu al-fiqar, dhu al-fiqar brigade, zulfiqar brigade, imam hussein brigade,
        liwa al-imam al-hussein, liwa zainebiyoun, liwa zaynabiyoun, zainabiyoun brigade,
        zaynabiyoun brigade, fatimiyoun brigade, fatemiyoun division, haydariyoun, heydariyoun,
        hashemiyoun, al-hashemiyoun, liwa al-hashemiyoun, 313 brigade, 313 force, brigade 313,
        brigade 47, regiment 47, isis hunters, suqur al-sahra, syrian marines, syrian navy, marine
        commandos, fouj al-maghawir al-bahr, nusur al-zawba'a, eagles of the whirlwind, ssnp,
        syrian social nationalist party, baath battalions, kataib al-baath, baath party brigades,
        al-areen, liwa al-areen, dir' al-watan, homeland shield, palestine liberation army,
        palestinian liberation army, popular front - general command, qalamoun shield, qalamoun
        shield forces, dir' al-qalamoun, people's army, desert commandos, military security
        directorate, general intelligence, general intelligence directorate, air force intelligence
        directorate, criminal security, syrian intelligence, mukhabarat, suheil al-hassan forces,
        al-nimr forces, tigers forces, cheetah forces, taha regiment, tarmah regiment, presidential
        guard, syrian marines brigade, russian air forces, russian military police, russian
        aerospace force, russian air forces, russian marines, redut, patriot company, isis hunters
        brigade, wagner private military company, private military company wagner, slavonic corps,
        saraya al-khorasani, khorasani brigades, hezbollah al-nujaba, pro-tehran, pro-damascus,
        pro-moscow, military engineering, engineering
        corps, intelligence services, intelligence directorate, islamic resistance
        brigades,
        syrian hezbollah, imam al-mahdi army, al-mahdi army, quwat al-ridha, al-ridha forces,
        saraya al-areen, defense ministry forces, defence ministry forces, public security service,
        new syrian government, new government, transitional authorities, interim authorities,
        islamist-led government, new army, iraqi militia, iraqi militias,
        iraqi factions, iraqi armed factions, lebanese militia, lebanese
        militias, afghan militia, afghan militias, pakistani militia, pakistani militias""",
    Party.COALITION: """operation inherent resolve, anti-isis coalition, anti-is coalition,
        anti-daesh coalition, us-led alliance, u.s.-led alliance, international alliance,
        american-led coalition, washington-led coalition, us marines, u.s. marines, us marine,
        u.s. marine, us navy seals, navy seals, us special forces, us special operations forces,
        u.s. special forces, american special forces, us air force, u.s. air force,
        american air force, royal air force, raf, french air force, delta force, army rangers,
        us army rangers, us-led forces, u.s.-led forces, american army,
        american military, us occupation, american occupation,
        """,
}
