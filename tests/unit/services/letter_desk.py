# SPDX-License-Identifier: GPL-3.0-or-later
"""A case with a person, ready for letters, and looks into finished papers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

import pypdfium2

from hilft_desktop.domain.codes import Channel, Language, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.letters import LetterValue
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import LetterRequest

TODAY = date(2026, 11, 22)
REFERRAL = "verweis_energie"
FUND = "fondsantrag_einzelhilfe"
SUPPLIER = "raten_versorger"
LETTERS = (FUND, SUPPLIER, REFERRAL)


def open_case(services: Services, language: Language = Language.TR) -> str:
    new = NewContact(TODAY, Channel.STALL, Topic.ENERGIE_SPERRE, language=language)
    contact = services.contacts.add(new).value
    return services.contacts.open_case(contact.id, "Stromsperre droht").value.id


def examples(
    services: Services, letter_id: str, *, required_only: bool = False
) -> dict[str, LetterValue]:
    return {
        field.name: field.example
        for field in services.letters.fields(letter_id)
        if field.required or not required_only
    }


def request(
    services: Services,
    letter_id: str,
    case_id: str = "",
    changes: Mapping[str, LetterValue] | None = None,
    *,
    form: str = "B",
    large_print: bool = False,
    edited_text: str | None = None,
) -> LetterRequest:
    values = {**examples(services, letter_id), **(changes or {})}
    return LetterRequest(
        letter_id, values, case_id, form=form, large_print=large_print, edited_text=edited_text
    )


def pdf_text(pdf: bytes) -> str:
    """Return the words of all pages, line ends and hyphens of the layout taken back."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.replace("\ufffe", "").replace("\u00ad", "").split())


def pdf_facts(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return repr(document.get_metadata_dict())


def odt_text(odt: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(odt)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
