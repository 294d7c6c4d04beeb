# SPDX-License-Identifier: GPL-3.0-or-later
"""Blanks ask what the screen asks, in its order; the page that shows and prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hilft_desktop.content.forms import load_forms
from hilft_desktop.domain.blank_forms import BlankField, BlankForm
from hilft_desktop.domain.local import LocalTableKind
from hilft_desktop.services.blank_sources import deadline_form, with_words
from hilft_desktop.services.hub import Services
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.cases.proof_forms import ProofForms
from hilft_desktop.ui.pages.contact.form import ContactForm
from hilft_desktop.ui.pages.deadlines.question_form import QuestionForm
from hilft_desktop.ui.pages.directory.returns_page import ReturnsPage
from hilft_desktop.ui.pages.forms.page import FormsPage
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.pages.letter.purge_row import PurgeRow
from hilft_desktop.ui.pages.local.address_form import AddressForm
from hilft_desktop.ui.pages.local.table_form import TableForm
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from hilft_desktop.ui.widgets.choice_button import ChoiceButton
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.field_row import FieldRow
from tests.conftest import TODAY
from tests.ui.conftest import ANSWER_MS
from tests.ui.test_pages_accessibility import first_case

Settle = Callable[[MainWindow], None]
WidgetT = TypeVar("WidgetT", bound=QWidget)


def blank(form_id: str) -> BlankForm:
    return next(form for form in load_forms() if form.id == form_id)


def labels(rows: Iterable[FieldRow]) -> list[str]:
    return [row._label_text for row in rows]


def required(rows: Iterable[FieldRow]) -> list[bool]:
    return [row._required for row in rows]


def assert_same(form_id: str, rows: Iterable[FieldRow]) -> None:
    """The blank asks for the same, in the same order, and marks the same as needed."""
    rows = list(rows)
    form = blank(form_id)
    assert list(form.labels) == labels(rows)
    fields = [each for part in form.sections for each in part.fields if not each.paper_only]
    assert [field.required for field in fields] == required(rows)
    for field, row in zip(with_words_of(form), rows, strict=True):
        if isinstance(row.editor, ChoiceButtons):
            words = [each.text() for each in row.editor.findChildren(ChoiceButton)]
            assert [option.words for option in field.options] == words


def with_words_of(form: BlankForm) -> list[BlankField]:
    parts = with_words(form).sections
    return [field for part in parts for field in part.fields if not field.paper_only]


@pytest.fixture
def kept(qtbot: QtBot) -> Callable[[WidgetT], WidgetT]:
    """Keep a widget until the test is over."""
    alive: list[QWidget] = []  # qtbot remembers widgets, but does not keep them

    def keep(widget: WidgetT) -> WidgetT:
        qtbot.addWidget(widget)
        alive.append(widget)
        return widget

    return keep


def test_the_contact(kept: Callable[..., ContactForm]) -> None:
    assert_same("kontakt", kept(ContactForm(TODAY)).rows.values())


def test_limits_and_addresses(kept: Callable[..., TableForm | AddressForm]) -> None:
    rent, heating = LocalTableKind.RENT, LocalTableKind.HEATING
    assert_same("grenzen_miete", kept(TableForm(rent, TODAY)).rows.values())
    assert_same("grenzen_heizung", kept(TableForm(heating, TODAY)).rows.values())
    assert_same("anschrift", kept(AddressForm(TODAY)).rows.values())


def test_a_name_for_letters(kept: Callable[..., PurgeRow]) -> None:
    *person, purge = blank("name_fuer_schreiben").labels
    asked = Services().letters.fields("widerspruch_sgb")
    shown = [field.label for field in asked if field.source.value.startswith("person.")]
    assert person == shown
    assert [purge] == labels(kept(PurgeRow(TODAY)).findChildren(FieldRow))


def test_the_answer_of_a_body(open_window: MainWindow, settle: Settle) -> None:
    open_window.go_to(PageKey.RETURNS)
    settle(open_window)
    page = open_window.workspace.host.current_page
    assert isinstance(page, ReturnsPage)
    assert_same("ruecklauf", chain(page.rows.values(), page.answer.rows.values()))
    answers = with_words_of(blank("ruecklauf"))[1].options
    shown = [page.answer.choice.itemText(at) for at in range(1, page.answer.choice.count())]
    assert [option.words for option in answers] == shown


def test_every_kind_of_deadline(kept: Callable[..., QuestionForm]) -> None:
    form = kept(QuestionForm(TODAY))
    for info in Services().deadlines.kinds():
        form.show_kind(info)
        made = deadline_form(info)
        assert list(made.labels) == labels(form._rows.values()), info.kind
        fields = made.sections[0].fields
        assert [field.required for field in fields] == required(form._rows.values()), info.kind
        for field, row in zip(fields, form._rows.values(), strict=True):
            if isinstance(row.editor, ChoiceButtons):
                words = [each.text() for each in row.editor.findChildren(ChoiceButton)]
                assert [option.words for option in field.options] == words


def test_the_forms_of_a_case(open_window: MainWindow, settle: Settle) -> None:
    open_window.go_to(PageKey.CASES, first_case(open_window, settle))
    settle(open_window)
    page = open_window.workspace.host.current_page
    assert isinstance(page, CasesPage)
    panel = page._case.panel
    person = panel.person
    assert_same("person", chain(person.profile.rows.values(), person.household.rows.values()))
    history = panel.history.editor.rows
    assert blank("fall").labels == ("Worum geht es?", *labels(history.values()))
    flags = panel.flags
    assert_same(
        "warnzeichen",
        chain(flags.raise_form.rows.values(), flags.answer_form.rows.values()),
    )
    due = panel.due
    assert_same("termin", chain(due.form.rows.values(), due.proof_form.rows.values()))
    assert_same("betrag", panel.money.form.rows.values())
    team = panel.team
    looks = team.looks
    assert_same("zweiter_blick", chain(looks.form.rows.values(), looks.remark_form.rows.values()))
    assert_same("uebergabe", team.responsible.form.rows.values())
    assert_same("sammelfall", team.collectives.form.rows.values())
    assert_same("unterlagen", panel.papers.rename_form.rows.values())
    proofs = panel.papers.findChild(ProofForms)
    assert isinstance(proofs, ProofForms)
    forms = (proofs.way_form, proofs.proof_form, proofs.waive_form)
    assert_same("nachweis", chain.from_iterable(form.rows.values() for form in forms))
    assert blank("fall").labels[:1] == tuple(labels(panel.title.form.rows.values()))


# -- the page ---------------------------------------------------------------------------------


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> FormsPage:
    """The page, opened while the vault is locked."""
    window.go_to(PageKey.FORMS)
    settle(window)
    return current(window, settle)


def current(window: MainWindow, settle: Settle) -> FormsPage:
    shown = window.workspace.host.current_page
    assert isinstance(shown, FormsPage)
    settle(window)
    return shown


def shown_ids(page: FormsPage) -> list[str]:
    return [row.id for row in page._shown()]


def test_every_blank_is_listed_while_locked_and_the_first_is_drawn(
    page: FormsPage, window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    assert len(shown_ids(page)) > 100
    assert page._list.current_key == shown_ids(page)[0]
    qtbot.waitUntil(lambda: page.preview.view.page_count > 0, timeout=ANSWER_MS)


def test_words_and_groups_narrow_the_list(page: FormsPage) -> None:
    page._search.setText("sperre versorger")
    assert "schreiben:raten_versorger" in shown_ids(page)
    assert len(shown_ids(page)) < 10
    page._search.setText("gibtesnicht")
    assert shown_ids(page) == []
    assert page._detail.currentWidget() is page._none
    assert not page._print.isEnabled()
    page._search.clear()
    page._groups.setCurrentIndex(page._groups.findData("ort"))
    assert set(shown_ids(page)) == {"anschrift", "grenzen_miete", "grenzen_heizung", "notiz"}


def test_the_paper_has_a_neutral_file_name(
    page: FormsPage, window: MainWindow, settle: Settle
) -> None:
    page.show_item("schreiben:raten_versorger", "")
    page.enter()
    settle(window)
    page.print_page()
    settle(window)
    (dialog,) = window.findChildren(PaperDialog)
    assert dialog._paper.file_name == "vordruck-schreiben-raten-versorger.pdf"
    assert dialog._paper.pdf.startswith(b"%PDF")
    dialog.reject()


def press_blank(window: MainWindow, settle: Settle) -> FormsPage:
    action = window.commands.action("blank")
    assert action.isEnabled()
    action.trigger()
    settle(window)
    return current(window, settle)


def test_the_command_shows_the_blanks_of_the_page_in_front(
    open_window: MainWindow, settle: Settle
) -> None:
    open_window.go_to(PageKey.CONTACT)
    settle(open_window)
    page = press_blank(open_window, settle)
    assert shown_ids(page) == ["kontakt", "strichliste"]
    assert page._groups.currentText() == "zur Seite „Kontakt“"
    open_window.go_to(PageKey.LOCAL)
    settle(open_window)
    page = press_blank(open_window, settle)
    assert shown_ids(page) == ["anschrift", "grenzen_heizung", "grenzen_miete"]
    page.show_item("", "")
    assert len(shown_ids(page)) > 100
    assert not any(str(page._groups.itemData(at)).startswith("@") for at in range(5))


def test_the_command_knows_what_is_open_on_the_page(
    open_window: MainWindow, settle: Settle
) -> None:
    open_window.go_to(PageKey.CHECKLIST, "stromsperre_droht")
    settle(open_window)
    assert open_window.workspace.host.current_key is PageKey.CHECKLIST
    assert press_blank(open_window, settle)._list.current_key == "checkliste:stromsperre_droht"
    open_window.go_to(PageKey.LETTER, "widerspruch_sgb")
    settle(open_window)
    letter = open_window.workspace.host.current_page
    assert isinstance(letter, LetterPage)
    on_screen = [row._label_text for row in letter._desk.fields.findChildren(FieldRow)]
    chosen = press_blank(open_window, settle)._list.current_key
    assert chosen == "schreiben:widerspruch_sgb"
    asked = Services().blank_forms.form(chosen).labels
    assert [words for words in on_screen if words in asked] == list(asked)
    assert len(asked) > 5


def test_pages_of_blanks_exist() -> None:
    keys = {key.value for key in PageKey}
    for row in Services().blank_forms.list():
        assert set(row.pages) <= keys, row.id
        assert row.pages, row.id
