# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of letters at work: proof, letterheads, kept letters, print queue, bundle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from screenshot_studio import DAY, Studio, page_of

from hilft_desktop.domain.cases import CaseDocument
from hilft_desktop.domain.changes import Changed
from hilft_desktop.domain.ids import SenderId
from hilft_desktop.domain.printing import PrintJob, SenderProfile
from hilft_desktop.services.hub import Services
from hilft_desktop.services.letter_rows import KEPT
from hilft_desktop.services.rows import LetterForm, LetterRequest
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.cases.papers_section import PapersSection
from hilft_desktop.ui.pages.cases.records_card import RecordsCard
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.pages.letter.sending_card import SendingCard
from hilft_desktop.ui.pages.settings.page import SettingsPage
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.page_scroll import PageScroll

_OWN, _OURS = "raten_versorger", "verweis_energie"
_OFFICE = SenderProfile(
    SenderId(""),
    "Büro am Markt",
    "Linkes Büro Übungsstadt",
    ("Marktplatz 3", "00000 Übungsstadt"),
    "0000 1234",
    "Übungsstadt",
)


def letter_scenes(studio: Studio) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the pictures; before them some letters leave and some papers wait."""
    yield "", partial(_write_letters, studio)
    yield "schreiben-versand", partial(_show_sending, studio)
    yield "heute-nachweise", partial(studio.window.go_to, PageKey.TODAY)
    yield "fristen-nachweise", partial(studio.window.go_to, PageKey.DEADLINES)
    yield "fall-papiere", partial(_show_papers, studio)
    yield "fall-nachweis", partial(_press_record, studio, "Nachweis eintragen")
    yield "fall-mappe", partial(_show_bundle, studio)
    yield "", partial(_close_dialogs, studio)
    yield "schreiben-geoeffnet", partial(_open_kept, studio)
    yield "druckwarteschlange", partial(studio.window.go_to, PageKey.PRINT_QUEUE)
    yield "einstellungen-senders", partial(studio.window.go_to, PageKey.SETTINGS, "senders")
    yield "einstellungen-absender-neu", partial(_new_sender, studio)


def _write_letters(studio: Studio) -> None:
    case_id = studio.case_id

    run = studio.window.context.jobs.run
    window = studio.window
    run(window, lambda services: services.senders.save(_OFFICE), _ignore)
    until = DAY + timedelta(days=60)
    address = ("Übungsweg 1", "00000 Übungsstadt")
    run(
        window,
        lambda services: services.letters.save_identity(
            case_id, "Mira Beispiel", address, "", until
        ),
        _ignore,
    )
    studio.settle()
    for letter_id, ways in ((_OWN, ("fax", "einschreiben", "")), ("akteneinsicht", ("brief",))):
        request = _request(studio, letter_id)
        for way in ways:
            sent = replace(request, sent_by=way)
            run(window, partial(_record, sent), _ignore)
            studio.settle()
        run(window, partial(_queue, request), _ignore)
        studio.settle()
    pages: list[bytes] = []
    run(window, lambda services: services.letters.test_page("B"), pages.append)
    studio.settle()
    run(
        window,
        lambda services: services.print_queue.add_paper(
            "Testseite für Fensterumschläge", pages[0], "", 2
        ),
        _ignore,
    )
    studio.settle()


def _record(request: LetterRequest, services: Services) -> Changed[CaseDocument]:
    return services.letters.record(request, "print")


def _queue(request: LetterRequest, services: Services) -> Changed[PrintJob]:
    return services.print_queue.add_letter(request)


def _request(studio: Studio, letter_id: str) -> LetterRequest:
    found: list[LetterRequest] = []
    case_id = studio.case_id

    def take(form: LetterForm) -> None:
        values = {field.name: field.example for field in form.fields}
        found.append(LetterRequest(letter_id, {**values, **form.known}, case_id))

    studio.window.context.jobs.run(
        studio.window, lambda services: services.letters.prepare(letter_id, case_id), take
    )
    studio.settle()
    request = found[0]
    recipient = request.values.get("recipient")
    to = recipient[0] if isinstance(recipient, tuple) else ""
    studio.window.context.jobs.run(
        studio.window,
        lambda services: services.letters.give_consent(case_id, "versorger", to),
        _ignore,
        _ignore,
    )
    studio.settle()
    return request


def _show_sending(studio: Studio) -> None:
    studio.window.go_to(PageKey.LETTER, _OURS, studio.case_id)
    studio.settle()
    page = page_of(studio, LetterPage)
    card = page.findChild(SendingCard)
    assert isinstance(card, SendingCard)
    card.choose("fax")
    studio.settle()
    for scroll in page.findChildren(PageScroll):
        if scroll.isAncestorOf(card):
            scroll.ensureWidgetVisible(card)


def _show_papers(studio: Studio) -> None:
    studio.window.go_to(PageKey.CASES, studio.case_id)
    studio.settle()
    page = studio.window.workspace.host.current_page
    assert page is not None
    for action in page.actions():
        if action.shortcut().toString() == "Ctrl+4":
            action.trigger()
    studio.settle()
    card = page.findChild(RecordsCard)
    if isinstance(card, RecordsCard):
        for scroll in page.findChildren(PageScroll):
            if scroll.isAncestorOf(card):
                scroll.ensureWidgetVisible(card.rows, 0, 400)


def _press_record(studio: Studio, words: str) -> None:
    page = studio.window.workspace.host.current_page
    assert page is not None
    card = page.findChild(RecordsCard)
    assert isinstance(card, RecordsCard)
    next(b for b in card.findChildren(Button) if b.text() == words).click()
    studio.settle()


def _show_bundle(studio: Studio) -> None:
    page = studio.window.workspace.host.current_page
    assert page is not None
    section = page.findChild(PapersSection)
    assert isinstance(section, PapersSection)
    for form in section.proofs.forms:
        form.reset()
    section.letters.bundle()
    studio.settle()


def _close_dialogs(studio: Studio) -> None:
    for widget in studio.app.topLevelWidgets():
        if widget is not studio.window and widget.isVisible():
            widget.close()
    studio.settle()


def _open_kept(studio: Studio) -> None:
    found: list[str] = []
    case_id = studio.case_id
    studio.window.context.jobs.run(
        studio.window,
        lambda services: services.cases.show(case_id),
        lambda detail: found.append(detail.documents[-1].id),
    )
    studio.settle()
    studio.window.go_to(PageKey.LETTER)
    studio.settle()
    begun = page_of(studio, LetterPage).findChild(SendingCard)
    assert isinstance(begun, SendingCard)
    begun.choose("")  # else leaving it would be asked about
    studio.window.go_to(PageKey.LETTER, f"{KEPT}{found[0]}", case_id)


def _new_sender(studio: Studio) -> None:
    page = page_of(studio, SettingsPage)
    next(b for b in page.findChildren(Button) if b.text() == "Neuer Absender").click()


def _ignore(_value: object) -> None:
    """What matters is what the vault holds afterwards."""
