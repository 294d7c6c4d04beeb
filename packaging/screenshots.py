# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page in every theme and size, from a practice vault, without a display.

``python packaging/screenshots.py --out DIR [--only NAME ...] [--theme hell] [--size 1024x560]
[--scale 100]`` writes ``NAME-THEME-SIZE.png``. Run by ``dev.py screenshots``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from hilft_desktop.app import build_window, translate_qt
from hilft_desktop.domain.codes import Outcome, Topic
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CasePage, CaseQuery, VaultState
from hilft_desktop.system.clock import FixedClock
from hilft_desktop.system.paths import Paths
from hilft_desktop.system.settings import Theme
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.checklist.page import ChecklistPage
from hilft_desktop.ui.pages.checklist.question_card import QuestionCard
from hilft_desktop.ui.pages.deadlines.book_dialog import BookDialog
from hilft_desktop.ui.pages.deadlines.fold import Fold
from hilft_desktop.ui.pages.deadlines.letter_page import LetterInHandPage
from hilft_desktop.ui.pages.deadlines.page import DeadlinesPage
from hilft_desktop.ui.pages.deadlines.question_form import QuestionForm
from hilft_desktop.ui.pages.emergency.page import EmergencyPage
from hilft_desktop.ui.pages.guide.day_switch import DaySwitch
from hilft_desktop.ui.pages.guide.page import GuidePage
from hilft_desktop.ui.pages.letter.consent_card import ConsentCard
from hilft_desktop.ui.pages.letter.field_row import LetterFieldRow
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.pages.privacy.keep_section import KeepSection
from hilft_desktop.ui.pages.privacy.page import PrivacyPage
from hilft_desktop.ui.pages.privacy.person_section import PersonSection
from hilft_desktop.ui.pages.settings.page import SettingsPage
from hilft_desktop.ui.pages.settings.sheet_section import SheetSection
from hilft_desktop.ui.pages.stall.head import StallHead
from hilft_desktop.ui.pages.stall.pad import StallPad
from hilft_desktop.ui.pages.stall.page import StallPage
from hilft_desktop.ui.pages.tally.page import TallyPage
from hilft_desktop.ui.pages.tally_sheet.grid import SheetGrid
from hilft_desktop.ui.pages.tally_sheet.page import TallySheetPage
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE, practice_path
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.page_scroll import PageScroll

_P = TypeVar("_P", bound=Page)
_W = TypeVar("_W", bound=QWidget)
_CHECKLIST, _LETTER = "stromsperre_droht", "verweis_energie"
_GUIDE_PAGE = "sperre_heute"
DAY = date(2026, 11, 22)
SIZES = ((1024, 560), (1366, 768))
THEMES = (Theme.LIGHT, Theme.DARK, Theme.SUNLIGHT)
_PATIENCE_S = 60


class Studio:
    """The real window on a practice vault, and a way to wait until it stands still."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        clock = FixedClock(DAY)
        paths = Paths(folder / "d", folder / "c", folder / "k", folder / "l", False).ensure()
        self.vault = str(practice_path(paths))
        self.window: MainWindow = build_window(app, paths, clock, factory=partial(Services, clock))
        self.window.show_lock_page()
        self.window.show()
        app.processEvents()
        self.window.after_first_paint()
        self.case_id = ""
        self.pseudonym = ""
        self.settle()

    def settle(self) -> None:
        """Wait until no answer is awaited and nothing is left to paint."""
        end = time.monotonic() + _PATIENCE_S
        quiet = 0
        while quiet < 6 and time.monotonic() < end:
            self.app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            quiet = quiet + 1 if self.window.context.jobs.is_idle else 0
            time.sleep(0.03)

    def open_vault(self) -> None:
        """Make the practice vault, open it, and find a case worth showing."""
        jobs = self.window.context.jobs
        path = self.vault
        jobs.run(
            self.window,
            lambda services: services.practice.create(path, passphrase=PRACTICE_PASSPHRASE),
            self._entered,
            _refuse,
        )
        self.settle()
        query = CaseQuery(text="Strom")
        jobs.run(self.window, lambda services: services.cases.page(query), self._found)
        self.settle()

    def _entered(self, state: VaultState) -> None:
        self.window.enter(state)

    def _found(self, page: CasePage) -> None:
        flagged = [row for row in page.rows if row.open_flags]
        rows = flagged or list(page.rows)
        self.case_id = rows[0].id if rows else ""
        self.pseudonym = rows[0].pseudonym if rows else ""


def _refuse(error: HilftError) -> None:
    raise SystemExit(error_line(error))


def scenes(studio: Studio) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each picture's name with what to do for it; before unlocking first."""
    window = studio.window
    setup = window.start_page
    yield "start", window.show_setup
    yield "einrichten-1", setup.show_wizard
    yield "einrichten-2", partial(fill_group, window)
    yield "einrichten-3", partial(fill_people, window)
    yield "wiederherstellen", setup.show_restore
    yield "gesperrt", partial(show_lock, studio)
    yield "gesperrt-leitfaden", partial(window.go_to, PageKey.GUIDE)
    yield "", partial(window.go_to, PageKey.EMERGENCY)
    yield "notfall", partial(choose_emergency, window)
    yield "pruefen", partial(window.go_to, PageKey.REVIEW)
    yield "oertliches", partial(window.go_to, PageKey.LOCAL)
    yield "aktualisieren", partial(window.go_to, PageKey.UPDATES)
    yield "frist-art", partial(window.go_to, PageKey.LETTER_IN_HAND)
    yield "frist-antwort", partial(compute_deadline, studio)
    yield "neutral", window.show_neutral
    yield "", studio.open_vault
    yield "heute", partial(window.go_to, PageKey.TODAY)
    yield "", partial(window.go_to, PageKey.STALL)
    yield "stand", partial(count_some, studio)
    yield "stand-bekannt", partial(name_known, studio)
    yield "strichliste", partial(window.go_to, PageKey.TALLY_SHEET)
    yield "strichliste-ansehen", partial(type_sheet, studio)
    yield "kontakt", partial(window.go_to, PageKey.CONTACT)
    yield "faelle", partial(window.go_to, PageKey.CASES)
    yield "fall", lambda: window.go_to(PageKey.CASES, studio.case_id)
    yield "fall-eintrag", partial(write_entry, studio)
    yield "leitfaden", partial(window.go_to, PageKey.GUIDE, "")
    yield "leitfaden-seite", partial(window.go_to, PageKey.GUIDE, _GUIDE_PAGE)
    yield "leitfaden-anderer-tag", partial(read_later, studio)
    yield "checklisten", partial(window.go_to, PageKey.CHECKLIST, "")
    yield "checkliste-mitten", partial(answer, studio, 2)
    yield "checkliste-ergebnis", partial(answer, studio, 40)
    yield "schreiben", partial(window.go_to, PageKey.LETTER, "")
    yield "schreiben-leer", partial(begin_letter, studio)
    yield "schreiben-vorschau", partial(fill_letter, studio)
    yield "schreiben-einwilligung", partial(show_consent, studio)
    yield "frist-vormerken", partial(book_deadline, studio)
    yield "fristen", partial(show_deadlines, studio)
    yield "frist-abhaken", partial(tick_deadline, studio)
    yield "zahlen", partial(window.go_to, PageKey.TALLY)
    yield "zahlen-frage", partial(ask_release, studio)
    yield "zahlen-freigegeben", partial(answer_yes, studio)
    for section in (
        "group",
        "passphrase",
        "sheet",
        "backup",
        "look",
        "lock_screen",
        "exports",
        "about",
    ):
        yield f"einstellungen-{section}", partial(window.go_to, PageKey.SETTINGS, section)
    for section in ("keep", "rules", "person", "papers", "records"):
        yield f"datenschutz-{section}", partial(show_privacy, studio, section)
    yield "einstellungen-blatt", partial(make_sheet, studio)
    yield "suche", window.show_palette


def fill_group(window: MainWindow) -> None:
    """Go through the first step."""
    wizard = window.start_page.wizard
    wizard.group.name.setText("Kreisverband Übungsstadt")
    wizard.group.place.setText("Übungsstadt")
    wizard.group.land.setCurrentIndex(3)
    wizard.go_on()


def fill_people(window: MainWindow) -> None:
    """Go through the second step."""
    wizard = window.start_page.wizard
    wizard.people.counsellor.setText("Alex")
    wizard.go_on()


def page_of(studio: Studio, kind: type[_P]) -> _P:
    """Return the page in front."""
    page = studio.window.workspace.host.current_page
    assert isinstance(page, kind)
    return page


def part_of(page: Page, kind: type[_W]) -> _W:
    """Return the part of a page."""
    part = page.findChild(kind)
    assert isinstance(part, kind)
    return part


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


def write_entry(studio: Studio) -> None:
    """Open the editor of the case's chronicle."""
    page_of(studio, CasesPage).save()


def read_later(studio: Studio) -> None:
    """Read the same page with the law of another day."""
    page = page_of(studio, GuidePage)
    for switch in page.findChildren(DaySwitch):
        switch.day_chosen.emit(DAY.replace(year=DAY.year + 2))


def answer(studio: Studio, turns: int) -> None:
    """Answer some questions of the checklist with their first answer or a near day."""
    studio.window.go_to(PageKey.CHECKLIST, _CHECKLIST, studio.case_id)
    studio.settle()
    page = page_of(studio, ChecklistPage)
    for _turn in range(turns):
        card = page.findChildren(QuestionCard)[-1]
        if card.answer():
            break
        for field in card.findChildren(DateField):
            field.set_text("25.11.2026")
            card.answered.emit()
        for choice in card.findChildren(ChoiceButtons):
            choice.press_at(0)
        studio.settle()
    for area in page.findChildren(PageScroll):
        area.verticalScrollBar().setValue(0)


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


def begin_letter(studio: Studio) -> None:
    """Open the referral letter of the case."""
    studio.window.go_to(PageKey.LETTER, _LETTER, studio.case_id)


def fill_letter(studio: Studio) -> None:
    """Fill every field with its example and wait for the picture of the letter."""
    for row in page_of(studio, LetterPage).findChildren(LetterFieldRow):
        row.set_value(row.field.example)
    for _turn in range(3):
        time.sleep(0.4)
        studio.settle()


def show_consent(studio: Studio) -> None:
    """Scroll to what leaves the laptop, and with whose consent."""
    page = page_of(studio, LetterPage)
    for card in page.findChildren(ConsentCard):
        for area in page.findChildren(PageScroll):
            if area.isAncestorOf(card):
                area.ensureWidgetVisible(card, 0, 400)


def ask_release(studio: Studio) -> None:
    """Ask for the release of the newest month that is over."""
    page = page_of(studio, TallyPage)
    for months in page.findChildren(RowListView):
        model = months.model()
        months.choose(model.index(min(1, model.rowCount() - 1), 0))
    studio.settle()
    for button in page.findChildren(Button):
        if button.property("role") == "primary" and button.isVisible():
            button.click()


def answer_yes(studio: Studio) -> None:
    """Answer the question in front with yes."""
    for dialog in studio.window.findChildren(ConfirmDialog):
        dialog.accept()


def make_sheet(studio: Studio) -> None:
    """Show a recovery sheet, made for these fictitious cases."""
    studio.window.go_to(PageKey.SETTINGS, "sheet")
    studio.settle()
    for section in page_of(studio, SettingsPage).findChildren(SheetSection):
        section.make()


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


def choose_emergency(window: MainWindow) -> None:
    """Choose the first situation of the strip."""
    page = window.workspace.host.current_page
    assert isinstance(page, EmergencyPage)
    page.choose(1)


def show_lock(studio: Studio) -> None:
    """Show the lock screen as with a vault that exists."""
    Path(studio.vault).touch()
    studio.window.context.look.change(vault_path=studio.vault)
    studio.window.show_lock_page()
    Path(studio.vault).unlink()


def shoot(studio: Studio, name: str, options: argparse.Namespace) -> None:
    """Write the pictures of what is in front now."""
    window = studio.window
    for width, height in options.sizes:
        window.resize(width, height)
        for theme in options.themes:
            window.context.theme.set_theme(theme)
            studio.settle()
            picture = window.grab()
            dialog = next((d for d in window.findChildren(QDialog) if d.isVisible()), None)
            target = options.out / f"{name}-{theme.value}-{width}x{height}.png"
            (dialog.grab() if dialog is not None else picture).save(str(target))
            print(target.name)


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=[""])
    parser.add_argument("--theme", default="")
    parser.add_argument("--size", default="")
    parser.add_argument("--scale", type=int, default=100)
    options = parser.parse_args(arguments)
    options.themes = [t for t in THEMES if options.theme in ("", t.value)]
    options.sizes = [s for s in SIZES if options.size in ("", f"{s[0]}x{s[1]}")]
    return options


def main(arguments: list[str]) -> int:
    """Take the pictures; returns the exit status."""
    options = parse(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    translate_qt(app)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(app, Path(folder))
        studio.window.context.theme.set_font_scale(options.scale)
        for name, prepare in scenes(studio):
            wanted = bool(name) and any(part in name for part in options.only)
            prepare()  # always: each scene leads to the next
            studio.settle()
            if wanted:
                shoot(studio, name, options)
        studio.window.close()
        studio.settle()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
