# SPDX-License-Identifier: GPL-3.0-or-later
"""Small real services that an engine process serves in the tests of the pipe."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.task import current_task


class Echo:
    def say(self, text: str, *, times: int = 1) -> str:
        return text * times

    def pid(self) -> int:
        return os.getpid()

    def refuse(self) -> None:
        raise UserError("date_invalid", field="date", text="31.02.")

    def stumble(self, name: str) -> None:
        raise ValueError(f"secret {name}")

    def die(self) -> None:
        os._exit(9)

    def work_until_cancelled(self, marker: str) -> None:
        task = current_task()
        wait = threading.Event()
        try:
            for step in range(2000):
                task.progress(step, 2000)
                wait.wait(0.01)
        except BaseException:
            Path(marker).write_text("stopped", encoding="utf-8")
            raise

    def _hidden(self) -> str:
        return "never"


class StandServices:
    def __init__(self) -> None:
        self.echo = Echo()


def make() -> StandServices:
    return StandServices()
