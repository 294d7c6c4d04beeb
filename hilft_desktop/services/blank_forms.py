# SPDX-License-Identifier: GPL-3.0-or-later
"""Blanks: every form of the screen on paper, for days and places without a laptop. Public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop import __version__
from hilft_desktop.content.forms import load_forms
from hilft_desktop.documents.blank_forms import blank_sheet
from hilft_desktop.documents.model import Footer
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.domain.blank_forms import BlankForm, BlankGroup, BlankListing
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.deadlines import DeadlineKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.blank_sources import (
    CHECKLIST,
    DEADLINE,
    LETTER,
    checklist_form,
    deadline_form,
    letter_form,
    with_words,
)

if TYPE_CHECKING:
    from hilft_desktop.services.rows import PagePicture
    from hilft_desktop.services.session import Session

TALLY_SHEET, CONSENT, INFORMATION = "strichliste", "einwilligung", "information"


class BlankFormService:
    """Lists and prints blanks; works while locked."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self, text: str = "", page: str = "") -> tuple[BlankListing, ...]:
        """Return the blanks by group; ``text`` filters by words, ``page`` by the page's key."""
        words = text.casefold().split()
        return tuple(
            row
            for row in self._listings()
            if (not page or page in row.pages) and all(word in _searched(row) for word in words)
        )

    def form(self, form_id: str) -> BlankForm:
        """Return a blank with all its words.

        Raises ``UserError("blank_form_unknown")``, also for papers that are no list of fields.
        """
        found = self._find(form_id)
        if found is None:
            raise UserError("blank_form_unknown", text=form_id[:80])
        return with_words(found)

    def pdf(self, form_id: str, *, large_print: bool = False) -> bytes:
        """Return a blank as PDF; raises ``UserError("blank_form_unknown")``."""
        own = self._own_paper(form_id, large_print=large_print)
        if own is not None:
            return own
        unit = self._session.unit_or_none()
        version = f"hilft {__version__} · Inhalte {self._session.content.version}"
        footer = Footer(version, self._session.clock.today(), unit.contact if unit else "")
        practice = self._session.state().is_practice
        sheet = blank_sheet(self.form(form_id), footer=footer, practice=practice)
        return render_pdf(sheet, large_print=large_print)

    def pictures(self, form_id: str, *, large_print: bool = False) -> tuple[PagePicture, ...]:
        """Return the pages of a blank as pictures; raises as ``pdf``."""
        from hilft_desktop.services.papers import PaperService

        pdf = self.pdf(form_id, large_print=large_print)
        return PaperService(self._session).pictures(pdf)

    # -- where blanks come from -----------------------------------------------------------------

    def _listings(self) -> Iterator[BlankListing]:
        shipped = [_listing(form) for form in load_forms()]
        everything = [*shipped, *_papers(), *(_listing(form) for form in self._derived())]
        order = list(BlankGroup)
        yield from sorted(everything, key=lambda row: order.index(row.group))

    def _derived(self) -> Iterator[BlankForm]:
        from hilft_desktop.services.deadlines import DeadlineService

        for info in DeadlineService(self._session).kinds():
            yield deadline_form(info)
        content, today = self._session.content, self._today
        yield from (checklist_form(each) for each in content.checklists(today, today))
        yield from (letter_form(each) for each in content.letters(today))

    def _find(self, form_id: str) -> BlankForm | None:
        kind, colon, name = form_id.partition(":")
        content, today = self._session.content, self._today
        if not colon:
            return next((form for form in load_forms() if form.id == form_id), None)
        if kind == LETTER:
            return letter_form(content.letter(name, today))
        if kind == CHECKLIST:
            return checklist_form(content.checklist(name, today, today))
        if kind == DEADLINE and name in set(DeadlineKind):
            from hilft_desktop.services.deadlines import DeadlineService

            infos = DeadlineService(self._session).kinds()
            return next((deadline_form(info) for info in infos if info.kind == name), None)
        return None

    def _own_paper(self, form_id: str, *, large_print: bool) -> bytes | None:
        """Return a paper that was a blank before there was a list of them."""
        if form_id == TALLY_SHEET:
            from hilft_desktop.services.stall import StallService

            return StallService(self._session).paper()
        from hilft_desktop.services.consents import ConsentService

        if form_id == CONSENT:
            purposes = tuple(ConsentPurpose)
            return ConsentService(self._session).form(purposes, large_print=large_print)
        if form_id == INFORMATION:
            return ConsentService(self._session).information_sheet(large_print=large_print)
        return None

    @property
    def _today(self) -> date:
        return self._session.clock.today()


def _listing(form: BlankForm) -> BlankListing:
    return BlankListing(form.id, form.title, form.summary, form.group, form.pages, form.no_names)


def _searched(row: BlankListing) -> str:
    return f"{row.id} {row.title} {row.summary} {row.group}".casefold()


def _papers() -> tuple[BlankListing, ...]:
    """Return the papers that were blanks before there was a list of them."""
    return (
        BlankListing(
            TALLY_SHEET,
            _("Strichliste für den Infostand"),
            _("Ein Strich je Gespräch nach Thema und Ergebnis, danach in einem Zug einzutippen."),
            BlankGroup.TALK,
            ("stall", "tally_sheet", "contact"),
        ),
        BlankListing(
            CONSENT,
            _("Einwilligung"),
            _("Zum Unterschreiben, mit einem Kästchen für jeden Zweck."),
            BlankGroup.PRIVACY,
            ("cases", "privacy", "letter"),
            no_names=False,
        ),
        BlankListing(
            INFORMATION,
            _("Was wir über Sie aufschreiben"),
            _("Informationsblatt nach Art. 13 DSGVO, vor dem ersten Aufschreiben mitzugeben."),
            BlankGroup.PRIVACY,
            ("cases", "privacy"),
        ),
    )
