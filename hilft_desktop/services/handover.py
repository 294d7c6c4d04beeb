# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing over: one case to a colleague, or everything open to the next shift."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import Entry
from hilft_desktop.domain.ids import CaseId
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.case_pages import case_row
from hilft_desktop.services.cases import case_detail
from hilft_desktop.services.casework_rows import ShiftHandover
from hilft_desktop.services.letter_facts import eraser_of
from hilft_desktop.services.today import DAYS_AHEAD, due_row, flag_row, look_row

if TYPE_CHECKING:
    from hilft_desktop.documents.handover_sheets import CaseHandover, ShiftLine, ShiftSheet
    from hilft_desktop.documents.model import Footer
    from hilft_desktop.domain.persons import Identity
    from hilft_desktop.services.name_eraser import NameEraser
    from hilft_desktop.services.rows import CaseDetail, CaseRow, DueRow
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

ENTRIES_PRINTED = 8
"""So many entries stand in full on the sheet of a case, the newest."""
LINES_PRINTED = 100
"""So many lines of each part stand on the sheet of a shift."""


class HandoverService:
    """Collects and prints what somebody else takes over. Pseudonyms only."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def case_sheet(self, case_id: str) -> bytes:
        """Return the sheet of a case as PDF; raises ``UserError("case_unknown")``.

        A real name kept for letters is taken out wherever it was typed into a note.
        """
        from hilft_desktop.documents.handover_sheets import case_handover_sheet
        from hilft_desktop.documents.pdf.render import render_pdf

        def load(uow: UnitOfWork) -> tuple[CaseDetail, Identity | None]:
            detail = case_detail(uow, CaseId(case_id))
            return detail, uow.persons.identity(detail.person.id)

        detail, identity = self._session.vault.read(load)
        content = self._case_content(detail)
        if identity is not None:
            content = _nameless(content, eraser_of((), {}, identity))
        return render_pdf(case_handover_sheet(content))

    def shift(self) -> ShiftHandover:
        """Return what the next shift takes over: flags, what is due, second looks, what waits."""
        today = self._session.clock.today()
        return self._session.vault.read(lambda uow: _shift(uow, today))

    def shift_sheet(self) -> bytes:
        """Return what ``shift`` returns as PDF."""
        from hilft_desktop.documents.handover_sheets import shift_sheet
        from hilft_desktop.documents.pdf.render import render_pdf

        return render_pdf(shift_sheet(self._shift_content(self.shift())))

    def _case_content(self, detail: CaseDetail) -> CaseHandover:
        from hilft_desktop.documents.handover_sheets import CaseHandover

        newest = detail.entries[::-1]
        return CaseHandover(
            case=detail.case,
            person=detail.person,
            profile=detail.profile,
            household=detail.household,
            flags=detail.flags,
            follow_ups=detail.follow_ups,
            entries=newest[:ENTRIES_PRINTED],
            older=len(newest[ENTRIES_PRINTED:]),
            second_looks=detail.second_looks,
            amounts=detail.amounts,
            totals=detail.totals,
            attachments=detail.attachments,
            letters=detail.documents,
            day=self._session.clock.today(),
            footer=self._footer(),
            practice=self._session.state().is_practice,
        )

    def _shift_content(self, shift: ShiftHandover) -> ShiftSheet:
        from hilft_desktop.documents.handover_sheets import ShiftLine, ShiftSheet

        def line(day: date | None, pseudonym: str, about: str, what: str) -> ShiftLine:
            return ShiftLine(day, f"{pseudonym} · {about}", what)

        return ShiftSheet(
            day=shift.day,
            flags=tuple(
                line(
                    None,
                    row.pseudonym,
                    row.case_title,
                    ": ".join(part for part in (label(row.flag.kind), row.flag.detail) if part),
                )
                for row in shift.flags
            ),
            due=tuple(
                line(row.follow_up.due_on, row.pseudonym, row.case_title, _due_words(row))
                for row in shift.due
            ),
            second_looks=tuple(
                line(None, row.pseudonym, row.case_title, row.look.question)
                for row in shift.second_looks
            ),
            waiting=tuple(
                line(row.next_due, row.pseudonym, label(row.topic), _waiting_words(row))
                for row in shift.waiting
            ),
            left_out=shift.left_out,
            footer=self._footer(),
            practice=self._session.state().is_practice,
        )

    def _footer(self) -> Footer:
        from hilft_desktop import __version__
        from hilft_desktop.documents.model import Footer

        unit = self._session.unit_or_none()
        today = self._session.clock.today()
        return Footer(f"hilft {__version__}", today, unit.contact if unit else "")


def _due_words(row: DueRow) -> str:
    return f"FRIST – {row.follow_up.text}" if row.follow_up.is_deadline else row.follow_up.text


def _waiting_words(row: CaseRow) -> str:
    return row.title if row.next_due else f"ohne Termin: {row.title}"


def _shift(uow: UnitOfWork, today: date) -> ShiftHandover:
    until = today + timedelta(days=DAYS_AHEAD)
    flags = uow.flags.open(limit=LINES_PRINTED).items
    due = uow.follow_ups.due(until, limit=LINES_PRINTED).items
    looks = uow.second_looks.open(limit=LINES_PRINTED).items
    waiting = uow.cases.waiting(LINES_PRINTED)
    total = (
        uow.flags.count_open()
        + uow.follow_ups.count_due(until)
        + uow.second_looks.count_open()
        + uow.cases.count_waiting()
    )
    return ShiftHandover(
        day=today,
        flags=tuple(flag_row(row) for row in flags),
        due=tuple(due_row(row, today) for row in due),
        second_looks=tuple(look_row(row) for row in looks),
        waiting=tuple(case_row(row) for row in waiting),
        left_out=total - len(flags) - len(due) - len(looks) - len(waiting),
    )


def _nameless(content: CaseHandover, eraser: NameEraser) -> CaseHandover:
    """Return the sheet with a gap wherever somebody typed the real name."""
    erase = eraser.erase
    return replace(
        content,
        case=replace(content.case, title=erase(content.case.title)),
        profile=replace(content.profile, safe_contact=erase(content.profile.safe_contact)),
        flags=tuple(replace(flag, detail=erase(flag.detail)) for flag in content.flags),
        follow_ups=tuple(replace(item, text=erase(item.text)) for item in content.follow_ups),
        entries=tuple(_nameless_entry(entry, eraser) for entry in content.entries),
        second_looks=tuple(
            replace(look, question=erase(look.question), remark=erase(look.remark))
            for look in content.second_looks
        ),
        amounts=tuple(replace(amount, what=erase(amount.what)) for amount in content.amounts),
        attachments=tuple(
            replace(paper, title=erase(paper.title)) for paper in content.attachments
        ),
        letters=tuple(replace(letter, title=erase(letter.title)) for letter in content.letters),
    )


def _nameless_entry(entry: Entry, eraser: NameEraser) -> Entry:
    data = entry.data
    return replace(
        entry,
        data=replace(
            data,
            facts=eraser.erase(data.facts),
            question=eraser.erase(data.question),
            advice=eraser.erase(data.advice),
            next_step=eraser.erase(data.next_step),
        ),
    )
