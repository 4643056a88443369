"""The text of a report out of a file: TXT, HTML, PDF or DOCX, through kept libraries."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from geo.config import MAX_REPORT_CHARS
from geo.errors import InputError

MAX_FILE_BYTES = 30_000_000
MAX_UNZIPPED_BYTES = 100_000_000
"""A DOCX that unpacks to more is refused: no report does, and a zip bomb would."""
MAX_PDF_PAGES = 200


def read_file(path: Path) -> str:
    """The text of the file; raises InputError that names it and says what to do."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise InputError(
                f"{path} has {size / 1e6:.0f} MB; a report has at most "
                f"{MAX_FILE_BYTES / 1e6:.0f} MB. Give the report alone."
            )
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}.") from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> str:
    """The text of a file's contents, by its ending and by what it begins with.

    Raises InputError for an empty file, one that is no text, and one too long.
    """
    if not data.strip():
        raise InputError(f"{name} is empty. Give a file that holds the text of a report.")
    ending = Path(name).suffix.lower()
    if data.startswith(b"%PDF-"):
        text = _pdf_text(data, name)
    elif data.startswith(b"PK\x03\x04"):
        text = _docx_text(data, name)
    elif ending in (".html", ".htm") or data.lstrip()[:15].lower().startswith(
        (b"<!doctype", b"<html")
    ):
        text = _html_text(data, name)
    else:
        text = _plain_text(data, name)
    if not text.strip():
        raise InputError(f"{name} holds no text that can be read. Paste its words instead.")
    if len(text) > MAX_REPORT_CHARS:
        raise InputError(
            f"{name} has {len(text):,} characters, more than the {MAX_REPORT_CHARS:,} that a "
            "report may have. Give the report alone."
        )
    return text


def _plain_text(data: bytes, name: str) -> str:
    for encoding in (
        ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",)
    ):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    if b"\0" in data or sum(b < 9 or 13 < b < 32 for b in data[:4000]) > 8:
        raise InputError(f"{name} is not text. Give a TXT, HTML, PDF or DOCX file.")
    return data.decode("cp1252", errors="replace")


def _html_text(data: bytes, name: str) -> str:
    import trafilatura

    text = trafilatura.extract(data, include_comments=False, favor_recall=True)
    if not text:
        raise InputError(f"{name} holds no article that can be told from its page. Paste its text.")
    return str(text)


def _pdf_text(data: bytes, name: str) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > MAX_PDF_PAGES:
            raise InputError(
                f"{name} has {len(reader.pages)} pages; a report has at most {MAX_PDF_PAGES}."
            )
        return "\n\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise InputError(f"{name} is a damaged or locked PDF: {error}. Paste its text.") from error


def _docx_text(data: bytes, name: str) -> str:
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNZIPPED_BYTES:
                raise InputError(f"{name} unpacks to far more than a report. It was not opened.")
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError(f"{name} is no Word document that can be read: {error}.") from error
    return "\n\n".join(paragraph.text for paragraph in document.paragraphs)
