# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a referral and its letter meet: the code on the slip, the body in the address field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId
from hilft_desktop.domain.letters import FieldSource, LetterTemplate, LetterValue
from hilft_desktop.domain.referrals import printed_code, read_code
from hilft_desktop.i18n.catalog import _

if TYPE_CHECKING:
    from datetime import date

    from hilft_desktop.domain.cases import CaseDocument
    from hilft_desktop.domain.local import LocalAddress
    from hilft_desktop.storage.unit_of_work import UnitOfWork


def prepared_facts(
    uow: UnitOfWork, case_id: CaseId, addresses: Iterable[LocalAddress]
) -> tuple[str, tuple[str, ...]]:
    """Return code and recipient of the referral a case is about to make; empty without one."""
    referral = uow.referrals.prepared(case_id)
    if referral is None:
        return "", ()
    body = next((each for each in addresses if each.id == referral.body_id), None)
    lines = (referral.body_name,) if body is None else (body.name, *body.lines)
    return printed_code(referral.code), lines


def settle(
    uow: UnitOfWork,
    template: LetterTemplate,
    values: Mapping[str, LetterValue],
    document: CaseDocument,
    today: date,
) -> str:
    """Note that the referral whose code a letter carries left with it.

    Returns what the follow-up says besides, so that an answer finds it: the code in words. Empty
    for every letter that carries no code of this case's referral.
    """
    referral = uow.referrals.prepared(document.case_id)
    if referral is None or referral.code not in _codes(template, values):
        return ""
    uow.referrals.mark_sent(referral.id, document.id, today)
    return slip_words(referral.code)


def slip_words(code: str) -> str:
    """Return the words by which a follow-up names the slip it waits for."""
    return _("Rücklauf {code}").format(code=printed_code(code))


def _codes(template: LetterTemplate, values: Mapping[str, LetterValue]) -> set[str]:
    found = set()
    for field in template.fields:
        value = values.get(field.name)
        if field.source is FieldSource.SLIP_CODE and isinstance(value, str):
            try:
                found.add(read_code(value))
            except UserError:
                continue  # typed by hand and not one of ours: it is printed, nothing is settled
    return found
