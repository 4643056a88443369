"""The words of the single HTML file's map, timeline and table in Arabic, by the English ones.

``{name}`` stands for what the page fills in. English is what the browser's modules hold.
"""

from __future__ import annotations

from collections.abc import Mapping

from geo.briefing.arabic import ARABIC, MONTHS
from geo.maps.style import EVENT_LABELS, HEAT_RADIUS_KM, NOT_SAFE_NOTE, PARTY_LABELS, SEVERAL_LABEL
from geo.model import EventType, Party

_SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

PAGE_WORDS: Mapping[str, str] = {
    **{EVENT_LABELS[kind]: ARABIC.event(kind) for kind in EventType},
    **{PARTY_LABELS[party]: ARABIC.victim(party) for party in Party},
    **dict(zip(_SHORT_MONTHS, MONTHS, strict=True)),
    SEVERAL_LABEL: ARABIC.several,
    NOT_SAFE_NOTE: ARABIC.not_safe,
    # values
    "Date unknown": "التاريخ غير معروف",
    "number unknown": "العدد غير معروف",
    "unknown": "غير معروف",
    "at least {n}": "على الأقل {n}",
    "place unknown": "المكان غير معروف",
    "place known to within {km} km": "المكان معروف ضمن {km} كم",
    "{n} incident": "الحوادث: {n}",
    "{n} incidents": "الحوادث: {n}",
    "{n} day": "الأيام: {n}",
    "{n} days": "الأيام: {n}",
    "pending": "قيد التحقق",
    "made up for a demonstration": "مختلق للعرض",
    "nobody named": "لم يُذكر أحد",
    "Nobody named": "لم يُذكر أحد",
    "Nobody named as victim": "لم يُذكر متضرر",
    "Suffered: {names}": "المتضرر: {names}",
    "Killed: {killed} · wounded: {wounded}": "القتلى: {killed} · الجرحى: {wounded}",
    # table and choices
    "Incidents shown": "الحوادث المعروضة",
    "Table": "الجدول",
    "No.": "م",
    "Date": "التاريخ",
    "Kind": "النوع",
    "Place": "المكان",
    "Killed": "القتلى",
    "Wounded": "الجرحى",
    "Suffered": "المتضرر",
    "Attacker": "المهاجم",
    "Status": "الحالة",
    "Source": "المصدر",
    "Previous {n}": "السابق ({n})",
    "Next {n}": "التالي ({n})",
    "{from} to {to} of {n}": "{from} إلى {to} من {n}",
    "None is shown; that does not mean safe.": "لا شيء معروض، وهذا لا يعني الأمان.",
    "Incident {n}: show it on the map": "الحادث {n}: أظهره على الخريطة",
    "This file holds no incident.": "لا حوادث في هذا الملف.",
    "All {n} incidents of this file are shown.": "كل حوادث هذا الملف معروضة: {n}.",
    "{shown} of the {n} incidents of this file are shown.": "المعروض: {shown} من {n}.",
    "Heat layer": "طبقة الكثافة",
    "Symbols": "الرموز",
    "With the words": "فيها الكلمات",
    "Off": "بلا",
    "Killed and wounded": "القتلى والجرحى",
    "Incidents": "الحوادث",
    "Casualties": "الضحايا",
    # timeline
    "Timeline": "الخط الزمني",
    "Play": "تشغيل",
    "Pause": "إيقاف",
    "Step": "الخطوة",
    "Speed": "السرعة",
    "Bars": "الأعمدة",
    "Bars show": "ما تعرضه الأعمدة",
    "day": "يوم",
    "week": "أسبوع",
    "month": "شهر",
    "quarter": "ربع سنة",
    "year": "سنة",
    "One step back": "خطوة إلى الوراء",
    "One step on": "خطوة إلى الأمام",
    "All dates": "كل التواريخ",
    "Period shown: move it": "الفترة المعروضة: حرّكها",
    "First day shown": "أول يوم معروض",
    "Last day shown": "آخر يوم معروض",
    "No dated incident.": "لا حادث مؤرخًا.",
    "highest: {n} in a {unit}": "الأعلى: {n} ({unit})",
    # map
    "Map": "الخريطة",
    "Map tools": "أدوات الخريطة",
    "Zoom in": "تكبير",
    "Zoom out": "تصغير",
    "Fit to the incidents shown": "إظهار كل الحوادث المعروضة",
    "Full screen": "ملء الشاشة",
    "Arabic labels": "أسماء عربية",
    "English labels": "أسماء إنكليزية",
    "Measure a distance": "قياس مسافة",
    "Stop measuring": "إنهاء القياس",
    (
        "Incident map. Arrow keys move it, plus and minus zoom, n and p step through what is "
        "shown, Enter opens it, g goes to a place, c says where the middle is."
    ): (
        "خريطة الحوادث. الأسهم تحركها، + و- للتكبير والتصغير، n وp للتنقل بين المعروض، "
        "Enter لفتحه، g للذهاب إلى مكان، c لموقع الوسط."
    ),
    "Loading incidents …": "تُحمَّل الحوادث …",
    "Show everything again": "إظهار الكل من جديد",
    "Copy link": "نسخ الرابط",
    "Close": "إغلاق",
    "Incident": "الحادث",
    "Copy": "نسخ",
    # legend
    "Legend": "مفتاح الخريطة",
    "Who suffered": "المتضرر",
    "How sure": "مدى اليقين",
    "Pending: not yet verified": "قيد التحقق",
    "Casualties unknown": "الضحايا غير معروفة",
    "Only an area or a line is known": "لا يُعرف إلا نطاق أو مسار",
    "The place lies within (9 of 10)": "المكان ضمن هذه الدائرة (9 من 10)",
    "Several: incidents above, killed and wounded below": "عدة حوادث: فوقُ عددها وتحتُ الضحايا",
    (
        f"Density within {HEAT_RADIUS_KM:g} km. An incident known only to an area is spread over "
        "it; those on lines are left out."
    ): ARABIC.heat_note,
    "Casualties per 1,000 km²": "ضحايا لكل 1000 كم²",
    "Killed per 1,000 km²": "قتلى لكل 1000 كم²",
    "Wounded per 1,000 km²": "جرحى لكل 1000 كم²",
    "Incidents per 1,000 km²": "حوادث لكل 1000 كم²",
    "Killed and wounded by region": "القتلى والجرحى بحسب المنطقة",
    "Killed by region": "القتلى بحسب المنطقة",
    "Wounded by region": "الجرحى بحسب المنطقة",
    "Incidents by region": "الحوادث بحسب المنطقة",
    "Striped: incidents, but nobody known to be hurt. No shade: no incident known.": (
        "المخطط: حوادث لم يُعرف فيها متضرر. بلا لون: لا حادث معروف."
    ),
    "{n} known only to an area over several": "ما لا يُعرف إلا نطاق يشمل عدة مناطق: {n}",
    "{n} of no {level} that is known": "ما لا تُعرف له {level}: {n}",
    "governorate": "محافظة",
    "district": "منطقة",
    "Not shaded: {parts}.": "غير ملوّن: {parts}.",
    "Standing out": "البارز",
    "72 hours up to the newest incident, {from} to {to}: {many} shown": (
        "72 ساعة حتى أحدث حادث، {from} إلى {to}، المعروض منها: {many}"
    ),
    "none": "لا شيء",
    "Within {km} km of {name}": "ضمن {km} كم من {name}",
    "this spot": "هذه النقطة",
}
