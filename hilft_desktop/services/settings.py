# SPDX-License-Identifier: GPL-3.0-or-later
"""The group, its counsellors, and who gives legal guidance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.structures import Unit
from hilft_desktop.services.texts import limited, required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session

TEXT_LIMIT = 200
ADDRESS_LINES = 6


class SettingsService:
    """Reads and changes what the group says of itself."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def unit(self) -> Unit:
        """Return the group; raises ``LockedError``, ``UserError("unit_missing")``."""
        return self._session.unit()

    def save_unit(self, unit: Unit) -> Changed[Unit]:
        """Change what the group says of itself; its id stays, because releases carry it.

        Raises ``UserError``: ``unit_name_empty``, ``unit_text_too_long``.
        """
        known = self._session.unit_or_none()
        checked = checked_unit(unit if known is None else replace(unit, id=known.id))
        self._session.vault.write(lambda uow: uow.settings.put_unit(checked))
        self._session.refresh()
        return Changed(checked, Changes.of(Kind.SETTINGS))

    def counsellors(self) -> tuple[str, ...]:
        """Return the names of everybody who counsels here now."""
        everybody = self._session.vault.read(lambda uow: uow.counsellors.list())
        return tuple(person.name for person in everybody if person.left_on is None)


def checked_unit(unit: Unit) -> Unit:
    """Return the group with cleaned text; raises ``unit_name_empty``, ``unit_text_too_long``."""

    def short(text: str, field: str) -> str:
        return limited(" ".join(text.split()), TEXT_LIMIT, "unit_text_too_long", field)

    name = required(unit.name, TEXT_LIMIT, "unit_name_empty", "unit_text_too_long", "name")
    lines = (short(line, "address") for line in unit.address[:ADDRESS_LINES])
    return replace(
        unit,
        name=" ".join(name.split()),
        place=short(unit.place, "place"),
        address=tuple(line for line in lines if line),
        contact=short(unit.contact, "contact"),
        guidance=short(unit.guidance, "guidance"),
    )
