# SPDX-License-Identifier: GPL-3.0-or-later
"""What has to be checked against its source again, and who of the group did."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import LocalLayer, LocalReview
from hilft_desktop.domain.updates import ItemKind
from hilft_desktop.services.content_rows import ReviewRow
from hilft_desktop.services.local_checks import initials_of
from hilft_desktop.services.local_content import LocalService

if TYPE_CHECKING:
    from hilft_desktop.content.local_library import LocalLibrary
    from hilft_desktop.services.session import Session

_COLUMNS = (
    "kind", "id", "title", "initials", "confirmed_on", "counts_until", "content_version", "digest",
)  # fmt: skip


class ReviewService:
    """Lists due checks and keeps confirmations in the local layer."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._local = LocalService(session)

    def due(self, today: date | None = None, within_days: int = 0) -> tuple[ReviewRow, ...]:
        """Return what is overdue, or will be within so many days, most urgent first.

        A page is overdue when one of its facts is; facts are listed themselves as well, because
        one look into the source settles all pages that lean on it.
        """
        day = today or self._session.clock.today()
        end = day + timedelta(days=within_days)
        due = (row for row in self._rows(day) if row.next_check < end or row.overdue)
        return tuple(sorted(due, key=lambda row: (row.next_check, -row.used_by, row.kind, row.id)))

    def confirmed(self) -> tuple[ReviewRow, ...]:
        """Return what the group has confirmed and still counts, latest first."""
        rows = (row for row in self._rows(self._session.clock.today()) if row.confirmed_on)
        return tuple(sorted(rows, key=lambda row: row.confirmed_on or date.min, reverse=True))

    def translations(self) -> tuple[ReviewRow, ...]:
        """Return the translations that nobody has confirmed yet, by sheet and language."""
        day = self._session.clock.today()
        rows = (row for row in self._rows(day) if row.kind == ItemKind.TRANSLATION)
        return tuple(row for row in rows if row.confirmed_on is None)

    def confirm(
        self, kind: str, identifier: str, initials: str, today: date | None = None
    ) -> Changed[ReviewRow]:
        """Note that somebody looked into the sources and the text is still correct.

        It counts for the text as it is now, and as long as the authors' own interval, at most half
        a year; for a translation until one of its texts changes. Raises ``UserError``:
        ``review_unknown``, ``initials_missing``, ``initials_too_long``, or as
        ``LocalService.save_note``.
        """
        day = today or self._session.clock.today()
        signed = initials_of(initials)
        found = [row for row in self._rows(day) if (row.kind, row.id) == (kind, identifier)]
        if not found:
            raise UserError("review_unknown", id=identifier[:60])
        library = self._session.content
        review = LocalReview(
            kind=kind,
            id=identifier,
            initials=signed,
            confirmed_on=day,
            counts_until=library.review_until(ItemKind(kind), identifier, day),
            content_version=library.version,
            digest=library.prints.statement(kind, identifier, day),
        )

        def change(layer: LocalLayer) -> LocalLayer:
            others = (r for r in layer.reviews if (r.kind, r.id) != (kind, identifier))
            return replace(layer, reviews=(*others, review))

        changes = self._local.change_layer(change, None).changes
        row = next(r for r in self._rows(day) if (r.kind, r.id) == (kind, identifier))
        return Changed(row, changes)

    def withdraw(self, kind: str, identifier: str) -> Changed[None]:
        """Take a confirmation back; raises ``UserError("review_unknown")``."""

        def change(layer: LocalLayer) -> LocalLayer:
            kept = tuple(r for r in layer.reviews if (r.kind, r.id) != (kind, identifier))
            if len(kept) == len(layer.reviews):
                raise UserError("review_unknown", id=identifier[:60])
            return replace(layer, reviews=kept)

        return self._local.change_layer(change, None)

    def export(self, form: str = "csv") -> bytes:
        """Return all confirmations for the editors, as "csv" or "json".

        Raises ``UserError("review_format_unknown")``.
        """
        library = self._session.content
        titles = {(row.kind, row.id): row.title for row in self._rows(self._session.clock.today())}
        rows = [
            {**asdict(review), "title": titles.get((review.kind, review.id), "")}
            for review in library.layer.reviews
        ]
        if form == "json":
            document = {"format": "hilft-reviews/1", "reviews": rows}
            return json.dumps(document, ensure_ascii=False, indent=2, default=str).encode("utf-8")
        if form != "csv":
            raise UserError("review_format_unknown", form=form[:20])
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, _COLUMNS, delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
        # The mark in front makes spreadsheets read umlauts.
        return buffer.getvalue().encode("utf-8-sig")

    def _rows(self, day: date) -> Iterator[ReviewRow]:
        library = self._session.content
        reviews = {(review.kind, review.id): review for review in library.layer.reviews}
        for row in _all_rows(library, day):
            review = reviews.get((row.kind, row.id))
            if review and review.digest == library.prints.statement(row.kind, row.id, day):
                if row.kind == ItemKind.TRANSLATION:
                    row = replace(row, next_check=date.max, overdue=False)  # noqa: PLW2901
                yield replace(
                    row,
                    initials=review.initials,
                    confirmed_on=review.confirmed_on,
                    counts_until=review.counts_until,
                )
            else:
                yield row


def _all_rows(library: LocalLibrary, day: date) -> Iterator[ReviewRow]:
    from hilft_desktop.content.handout_shelf import HandoutShelf

    used = Counter(
        fact for item in library.prints.items if item.holds_on(day) for fact in item.facts
    )
    for listing in library.guide_index(day, day):
        page = library.page(listing.id, day, day)
        yield _row(ItemKind.PAGE, page.id, page.title, page.checked_on, page.next_check, day,
                   sources=page.sources)  # fmt: skip
    for checklist in library.checklists(day, day):
        yield _row(ItemKind.CHECKLIST, checklist.id, checklist.title, checklist.checked_on,
                   checklist.next_check, day)  # fmt: skip
    for letter in library.letters(day):
        yield _row(ItemKind.LETTER, letter.id, letter.title, letter.checked_on,
                   letter.next_check, day)  # fmt: skip
    for situation in library.emergencies(day, day):
        yield _row(ItemKind.EMERGENCY, situation.kind.value, situation.title, situation.checked_on,
                   situation.next_check, day)  # fmt: skip
    for item in library.checked_content(day):
        yield replace(_row(item.kind, item.id, item.title, item.checked_on, item.next_check, day,
                           sources=item.sources), text=item.text)  # fmt: skip
    for item in HandoutShelf(library, day, day).translations():
        yield replace(_row(item.kind, item.id, item.title, item.checked_on, item.next_check, day),
                      text=item.text)  # fmt: skip
    for fact in library.facts:
        yield _row(ItemKind.FACT, fact.id, fact.title, fact.checked_on, fact.next_check, day,
                   sources=fact.sources, used_by=used[fact.id])  # fmt: skip


def _row(
    kind: ItemKind,
    identifier: str,
    title: str,
    checked_on: date,
    next_check: date,
    day: date,
    *,
    sources: tuple[str, ...] = (),
    used_by: int = 0,
) -> ReviewRow:
    return ReviewRow(
        kind.value, identifier, title, sources, checked_on, next_check, next_check < day, used_by
    )


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    # A spreadsheet would run what begins like a formula.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
