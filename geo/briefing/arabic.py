"""Everything that is printed around the map, in Arabic.

Numbers stand after a word and a colon, so that no form of the counted word has to agree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from geo.briefing.basemap import outlines
from geo.briefing.words import Words, total_text
from geo.filters import SHOWN_STATUSES, IncidentFilter
from geo.maps.style import HEAT_RADIUS_KM
from geo.model import (
    Count,
    CountRange,
    DatePrecision,
    EventType,
    GeometryType,
    Incident,
    Party,
    Status,
    Total,
)
from geo.near import Near

if TYPE_CHECKING:
    from geo.briefing.view import BriefingView

MONTHS = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
"""The months as they are named in Syria."""
_EVENTS = {
    EventType.AMBUSH: "كمين",
    EventType.ARMED_ATTACK: "هجوم مسلح",
    EventType.CLASH: "اشتباك",
    EventType.EXPLOSIVE: "لغم أو عبوة",
    EventType.SHELLING: "قصف مدفعي",
    EventType.AIR_STRIKE: "غارة جوية",
    EventType.SUICIDE_ATTACK: "هجوم انتحاري",
    EventType.ASSASSINATION: "اغتيال",
    EventType.ABDUCTION: "خطف",
    EventType.EXECUTION: "إعدام",
    EventType.RAID: "مداهمة أو تمشيط",
    EventType.TROOP_MOVEMENT: "تحرك قوات",
    EventType.OTHER: "غير ذلك",
}
_PARTIES = {
    Party.GOVERNMENT: "الحكومة وحلفاؤها",
    Party.ISLAMIC_STATE: "تنظيم الدولة",
    Party.SDF: "قسد",
    Party.COALITION: "التحالف",
    Party.OTHER_ARMED: "جماعة مسلحة أخرى",
    Party.CIVILIAN: "مدنيون",
    Party.UNKNOWN: "مجهول",
}
_PARTY_LETTERS = {
    Party.GOVERNMENT: "ح",
    Party.ISLAMIC_STATE: "د",
    Party.SDF: "ق",
    Party.COALITION: "ل",
    Party.OTHER_ARMED: "س",
    Party.CIVILIAN: "م",
    Party.UNKNOWN: "ج",
}
_STATUSES = {
    Status.DRAFT: "مسودة",
    Status.PENDING: "قيد التحقق",
    Status.VERIFIED: "محقق",
    Status.REJECTED: "مرفوض",
}
_WEIGHTS = {"casualties": "ضحايا", "killed": "قتلى", "wounded": "جرحى", "incidents": "حوادث"}
_UNITS = {"day": "اليوم", "week": "الأسبوع", "month": "الشهر"}


class ArabicWords(Words):
    """Arabic, from right to left."""

    lang = "ar"
    rtl = True
    killed = "قتلى"
    wounded = "جرحى"
    at_least = "على الأقل"
    unknown = "غير معروف"
    kind_heading = "نوع الحادث"
    victim_heading = "المتضرر (اللون)"
    size_heading = "القتلى والجرحى (الحجم)"
    marks_heading = "على الخريطة أيضًا"
    heat_note = (
        f"موزعة ضمن {HEAT_RADIUS_KM:g} كم، الأعداد الدنيا؛ ما لا يُعرف إلا نطاقه موزع عليه، "
        "والمسارات غير محسوبة."
    )
    pending_mark = "قيد التحقق (رمز مفرغ)"
    area_mark = "لا يُعرف إلا هذا النطاق"
    line_mark = "مسار عملية"
    focus_mark = "محافظتا حمص ودير الزور"
    nobody = "لم يُذكر أحد"
    no_side = "لم يُذكر الطرف"
    several = "أطراف عدة"
    empty_map = "لا يُعرف أي حادث ضمن هذا الاختيار."
    not_safe = "غياب الحوادث عن الخريطة لا يعني الأمان."
    boundaries = "الحدود والأسماء المبينة لا تعني إقرارًا أو قبولًا."
    filter_label = "المعروض:"
    sources_label = "المصادر:"
    no_sources = "لا شيء"
    table_head = (
        *("م", "التاريخ", "المكان", "ما حدث", "المتضرر"),
        *("قتلى", "جرحى", "المصدر"),
    )
    basemap_sources = "خريطة الأساس: Natural Earth. الأماكن: OCHA وGeoNames وUCDP والمكتب."
    undated = "بلا تاريخ"
    no_place = "بلا مكان"
    pending = "قيد التحقق"
    area = "نطاق"
    route = "مسار"
    sources_in_data = "مذكورة لكل حادث في ملفات البيانات"
    list_heading = "الحوادث"
    party_heading = "بحسب الطرف حيث ذُكر (الأعداد الدنيا)"
    killed_and_wounded = "الممتلئ: قتلى. المفرغ: جرحى."
    no_side_note = "لم يُذكر الطرف: المجموع ناقص الأعداد الدنيا للأطراف، وقد يكون أقل."
    party_chart_heading = "بحسب الطرف كما تقول المصادر (الأعداد الدنيا)"
    no_trend = "لا يُعرف هجوم مؤرخ."
    no_attack = "لا يُعرف أي هجوم."

    def attacks(self, number: int) -> str:
        return "هجمات"

    def heat_title(self, by: str) -> str:
        return f"الكثافة: {_WEIGHTS[by]} لكل 1000 كم²"

    def shade_title(self, by: str, level: str) -> str:
        where = "المحافظة" if level == "governorate" else "المنطقة"
        return f"التظليل والأرقام: {_WEIGHTS[by]} بحسب {where}"

    def shade_note(self, several: int, none: int) -> str:
        note = "الأعداد الدنيا؛ المخطط أو ؟: حوادث بلا عدد معروف. بلا تظليل: لا يُعرف حادث."
        if several:
            note += f" في نطاق يشمل عدة مناطق فلا تُحسب: {several:,}."
        return f"{note} منطقتها غير معروفة: {none:,}." if none else note

    def recent_mark(self, first: dt.date, last: dt.date) -> str:
        return f"أحدث 72 ساعة: {self._between(first, last)}"

    def unknown_for(self, number: int) -> str:
        return f"غير معروف في {number:,}"

    def event(self, kind: EventType) -> str:
        return _EVENTS[kind]

    def victim(self, victim: Party | str) -> str:
        if isinstance(victim, Party):
            return _PARTIES[victim]
        return self.several if victim == "several" else self.nobody

    def victim_letter(self, victim: Party | str) -> str:
        if isinstance(victim, Party):
            return _PARTY_LETTERS[victim]
        return "ع" if victim == "several" else ""

    def status(self, status: Status) -> str:
        return _STATUSES[status]

    def date(self, day: dt.date) -> str:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def made(self, at: dt.datetime) -> str:
        return f"أُعدّت في {self.date(at.date())}، {at:%H:%M} UTC، ببرنامج Badia."

    def newest(self, day: dt.date) -> str:
        return f"أحدث تقرير: {self.date(day)}."

    def projection(self, name: str, scale: str, paper: str) -> str:
        size = f" المقياس {scale} على {paper}." if paper and scale else ""
        return f"الإسقاط: {name}.{size}"

    def more_sources(self, number: int) -> str:
        return f" و{number:,} غيرها"

    def trend_heading(self, unit: str) -> str:
        return f"الهجمات بحسب {_UNITS[unit]}"

    def span(self, low: int, high: int) -> str:
        """In words: which way a dash between two numbers runs depends on the program."""
        return f"{low:,} إلى {high:,}"

    def count(self, count: CountRange) -> str:
        if count.max is None:
            return f"{self.at_least} {count.min:,}"
        return f"{count.min:,}" if count.min == count.max else self.span(count.min, count.max)

    def table_note(self, shown: int, of: int) -> str:
        return f"أكثر {shown:,} حادثًا قتلى وجرحى من {of:,}؛ كلها في ملفات البيانات."

    def thinned_note(self, number: int) -> str:
        return f"رموز أُسقطت حيث يقف أشد منها، وكلها في ملفات البيانات: {number:,}."

    def outside_note(self, number: int) -> str:
        return f"خارج إطار الخريطة وغير مرسومة: {number:,}."

    needs_script = "الخريطة والجدول يحتاجان إلى JavaScript: افتح هذا الملف في متصفح."
    map_heading = "الخريطة والخط الزمني"
    choices_heading = "ما يُعرض"

    def page_words(self) -> Mapping[str, str]:
        from geo.briefing.arabic_page import PAGE_WORDS

        return PAGE_WORDS

    def card(self, incident: Incident) -> dict[str, Any]:
        killed, wounded = incident.killed.total, incident.wounded.total
        victims = "، ".join(self.victim(party) for party in incident.victims) or self.nobody
        attacker = self.victim(incident.attacker) if incident.attacker else self.unknown
        made_up = " · مختلق للعرض" if incident.synthetic else ""
        return {
            **super().card(incident),
            "title": f"{self.event(incident.event_type)}، {self.date_of(incident)}",
            "lines": [
                self.place_of(incident),
                f"القتلى: {self._known(killed)} · الجرحى: {self._known(wounded)}",
                f"المهاجم: {attacker} · المتضرر: {victims}",
                self.status(incident.status) + made_up,
            ],
        }

    def _known(self, count: Count) -> str:
        return self.unknown if count is None else self.count(count)

    def date_of(self, incident: Incident) -> str:
        day, precision = incident.date, incident.date_precision
        if day is None:
            return "التاريخ غير معروف"
        if precision is DatePrecision.YEAR:
            return str(day.year)
        if precision is DatePrecision.MONTH:
            return self.date(day).split(" ", 1)[1]
        if precision is DatePrecision.WEEK:
            return f"أسبوع {self.date(day)}"
        if incident.date_end and incident.date_end != day:
            return f"{self.date(day)} إلى {self.date(incident.date_end)}"
        return self.date(day)

    def place_of(self, incident: Incident) -> str:
        match = incident.place.match
        parts = [match.name_ar or match.name or incident.place.mention or "المكان غير معروف"]
        if match.geometry_type is GeometryType.AREA:
            parts.append("لا يُعرف إلا النطاق")
        elif match.geometry_type is GeometryType.LINE:
            parts.append("لا يُعرف إلا المسار")
        elif match.radius_m is not None:
            parts.append(f"ضمن {match.radius_m / 1000:g} كم")
        if match.point is None:
            parts.append("ليس على الخريطة")
        return " · ".join(parts)

    def title(self, view: BriefingView) -> str:
        flt = view.flt
        if flt.near and not flt.regions:
            return f"الحوادث المسلحة {_near(flt.near)}"
        return f"الحوادث المسلحة في {_regions(flt) or 'البادية السورية'}"

    def subtitle(self, view: BriefingView) -> str:
        return self._period(view) or "لا حادث مؤرخًا"

    def _period(self, view: BriefingView) -> str:
        first, last = view.span or (None, None)
        return self._between(view.flt.date_from or first, view.flt.date_to or last)

    def _between(self, start: dt.date | None, end: dt.date | None) -> str:
        if start and end:
            if start == end:
                return f"في {self.date(start)}"
            return f"من {self.date(start)} إلى {self.date(end)}"
        if start:
            return f"منذ {self.date(start)}"
        return f"حتى {self.date(end)}" if end else ""

    def numbers(self, view: BriefingView) -> str:
        summary = view.summary
        known = bool(summary.attacks)
        parts = [f"الهجمات: {summary.attacks:,}" if known else "لا يُعرف أي هجوم"]
        if summary.attacks:
            parts += [self._said("القتلى", summary.killed), self._said("الجرحى", summary.wounded)]
        if summary.operations:
            parts.append(f"العمليات: {summary.operations:,}")
        return "، ".join(parts)

    def _said(self, what: str, total: Total) -> str:
        text = f"{what}: {total_text(total, self)}"
        known = total.known.max != 0 or total.known.min
        return f"{text} ({self.unknown_for(total.unknown)})" if total.unknown and known else text

    def gap(self, view: BriefingView) -> str:
        flt, until = view.flt, view.known_until
        if len(view.frame) == 0:
            return "لا حادث في المخزن بعد: أضف تقريرًا أو استورد جدولًا."
        if len(view) or not (until and flt.date_from and until < flt.date_from):
            return ""
        return f"لا تقرير منذ {self.date(until)}: أضف تقارير أحدث أو اختر فترة أسبق."

    def headline(self, view: BriefingView) -> str:
        """The period, the conditions, the numbers and the change, what is pending or made up."""
        flt = view.flt
        said = [self._period(view), *self._conditions(flt)]
        if set(flt.statuses) != set(SHOWN_STATUSES):
            said.append("الحالة: " + " و".join(_STATUSES[status] for status in flt.statuses))
        about = " ".join(filter(None, said))
        if not len(view):
            return " ".join(filter(None, [f"{self.empty_map[:-1]}: {about}.", self.gap(view)]))
        sentences = [f"{about}؛ {self.numbers(view)}."]
        summary = view.summary
        if summary.undated_attacks:
            sentences.append(f"هجمات منها بلا تاريخ: {summary.undated_attacks:,}.")
        if summary.pending:
            sentences.append(f"منها قيد التحقق: {summary.pending:,}.")
        if summary.synthetic:
            sentences.append(f"منها مختلق للعرض: {summary.synthetic:,}.")
        if view.before is not None:
            earlier = view.before.summary.attacks
            known = f"الهجمات المعروفة في الأيام السابقة ({view.days}): {earlier:,}."
            none = f"لا يُعرف أي هجوم في الأيام السابقة ({view.days})."
            sentences.append(known if earlier else none)
        return " ".join(sentences)

    def notes(self, view: BriefingView) -> list[str]:
        summary = view.summary
        lines = (
            ("عمليات تُحصى على حدة", summary.operations),
            ("قيد التحقق (رمز مفرغ)", summary.pending),
            ("لا يُعرف إلا نطاقها أو مسارها", summary.only_area),
            ("بلا مكان وغير مرسومة", summary.no_place),
            ("بلا تاريخ", summary.undated),
            ("بلا تاريخ وأسقطها شرط التاريخ", view.undated_left_out),
            ("مختلقة للعرض", summary.synthetic),
        )
        return [f"{text}: {number:,}." for text, number in lines if number]

    def filter_sentence(self, view: BriefingView) -> str:
        flt = view.flt
        when = self._between(flt.date_from, flt.date_to) or "في كل التواريخ"
        statuses = " و".join(_STATUSES[status] for status in flt.statuses)
        said = " ".join(["الحوادث", when, *self._conditions(flt)])
        return f"{said}؛ الحالة: {statuses or 'لا شيء'}."

    def _conditions(self, flt: IncidentFilter) -> list[str]:
        """All but dates and status."""
        parts: list[str] = []
        if flt.regions:
            parts.append(f"في {_regions(flt)}")
        if flt.near:
            parts.append(_near(flt.near))
        if flt.box:
            west, south, east, north = flt.box
            parts.append(f"بين {south:g}–{north:g} N و{west:g}–{east:g} E")
        if flt.event_types:
            parts.append("من نوع " + " أو ".join(_EVENTS[kind] for kind in flt.event_types))
        if flt.parties:
            parts.append("وأحد أطرافها " + " أو ".join(_PARTIES[party] for party in flt.parties))
        if flt.min_killed is not None:
            parts.append(f"وعدد القتلى {flt.min_killed} على الأقل")
        if flt.max_radius_m is not None:
            parts.append(f"ومكانها معروف ضمن {flt.max_radius_m / 1000:g} كم")
        if flt.text:
            parts.append(f"وفيها الكلمات «{flt.text}»")
        return parts


def _near(near: Near) -> str:
    place = near.name or f"{near.point.lat:.4f} N {near.point.lon:.4f} E"
    return f"ضمن {near.radius_km:g} كم من {place}"


def _regions(flt: IncidentFilter) -> str:
    names = {o.properties["pcode"]: o.properties.get("name_ar") for o in outlines("regions")}
    return " و".join(str(names.get(code) or code) for code in flt.regions)


ARABIC = ArabicWords()
