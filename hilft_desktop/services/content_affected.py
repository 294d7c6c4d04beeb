# SPDX-License-Identifier: GPL-3.0-or-later
"""Which open cases lean on something that says something else now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.content.packs_prints import Prints
from hilft_desktop.content.upkeep import SCOPE_ID
from hilft_desktop.domain.codes import CaseStatus, Topic
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.scope import Light, Step
from hilft_desktop.domain.updates import ContentItem, ItemKind
from hilft_desktop.services.content_rows import AffectedCase, AffectedUse
from hilft_desktop.services.task import current_task

if TYPE_CHECKING:
    from hilft_desktop.domain.cases import Case, Entry
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.repositories.cases import CaseRow
    from hilft_desktop.storage.unit_of_work import UnitOfWork

_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}")
_PAGE = 200
_NAMED = (ItemKind.PAGE, ItemKind.EMERGENCY)
_STRICTNESS = (Light.GREEN, Light.YELLOW, Light.RED)


@dataclass(frozen=True, slots=True)
class _Use:
    kind: ItemKind
    id: str
    title: str
    used_in: str
    version: str
    used_on: date


def affected_cases(session: Session) -> tuple[AffectedCase, ...]:
    """Return the open cases concerned, last worked on first; raises ``LockedError``."""
    judge = _Judge(session)
    return session.vault.read(lambda uow: tuple(_search(uow, judge)))


def _search(uow: UnitOfWork, judge: _Judge) -> Iterator[AffectedCase]:
    task = current_task()
    rows = list(_open_cases(uow))
    for done, row in enumerate(rows):
        task.progress(done, len(rows))
        uses = [found for use in _uses(uow, row.case, judge) if (found := judge(use))]
        for entry in uow.entries.of_case(row.case.id):
            uses += judge.light(row.case.topic, entry)
        if uses:
            yield AffectedCase(row.case.id, row.pseudonym, row.case.title, tuple(uses))


def _open_cases(uow: UnitOfWork) -> Iterator[CaseRow]:
    from hilft_desktop.storage.repositories.cases import CaseQuery

    for status in CaseStatus:
        after: str | None = None
        while status is not CaseStatus.CLOSED:
            page = uow.cases.page(CaseQuery(status=status, after=after, limit=_PAGE))
            yield from page.items
            after = page.after
            if after is None:
                break


def _uses(uow: UnitOfWork, case: Case, judge: _Judge) -> Iterator[_Use]:
    for run in uow.checklist_runs.of_case(case.id):
        yield _Use(
            ItemKind.CHECKLIST,
            run.checklist_id,
            "",
            "checklist",
            run.content_version,
            run.worked_on,
        )
    for document in uow.documents.of_case(case.id):
        yield _Use(
            ItemKind.LETTER,
            document.letter_id,
            document.title,
            "letter",
            document.content_version,
            document.created_on,
        )
    for entry in uow.entries.of_case(case.id):
        day = entry.written_at.date()
        for part in entry.data.source.split(";"):
            yield from judge.texts_named(part, day)


class _Judge:
    """Compares what a case used with what the content says now."""

    def __init__(self, session: Session) -> None:
        library = session.content
        self._library = library
        self._store = session.desk.store
        self._today = session.clock.today()
        self._now = library.prints
        self._known: dict[str, Prints | None] = {library.version: self._now}

    def __call__(self, use: _Use) -> AffectedUse | None:
        reason, title = self._reason(use)
        if not reason:
            return None
        item = ContentItem(use.kind, use.id, title or use.title or use.id)
        return AffectedUse(item, use.used_in, use.version, use.used_on, reason)

    def light(self, topic: Topic, entry: Entry) -> Iterator[AffectedUse]:
        """Yield the step noted with an entry if the light is stricter now than it was noted.

        A noted red may have been yellow without guidance, so a looser light says nothing.
        """
        if not entry.data.light:
            return
        written = entry.written_at.date()
        for day, reason in ((written, "corrected"), (self._today, "law_changed")):
            with suppress(UserError, ValueError):
                step, noted = Step(entry.data.step), Light(entry.data.light)
                book = self._library.scope(day)
                if _STRICTNESS.index(book.rule(topic, step).light) > _STRICTNESS.index(noted):
                    title = next((s.title for s in book.steps if s.id is step), step.value)
                    item = ContentItem(ItemKind.SCOPE, SCOPE_ID, title)
                    yield AffectedUse(item, "entry", "", written, reason)
                    return

    def texts_named(self, source: str, day: date) -> Iterator[_Use]:
        """Yield the guide page or emergency whose title and version an entry names as source."""
        version = _VERSION.search(source)
        if version is None:
            return
        prints = self._prints(version[0]) or self._now
        for item in prints.items:
            if item.kind in _NAMED and item.title in source and item.holds_on(day):
                yield _Use(item.kind, item.id, item.title, "entry", version[0], day)

    def _reason(self, use: _Use) -> tuple[str, str]:
        then = self._prints(use.version)
        current = self._now.find(use.kind, use.id, self._today)
        title = "" if current is None else current.title
        if then is None:
            return "version_unknown", title
        said = then.statement(use.kind, use.id, use.used_on)
        for_that_day = self._now.statement(use.kind, use.id, use.used_on)
        if current is None:
            return "removed", title
        if said != for_that_day:
            return "corrected", title
        if said != self._now.statement(use.kind, use.id, self._today):
            return "law_changed", title
        return "", title

    def _prints(self, version: str) -> Prints | None:
        if version not in self._known:
            self._known[version] = self._store.prints(version)
        return self._known[version]
