# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter of a case in words: how it went out and what became of its proof."""

from __future__ import annotations

from hilft_desktop.domain.cases import CaseDocument
from hilft_desktop.domain.delivery import Delivery, ProofState
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label


def delivery_words(document: CaseDocument) -> str:
    """Return the state of a letter's delivery as one line."""
    if not document.sent_by:
        return _("Noch nicht eingetragen, wie es hinausging.")
    way = label(Delivery(document.sent_by))
    if document.proof_due is not None:
        return _("{way} · Nachweis fehlt, gefragt ab {day}").format(
            way=way, day=format_weekday_date(document.proof_due)
        )
    if document.proof == ProofState.NONE or document.proof_on is None:
        return _("{way} · dafür gibt es keinen Nachweis").format(way=way)
    state = label(ProofState(document.proof))
    return f"{way} · {state}: {document.proof_note}, {format_weekday_date(document.proof_on)}"
