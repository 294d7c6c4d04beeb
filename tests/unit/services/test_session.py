# SPDX-License-Identifier: GPL-3.0-or-later
"""The session: a cancel stops its own query and no other."""

from __future__ import annotations

import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from hilft_desktop.domain.errors import Cancelled, UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.services.task import Task, running


def test_a_cancel_stops_the_query_of_its_task(services: Services) -> None:
    task = Task()

    def cancel_myself(_uow) -> None:
        task.cancel()

    with running(task), pytest.raises(Cancelled):
        services._session.vault.read(cancel_myself)

    assert services.contacts.list() == ()


def test_a_cancel_leaves_the_query_of_another_task_alone(services: Services) -> None:
    waiting, started, go_on = Task(), threading.Event(), threading.Event()

    def slow(uow) -> int:
        started.set()
        assert go_on.wait(10)
        return int(uow.contacts.count())

    def queued() -> object:
        with running(waiting):
            return services._session.vault.read(lambda uow: uow.contacts.count())

    with ThreadPoolExecutor(2) as pool:
        other = pool.submit(contextvars.Context().run, services._session.vault.read, slow)
        assert started.wait(10)
        mine = pool.submit(contextvars.Context().run, queued)
        waiting.cancel()
        go_on.set()

        assert other.result(10) == 0
        with pytest.raises(Cancelled):
            mine.result(10)


def test_a_vault_without_a_group_says_so(services: Services) -> None:
    services._session._unit = None

    with pytest.raises(UserError) as error:
        services._session.unit()

    assert error.value.code == "unit_missing"


def test_the_guide_can_be_read_while_the_vault_is_being_opened(keyless: Services) -> None:
    opening, read = threading.Event(), threading.Event()

    def slow_opening():
        opening.set()
        assert read.wait(10)
        raise UserError("passphrase_wrong")

    with ThreadPoolExecutor(1) as pool:
        unlocking = pool.submit(keyless._session.open, slow_opening)
        assert opening.wait(10)
        assert keyless.guide.contents()
        read.set()
        with pytest.raises(UserError):
            unlocking.result(10)
