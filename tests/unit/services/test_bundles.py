# SPDX-License-Identifier: GPL-3.0-or-later
"""Several papers of a case as one file: letters, checklists, deadlines, the list on top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from hilft_desktop.domain.deadlines import DeadlineKind, DeadlineQuestion
from hilft_desktop.domain.errors import Cancelled, UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.services.task import Task, running
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.letter_desk import TODAY, open_case, pdf_text
from tests.unit.services.test_letters_kept import NAME, named, record

CHECKLIST = "stromsperre_droht"


@pytest.fixture
def case_id(services: Services) -> str:
    """A case with a letter, a checklist and a deadline."""
    case = open_case(services)
    record(services, named(services, case))
    services.checklists.save_run(case, CHECKLIST, {}, ())
    question = DeadlineQuestion(DeadlineKind("widerspruch"), dated=TODAY - timedelta(days=5))
    services.deadline_book.book(case, question)
    return case


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


def test_letters_checklists_and_deadlines_are_on_offer(services: Services, case_id: str) -> None:
    items = services.bundles.offer(case_id)
    assert [item.key.partition(":")[0] for item in items] == ["letter", "checklist", "deadline"]
    assert [item.missing for item in items] == ["", "", ""]


def test_the_papers_come_in_the_order_asked_for(services: Services, case_id: str) -> None:
    letter, checklist, deadline = (item.key for item in services.bundles.offer(case_id))
    bundle = services.bundles.make(case_id, (deadline, letter, checklist))
    text = pdf_text(bundle.pdf)
    pseudonym = services.cases.show(case_id).person.pseudonym
    assert bundle.papers == 3
    assert text.index(pseudonym) < text.index(NAME) < text.index("Ihre nächsten Schritte", 900)
    cover = text[: text.index("Seite 1 von 1")]
    assert NAME not in cover
    assert cover.count(pseudonym) == 4  # in the title and on each line
    assert services.bundles.make(case_id, (deadline, letter, checklist)) == bundle


def test_what_cannot_be_made_says_why_and_stops_nothing_else(
    services: Services, clock: FixedClock, case_id: str
) -> None:
    clock.advance(timedelta(days=61))
    services.retention.run()
    letter, checklist, deadline = services.bundles.offer(case_id)
    assert letter.missing
    assert not checklist.missing
    assert code_of(lambda: services.bundles.make(case_id, (letter.key,))) == (
        "letter_values_missing"
    )
    assert services.bundles.make(case_id, (checklist.key, deadline.key)).papers == 2


def test_nothing_chosen_or_something_of_another_case_is_refused(
    services: Services, case_id: str
) -> None:
    other = open_case(services)
    foreign = replace(services.bundles.offer(case_id)[0]).key
    assert code_of(lambda: services.bundles.make(case_id, ())) == "bundle_empty"
    assert code_of(lambda: services.bundles.make(other, (foreign,))) == "bundle_item_unknown"
    assert services.bundles.offer(other) == ()


def test_it_can_be_cancelled(services: Services, case_id: str) -> None:
    keys = tuple(item.key for item in services.bundles.offer(case_id))
    task = Task(lambda done, _total: task.cancel() if done == 1 else None)
    with running(task), pytest.raises(Cancelled):
        services.bundles.make(case_id, keys)
