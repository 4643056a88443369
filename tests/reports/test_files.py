"""Report files of every kind, and what each bad one is told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from pypdf import PdfWriter

from geo.errors import InputError
from geo.reports.text import files

SENTENCE = "Four soldiers were killed on Sunday when a mine exploded near Arak in eastern Homs."
PAGE = f"""<!doctype html><html><head><title>Mine kills four</title>
<script>alert("not read")</script></head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Mine kills four soldiers</h1><p>{SENTENCE}</p>
<p>The wounded were taken to hospital. A second patrol cleared the road in the evening, and traffic
was allowed to pass again on Monday morning, a local official said.</p></article>
<footer>All rights reserved</footer></body></html>"""


def _docx(text: str, behind: str = "") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "killed"
    table.rows[0].cells[1].text = "4"
    document.add_paragraph(behind)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pdf(text: str | None) -> bytes:
    out = io.BytesIO()
    if text is None:
        writer = PdfWriter()
        writer.add_blank_page(200, 200)
        writer.write(out)
        return out.getvalue()
    with PdfPages(out) as pages:
        figure = Figure(figsize=(8, 2))
        figure.text(0.02, 0.5, text, fontsize=8)
        pages.savefig(figure)
    return out.getvalue()


def _locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _changed(archive: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """The archive with other words in one of its files."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    assert old in files[member]
    return _zip({**files, member: files[member].replace(old, new)})


def _zip(names: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(SENTENCE.encode(), "report.txt", id="utf-8"),
        pytest.param(
            b"\xef\xbb\xbf" + SENTENCE.encode(), "report.txt", id="with a byte order mark"
        ),
        pytest.param(SENTENCE.encode("utf-16"), "report.txt", id="utf-16"),
        pytest.param(PAGE.encode(), "page.html", id="html"),
        pytest.param(PAGE.encode(), "page", id="html without an ending"),
        pytest.param(_docx(SENTENCE), "report.docx", id="docx"),
        pytest.param(_docx(SENTENCE), "report.txt", id="docx under a wrong name"),
        pytest.param(_pdf(SENTENCE), "report.pdf", id="pdf"),
    ],
)
def test_text_is_read(data: bytes, name: str) -> None:
    text = files.read_bytes(data, name).text
    assert SENTENCE in " ".join(text.split())
    assert "not read" not in text


def test_menus_are_left_out() -> None:
    assert "World" not in files.read_bytes(PAGE.encode(), "page.html").text


def test_the_day_that_a_page_states_comes_with_its_text() -> None:
    stated = '<meta property="article:published_time" content="2022-03-20">'
    page = PAGE.replace("<head>", f"<head>{stated}", 1)
    assert page != PAGE
    assert str(files.read_bytes(page.encode(), "page.html").stated) == "2022-03-20"
    assert files.read_bytes(page.encode(), "page.html").text == (
        files.read_bytes(PAGE.encode(), "page.html").text
    )
    assert files.read_bytes(SENTENCE.encode(), "report.txt").stated is None


def test_tables_of_a_docx_are_read_where_they_stand() -> None:
    text = files.read_bytes(_docx(SENTENCE, behind="The end."), "report.docx").text
    assert text.split("\n\n") == [SENTENCE, "killed 4", "The end."]


def test_windows_quotes_are_read() -> None:
    assert files.read_bytes("“ISIS”".encode("cp1252"), "a.txt").text == "“ISIS”"


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        pytest.param(b"", "a.txt", "empty", id="empty"),
        pytest.param(b"  \n", "a.txt", "empty", id="blank"),
        pytest.param(b"abc\0\1\2" * 99, "a.bin", "binary", id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"x" * 50, "a.png", "picture", id="picture"),
        pytest.param(files._OLD_OFFICE + b"x" * 600, "a.doc", "DOCX", id="old office"),
        pytest.param(b"{\\rtf1 abc}", "a.rtf", "RTF", id="rtf"),
        pytest.param(b"%PDF-1.7 rubbish", "a.pdf", "damaged PDF", id="damaged pdf"),
        pytest.param(b"plain words", "a.PDF", "no PDF", id="no pdf"),
        pytest.param(b"PK rubbish", "a.docx", "no DOCX", id="no docx"),
        pytest.param(_pdf(None), "a.pdf", "scan", id="pdf without text"),
        pytest.param(_locked_pdf(), "a.pdf", "password", id="locked pdf"),
        pytest.param(b"PK\x03\x04 rubbish", "a.docx", "damaged", id="damaged zip"),
        pytest.param(_zip({"a.txt": b"x"}), "a.zip", "no DOCX", id="other archive"),
        pytest.param(
            _zip({"word/document.xml": b"<broken", "[Content_Types].xml": b"<broken"}),
            "a.docx", "damaged DOCX", id="damaged docx",
        ),
        pytest.param(
            _changed(_docx(SENTENCE), "word/_rels/document.xml.rels", b" Target=", b" Tarjet="),
            "a.docx", "damaged DOCX", id="docx whose parts are nowhere",
        ),
        pytest.param(
            _zip({"word/document.xml": b"0" * (files.MAX_UNPACKED_BYTES + 1)}),
            "bomb.docx", "unpacks", id="zip bomb",
        ),
        pytest.param(
            _zip({"word/document.xml": b"<x/>", **{f"{n}": b"" for n in range(2_100)}}),
            "many.docx", "files", id="very many files",
        ),
        pytest.param(b"<html>" + b"x" * files.MAX_HTML_BYTES, "a.html", "MB", id="very long page"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_with_a_cure(data: bytes, name: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        files.read_bytes(data, name)
    assert name in str(caught.value)


def test_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(files.MAX_FILE_BYTES + 1)
    with pytest.raises(InputError, match="MB"):
        files.read_file(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        files.read_file(tmp_path / "none.txt")
