# SPDX-License-Identifier: GPL-3.0-or-later
"""The print queue: the very bytes wait, in order, and go only when somebody says all is well."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pypdfium2
import pytest

from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.domain.errors import Cancelled, UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.services.task import Task, running
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import PASSPHRASE, make_services
from tests.unit.services.letter_desk import (
    REFERRAL,
    SUPPLIER,
    TODAY,
    open_case,
    pdf_facts,
    pdf_text,
    request,
)
from tests.unit.storage.vaults import decrypted, decrypted_log

NAME = "Zwetlana Quittenbaum"
ADVICE = "Schuldnerberatung Musterstadt"


@pytest.fixture
def case_id(services: Services) -> str:
    return open_case(services)


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


def pages_of(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def paper(services: Services, title: str) -> str:
    return services.print_queue.add_paper(title, services.letters.test_page("B")).value.id


def titles(services: Services) -> list[str]:
    return [row.job.title for row in services.print_queue.list()]


def queue_letter(services: Services, case_id: str, **changes: object) -> str:
    wanted = replace(request(services, SUPPLIER, case_id), **changes)  # type: ignore[arg-type]
    if case_id:
        to = services.letters.recipient(wanted)
        services.letters.give_consent(case_id, "versorger", to)
    return services.print_queue.add_letter(wanted).value.id


def test_the_very_bytes_wait(services: Services, case_id: str) -> None:
    wanted = request(services, SUPPLIER, case_id)
    files = services.letters.files(wanted)
    job = queue_letter(services, case_id)
    (row,) = services.print_queue.list()
    assert (row.job.id, row.job.case_id, row.job.kind) == (job, case_id, "letter")
    assert row.pages == pages_of(files.pdf)
    assert row.pseudonym == services.cases.show(case_id).person.pseudonym
    assert row.blocked == ""
    assert services.print_queue._paper_of(job).pdf == files.pdf
    assert services.today.overview().waiting_papers == 1


def test_a_letter_is_recorded_when_it_is_put_there_and_registered_when_printed(
    services: Services, case_id: str
) -> None:
    job = queue_letter(services, case_id, sent_by="fax")
    detail = services.cases.show(case_id)
    (document,) = detail.documents
    assert document.sent_by == "fax"
    assert len(detail.follow_ups) == 1
    assert services.exports.register() == ()
    assert services.print_queue.printed((job,)).value == 1
    (entry,) = services.exports.register()
    assert entry.sha256 == document.pdf_sha256
    assert services.print_queue.list() == ()


def test_without_consent_nothing_waits(services: Services, case_id: str) -> None:
    wanted = request(services, REFERRAL, case_id)
    assert code_of(lambda: services.print_queue.add_letter(wanted)) == "consent_missing"
    assert services.print_queue.list() == ()


def test_consent_taken_back_stops_what_waits(services: Services, case_id: str) -> None:
    given = services.letters.give_consent(case_id, "weitergabe", ADVICE).value
    queued = services.print_queue.add_letter(request(services, REFERRAL, case_id)).value.id
    free = paper(services, "Merkblatt")
    services.letters.withdraw_consent(given.id)
    blocked, other = services.print_queue.list()
    assert blocked.blocked
    assert not other.blocked
    queue = services.print_queue
    assert code_of(lambda: queue.pictures(queued, 50)) == "queue_paper_blocked"
    assert code_of(queue.bundle) == "queue_paper_blocked"
    assert queue.bundle((free,)).papers == 1


def test_order_copies_removal_and_its_undo(services: Services) -> None:
    queue = services.print_queue
    a, b, c = (paper(services, title) for title in "ABC")
    queue.move(c, 0)
    assert titles(services) == ["C", "A", "B"]
    queue.move(a, 99)
    assert titles(services) == ["C", "B", "A"]
    queue.move(b, -5)
    assert titles(services) == ["B", "C", "A"]
    queue.set_copies(c, 3)
    assert [row.sheets for row in queue.list()] == [1, 3, 1]
    removed = queue.remove(c).value
    assert (removed.title, titles(services)) == ("C", ["B", "A"])
    assert queue.put_back().value == removed
    assert titles(services) == ["B", "C", "A"]
    assert [row.job.copies for row in queue.list()] == [1, 3, 1]
    assert code_of(queue.put_back) == "queue_nothing_removed"
    page = services.letters.test_page("B")
    for copies in (0, 100):
        assert code_of(partial(queue.set_copies, c, copies)) == "copies_invalid"
        assert code_of(partial(queue.add_paper, "D", page, copies=copies)) == "copies_invalid"
    assert code_of(lambda: queue.move("x", 0)) == "print_job_unknown"
    assert code_of(lambda: queue.remove("x")) == "print_job_unknown"
    assert code_of(lambda: queue.printed((a, "x"))) == "print_job_unknown"
    assert len(queue.list()) == 3


def test_all_come_in_one_file_with_the_list_on_top(services: Services, case_id: str) -> None:
    queue = services.print_queue
    letter = queue_letter(services, case_id)
    queue.set_copies(letter, 2)
    paper(services, "Testseite")
    own = pages_of(services.letters.files(request(services, SUPPLIER, case_id)).pdf)
    bundle = queue.bundle()
    assert (bundle.papers, bundle.pages) == (2, 1 + 2 * own + 1)
    text = pdf_text(bundle.pdf)
    assert text.count("gedruckt") == text.count("unterschrieben") == 1
    assert text.count(f"Seite 1 von {own}") == 2
    cover = pdf_text(queue.cover(()))
    assert services.cases.show(case_id).person.pseudonym in cover
    assert "Mira Beispiel" not in cover
    assert "Mira Beispiel" in text
    assert "Mira" not in pdf_facts(bundle.pdf)
    assert queue.bundle() == bundle, "same papers, same bytes"
    assert queue.bundle(cover=False).pages == 2 * own + 1
    assert len(queue.list()) == 2, "printing alone takes nothing away"


def test_an_empty_queue_says_so(services: Services) -> None:
    assert code_of(services.print_queue.bundle) == "queue_empty"


def test_nothing_is_lost_when_the_program_ends_before_somebody_said_all_is_well(
    services: Services, clock: FixedClock, case_id: str
) -> None:
    queue_letter(services, case_id)
    before = services.print_queue.bundle()
    path = services._session.vault.path
    services.vault.close()
    after = make_services(clock)
    after.vault.unlock(str(path), PASSPHRASE)
    assert after.print_queue.bundle() == before
    after.vault.close()


def test_two_hundred_letters_in_one_run_with_progress(services: Services, case_id: str) -> None:
    queue = services.print_queue
    pdf = services.letters.files(request(services, SUPPLIER, case_id)).pdf
    for number in range(200):
        queue.add_paper(f"Schreiben {number + 1}", pdf, case_id)
    heard: list[tuple[int, int]] = []
    with running(Task(lambda done, total: heard.append((done, total)))):
        bundle = queue.bundle()
    assert bundle.papers == 200
    cover = pages_of(queue.cover(()))
    assert bundle.pages == cover + 200 * pages_of(pdf)
    assert heard[-1] == (201, 201)
    assert len(heard) == 201
    assert queue.printed(tuple(row.job.id for row in queue.list())).value == 200


def test_a_run_can_be_cancelled_and_leaves_the_queue_as_it_was(services: Services) -> None:
    for title in "ABC":
        paper(services, title)
    task = Task(lambda done, _total: task.cancel() if done == 2 else None)
    with running(task), pytest.raises(Cancelled):
        services.print_queue.bundle()
    assert titles(services) == ["A", "B", "C"]


# -- names ----------------------------------------------------------------------------------------


def traces(services: Services, pdf: bytes) -> list[str]:
    """Return what of paper and name lies in the plain bytes of file or log, free pages too."""
    vault = services._session.vault.storage
    key = vault.keyring.data_key
    log = vault.path.with_name(f"{vault.path.name}-wal")
    plain = decrypted(vault.path, key) + (decrypted_log(log, key) if log.exists() else b"")
    signs = {"paper": b64encode(pdf)[60:120], "name": NAME.encode()}
    return [name for name, sign in signs.items() if sign in plain]


def with_name(services: Services, case_id: str) -> tuple[str, bytes]:
    """Let a letter wait that carries the name the case keeps; return its id and its bytes."""
    purge = TODAY + timedelta(days=5)
    services.letters.save_identity(case_id, NAME, ("Ypsilonpfad 7", "00000 Ort"), "", purge)
    values = {**request(services, SUPPLIER).values, "person_name": NAME}
    wanted = replace(request(services, SUPPLIER, case_id), values=values)
    pdf = services.letters.files(wanted).pdf
    return queue_letter(services, case_id, values=values), pdf


def test_the_probe_sees_a_paper_that_waits(services: Services, case_id: str) -> None:
    _job, pdf = with_name(services, case_id)
    assert traces(services, pdf) == ["paper", "name"]


@pytest.mark.parametrize("way", ["purge", "erase", "printed", "removed", "strip"])
def test_with_the_name_goes_what_waits(
    services: Services, clock: FixedClock, case_id: str, way: str
) -> None:
    job, pdf = with_name(services, case_id)
    person = services.cases.show(case_id).person.id
    match way:
        case "purge":
            clock.advance(timedelta(days=6))
            services.retention.run()
        case "erase":
            services.privacy.erase_person(person, "requested")
        case "printed":
            services.print_queue.printed((job,))
        case "removed":
            services.print_queue.remove(job)
        case _:
            services.cases.set_status(case_id, CaseStatus.CLOSED, accept_open_deadlines=True)
            clock.advance(timedelta(days=800))
            services.retention.run()
    assert services.print_queue.list() == ()
    # Printed or taken out, the paper goes; the case keeps the name until its day.
    kept = ["name"] if way in ("printed", "removed") else []
    assert traces(services, pdf) == kept


def test_a_paper_of_no_case_waits_no_longer_than_a_draft(
    services: Services, clock: FixedClock
) -> None:
    queue_letter(services, "")
    (row,) = services.print_queue.list()
    assert row.goes_on == date(2026, 12, 6)
    clock.advance(timedelta(days=13))
    assert any("Druckwarteschlange" in r.label for r in services.retention.preview().rows)
    services.retention.run()
    assert services.print_queue.list() == (row,)
    clock.advance(timedelta(days=1))
    services.retention.run()
    assert services.print_queue.list() == ()
