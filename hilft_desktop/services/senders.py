# SPDX-License-Identifier: GPL-3.0-or-later
"""Letterheads of the group besides its own: an office, a working group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.ids import SenderId
from hilft_desktop.domain.printing import SenderProfile
from hilft_desktop.domain.structures import Unit
from hilft_desktop.services.texts import limited, required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

LINE_LIMIT = 120
LINES = 5
"""So many lines of an address fit above the address window."""


class SenderService:
    """Lists and keeps letterheads. The letters a person sends in their own name know none."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self) -> tuple[SenderProfile, ...]:
        """Return all letterheads by title, without the group's own."""
        return self._session.vault.read(lambda uow: uow.senders.list())

    def save(self, profile: SenderProfile) -> Changed[SenderProfile]:
        """Add a letterhead (empty id) or change one.

        Raises ``FormErrors`` with ``sender_line_missing``, ``sender_line_too_long``,
        ``sender_title_taken``, ``sender_address_too_long``; ``UserError("sender_unknown")``.
        """
        checked = _checked(profile)

        def keep(uow: UnitOfWork) -> SenderProfile:
            same = checked.title.casefold()
            if any(
                other.title.casefold() == same and other.id != checked.id
                for other in uow.senders.list()
            ):
                raise UserError("sender_title_taken", field="title")
            return uow.senders.put(checked)

        return Changed(self._session.vault.write(keep), Changes.of(Kind.SETTINGS))

    def remove(self, sender_id: str) -> Changed[SenderProfile]:
        """Remove a letterhead; letters that carried it are not touched.

        Raises ``UserError("sender_unknown")``.
        """
        gone = self._session.vault.write(lambda uow: uow.senders.delete(SenderId(sender_id)))
        return Changed(gone, Changes.of(Kind.SETTINGS))


def sender_unit(uow: UnitOfWork, sender: str) -> tuple[Unit | None, str]:
    """Return the group as this letterhead shows it, and the signature it brings along.

    An empty id means the group's own letterhead. Raises ``UserError("sender_unknown")``.
    """
    unit = uow.settings.unit()
    if not sender or unit is None:
        return unit, ""
    profile = uow.senders.get(SenderId(sender))
    shown = replace(
        unit,
        name=profile.name,
        address=profile.address,
        contact=profile.contact,
        place=profile.place,
    )
    return shown, profile.signature


def _checked(profile: SenderProfile) -> SenderProfile:
    faults: list[UserError] = []

    def line(field: str, text: str, *, needed: bool) -> str:
        words = " ".join(text.split())
        try:
            if needed:
                return required(
                    words, LINE_LIMIT, "sender_line_missing", "sender_line_too_long", field
                )
            return limited(words, LINE_LIMIT, "sender_line_too_long", field)
        except UserError as fault:
            faults.append(fault)
            return words

    address = tuple(filter(None, (line("address", each, needed=False) for each in profile.address)))
    if not address:
        faults.append(UserError("sender_line_missing", field="address"))
    if len(address) > LINES:
        faults.append(UserError("sender_address_too_long", field="address", limit=LINES))
    checked = replace(
        profile,
        title=line("title", profile.title, needed=True),
        name=line("name", profile.name, needed=True),
        address=address,
        contact=line("contact", profile.contact, needed=True),
        place=line("place", profile.place, needed=True),
        signature=line("signature", profile.signature, needed=False),
    )
    if faults:
        raise FormErrors(faults=tuple(faults))
    return checked
