# SPDX-License-Identifier: GPL-3.0-or-later
"""One step of case work as JSON: what a script writes, with every fault named at once.

Words about people belong in a file or on the standard input, never in a call that others can read
in the list of processes; so each step is one JSON object whose ``step`` names the verb.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.casework import (
    AmountKind,
    CollectiveKind,
    HouseholdMember,
    Means,
    MemberAge,
    PersonProfile,
    ReadsGerman,
    Relation,
)
from hilft_desktop.domain.codes import CaseStatus, FlagKind, Language
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.services import json_input

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTED = re.compile(r"'([^']*)'")
_OWN_FAULT = "hilft"
_STEP = "step"
"""Key of the verb. The step of advice (§ 6 RDG) of an entry is ``advice_step`` here."""


def _day(value: Any) -> date:
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise _own(UserError("date_not_iso", text=str(value)[:30]))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _own(UserError("date_iso_invalid", text=value)) from None


def _cents(value: Any) -> int:
    try:
        return json_input.cents(value, field="")
    except UserError as error:
        raise _own(error) from None


def _own(error: UserError) -> PydanticCustomError:
    return PydanticCustomError(_OWN_FAULT, "own fault", {"error": error})


Day = Annotated[date, BeforeValidator(_day)]
Euros = Annotated[int, BeforeValidator(_cents)]


class CaseStep(BaseModel):
    """One thing to do; ``run`` does it and returns what it made or changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @abstractmethod
    def run(self, services: Services) -> Any:
        """Do it; raises what the verb of the service raises."""


class _Open(CaseStep):
    contact: str
    title: str

    def run(self, services: Services) -> Any:
        return services.contacts.open_case(self.contact, self.title).value


class _Write(CaseStep):
    case: str
    facts: str = ""
    question: str = ""
    advice: str = ""
    source: str = ""
    next_step: str = ""
    advice_step: str = ""
    light: str = ""

    def run(self, services: Services) -> Any:
        words = (self.facts, self.question, self.advice, self.source, self.next_step)
        entry = NewEntry(*words, step=self.advice_step, light=self.light)
        return services.cases.add_entry(self.case, entry).value


class _Flag(CaseStep):
    case: str
    kind: FlagKind
    detail: str = ""

    def run(self, services: Services) -> Any:
        return services.cases.raise_flag(self.case, self.kind, self.detail).value


class _Resolve(CaseStep):
    flag: str
    resolution: str

    def run(self, services: Services) -> Any:
        return services.cases.resolve_flag(self.flag, self.resolution).value


class _FollowUp(CaseStep):
    case: str
    due_on: Day
    text: str
    is_deadline: bool = False
    remind_on: Day | None = None

    def run(self, services: Services) -> Any:
        return services.cases.add_follow_up(
            self.case,
            self.due_on,
            self.text,
            is_deadline=self.is_deadline,
            remind_on=self.remind_on,
        ).value


class _Finish(CaseStep):
    follow_up: str
    proof: str = ""

    def run(self, services: Services) -> Any:
        return services.cases.finish_follow_up(self.follow_up, self.proof).value


class _Reopen(CaseStep):
    follow_up: str

    def run(self, services: Services) -> Any:
        return services.cases.reopen_follow_up(self.follow_up).value


class _Amount(CaseStep):
    case: str
    kind: AmountKind
    euros: Euros
    on: Day
    what: str = ""

    def run(self, services: Services) -> Any:
        added = services.cases.add_amount(self.case, self.kind, self.euros, self.on, self.what)
        return added.value


class _RemoveAmount(CaseStep):
    amount: str

    def run(self, services: Services) -> Any:
        return services.cases.remove_amount(self.amount).value


class _AskLook(CaseStep):
    case: str
    question: str

    def run(self, services: Services) -> Any:
        return services.cases.request_second_look(self.case, self.question).value


class _GiveLook(CaseStep):
    second_look: str
    remark: str

    def run(self, services: Services) -> Any:
        return services.cases.finish_second_look(self.second_look, self.remark).value


class _Assign(CaseStep):
    case: str
    responsible: str
    second: str = ""

    def run(self, services: Services) -> Any:
        return services.cases.assign(self.case, self.responsible, self.second).value


class _Rename(CaseStep):
    case: str
    title: str

    def run(self, services: Services) -> Any:
        return services.cases.rename(self.case, self.title).value


class _Status(CaseStep):
    case: str
    status: CaseStatus
    accept_open_deadlines: bool = False

    def run(self, services: Services) -> Any:
        return services.cases.set_status(
            self.case, self.status, accept_open_deadlines=self.accept_open_deadlines
        ).value


class _Profile(CaseStep):
    person: str
    reads_german: ReadsGerman = ReadsGerman.UNKNOWN
    means: list[Means] = []
    safe_contact: str = ""

    def run(self, services: Services) -> Any:
        profile = PersonProfile(self.reads_german, tuple(self.means), self.safe_contact)
        return services.persons.save_profile(self.person, profile).value


class _Member(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    relation: Relation
    age: MemberAge = MemberAge.UNKNOWN


class _Household(CaseStep):
    person: str
    members: list[_Member]

    def run(self, services: Services) -> Any:
        members = tuple(HouseholdMember(member.relation, member.age) for member in self.members)
        return services.persons.save_household(self.person, members).value


class _Language(CaseStep):
    person: str
    language: Language

    def run(self, services: Services) -> Any:
        return services.persons.set_language(self.person, self.language).value


class _Checklist(CaseStep):
    case: str
    checklist: str
    answers: dict[str, list[str]]
    ticked: list[str] = []

    def run(self, services: Services) -> Any:
        answers = {question: tuple(given) for question, given in self.answers.items()}
        run = services.checklists.save_run(self.case, self.checklist, answers, tuple(self.ticked))
        return run.value


class _Identity(CaseStep):
    case: str
    name: str
    purge_on: Day
    address: list[str] = []
    contact: str = ""

    def run(self, services: Services) -> Any:
        return services.letters.save_identity(
            self.case, self.name, tuple(self.address), self.contact, self.purge_on
        ).value


class _NewCollective(CaseStep):
    kind: CollectiveKind
    title: str
    note: str = ""

    def run(self, services: Services) -> Any:
        return services.collectives.create(self.kind, self.title, self.note).value


class _ChangeCollective(CaseStep):
    collective: str
    title: str
    note: str = ""

    def run(self, services: Services) -> Any:
        return services.collectives.change(self.collective, self.title, self.note).value


class _Join(CaseStep):
    collective: str
    case: str

    def run(self, services: Services) -> Any:
        return services.collectives.add_case(self.collective, self.case).value


class _Leave(CaseStep):
    collective: str
    case: str

    def run(self, services: Services) -> Any:
        return services.collectives.remove_case(self.collective, self.case).value


STEPS: Mapping[str, type[CaseStep]] = {
    "open": _Open,
    "write": _Write,
    "flag": _Flag,
    "resolve": _Resolve,
    "follow_up": _FollowUp,
    "finish": _Finish,
    "reopen": _Reopen,
    "amount": _Amount,
    "remove_amount": _RemoveAmount,
    "ask_second_look": _AskLook,
    "give_second_look": _GiveLook,
    "assign": _Assign,
    "rename": _Rename,
    "status": _Status,
    "profile": _Profile,
    "household": _Household,
    "language": _Language,
    "checklist": _Checklist,
    "identity": _Identity,
    "new_collective": _NewCollective,
    "change_collective": _ChangeCollective,
    "join_collective": _Join,
    "leave_collective": _Leave,
}


def read_step(text: str) -> CaseStep:
    """Return the step of a JSON object.

    Raises ``UserError("json_invalid")`` and its like, ``case_step_shape``, ``case_step_unknown``,
    or ``FormErrors`` with every fault; the field of a fault is its key.
    """
    content = json_input.parse(text)
    if not isinstance(content, dict):
        raise UserError("case_step_shape")
    name = content.pop(_STEP, None)
    model = STEPS.get(name) if isinstance(name, str) else None
    if model is None:
        shown = "" if name is None else str(name)[:40]
        raise UserError("case_step_unknown", field=_STEP, text=shown, allowed=tuple(STEPS))
    try:
        return model.model_validate(content)
    except ValidationError as error:
        faults = tuple(_fault(detail, model) for detail in error.errors())
        raise FormErrors(faults=faults) from None


def _fault(detail: ErrorDetails, model: type[CaseStep]) -> UserError:
    """Say a validation error in this program's words."""
    place = [str(part) for part in detail["loc"]]
    field, kind = ".".join(place), detail["type"]
    if kind == _OWN_FAULT:
        own: UserError = detail["ctx"]["error"]
        return UserError(own.code, field=field, **own.params)
    if kind == "extra_forbidden":
        allowed = tuple((_Member if len(place) > 1 else model).model_fields)
        return UserError("contact_key_unknown", field=field, key=place[-1][:40], allowed=allowed)
    if kind == "missing":
        return UserError("case_key_missing", field=field, key=place[-1])
    if kind == "enum":
        allowed = tuple(_QUOTED.findall(detail["ctx"]["expected"]))
        value = str(detail["input"])[:40]
        return UserError("contact_value_unknown", field=field, value=value, allowed=allowed)
    if kind.startswith("bool"):
        return UserError("case_needs_truth", field=field)
    wanted = {"list_type": "list", "string_type": "text"}.get(kind, "object")
    return UserError(f"contact_needs_{wanted}", field=field)
