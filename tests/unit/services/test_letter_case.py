# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands open in a case comes to the sheet the person takes home, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from hilft_desktop.domain.codes import Channel, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import LetterRequest

SHEET = "naechste_schritte"
ANSWERS = {"was": ("termin",), "stand": ("bescheid",), "tag": ("neu",), "zugang": ("nein",)}


@pytest.fixture
def case(services: Services) -> str:
    today = services._session.clock.today()
    contact = services.contacts.add(NewContact(today, Channel.STALL, Topic.GRUNDSICHERUNG)).value
    return str(services.contacts.open_case(contact.id, "Minderung").value.id)


def known(services: Services, case: str) -> dict[str, Any]:
    return dict(services.letters.prepare(SHEET, case).known)


def test_an_empty_case_brings_nothing(services: Services, case: str) -> None:
    assert {"deadlines", "dates", "steps", "papers"}.isdisjoint(known(services, case))


def test_deadlines_and_dates_come_by_day_with_weekday(services: Services, case: str) -> None:
    add = services.cases.add_follow_up
    today = services._session.clock.today()
    add(case, date(2026, 12, 14), "Widerspruch", is_deadline=True)
    add(case, date(2026, 12, 1), "Antwort ans Amt", is_deadline=True)
    done = add(case, date(2026, 11, 30), "Erledigtes", is_deadline=True).value
    services.cases.finish_follow_up(done.id)
    add(case, date(2026, 11, 26), "Gespräch")
    add(case, today - timedelta(days=3), "Längst vorbei")
    add(case, today - timedelta(days=2), "Versäumte Frist", is_deadline=True)
    values = known(services, case)
    assert values["deadlines"][1:] == (
        "Spätestens am Dienstag, 01.12.2026: Antwort ans Amt",
        "Spätestens am Montag, 14.12.2026: Widerspruch",
    )
    assert values["deadlines"][0].endswith("Versäumte Frist")  # what is missed must be seen
    assert values["dates"] == ("Donnerstag, 26.11.2026: Gespräch",)


def test_steps_and_papers_come_from_the_last_walk_without_what_is_ticked(
    services: Services, case: str
) -> None:
    name = "gsg_sanktion"
    services.checklists.save_run(case, name, ANSWERS, ())
    first = known(services, case)
    evaluated = services.checklists.evaluate(name, ANSWERS)
    wanted = [step for step in evaluated.steps if step.person_text]
    assert set(first["steps"]) == {step.person_text for step in wanted}
    assert set(first["papers"]) == {paper.text for paper in evaluated.papers}
    urgent = [step.person_text for step in wanted if step.urgent]
    assert list(first["steps"][: len(urgent)]) == urgent
    services.checklists.save_run(case, name, ANSWERS, (wanted[0].id,))
    assert wanted[0].person_text not in known(services, case)["steps"]


def test_the_sheet_is_printed_in_three_forms_without_a_window(
    services: Services, case: str
) -> None:
    services.cases.add_follow_up(case, date(2026, 12, 14), "Widerspruch", is_deadline=True)
    values = {**known(services, case), "steps": ("Bescheid kopieren",)}
    request = LetterRequest(SHEET, values, case_id=case)
    files = services.letters.files(request)
    assert files.pdf.startswith(b"%PDF")
    assert files.odt.startswith(b"PK")
    assert "[ ] Bescheid kopieren" in files.text
    assert "Diese Tage sind wichtig" in files.text
    kept = services.letters.record(request, "print").value
    assert kept.letter_id == SHEET
    assert "Bescheid kopieren" not in kept.values_json
