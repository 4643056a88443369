"""The single HTML file in Arabic: the map's own words too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from geo.briefing.arabic import ARABIC
from geo.briefing.export import export_view
from tests.briefing.samples import founding, view_of

pytestmark = pytest.mark.browser


def test_timeline_legend_table_and_card_are_arabic(chromium: Browser, tmp_path: Path) -> None:
    path = export_view(view_of(founding()), tmp_path / "view.html", words=ARABIC)
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, offline=True)
    page = context.new_page()
    page.set_default_timeout(90_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    expect(page.locator("#count")).to_have_text("كل حوادث هذا الملف معروضة: 5.", timeout=90_000)
    assert page.locator("th button").all_inner_texts()[:3] == ["م", "التاريخ", "النوع"]
    aligned = "s => getComputedStyle(s).textAlign"
    assert page.locator("td span", has_text="13").first.evaluate(aligned) == "right"
    page.get_by_role("button", name="تشغيل", exact=True).wait_for()
    legend = page.locator(".legend").text_content() or ""
    assert "مفتاح الخريطة" in legend and "الحكومة وحلفاؤها" in legend
    assert "Who suffered" not in legend and "Killed" not in legend
    page.locator("tbody tr button").first.click()
    page.locator(".card").get_by_text("القتلى: 13 · الجرحى: 18").wait_for()
    assert "آذار" in page.locator(".window-words").inner_text()
    context.close()
    assert errors == []
