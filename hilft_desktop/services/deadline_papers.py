# SPDX-License-Identifier: GPL-3.0-or-later
"""The control sheet of a deadline as PDF."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop import __version__
from hilft_desktop.documents.deadline_sheet import ControlSheet, folder_sheet, person_sheet
from hilft_desktop.documents.model import Footer
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.services.deadline_rows import DeadlineRecord, SheetCopy

if TYPE_CHECKING:
    from hilft_desktop.domain.structures import Unit


def control_sheet_pdf(
    record: DeadlineRecord,
    copy: SheetCopy,
    unit: Unit | None,
    *,
    remind_on: date | None,
    practice: bool,
) -> bytes:
    """Return one sheet; ``record.info`` names the kind and what was asked."""
    info = record.info
    version = f"hilft {__version__} · Inhalte {record.content_version}"
    content = ControlSheet(
        title="Frist" if info is None else info.title,
        asks=() if info is None else info.asks,
        question=record.question,
        result=record.result,
        computed_on=record.computed_on,
        footer=Footer(version, record.computed_on, unit.contact if unit else ""),
        remind_on=remind_on,
        pointer=info is not None and info.pointer,
        practice=practice,
        light=record.light,
    )
    make = person_sheet if copy is SheetCopy.PERSON else folder_sheet
    return render_pdf(make(content))
