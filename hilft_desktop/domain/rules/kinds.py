# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rule answers which kind of deadline, what it asks for, and what its date means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hilft_desktop.domain.deadlines import (
    DeadlineGroup,
    DeadlineInput,
    DeadlineKind,
    DeadlineSense,
    Need,
)
from hilft_desktop.domain.rules import applications, courts, home, remedies, review, waiting
from hilft_desktop.domain.rules.reasoning import Outcome, Reasoning

Inputs = tuple[tuple[DeadlineInput, Need], ...]

_DATED, _POSTED, _RECEIVED = DeadlineInput.DATED, DeadlineInput.POSTED, DeadlineInput.RECEIVED
_PLACE: Inputs = (
    (DeadlineInput.LAND, Need.HELPFUL),
    (DeadlineInput.MUNICIPALITY, Need.HELPFUL),
)
_LETTER: Inputs = (
    (_DATED, Need.ONE_OF),
    (_POSTED, Need.ONE_OF),
    (_RECEIVED, Need.ONE_OF),
    (DeadlineInput.DELIVERY, Need.HELPFUL),
)
_DECISION: Inputs = (*_LETTER, (DeadlineInput.REMEDY, Need.HELPFUL), *_PLACE)
_SERVED: Inputs = ((_RECEIVED, Need.ONE_OF), (_DATED, Need.ONE_OF))
_NEEDED_SINCE: Inputs = ((_DATED, Need.REQUIRED), *_PLACE)


@dataclass(frozen=True, slots=True)
class KindRule:
    """How a kind is reckoned."""

    group: DeadlineGroup
    sense: DeadlineSense
    reckon: Callable[[Reasoning], Outcome]
    inputs: Inputs
    pointer: bool
    """Whether the date only serves to reach expert help in time."""


def _rule(
    group: DeadlineGroup,
    reckon: Callable[[Reasoning], Outcome],
    inputs: Inputs,
    sense: DeadlineSense = DeadlineSense.LAST_DAY,
) -> KindRule:
    return KindRule(group, sense, reckon, inputs, group is DeadlineGroup.POINTER)


_ABROAD: Inputs = tuple(
    (name, need) for name, need in _DECISION if name is not DeadlineInput.DELIVERY
)
_NO_NOTICE: Inputs = tuple(
    (name, need) for name, need in _DECISION if name is not DeadlineInput.REMEDY
)
_ONCE_FREE: Inputs = ((_RECEIVED, Need.REQUIRED), (_DATED, Need.HELPFUL), *_PLACE)
_DECIDED, _COURT = DeadlineGroup.DECISION, DeadlineGroup.COURT
_HOME, _ENERGY = DeadlineGroup.HOME, DeadlineGroup.ENERGY
_APPLY, _POINTER = DeadlineGroup.APPLICATION, DeadlineGroup.POINTER
_FIRST, _PROTECTED = DeadlineSense.FIRST_DAY, DeadlineSense.PROTECTED_UNTIL
_OTHER = DeadlineSense.OTHER_SIDE

_K = DeadlineKind
RULES: Mapping[DeadlineKind, KindRule] = {
    _K.OBJECTION: _rule(_DECIDED, remedies.objection, _DECISION),
    _K.OBJECTION_NO_NOTICE: _rule(_DECIDED, remedies.objection, _NO_NOTICE),
    _K.OBJECTION_ABROAD: _rule(_DECIDED, remedies.objection, _ABROAD),
    _K.OBJECTION_ADMIN: _rule(_DECIDED, remedies.objection_admin, _DECISION),
    _K.OBJECTION_CHILD_BENEFIT: _rule(_DECIDED, remedies.objection_child_benefit, _DECISION),
    _K.ACTION: _rule(_DECIDED, remedies.action, _DECISION),
    _K.ACTION_ADMIN: _rule(_DECIDED, remedies.action_admin, _DECISION),
    _K.REVIEW: _rule(
        _DECIDED,
        review.review,
        (
            (_DATED, Need.HELPFUL),
            (_POSTED, Need.HELPFUL),
            (_RECEIVED, Need.HELPFUL),
            *_PLACE,
        ),
    ),
    _K.REVIEW_GENERAL: _rule(_DECIDED, review.review_general, ((_RECEIVED, Need.HELPFUL),)),
    _K.REINSTATEMENT: _rule(_DECIDED, waiting.reinstatement, _ONCE_FREE),
    _K.REINSTATEMENT_OFFICE: _rule(_DECIDED, waiting.reinstatement_office, _ONCE_FREE),
    _K.REINSTATEMENT_ADMIN: _rule(_DECIDED, waiting.reinstatement_admin, _ONCE_FREE),
    _K.INACTION_APPLICATION: _rule(
        _DECIDED, waiting.inaction_application, (*_SERVED, *_PLACE), _FIRST
    ),
    _K.INACTION_OBJECTION: _rule(_DECIDED, waiting.inaction_objection, (*_SERVED, *_PLACE), _FIRST),
    _K.INACTION_ADMIN: _rule(_DECIDED, waiting.inaction_admin, (*_SERVED, *_PLACE), _FIRST),
    _K.DEFENCE_NOTICE: _rule(_COURT, courts.defence_notice, (*_SERVED, *_PLACE)),
    _K.DEFAULT_JUDGMENT: _rule(_COURT, courts.default_judgment, (*_SERVED, *_PLACE)),
    _K.PAYMENT_ORDER: _rule(_COURT, courts.payment_order, (*_SERVED, *_PLACE)),
    _K.ENFORCEMENT_ORDER: _rule(_COURT, courts.enforcement_order, (*_SERVED, *_PLACE)),
    _K.GRACE_PAYMENT: _rule(_HOME, home.grace_payment, (*_SERVED, *_PLACE)),
    _K.HARDSHIP_OBJECTION: _rule(
        _HOME,
        home.hardship_objection,
        ((_DATED, Need.REQUIRED), (DeadlineInput.REMEDY, Need.HELPFUL), *_PLACE),
    ),
    _K.UTILITY_TENANT: _rule(_HOME, home.utility_tenant, (*_SERVED, *_PLACE)),
    _K.UTILITY_LANDLORD: _rule(
        _HOME,
        home.utility_landlord,
        ((_DATED, Need.REQUIRED), (_RECEIVED, Need.HELPFUL), *_PLACE),
        _OTHER,
    ),
    _K.CUT_OFF_THREAT: _rule(_ENERGY, home.cut_off_threat, _SERVED, _PROTECTED),
    _K.CUT_OFF_NOTICE: _rule(_ENERGY, home.cut_off_notice, (*_SERVED, *_PLACE), _PROTECTED),
    _K.INSTALMENT_OFFER: _rule(
        _ENERGY, home.instalment_offer, ((_RECEIVED, Need.REQUIRED), *_PLACE), _OTHER
    ),
    _K.BASIC_INCOME: _rule(_APPLY, applications.basic_income, _NEEDED_SINCE),
    _K.BACK_PAYMENT: _rule(_APPLY, applications.back_payment, _NEEDED_SINCE),
    _K.HOUSING_BENEFIT: _rule(_APPLY, applications.housing_benefit, _NEEDED_SINCE),
    _K.HOUSING_BENEFIT_REJECTED: _rule(
        _APPLY, applications.housing_benefit_rejected, ((_RECEIVED, Need.REQUIRED), *_PLACE)
    ),
    _K.CHILD_BENEFIT: _rule(_APPLY, applications.child_benefit, _NEEDED_SINCE),
    _K.CHILD_SUPPLEMENT: _rule(_APPLY, applications.child_supplement, _NEEDED_SINCE),
    _K.MAINTENANCE_ADVANCE: _rule(_APPLY, applications.maintenance_advance, _NEEDED_SINCE),
    _K.EDUCATION: _rule(_APPLY, applications.education, _NEEDED_SINCE),
    _K.LABOUR_COURT: _rule(_POINTER, courts.labour_court, (*_SERVED, *_PLACE)),
    _K.GARNISHMENT: _rule(_POINTER, applications.garnishment, (*_SERVED, *_PLACE)),
}
