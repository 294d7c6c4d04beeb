# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos and scans kept inside the vault, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update

from hilft_desktop.domain.casework import Attachment
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import AttachmentId, CaseId
from hilft_desktop.storage.signing import sha256_hex
from hilft_desktop.storage.tables import attachment_pages, attachments, cases
from hilft_desktop.storage.transaction import Repository, new_id


class AttachmentRepository(Repository):
    """Attachments of cases. Lists never read the pictures."""

    __slots__ = ()

    def add(
        self,
        case_id: CaseId,
        title: str,
        pictures: Sequence[bytes],
        *,
        added_on: date,
        added_by: str,
    ) -> Attachment:
        """Keep the pictures of all pages, at least one; raises ``UserError("case_unknown")``."""
        self._tx.touch_case(case_id)
        attachment = Attachment(
            AttachmentId(new_id()),
            case_id,
            title,
            pages=len(pictures),
            size=sum(map(len, pictures)),
            sha256=sha256_hex(b"".join(pictures)),
            added_on=added_on,
            added_by=added_by,
        )
        self._add(attachments, **attachment_columns(attachment))
        for page, picture in enumerate(pictures):
            self._add(
                attachment_pages,
                id=new_id(),
                attachment_id=attachment.id,
                page=page,
                picture=picture,
            )
        return attachment

    def get(self, attachment_id: AttachmentId) -> Attachment:
        """Return an attachment without its pictures; raises ``UserError("attachment_unknown")``."""
        row = self._one(select(attachments).where(attachments.c.id == attachment_id))
        if row is None:
            raise UserError("attachment_unknown")
        return _attachment(row)

    def picture(self, attachment_id: AttachmentId, page: int) -> bytes:
        """Return the picture of a page, counted from 0.

        Raises ``UserError("attachment_unknown")``, ``UserError("attachment_page_unknown")``.
        """
        row = self._one(
            select(attachment_pages.c.picture).where(
                attachment_pages.c.attachment_id == attachment_id, attachment_pages.c.page == page
            )
        )
        if row is None:
            self.get(attachment_id)
            raise UserError("attachment_page_unknown", field="page")
        return bytes(row.picture)

    def rename(self, attachment_id: AttachmentId, title: str) -> Attachment:
        """Give it another title; raises ``UserError("attachment_unknown")``."""
        self._tx.note_erasure()
        self._tx.touch_case(self.get(attachment_id).case_id)
        self._tx.connection.execute(
            update(attachments)
            .where(attachments.c.id == attachment_id)
            .values(title=title, **self._tx.change_stamp())
        )
        return self.get(attachment_id)

    def remove(self, attachment_id: AttachmentId) -> Attachment:
        """Erase it with its pictures and return what it was; raises ``attachment_unknown``."""
        attachment = self.get(attachment_id)
        self._tx.note_erasure()
        self._tx.touch_case(attachment.case_id)
        self._tx.connection.execute(delete(attachments).where(attachments.c.id == attachment_id))
        return attachment

    def of_case(self, case_id: CaseId) -> tuple[Attachment, ...]:
        """Return the attachments of a case, oldest first, without their pictures."""
        statement = (
            select(attachments).where(attachments.c.case_id == case_id).order_by(attachments.c.id)
        )
        return tuple(_attachment(row) for row in self._all(statement))

    def closed_until(self, day: date) -> tuple[Attachment, ...]:
        """Return the attachments of cases closed on that day or before."""
        statement = (
            select(attachments)
            .join(cases, cases.c.id == attachments.c.case_id)
            .where(cases.c.closed_on.is_not(None), cases.c.closed_on <= day)
            .order_by(cases.c.closed_on, attachments.c.id)
        )
        return tuple(_attachment(row) for row in self._all(statement))


def attachment_columns(attachment: Attachment) -> dict[str, Any]:
    """Return the columns of an attachment, without the stamps every row carries."""
    return {name: getattr(attachment, name) for name in Attachment.__slots__}


def _attachment(row: Any) -> Attachment:
    return Attachment(**{name: getattr(row, name) for name in Attachment.__slots__})
