"""What the tests of the review page share: three outlets' words on one attack, and the form."""

from __future__ import annotations

import datetime as dt

from streamlit.testing.v1 import AppTest

SANA = """Thirteen soldiers were killed and eighteen others were wounded on Sunday when a military
bus was attacked in the Palmyra desert in eastern Homs, SANA quoted a military source as saying.
"""
SOHR = """The Syrian Observatory for Human Rights reported that 15 soldiers were killed and 18
wounded on 6 March in an attack by Islamic State on a military bus in the desert of Palmyra.
"""
MONITOR = """At least 14 soldiers died near Palmyra on March 6 in an attack on their bus, sources
told Al-Monitor.
"""
PUBLISHED = dt.date(2022, 3, 8)


def read(
    app: AppTest, text: str, publisher: str = "", published: dt.date | None = PUBLISHED
) -> AppTest:
    app.text_area(key="report_text").set_value(text)
    app.date_input(key="report_published").set_value(published)
    app.text_input(key="report_publisher").set_value(publisher)
    next(b for b in app.button if b.label.startswith("Read the")).click()
    app.run()
    assert not app.exception
    return app


def field(app: AppTest, label: str, kind: str = "text_input"):
    return next(w for w in getattr(app, kind) if w.label == label)
