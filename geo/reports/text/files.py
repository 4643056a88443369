"""Report files to plain text: TXT, HTML, PDF and DOCX, told apart by their content.

Sizes are limited before anything is unpacked, because a small file may hold a very large text.
"""

from __future__ import annotations

import datetime as dt
import io
import logging
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.config import MAX_REPORT_CHARS
from geo.errors import InputError, unreadable
from geo.published import stated_day

MAX_FILE_BYTES: Final = 20_000_000
MAX_HTML_BYTES: Final = 5_000_000
MAX_UNPACKED_BYTES: Final = 60_000_000
MAX_ARCHIVE_FILES: Final = 2_000
MAX_PDF_PAGES: Final = 300

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
_HTML_STARTS: Final = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<!--", b"<div")


@dataclass(frozen=True, slots=True)
class Document:
    """A report's text, and the day that its page states in its metadata, if it is one."""

    text: str
    stated: dt.date | None = None


def read_file(path: Path) -> Document:
    """A report file; raises InputError for one that can't be read as a report."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise InputError(_too_large(path.name, size))
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """A file's content; ``name`` serves messages and tells HTML from text."""
    if len(data) > MAX_FILE_BYTES:
        raise InputError(_too_large(name, len(data)))
    if not data.strip():
        raise InputError(f"{name} is empty: choose another file.")
    stated = None
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in data[:1024].lower():
        text = _pdf(data, name)
    elif data.startswith(b"PK\x03\x04"):
        text = _docx(data, name)
    elif data.startswith(_OLD_OFFICE):
        raise InputError(f"{name} is in an old Office format: save it as DOCX or PDF first.")
    elif start.startswith(b"{\\rtf"):
        raise InputError(f"{name} is RTF: save it as DOCX or TXT first.")
    elif data.startswith(_PICTURES):
        raise InputError(
            f"{name} is a picture: only text can be read, so type or paste what it says."
        )
    elif start.startswith(_HTML_STARTS) or name.lower().endswith((".html", ".htm", ".xhtml")):
        text, stated = _html(data, name), stated_day(data)
    elif name.lower().endswith((".pdf", ".docx")):
        kind = name[name.rindex(".") + 1 :].upper()
        raise InputError(
            f"{name} is no {kind}, or a damaged one: save it again, or paste its text."
        )
    else:
        text = _plain(data, name)
    if not text.strip():
        raise InputError(f"{name} holds no text that can be read: paste the report instead.")
    return Document(text, stated)


def _too_large(name: str, size: int) -> str:
    return (
        f"{name} has {size / 1e6:.0f} MB; a report file may have {MAX_FILE_BYTES / 1e6:.0f} MB. "
        "Paste the report itself instead."
    )


def _plain(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4096]:
        raise InputError(f"{name} is not text but binary data: give TXT, HTML, PDF or DOCX.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")


def _html(data: bytes, name: str) -> str:
    """The article of a page, without menus and teasers where that can be told."""
    if len(data) > MAX_HTML_BYTES:
        raise InputError(
            f"{name} is a page of {len(data) / 1e6:.0f} MB: save the article alone, or paste it."
        )
    import trafilatura

    text = trafilatura.extract(
        data, include_comments=False, include_tables=False, favor_recall=True, output_format="txt"
    )
    return str(text or trafilatura.html2txt(data) or "")


def _pdf(data: bytes, name: str) -> str:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is said once, below
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{name} is locked with a password: save it without one first.")
        if len(reader.pages) > MAX_PDF_PAGES:
            raise InputError(
                f"{name} has {len(reader.pages)} pages; a report may have {MAX_PDF_PAGES}. "
                "Save the pages of the report alone."
            )
        pages: list[str] = []
        length = 0
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            length += len(pages[-1])
            if length > MAX_REPORT_CHARS:
                raise InputError(f"{name} holds more text than a report: save its pages alone.")
    except InputError:
        raise
    except Exception as error:  # pypdf's own, and anything that a broken file causes
        raise InputError(f"{name} is a damaged PDF: paste the report's text instead.") from error
    text = "\n\n".join(pages)
    if not text.strip():
        raise InputError(
            f"{name} is a PDF without text, probably a scan: run text recognition first."
        )
    return text


def _docx(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise InputError(f"{name} is damaged: save it again, or paste its text.") from error
    names = {m.filename for m in members}
    if "word/document.xml" not in names:
        raise InputError(f"{name} is an archive, but no DOCX: unpack it and give the report alone.")
    unpacked = sum(m.file_size for m in members)
    if unpacked > MAX_UNPACKED_BYTES or len(members) > MAX_ARCHIVE_FILES:
        raise InputError(
            f"{name} unpacks to {unpacked / 1e6:.0f} MB in {len(members)} files; no report does. "
            "Paste its text instead."
        )
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        paragraphs: list[str] = []
        for block in document.iter_inner_content():  # tables where they stand
            if isinstance(block, Table):
                paragraphs += [" ".join(cell.text for cell in row.cells) for row in block.rows]
            else:
                paragraphs.append(block.text)
    except Exception as error:  # python-docx lets anything through that a broken file causes
        raise InputError(f"{name} is a damaged DOCX: save it again, or paste its text.") from error
    return "\n\n".join(p for p in paragraphs if p.strip())
