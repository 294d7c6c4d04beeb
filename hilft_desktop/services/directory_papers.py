# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of the directory; they work while locked, then without the group's name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hilft_desktop.documents import directory_sheets as sheets
from hilft_desktop.documents.directory_sheets import ListedBody, SheetFrame
from hilft_desktop.documents.model import Footer
from hilft_desktop.documents.pdf.poster import PosterContent, poster_pdf
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _

if TYPE_CHECKING:
    from hilft_desktop.domain.local import Desk
    from hilft_desktop.domain.referrals import BodyKind
    from hilft_desktop.services.directory_rows import DirectoryEntry, DirectoryRow
    from hilft_desktop.services.session import Session

POSTER_SIZES = ("A4", "A3")


def call_sheet(session: Session, rows: Iterable[DirectoryRow]) -> bytes:
    """Return the list to call; raises ``UserError("body_list_empty")``."""
    return render_pdf(sheets.call_sheet(_listed(rows), _frame(session)))


def address_sheet(session: Session, rows: Iterable[DirectoryRow], *, large_print: bool) -> bytes:
    """Return the bodies to hand out; raises ``UserError("body_list_empty")``."""
    sheet = sheets.address_sheet(_listed(rows), _frame(session))
    return render_pdf(sheet, large_print=large_print)


def body_sheet(session: Session, entry: DirectoryEntry, code: str, *, large_print: bool) -> bytes:
    """Return one body for the person to take along."""
    body = ListedBody(entry.row.address, entry.row.is_old)
    sheet = sheets.body_sheet(body, entry.kind, code, _frame(session))
    return render_pdf(sheet, large_print=large_print)


def kinds_sheet(session: Session, kinds: Iterable[BodyKind]) -> bytes:
    """Return what each kind of body is for."""
    return render_pdf(sheets.kinds_sheet(kinds, _frame(session)))


def poster(session: Session, desk: Desk, size: str, *, strips: bool) -> bytes:
    """Return the poster; raises ``UserError``: ``desk_missing``, ``poster_size_unknown``."""
    if size not in POSTER_SIZES:
        raise UserError("poster_size_unknown", field="size", allowed=POSTER_SIZES)
    if not desk.place or not desk.hours:
        raise UserError("desk_missing")
    unit = session.unit_or_none()
    content = PosterContent(
        headline=_("Ärger mit Amt, Strom oder Miete?"),
        lead=_("Wir lesen mit Ihnen die Briefe und sagen, wer weiterhilft. Kostenlos."),
        when=desk.hours,
        where=(desk.place, *desk.lines),
        phone=desk.phone,
        bring=_("Bringen Sie alle Briefe mit, auch die ungeöffneten."),
        unit=unit.name if unit else _("Beratung vor Ort"),
        as_of=session.clock.today(),
        practice=session.state().is_practice,
    )
    return poster_pdf(content, size, strips=strips)


def _listed(rows: Iterable[DirectoryRow]) -> tuple[ListedBody, ...]:
    listed = tuple(ListedBody(row.address, row.is_old) for row in rows)
    if not listed:
        raise UserError("body_list_empty")
    return listed


def _frame(session: Session) -> SheetFrame:
    unit, today = session.unit_or_none(), session.clock.today()
    version = _("Inhalte {version}").format(version=session.content.version)
    return SheetFrame(
        day=today,
        footer=Footer(version, today, unit.contact if unit else ""),
        unit=unit.name if unit else "",
        practice=session.state().is_practice,
    )
