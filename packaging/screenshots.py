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
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QDialog
from screenshot_directory import directory_scenes
from screenshot_letters import letter_scenes
from screenshot_scenes import privacy_scenes, public_scenes, work_scenes
from screenshot_studio import DAY, Studio, page_of
from screenshot_tally import tally_scenes
from screenshot_team import team_scenes

from hilft_desktop.app import translate_qt
from hilft_desktop.system.settings import Theme
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.checklist.page import ChecklistPage
from hilft_desktop.ui.pages.checklist.question_card import QuestionCard
from hilft_desktop.ui.pages.emergency.page import EmergencyPage
from hilft_desktop.ui.pages.guide.day_switch import DaySwitch
from hilft_desktop.ui.pages.guide.page import GuidePage
from hilft_desktop.ui.pages.letter.consent_card import ConsentCard
from hilft_desktop.ui.pages.letter.field_row import LetterFieldRow
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.pages.settings.page import SettingsPage
from hilft_desktop.ui.pages.settings.sheet_section import SheetSection
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.page_scroll import PageScroll

_CHECKLIST, _LETTER = "stromsperre_droht", "verweis_energie"
_GUIDE_PAGE = "sperre_heute"
SIZES = ((1024, 560), (1366, 768))
THEMES = (Theme.LIGHT, Theme.DARK, Theme.SUNLIGHT)


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
    yield from public_scenes(studio)
    yield "neutral", window.show_neutral
    yield "", studio.open_vault
    yield "heute", partial(window.go_to, PageKey.TODAY)
    yield from work_scenes(studio)
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
    yield from letter_scenes(studio)
    yield from tally_scenes(studio)
    for section in (
        "group",
        "passphrase",
        "sheet",
        "backup",
        "look",
        "lock_screen",
        "tally",
        "exports",
        "about",
    ):
        yield f"einstellungen-{section}", partial(window.go_to, PageKey.SETTINGS, section)
    yield from team_scenes(studio)
    yield from privacy_scenes(studio)
    yield "einstellungen-blatt", partial(make_sheet, studio)
    yield from directory_scenes(studio)
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


def make_sheet(studio: Studio) -> None:
    """Show a recovery sheet, made for these fictitious cases."""
    studio.window.go_to(PageKey.SETTINGS, "sheet")
    studio.settle()
    for section in page_of(studio, SettingsPage).findChildren(SheetSection):
        section.make()


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
        # What a group enters lies outside the vault: pictures must not write into one's own.
        os.environ["XDG_DATA_HOME"] = folder
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
