# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of work that need some acting before their picture is taken."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

from screenshot_land import land_scenes
from screenshot_studio import Studio, page_of, part_of

from hilft_desktop.domain.codes import Outcome, Topic
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.deadlines.book_dialog import BookDialog
from hilft_desktop.ui.pages.deadlines.fold import Fold
from hilft_desktop.ui.pages.deadlines.letter_page import LetterInHandPage
from hilft_desktop.ui.pages.deadlines.page import DeadlinesPage
from hilft_desktop.ui.pages.deadlines.question_form import QuestionForm
from hilft_desktop.ui.pages.privacy.keep_section import KeepSection
from hilft_desktop.ui.pages.privacy.page import PrivacyPage
from hilft_desktop.ui.pages.privacy.person_section import PersonSection
from hilft_desktop.ui.pages.stall.head import StallHead
from hilft_desktop.ui.pages.stall.pad import StallPad
from hilft_desktop.ui.pages.stall.page import StallPage
from hilft_desktop.ui.pages.tally_sheet.grid import SheetGrid
from hilft_desktop.ui.pages.tally_sheet.page import TallySheetPage
from hilft_desktop.ui.widgets.date_field import DateField


def public_scenes(studio: Studio) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the pictures of what works while locked."""
    go = studio.window.go_to
    yield "pruefen", partial(go, PageKey.REVIEW)
    yield "merkblatt", partial(go, PageKey.HANDOUT, "sperre:ar")
    yield "uebersetzung-pruefen", partial(go, PageKey.REVIEW, "translation:einwilligung_tr")
    yield "oertliches", partial(go, PageKey.LOCAL)
    yield "vordrucke", partial(go, PageKey.FORMS, "kontakt")
    yield "aktualisieren", partial(go, PageKey.UPDATES)
    yield from land_scenes(studio)
    yield "frist-art", partial(go, PageKey.LETTER_IN_HAND)
    yield "frist-antwort", partial(compute_deadline, studio)


def work_scenes(studio: Studio) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the pictures of stall and deadlines; the vault is open."""
    window = studio.window
    yield "", partial(window.go_to, PageKey.STALL)
    yield "stand", partial(count_some, studio)
    yield "stand-bekannt", partial(name_known, studio)
    yield "strichliste", partial(window.go_to, PageKey.TALLY_SHEET)
    yield "strichliste-ansehen", partial(type_sheet, studio)
    yield "frist-vormerken", partial(book_deadline, studio)
    yield "fristen", partial(show_deadlines, studio)
    yield "frist-abhaken", partial(tick_deadline, studio)


def privacy_scenes(studio: Studio) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the pictures of data protection."""
    for section in ("keep", "rules", "person", "papers", "records"):
        yield f"datenschutz-{section}", partial(show_privacy, studio, section)


def count_some(studio: Studio) -> None:
    """Count a few contacts and begin the next."""
    page = page_of(studio, StallPage)
    pad = part_of(page, StallPad)
    part_of(page, StallHead).place.setText("Marktplatz")
    for keys in ("7", "7V", "5S", "1", "M", "1A"):
        for sign in keys:
            pad.press(sign)
        page.save()
    studio.settle()
    for sign in "8SR":
        pad.press(sign)


def name_known(studio: Studio) -> None:
    """Open the line for somebody who was here before."""
    part_of(page_of(studio, StallPage), StallPad).known.open_up("Ahorn 17")


def type_sheet(studio: Studio) -> None:
    """Fill a paper sheet and look at what it would count."""
    page = page_of(studio, TallySheetPage)
    part_of(page, DateField).set_text("gestern")
    for topic, outcome, number in (
        (Topic.GRUNDSICHERUNG, Outcome.INFORMATION, "12"),
        (Topic.ENERGIE_SPERRE, Outcome.LETTER, "3"),
        (Topic.MIETE, Outcome.REFERRAL, "5"),
    ):
        part_of(page, SheetGrid).cell(topic, outcome).setText(number)
    page.save()


def compute_deadline(studio: Studio) -> None:
    """Answer the questions on a notice and unfold the reckoning."""
    studio.window.go_to(PageKey.LETTER_IN_HAND, "widerspruch", studio.case_id)
    studio.settle()
    page = page_of(studio, LetterInHandPage)
    for form in page.findChildren(QuestionForm):
        form.restore({"dated": "10.11.2026", "posted": "12.11.2026", "delivery": ["post"]})
    time.sleep(0.3)
    studio.settle()
    for fold in page.findChildren(Fold):
        fold.set_open(is_open=True)


def book_deadline(studio: Studio) -> None:
    """Ask where to note the deadline of a notice."""
    compute_deadline(studio)
    studio.settle()
    page_of(studio, LetterInHandPage).save()


def show_deadlines(studio: Studio) -> None:
    """Note the deadline and show it in the list of all."""
    for dialog in studio.window.findChildren(BookDialog):
        dialog.confirmed.emit(studio.case_id, None)
    studio.settle()
    studio.window.go_to(PageKey.DEADLINES)
    studio.settle()
    for rows in page_of(studio, DeadlinesPage).findChildren(RowListView):
        rows.choose(rows.model().index(0, 0))


def tick_deadline(studio: Studio) -> None:
    """Open the line for what proves that it was kept."""
    for action in page_of(studio, DeadlinesPage).actions():
        action.trigger()


def show_privacy(studio: Studio, section: str) -> None:
    """Show a section on data protection, with what goes within a year and a person found."""
    studio.window.go_to(PageKey.PRIVACY, section)
    studio.settle()
    page = page_of(studio, PrivacyPage)
    for keep in page.findChildren(KeepSection):
        keep.look_ahead(365)
    if section == "person":
        for found in page.findChildren(PersonSection):
            found.show_person(studio.pseudonym)
