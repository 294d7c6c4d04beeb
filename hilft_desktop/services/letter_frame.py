# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands around the words of a letter: date, footer, figures of law, practice mark."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.documents.model import Footer
from hilft_desktop.documents.template import LetterFrame
from hilft_desktop.domain.letters import LetterSender, LetterTemplate
from hilft_desktop.i18n.dates import format_date

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session


def letter_frame(
    template: LetterTemplate,
    session: Session,
    on: date,
    *,
    written_on: date | None = None,
    contact: str | None = None,
) -> LetterFrame:
    """Return the frame of a letter for a working date; it is dated today or ``written_on``.

    ``contact`` is that of another letterhead of the group; ``None`` for its own.

    A letter that the person sends in their own name carries no contact of the group: to whom
    somebody turned for help is nobody's business but theirs.
    """
    facts = session.content.facts
    unit = session.unit_or_none() if template.sender is LetterSender.UNIT else None
    day = written_on or session.clock.today()
    return LetterFrame(
        written_on=day,
        footer=Footer(
            version=_version(template, day),
            as_of=on,
            contact=(unit.contact if contact is None else contact) if unit else "",
        ),
        fact=lambda fact_id, key, form: facts.text(fact_id, on, key, form),
        practice=session.state().is_practice,
    )


def _version(template: LetterTemplate, today: date) -> str:
    """Return version and, small but on paper, that the template was not checked in time."""
    version = f"Vorlage {template.version}"
    if template.next_check >= today:
        return version
    return f"{version}, Prüfung überfällig seit {format_date(template.next_check)}"
