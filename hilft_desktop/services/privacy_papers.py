# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers about data protection as PDF, filled from the group's real settings and rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hilft_desktop import __version__
from hilft_desktop.documents.model import Block, Footer
from hilft_desktop.documents.paper_sheet import PaperFrame, paper_sheet
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.domain.letters import LetterValue
from hilft_desktop.domain.papers import PaperKind, PaperTemplate
from hilft_desktop.domain.privacy import RetentionKind
from hilft_desktop.domain.structures import Unit
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.privacy_labels import days_words
from hilft_desktop.services.privacy_rows import PrivacySettings
from hilft_desktop.services.retention import load_rules
from hilft_desktop.storage.backup import WEEKLY

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

SETTINGS = "privacy"
"""Settings key of ``PrivacySettings``."""
_TO_FILL_IN = "_" * 12
_WITH_SOURCES = frozenset({PaperKind.RECORD, PaperKind.IMPACT})
"""Papers for those who answer for them; the others are in the hand of whoever asks for help."""
_TIMES: Mapping[RetentionKind, str] = {
    RetentionKind.IDENTITY: "identity_time",
    RetentionKind.CASE: "case_time",
    RetentionKind.ATTACHMENT: "attachment_time",
    RetentionKind.CONTACT_NOTE: "contact_note_time",
    RetentionKind.DRAFT: "draft_time",
}


def load_settings(uow: UnitOfWork) -> PrivacySettings:
    """Return what the group says on its papers beyond its own data."""
    kept = uow.settings.get(SETTINGS)
    if not isinstance(kept, dict):
        return PrivacySettings()
    lines = kept.get("controller")
    return PrivacySettings(
        controller=tuple(str(line) for line in lines) if isinstance(lines, list) else (),
        officer=str(kept.get("officer") or ""),
        authority=str(kept.get("authority") or ""),
    )


def paper_pdf(
    session: Session,
    kind: PaperKind,
    values: Mapping[str, LetterValue] | None = None,
    inserts: Mapping[str, tuple[Block, ...]] | None = None,
    *,
    large_print: bool = False,
) -> bytes:
    """Return a paper; while the vault is locked what the group says stays to be filled in."""
    today = session.clock.today()
    template = session.content.paper(kind, today)
    facts = session.content.facts
    unit = session.unit_or_none()
    frame = PaperFrame(
        footer=Footer(_version(template, session), today, unit.contact if unit else ""),
        fact=lambda fact_id, key, form: facts.text(fact_id, today, key, form),
        inserts=inserts or {},
        practice=session.state().is_practice,
        with_sources=kind in _WITH_SOURCES,
    )
    sheet = paper_sheet(template, {**_known(session, unit), **(values or {})}, frame)
    return render_pdf(sheet, large_print=large_print)


def backup_time() -> str:
    """Return how long an erased record lives on in backups, with the condition that makes it so."""
    return _("etwa {n} Wochen, wenn jede Woche gesichert wird").format(n=WEEKLY)


def _known(session: Session, unit: Unit | None) -> dict[str, LetterValue]:
    known: dict[str, LetterValue] = dict.fromkeys(_TIMES.values(), _TO_FILL_IN)
    known["backup_time"] = backup_time()
    if not session.is_open:
        return known
    settings, rules = session.vault.read(lambda uow: (load_settings(uow), load_rules(uow)))
    known |= {_TIMES[rule.kind]: days_words(rule.days) for rule in rules}
    known |= {"officer": settings.officer, "authority": settings.authority}
    controller = settings.controller
    if unit is not None:
        known |= {"unit_name": unit.name, "unit_contact": unit.contact}
        controller = controller or (unit.name, *unit.address, unit.contact)
    known["controller"] = controller
    return known


def _version(template: PaperTemplate, session: Session) -> str:
    version = f"hilft desktop {__version__}, {template.version}"
    if template.next_check >= session.clock.today():
        return version
    due = format_date(template.next_check)
    return f"{version}, " + _("Prüfung überfällig seit {day}").format(day=due)
