"""The usual spellings of outlets in several languages, by name alone, listed by hand.

Not drawn from the gazetteer's own names: a list of what English, French, German, Turkish, Kurdish
and Arabic reports write, each with the row that is meant.
"""

from __future__ import annotations

import pytest

from geo.model import MatchStatus
from geo.places.geocoder import Geocoder

SPELLINGS = """
al-rusafa: Al-Rusafah
green-village-base: Green Village; Green Village base
tall-abyad: Tel Abyad; Tell Abyad
al-karamah: Karama town; town of Karama; بلدة الكرامة
subd-sy050302: ناحية السعن; Saan district; As-Saan Subdistrict
subd-sy080002: Shaddadi district; ناحية الشدادي
al-talila-reserve: Talila reserve; محمية التليلة
kabajib-desert: çolistana Kebacib
khanasir: Khanaser; Khanasser; Hanasir; Khanssir; خناصر
umm-al-sarj-qibli: أم السرج الجنوبي; Southern Umm al-Sarj; Umm al-Sarj al-Janubi; أم السرج القبلي
kishkish-jabbur: Kashkash; Kishkish Jabbour; كشكش الجبور
zakaf-base: Al-Zaqf; Al-Zqaf
deir-ez-zor: Deir Ezzor; Deir Ezzour; Deir al-Zour; Deir el-Zour; Deir az-Zawr; Dayr az-Zawr
deir-ez-zor: Deirezzor; Deir-Ezzor; Dair az-Zaur; Deir es-Sor; Deir ez-Sor; Deyrizor; Deyr ez-Zor
deir-ez-zor: Deir-ez-Zor; Deïr Ezzor; Dêrazor; Dera Zor; Der ez-Zor; Dair Alzour; مدينة دير الزور
al-mayadin: Mayadine; Al-Mayadeen; Mayadeen; el-Mayadin; Meyadin; Meyadîn; Majadin; Al Mayadin
al-mayadin: Mayadîn; al-Miyadin; el Meyadin; مدينة الميادين
abu-kamal: Boukamal; Abou Kamal; Albukamal; Al-Bukamal; Bukamal; Abu Kamal; Ebu Kemal; Elbukemal
abu-kamal: Al-Boukamal; Bou Kamal; Albu Kamal; Al Bu Kamal; Bûkemal; ألبو كمال; البوكمال; أبو كمال
palmyra: Palmyre; Tadmur; Tadmor; Tadmour; Tedmür; Tedmur; Palmira; Tudmur; Tedmor; تدمر
al-sukhnah: Soukhné; Soukhna; Suhne; Al-Soukhna; Sokhna; as-Suchna; Suchna; es-Sukhne; Al Sukhna
al-sukhnah: Al-Sokhneh; El Soukhneh; Sukhneh; As-Sukhna; السخنة
al-quriyah: Qouriyé; Al-Qouriya; Quriya; al-Quriyeh; Kuriye; El-Kuriye; القورية
al-asharah: Achara; Al-Asharah; El-Aşara; Aşara; Ashara; Al-Ashareh; Aschara; العشارة
al-busayrah: Bousseira; Bussaira; Basira; Busayra; El-Busayra; al-Busaira; Busseira; البصيرة
al-shuhayl: Chheil; Shuheil; Shahil; Şuheyl; al-Shuhail; Schuhail; Ash Shuhayl; الشحيل
dhiban: Diban; Dhiban; Theeban; Ziban; Thiban; Dhiban town; ذيبان
hajin: Hajine; Hajin; Hecin; Hadschin; Hajeen; Hecîn; هجين
al-baghuz: Baghouz; Baguz; Al-Baghouz; Baghus; Baxoz; الباغوز
al-susah: Soussa; al-Sousa; Sussa; Susah; el-Susa; السوسة
al-shaafah: Chaafa; al-Shaafa; Shafa; Şaafa; Asch-Schaafa; al-Sha'fah; الشعفة
al-suwar: Souar; Suwar; al-Souwar; Suvar; es-Suvar; Al-Sour; الصور
al-shola: Choula; al-Shoula; Shulah; Şula; Asch-Schula; ash-Shola; الشولة
kabajib: Kobajjep; Kabajeb; Kobajeb; Kebacib; Kabadschib; Kbajeb; كباجب
khusham: Khesham; Khasham; Hşam; Khosham; Huşam; Khusham; Chuscham; خشام
al-murayiyah: al-Mreiya; Muraiya; al-Muray'iyah; Mrei'iyah; المريعية
al-muhasan: Mohassan; Muhasan; Mouhassan; Al-Muhassan; Muhasen; موحسن
al-bulayl: Boulil; Al-Bulil; Bolil; Bouleil; al-Bulayl; البوليل
at-tibni: Tebni; al-Tibni; Tibni; Al-Tabni; Tabni; التبني
al-kasrah: Kasra; al-Kisra; Al-Kasra; Kesra; الكسرة
al-tanak-oil-field: Tanak oil field; al-Tank field; Al-Tanak field; Tenek petrol sahası; حقل التنك
al-omar-oil-field: Al-Omar oil field; Omar oilfield; champ pétrolier d'al-Omar; Ömer petrol sahası
al-omar-oil-field: Al-Omar-Ölfeld; Ölfeld al-Omar; حقل العمر
conoco-gas-plant: Conoco; Conoco gas plant; Coniko; Koniko; حقل كونيكو; معمل غاز كونيكو
al-shaer-gas-field: Shaer gas field; al-Shaar gas field; Gasfeld al-Schaer; champ gazier de Chaer
al-shaer-gas-field: Şair gaz sahası; حقل شاعر; حقل الشاعر للغاز
t4-airbase: T4; T-4; T4 airbase; Tayfur airbase; base aérienne T4; T4 hava üssü; التيفور
t4-airbase: Luftwaffenbasis T4; Tiyas airbase; Tiyas Military Airport; مطار التيفور العسكري
t2: T2; T2 station; station T2; Pumpstation T2; محطة T2; المحطة الثانية; the second station
t3: T3; third station; the third station; station T3; المحطة الثالثة; محطة ضخ T3
al-qaryatayn: Qaryatayn; al-Qaryatain; Qaryatein; Karyatayn; Al-Karjatain; Qariatayn; القريتين
mahin: Mahin; Maheen; Mhin; Muhin; مهين
sadad: Sadad; Saddad; صدد
al-furqlus: Furqlus; Fourqlos; Al-Furqlos; Furklus; Furqlos; Forqlos; الفرقلس
jubb-al-jarrah: Joub al-Jarrah; Jeb al-Jarrah; Jub Jarrah; Djoub al-Jarrah; Cub el-Cerrah
jubb-al-jarrah: Jib al-Jarrah; جب الجراح
al-mukharram: Mukharram; Moukharam; Al-Makhram; المخرم
ar-rastan: Rastan; Rastane; Al-Rastan; Restan; ar-Rastan; er-Resten; الرستن
talbiseh: Talbiseh; Talbisa; Talbissé; Telbise; Talbisseh; Talbeesa; تلبيسة
homs: Homs; Hims; Hums; حمص
al-qusayr: Qousseir; Qusair; Kuseyr; al-Qusayr; Kusair; Qusayr, Homs; القصير
houla: Houla; Hula; al-Houla; Hule; الحولة
khunayfis-phosphate-mines: Khneifis phosphate mines; Khunayfis mines; مناجم خنيفيس
gharanij: Gharanij; Granij; Garanic; Gharaneej; غرانيج
abu-hammam: Abu Hamam; Abou Hamam; Ebu Hamam; Abu Hammam; أبو حمام
al-kishkiyah: Kishkiya; Kechkiyé; Kashkiyah; Al-Kishkiyeh; الكشكية
dablan: Dablan; Dablane; Deblan; Dibilan; دبلان
subaykhan: Sbeikhan; Subaykhan; Sbikhan; صبيخان
ayyash: Ayyash; Ayash; Ayache; Ayaş; عياش
al-tanf: Al-Tanf; Tanf; Tenf; al-Tanaf; التنف
jabal-bishri: Jabal Bishri; Jebel Bishri; Djebel Bichri; Bişri Dağı; Mount Bishri; جبل البشري
conoco-gas-plant: kuniko gas plant; Conoco field
al-hiri: Al-Hiri; al-Hari; Al-Heri; el-Hiri; الهري
al-sukkariyah: Sukkariyah; al-Sukkariya; السكرية
al-siyasiyah-bridge: al-Siyasiyah bridge; Siyasiya bridge; جسر السياسية
harabish: Harabish; Harabesh; Hrabish; هرابش
hawijat-saqr: Hawija Saqr; Hawijat Sakr; Huwaijat Sakr; Howeijat Sakr; حويجة صكر
jabal-thardah: Jabal Tharda; Thardah mountain; Jabal Therdeh; Tharda Mountain; جبل الثردة
al-rukban: Rukban; Rukban camp; Roukban; مخيم الركبان
"""
CASES = [
    (name.strip(), line.partition(": ")[0])
    for line in SPELLINGS.strip().splitlines()
    for name in line.partition(": ")[2].split(";")
]


@pytest.mark.parametrize(("name", "place_id"), CASES, ids=[name for name, _ in CASES])
def test_usual_spelling(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name)
    assert (match.status, match.place_id) == (MatchStatus.MATCHED, place_id), match.why
