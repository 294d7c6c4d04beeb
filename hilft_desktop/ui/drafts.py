# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsaved forms survive a lock, a dead engine and an empty battery: encrypted, in the vault."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hilft_desktop.domain.errors import HilftError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hilft_desktop.services.hub import Services
    from hilft_desktop.ui.jobs import Jobs

SAVE_EVERY_MS = 10_000
FLUSH_MS = 300


@dataclass(slots=True)
class _Form:
    owner: QWidget
    serialise: Callable[[], str]
    restore: Callable[[str], None]
    kept: str | None = None
    """What the vault holds; ``None`` until it has answered."""


class DraftKeeper(QObject):
    """Saves every registered form each ten seconds and at once before the vault locks."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._forms: dict[str, _Form] = {}
        self._left_over: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(SAVE_EVERY_MS)
        self._timer.timeout.connect(self.save_now)

    def register(
        self,
        owner: QWidget,
        key: str,
        serialise: Callable[[], str],
        restore: Callable[[str], None],
    ) -> None:
        """Keep the form of ``owner`` under ``key`` and fetch what an earlier session left there.

        ``serialise`` returns an empty string when nothing is worth keeping. ``restore`` is called
        at most once, only with a kept draft and only while the form is still empty.
        """
        self._forms[key] = _Form(owner, serialise, restore)
        self._timer.start()
        self._jobs.run(
            owner,
            lambda services: services.drafts.get(key),
            partial(self._on_fetched, key),
            lambda _error: self._on_fetched(key, None),
        )

    def discard(self, key: str) -> None:
        """Forget a draft: its form was saved for good."""
        form = self._forms.get(key)
        if form is not None and isValid(form.owner):
            form.kept = ""
            self._left_over.pop(key, None)
            self._jobs.run(form.owner, lambda services: services.drafts.delete(key), _nothing)

    def release(self, key: str) -> None:
        """Stop keeping a form without touching its draft."""
        self._forms.pop(key, None)

    def save_now(self) -> None:
        """Send every changed form to the vault; does not wait."""
        for key, text, form in self._changed():
            self._jobs.run(
                form.owner,
                partial(_put, key=key, text=text),
                partial(self._on_kept, key, text),
                _ignore,
            )

    def flush(self, timeout_ms: int = FLUSH_MS) -> bool:
        """Send every changed form and wait at most ``timeout_ms``; tell whether all arrived.

        Afterwards no form is registered any more: the vault is about to lock. What did not reach
        the vault in time stays in memory and is put there after the next unlocking.
        """
        from concurrent.futures import wait

        end = time.monotonic() + timeout_ms / 1000
        sent: list[tuple[str, str, Future[None]]] = []
        for key, text, _form in self._changed():
            self._left_over[key] = text
            try:
                call = self._jobs.client.call(partial(_put, key=key, text=text))
            except HilftError:
                continue
            sent.append((key, text, call.future))
        wait([future for _key, _text, future in sent], max(0.0, end - time.monotonic()))
        for key, _text, future in sent:
            if future.done() and not future.cancelled() and future.exception() is None:
                self._left_over.pop(key, None)
        self._timer.stop()
        self._forms.clear()
        return not self._left_over

    def _changed(self) -> list[tuple[str, str, _Form]]:
        changed = []
        for key, form in tuple(self._forms.items()):
            if not isValid(form.owner):
                del self._forms[key]
                continue
            text = form.serialise()
            if text != (form.kept or "") and not (form.kept is None and not text):
                changed.append((key, text, form))
        return changed

    def _on_fetched(self, key: str, text: str | None) -> None:
        form = self._forms.get(key)
        if form is None or not isValid(form.owner):
            return
        text = self._left_over.pop(key, text or "")
        form.kept = text
        if text and not form.serialise():
            form.restore(text)

    def _on_kept(self, key: str, text: str, _result: None) -> None:
        form = self._forms.get(key)
        if form is not None:
            form.kept = text


def _put(services: Services, key: str, text: str) -> None:
    if text:
        services.drafts.put(key, text)
    else:
        services.drafts.delete(key)


def _nothing(_result: object) -> None:
    """Nobody needs the answer."""


def _ignore(_error: HilftError) -> None:
    """The next round, ten seconds later, tries again; a dead engine is said elsewhere."""
