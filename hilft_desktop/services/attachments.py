# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos and scans of a case: taken in as plain pictures, looked at here and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import TITLE_LIMIT
from hilft_desktop.domain.casework import ATTACHMENT_LIMIT, Attachment
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import AttachmentId, CaseId
from hilft_desktop.services.picture_process import pages_of
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.services.texts import required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

NARROWEST, WIDEST = 50, 2400


class AttachmentService:
    """Keeps attachments inside the vault.

    The file itself is read once and left alone where it lies; whoever took the photo has to delete
    it there. Neither it nor a picture of it is ever written outside the vault.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, case_id: str, path: str, title: str) -> Changed[Attachment]:
        """Take a picture or PDF in: every page becomes a picture without metadata.

        Raises ``UserError``: ``case_unknown``, ``title_empty``, ``title_too_long``, ``path_empty``,
        ``file_unreadable`` and those of ``picture_process``.
        """
        words = _title(title)
        vault = self._session.vault
        vault.read(lambda uow: uow.cases.get(CaseId(case_id)))  # before minutes of work, not after
        pages = pages_of(_read(path))
        today, who = self._session.clock.today(), self._session.counsellor
        kept = vault.write(
            lambda uow: uow.attachments.add(
                CaseId(case_id), words, pages, added_on=today, added_by=who
            )
        )
        return Changed(kept, _changes(kept))

    def picture(self, attachment_id: str, page: int, width: int) -> PagePicture:
        """Return a page, counted from 0, at most ``width`` pixels wide and never enlarged.

        Raises ``UserError``: ``attachment_unknown``, ``attachment_page_unknown``.
        """
        from hilft_desktop.documents.pictures import page_picture

        jpeg = self._session.vault.read(
            lambda uow: uow.attachments.picture(AttachmentId(attachment_id), page)
        )
        image = page_picture(jpeg, max(NARROWEST, min(width, WIDEST)))
        return PagePicture(image.width, image.height, image.stride, image.rgb)

    def pdf(self, attachment_id: str) -> bytes:
        """Return all pages as a PDF for printing; raises ``UserError("attachment_unknown")``."""
        from hilft_desktop.documents.picture_paper import picture_pdf

        def load(uow: UnitOfWork) -> tuple[bytes, ...]:
            kept = uow.attachments.get(AttachmentId(attachment_id))
            return tuple(uow.attachments.picture(kept.id, page) for page in range(kept.pages))

        return picture_pdf(self._session.vault.read(load))

    def rename(self, attachment_id: str, title: str) -> Changed[Attachment]:
        """Give it another title.

        Raises ``UserError``: ``attachment_unknown``, ``title_empty``, ``title_too_long``.
        """
        words = _title(title)
        kept = self._session.vault.write(
            lambda uow: uow.attachments.rename(AttachmentId(attachment_id), words)
        )
        return Changed(kept, _changes(kept))

    def remove(self, attachment_id: str) -> Changed[Attachment]:
        """Erase it for good and return what it was; raises ``UserError("attachment_unknown")``."""
        gone = self._session.vault.write(
            lambda uow: uow.attachments.remove(AttachmentId(attachment_id))
        )
        return Changed(gone, _changes(gone))


def _title(title: str) -> str:
    return required(" ".join(title.split()), TITLE_LIMIT, "title_empty", "title_too_long", "title")


def _changes(attachment: Attachment) -> Changes:
    return Changes.of(Kind.ATTACHMENT, case_id=attachment.case_id)


def _read(path: str) -> bytes:
    """Return a file's bytes, at most one more than is allowed."""
    if not path.strip():
        raise UserError("path_empty", field="path")
    file = Path(path)
    try:
        # Not a device or a pipe: reading one might never end.
        if not file.is_file():
            raise UserError("file_unreadable", field="path", file=file.name)
        with file.open("rb") as source:
            return source.read(ATTACHMENT_LIMIT + 1)
    except OSError as error:
        raise UserError("file_unreadable", field="path", file=file.name) from error
