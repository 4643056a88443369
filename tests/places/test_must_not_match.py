"""Names that must never be answered with a place: the shipped gazetteer has to refuse them all."""

from __future__ import annotations

import pytest

from geo.model import MatchStatus
from geo.places.geocoder import Geocoder

PEOPLE = """
Rami Abdulrahman; Rami Abdel Rahman; Bashar al-Assad; Assad; al-Assad; Maher al-Assad;
Vladimir Putin; Donald Trump; Qasem Soleimani; Abu Bakr al-Baghdadi; al-Baghdadi;
Abu Mohammed al-Jolani;
Suhail al-Hassan; Ahmad al-Sharaa; Mazloum Abdi; Talal Barazi; Issam Zahreddine; Hassan Nasrallah;
Recep Tayyip Erdogan; Sergei Lavrov; Staffan de Mistura; Geir Pedersen; Mohammed; Ahmad; Omar;
Khaled; Hussein Ali; Ibrahim Khalil; Yusuf Mahmoud; Abdullah al-Muhaysini; James Jeffrey;
بشار الأسد; رامي عبد الرحمن; أبو بكر البغدادي; قاسم سليماني; محمد; خالد
"""
UNITS = """
Islamic State; ISIS; ISIL; Daesh; IS; SDF; SAA; NDF; IRGC; YPG; HTS; Hezbollah; Fatemiyoun;
Liwa Fatemiyoun; Liwa al-Quds; Quds Force; Wagner; Tiger Forces; Desert Hawks; Fourth Division;
14th Special Forces Division; Fifth Corps; Republican Guard; National Defence Forces;
Popular Mobilization Forces; Kataib Hezbollah; Maghawir al-Thawra; Jabhat al-Nusra; Ahrar al-Sham;
Jaysh al-Islam; Hayat Tahrir al-Sham; Free Syrian Army; Syrian Democratic Forces; Syrian Army;
al-Qaeda; the coalition; Syrian city; the Syrian city; Russian base; Iranian base; Islamic State
base; regime town; داعش; تنظيم الدولة; حزب الله; الحرس الثوري; قسد; الفيلق الخامس; أحرار الشام
"""
OUTLETS = """
SANA; SOHR; Reuters; AFP; TASS; Sputnik; Al Jazeera; Al Arabiya; Al-Monitor; Enab Baladi;
North Press; Amaq; Al-Masdar News; Zaman al-Wasl; Al-Manar; Rudaw; BBC; Anadolu;
Syrian Observatory for Human Rights; White Helmets; Deir Ezzor 24; Euphrates Post;
سانا; المرصد السوري; رويترز; عنب بلدي
"""
CALENDAR = """
March; May; April; September; Monday; Friday; Ramadan; février; Oktober; haziran; آذار; نيسان;
الجمعة
"""
WORDS = """
War; Media; School; Hit; Hole; Full; Death; Read; Center; Hammer; Roman; city; town; village;
desert; airport; station; the village; a base; mountain; north; eastern; unknown; none; somewhere;
soldiers; Kafr; Tell; Wadi; Jabal; Umm; Abu; مدينة; قرية; الجيش; عناصر
"""
ELSEWHERE = """
Narnia; Mordor; Atlantis; Gotham; Timbuktu; Paris; Berlin; London; Washington; Moscow; Tehran;
Kandahar; Fallujah; Tripoli Libya; Donetsk; Bakhmut; Kyiv; Gaza; Jerusalem; Ankara; Sinai; Helmand;
Syria; Iraq; Turkey; Iran; Middle East; سوريا; العراق; موسكو; طهران
"""
NONSENSE = """
asdfgh; xxxx; qwertyuiop; aaaaaaa; 12345; 47; ???; -; al-; el; the; of; Zzyzx; Blorptown;
Jabal Blorp; Wadi Xyzzy; Blorp airbase; village of Zzyzx; فففففف; ظظظ
"""
TRIBES_AND_UNITS = """
Abu Omar al-Shishani; Nawaf al-Bashir; Sultan al-Tamawi; Haji Bakr; Hajj Askar; Khaled al-Asaad;
al-Bu Saraya; Al-Baggara; al-Ugaydat; al-Qaterji; Qaterji militia; Liwa al-Baqir; Suqur al-Sahara;
Jaysh Usud al-Sharqiya; Deir ez-Zor Military Council; Asaib Ahl al-Haq; Regiment 47; 47th Regiment;
18th Division; 11th Division; 17th Division; Brigade 313; Battalion 999; Sector 5; Hill 800
"""
LIKE_A_PLACE = """
Al-Watan; al-Thawra newspaper; Tishreen newspaper; Al-Furat newspaper; Al-Hadath; Jisr TV;
Palmyra Monitor; Badia 24; Al-Bayan; Dabiq magazine; Tishreen; تشرين الأول; Tammuz; Nisan; Cuma;
Montag; lundi; the silo; the pocket; the enclave; truffle hunters; gas station;
الضفة الشرقية; رتل عسكري
"""
CITIES_ABROAD = """
Fujairah; Mansoura Egypt; Medina; Mecca; Qom; Dublin; Geneva; Bogotá; Busher; Khobar; Zarqa;
Mafraq; Irbid; Hodeidah; Marib; Benghazi; Derna; Rafah; Khan Younis; Mosul; Tikrit; Samarra;
Karbala; Tal Afar; Mashhad; Kunduz; Grozny; Peshawar; Kherson; Astana
"""
UNKNOWN_BUT_NEAR = """
T5; T8; Station 9; K2; Point 400; Jisr; Rawda; Al-Rawda; Al-Wahda; Al-Karama; Al-Nasiriyah;
Khirbet al-Ward; Tal al-Barghut; Bir al-Jawhar; Umm al-Zulf; Sabkhat al-Dawsar; Kafr Zulaym;
Jabal Sukhnah; Mount Kabajib; Jabal Hajin; Al-Sukhnah hills; Tell Arqus; al-Hamra village;
Blorp (Homs); Blorp (Deir ez-Zor); Al-Badwah
"""
WRONG_KIND = """
Jabal Palmyra; Mount Homs; Palmyra dam; Kabajib governorate; Deir ez-Zor mountain; Hajin airport;
Al-Sukhnah province; Homs oil field; Palmyra crossing; Wadi Deir ez-Zor; جبل حمص; سد تدمر
"""
ALL = {
    name.strip(): group
    for group, names in {
        "people": PEOPLE,
        "units": UNITS,
        "outlets": OUTLETS,
        "calendar": CALENDAR,
        "words": WORDS,
        "elsewhere": ELSEWHERE,
        "nonsense": NONSENSE,
        "a tribe or a unit": TRIBES_AND_UNITS,
        "like a place": LIKE_A_PLACE,
        "a city abroad": CITIES_ABROAD,
        "unknown but near": UNKNOWN_BUT_NEAR,
        "wrong kind": WRONG_KIND,
    }.items()
    for name in names.split(";")
}


def test_the_table_is_long_enough() -> None:
    assert len(ALL) >= 300


@pytest.mark.parametrize("name", ALL, ids=[f"{g}: {n}" for n, g in ALL.items()])
def test_must_not_match(shipped: Geocoder, name: str) -> None:
    match = shipped.geocode(name)
    assert match.status is not MatchStatus.MATCHED, match.why
    assert match.point is None
    assert match.why


SENTENCES = {
    "an-outlet": "Reuters and SANA said so, al-Mayadeen TV added.",
    "an-outlet-named-after-a-city": "Deir Ezzor 24 and Palmyra Coordination reported the raid.",
    "a-person": "Rami Abdulrahman of the Observatory spoke to AFP.",
    "the-president": "President Bashar al-Assad and Assad's allies met Vladimir Putin.",
    "groups": "Ahrar al-Sham, Jabhat al-Nusra and Hayat Tahrir al-Sham withdrew.",
    "a-unit": "The Deir ez-Zor Military Council and the Raqqa Brigade signed.",
    "months": "In March, April and May nothing happened.",
    "words": "War. Full story. School. Media. Read more. Death toll. Hit and run.",
    "the-country": "Syria, Iraq, Iran, Russia and Turkey agreed.",
    "nothing": "",
    "arabic-groups": "قال المرصد السوري إن داعش وقسد وحزب الله اتفقوا.",
}


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_running_text_without_a_place_gives_none(shipped: Geocoder, text: str) -> None:
    assert [m.mention for m in shipped.scan(text)] == []
