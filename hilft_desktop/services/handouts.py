# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-outs in two languages: list, read, print. Public but for what comes from a case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop import __version__
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.handouts import (
    Handout,
    HandoutFill,
    HandoutPart,
    language_of,
)
from hilft_desktop.domain.ids import CaseId
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.checklists import ChecklistService
from hilft_desktop.services.handout_rows import HandoutPaper, HandoutRow, TranslationRow

if TYPE_CHECKING:
    from hilft_desktop.content.handout_shelf import HandoutShelf
    from hilft_desktop.documents.model import Sheet
    from hilft_desktop.domain.cases import ChecklistRun, FollowUp
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

FORMS = ("pdf", "odt", "txt")
"""The forms of a sheet, by the ending of a file."""


class HandoutService:
    """Sheets that people take along, in German and beside it in their own language."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._checklists = ChecklistService(session)

    def list(self, on: date | None = None) -> tuple[HandoutRow, ...]:
        """Return the sheets that hold on a day, with the state of each translation."""
        shelf = self._shelf(on)
        return tuple(self._row(shelf, sheet) for sheet in shelf.sheets())

    def show(self, handout_id: str, language: str = "", on: date | None = None) -> Handout:
        """Return a sheet, in German alone where no language is named.

        Raises ``UserError``: ``handout_unknown``, ``handout_other_time``,
        ``handout_language_unknown``.
        """
        return self._shelf(on).sheet(handout_id, language)

    def paper(
        self,
        handout_id: str,
        language: str = "",
        form: str = "pdf",
        *,
        large_print: bool = False,
        case_id: str = "",
    ) -> HandoutPaper:
        """Return a sheet as ``pdf``, ``odt`` or ``txt``, filled from a case where one is named.

        Raises ``UserError`` as ``show`` does, ``handout_form_unknown``, ``case_unknown``; and
        ``LockedError`` for a case while the vault is closed.
        """
        if form not in FORMS:
            raise UserError("handout_form_unknown", form=form[:20], allowed=FORMS)
        handout = self.show(handout_id, language)
        fill = self._fill(CaseId(case_id)) if case_id else HandoutFill()
        sheet = self._sheet(handout, fill)
        words = _("deutsch") if handout.language is None else handout.language.german_name
        return HandoutPaper(
            title=f"{handout.title} ({words})",
            file_name=f"merkblatt-{handout.id}-{language or 'de'}",
            contains=self._contains(handout, case_id),
            from_case=bool(case_id),
            data=_rendered(sheet, form, large_print=large_print),
        )

    def language_for(self, case_id: str) -> str:
        """Return the language of a case's person if there are hand-outs in it, else nothing.

        Raises ``UserError("case_unknown")``.
        """

        def read(uow: UnitOfWork) -> str:
            person = uow.persons.get(uow.cases.get(CaseId(case_id)).person_id)
            return person.language.value

        known = language_of(self._session.vault.read(read))
        return known.code if known else ""

    # -- inside -----------------------------------------------------------------------------------

    def _shelf(self, on: date | None) -> HandoutShelf:
        from hilft_desktop.content.handout_shelf import HandoutShelf

        today = self._session.clock.today()
        return HandoutShelf(self._session.content, on or today, today)

    def _row(self, shelf: HandoutShelf, sheet: Handout) -> HandoutRow:
        beside = [(language, shelf.sheet(sheet.id, language.code)) for language in shelf.languages]
        return HandoutRow(
            id=sheet.id,
            title=sheet.title,
            summary=sheet.summary,
            version=sheet.version,
            next_check=sheet.next_check,
            overdue=sheet.overdue,
            translations=tuple(
                TranslationRow(
                    language.code,
                    language.own_name,
                    language.german_name,
                    translated.checked,
                    translated.outdated,
                )
                for language, translated in beside
            ),
            fills_from_case=any(s.part is HandoutPart.INSERT for s in sheet.segments),
        )

    def _sheet(self, handout: Handout, fill: HandoutFill) -> Sheet:
        from hilft_desktop.documents.handout_sheet import HandoutValues, handout_sheet
        from hilft_desktop.documents.model import Footer

        unit = self._session.unit_or_none()
        contact = unit.contact if unit else ""
        version = _("hilft desktop {program}, Inhalte {content}").format(
            program=__version__, content=handout.version
        )
        return handout_sheet(
            handout,
            HandoutValues(
                footer=Footer(version, self._session.clock.today(), contact),
                values={"gruppe": unit.name} if unit else {},
                contact=contact,
                fill=fill,
                practice=self._session.state().is_practice,
            ),
        )

    @staticmethod
    def _contains(handout: Handout, case_id: str) -> str:
        if case_id:
            return _(
                "Fristen, Schritte und Unterlagen aus dem Fall, auf Deutsch. Kein Name, kein "
                "Deckname."
            )
        if handout.language is None:
            return _("Nur der allgemeine Text, nichts über eine Person.")
        return _("Nur der allgemeine Text in zwei Sprachen, nichts über eine Person.")

    def _fill(self, case_id: CaseId) -> HandoutFill:
        """Return open deadlines, and what the checklist worked through last told the person."""

        def read(uow: UnitOfWork) -> tuple[tuple[FollowUp, ...], tuple[ChecklistRun, ...]]:
            case = uow.cases.get(case_id)
            return uow.follow_ups.of_case(case.id), uow.checklist_runs.of_case(case.id)

        follow_ups, runs = self._session.vault.read(read)
        due = [found for found in follow_ups if found.is_deadline and found.done_on is None]
        deadlines = tuple((found.due_on, found.text) for found in sorted(due, key=_by_day))
        latest = max(runs, key=lambda run: (run.worked_on, run.id), default=None)
        if latest is None:
            return HandoutFill(deadlines)
        return HandoutFill(deadlines, *self._told(latest))

    def _told(self, run: ChecklistRun) -> tuple[tuple[str, ...], tuple[str, ...]]:
        try:
            found = self._checklists.evaluate(run.checklist_id, dict(run.answers), run.worked_on)
        except UserError:
            # The checklist asks other questions by now: lines to fill in are safer than a guess.
            return (), ()
        open_steps = [s for s in found.steps if s.person_text and s.id not in run.ticked]
        steps = sorted(open_steps, key=lambda step: not step.urgent)
        papers = [paper.text for paper in found.papers if paper.id not in run.ticked]
        return tuple(step.person_text for step in steps), tuple(papers)


def _by_day(follow_up: FollowUp) -> date:
    return follow_up.due_on


def _rendered(sheet: Sheet, form: str, *, large_print: bool) -> bytes:
    if form == "txt":
        from hilft_desktop.documents.text import render_text

        return render_text(sheet).encode("utf-8")
    if form == "odt":
        from hilft_desktop.documents.odt import render_odt

        return render_odt(sheet, large_print=large_print)
    from hilft_desktop.documents.pdf.render import render_pdf

    return render_pdf(sheet, large_print=large_print)
