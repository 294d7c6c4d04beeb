# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the team: the list, somebody who sits down, somebody who leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from screenshot_studio import DAY, Studio, page_of, part_of

from hilft_desktop.services.hub import Services
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.settings.leaving_card import LeavingCard
from hilft_desktop.ui.pages.settings.page import SettingsPage
from hilft_desktop.ui.pages.settings.team_section import TeamSection

_TEAM = (
    ("Bahar", "menhir schuft vokabel python alarm", 300),
    ("Cem", "teppich brause ofen linde kran", -20),
    ("Dana", "kralle kord dekret ablage deich", 0),
)


def team_scenes(studio: Studio) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the pictures of the team; the last closes its question again."""
    yield "", partial(fill_team, studio)
    yield "einstellungen-team", partial(studio.window.go_to, PageKey.SETTINGS, "team")
    yield "team-schulung", partial(ask_training, studio)
    yield "team-aufnehmen", lambda: section(studio).open_joining()
    yield "team-gehen", partial(section_leaving, studio, "Cem")
    yield "", partial(close_question, studio)


def section(studio: Studio) -> TeamSection:
    """Return the section in front."""
    return part_of(page_of(studio, SettingsPage), TeamSection)


def fill_team(studio: Studio) -> None:
    """Let three join, train two, let one leave."""
    jobs, window = studio.window.context.jobs, studio.window
    calls: list[Callable[[Services], object]] = []
    for name, secret, days in _TEAM:
        calls.append(partial(_add, name, secret))
        if days:
            calls.append(partial(_train, name, DAY + timedelta(days=days)))
    calls.append(lambda services: services.team.leave("Dana"))
    for call in calls:
        jobs.run(window, call, lambda _done: None)
        studio.settle()


def ask_training(studio: Studio) -> None:
    """Open the form for one of them."""
    team = section(studio)
    team.open_training(next(m for m in team.members if m.name == "Cem"))


def section_leaving(studio: Studio, name: str) -> None:
    """Ask whether one of them leaves."""
    section(studio).close_joining()
    section(studio).ask_leaving(name)


def close_question(studio: Studio) -> None:
    """Leave everything as it is."""
    part_of(page_of(studio, SettingsPage), LeavingCard).close_card()


def _add(name: str, secret: str, services: Services) -> object:
    return services.team.add(name, secret)


def _train(name: str, until: date, services: Services) -> object:
    return services.team.set_trained(name, until)
