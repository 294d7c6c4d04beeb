# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the published numbers: a half-year, its files, its texts, its explanation."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog
from screenshot_studio import Studio, page_of, part_of

from hilft_desktop.domain.codes import AgeBand, Channel, Household, Outcome, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.money import Euros
from hilft_desktop.domain.tally_periods import PeriodKind
from hilft_desktop.services.hub import Services
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.tally.month_panel import MonthPanel
from hilft_desktop.ui.pages.tally.page import TallyPage
from hilft_desktop.ui.pages.tally.period_list import PeriodList
from hilft_desktop.ui.widgets.button import Button

_MONTHS = {"2026-06": 55, "2026-07": 70, "2026-08": 95, "2026-09": 130}
_CENTS = (0, 0, 0, 4_000, 18_000, 62_000, 240_000)


def tally_scenes(studio: Studio) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the pictures; each dialog is closed before the next."""
    yield "zahlen", partial(studio.window.go_to, PageKey.TALLY)
    yield "zahlen-frage", partial(ask_release, studio)
    yield "zahlen-freigegeben", partial(answer_yes, studio)
    yield "", partial(fill_months, studio)
    yield "zahlen-monat", partial(choose, studio, PeriodKind.MONTH, "2026-09")
    yield "zahlen-halbjahr", partial(choose, studio, PeriodKind.HALF_YEAR, "2026-H2")
    yield "zahlen-halbjahr-unten", partial(scroll, studio, 0.55)
    yield "zahlen-halbjahr-ende", partial(scroll, studio, 1.0)
    yield "zahlen-ausgeben", partial(command, studio, 0)
    yield "zahlen-texte", partial(command, studio, 1)
    yield "zahlen-erklaerung", partial(command, studio, 2)
    yield "", partial(close_dialogs, studio)


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


def fill_months(studio: Studio) -> None:
    """Let many come in the summer, and release those months."""
    chance = random.Random(1789)  # noqa: S311  (made up, so that pictures have something to show)
    made = [
        _contact(date.fromisoformat(f"{month}-11"), chance)
        for month, count in _MONTHS.items()
        for _each in range(count)
    ]
    calls: list[Callable[[Services], object]] = [lambda services: services.contacts.add_all(made)]
    calls += [partial(_release, month) for month in _MONTHS]
    for call in calls:
        studio.window.context.jobs.run(studio.window, call, lambda _done: None)
        studio.settle()
    studio.window.go_to(PageKey.TALLY)


def _contact(day: date, chance: random.Random) -> NewContact:
    topics = list(Topic)
    return NewContact(
        date=day,
        channel=chance.choice(list(Channel)),
        topic=chance.choices(topics, [len(topics) - at for at in range(len(topics))])[0],
        age_band=chance.choice(list(AgeBand)),
        household=chance.choice(list(Household)),
        outcome=chance.choice(list(Outcome)),
        euros=Euros(received=chance.choice(_CENTS)),
        note="",
    )


def _release(month: str, services: Services) -> object:
    return services.tallies.release(month)


def choose(studio: Studio, kind: PeriodKind, key: str) -> None:
    """Show a period."""
    periods = part_of(page_of(studio, TallyPage), PeriodList)
    periods.choose_kind(kind)
    studio.settle()
    periods.view.choose(periods.model.index_of(key))


def scroll(studio: Studio, part: float) -> None:
    """Show what lies further below."""
    bar = part_of(page_of(studio, TallyPage), MonthPanel).verticalScrollBar()
    bar.setValue(round(bar.maximum() * part))


def command(studio: Studio, number: int) -> None:
    """Give one of the page's commands."""
    close_dialogs(studio)
    page_of(studio, TallyPage).actions()[number].trigger()


def close_dialogs(studio: Studio) -> None:
    """Close what is open."""
    for dialog in studio.window.findChildren(QDialog):
        dialog.close()
    studio.settle()
