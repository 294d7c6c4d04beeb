# SPDX-License-Identifier: GPL-3.0-or-later
"""One case in a person's copy: everything that hangs on it, attachments by title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from hilft_desktop.documents.model import Block, Bullets, Heading, KeyValueTable, Paragraph, plain
from hilft_desktop.domain.cases import (
    Case,
    CaseDocument,
    ChecklistRun,
    Entry,
    FollowUp,
    RedFlag,
)
from hilft_desktop.domain.casework import Amount, Attachment, Collective, SecondLook
from hilft_desktop.domain.delivery import Delivery
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.privacy import Hold
from hilft_desktop.domain.referrals import Referral, printed_code
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_date, format_long_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.money import format_money
from hilft_desktop.services.deadline_record import decode
from hilft_desktop.services.letter_keeping import values_only
from hilft_desktop.services.letter_tokens import filled

if TYPE_CHECKING:
    from hilft_desktop.content.local_library import LocalLibrary
    from hilft_desktop.domain.ids import CaseId
    from hilft_desktop.storage.unit_of_work import UnitOfWork


_ISO_SIGNS = len("2026-11-22")


@dataclass(frozen=True, slots=True)
class CaseRecords:
    """What the vault holds about one case."""

    case: Case
    entries: tuple[Entry, ...]
    flags: tuple[RedFlag, ...]
    follow_ups: tuple[FollowUp, ...]
    runs: tuple[ChecklistRun, ...]
    documents: tuple[CaseDocument, ...]
    amounts: tuple[Amount, ...]
    attachments: tuple[Attachment, ...]
    second_looks: tuple[SecondLook, ...]
    referrals: tuple[Referral, ...]
    collectives: tuple[Collective, ...]
    holds: tuple[Hold, ...]


def load_case(uow: UnitOfWork, case_id: CaseId) -> CaseRecords:
    """Return everything about a case; raises ``UserError("case_unknown")``."""
    return CaseRecords(
        case=uow.cases.get(case_id),
        entries=uow.entries.of_case(case_id),
        flags=uow.flags.of_case(case_id),
        follow_ups=uow.follow_ups.of_case(case_id),
        runs=uow.checklist_runs.of_case(case_id),
        documents=uow.documents.of_case(case_id),
        amounts=uow.amounts.of_case(case_id),
        attachments=uow.attachments.of_case(case_id),
        second_looks=uow.second_looks.of_case(case_id),
        referrals=uow.referrals.of_case(case_id),
        collectives=uow.collectives.of_case(case_id),
        holds=uow.holds.of_case(case_id),
    )


def case_blocks(records: CaseRecords, content: LocalLibrary) -> Iterator[Block]:
    """Yield the blocks of one case."""
    case = records.case
    yield Heading(_("Fall: {title}").format(title=case.title))
    yield KeyValueTable(
        (
            (_("Thema"), label(case.topic)),
            (_("Stand"), label(case.status)),
            (_("Begonnen am"), format_long_date(case.opened_on)),
            (_("Abgeschlossen am"), _day_or(case.closed_on, "–")),
            (_("Recht vom"), format_date(case.law_on)),
            (_("Zuständig"), ", ".join(filter(None, (case.counsellor, case.second_counsellor)))),
        )
    )
    sections = (
        (_("Chronik"), tuple(_entry(entry) for entry in records.entries)),
        (_("Warnzeichen"), tuple(_flag(flag) for flag in records.flags)),
        (_("Fristen und Aufgaben"), tuple(_follow_up(each) for each in records.follow_ups)),
        (_("Beträge"), tuple(_amount(each) for each in records.amounts)),
        (_("Fotos und Scans"), tuple(_attachment(each) for each in records.attachments)),
        (_("Schreiben"), tuple(_document(each, content) for each in records.documents)),
        (_("Checklisten"), tuple(_run(each, content) for each in records.runs)),
        (_("Zweiter Blick"), tuple(_second_look(each) for each in records.second_looks)),
        (_("Verweise"), tuple(_referral(each) for each in records.referrals)),
        (_("Gehört zu"), tuple(_collective(each) for each in records.collectives)),
        (_("Aufschub einer Löschung"), tuple(_hold(each) for each in records.holds)),
    )
    for title, lines in sections:
        if lines:
            yield Heading(title, level=2)
            yield Bullets(tuple(plain(line) for line in lines))
    if records.attachments:
        yield Paragraph(plain(_("Die Bilder selbst drucken wir Ihnen auf Wunsch einzeln aus.")))


def _entry(entry: Entry) -> str:
    data = entry.data
    parts = (
        (_("Angaben"), data.facts),
        (_("Frage"), data.question),
        (_("Rat"), data.advice),
        (_("Quelle"), data.source),
        (_("Schritt"), data.step),
        (_("Ampel"), data.light),
        (_("Nächster Schritt"), data.next_step),
    )
    head = f"{format_long_date(entry.written_at.astimezone().date())}, {entry.counsellor}"
    return _lines(head, (f"{name}: {text}" for name, text in parts if text.strip()))


def _flag(flag: RedFlag) -> str:
    head = f"{label(flag.kind)}, {format_date(flag.raised_on)}"
    done = (
        _("erledigt am {day}: {what}").format(
            day=format_date(flag.resolved_on), what=flag.resolution
        )
        if flag.resolved_on
        else _("noch offen")
    )
    return _lines(head, (flag.detail, done))


def _follow_up(follow_up: FollowUp) -> str:
    head = f"{format_long_date(follow_up.due_on)}: {follow_up.text}"
    if follow_up.done_on is not None:
        state = _("erledigt am {day}").format(day=format_date(follow_up.done_on))
    else:
        state = _("noch offen")
    later = (
        ""
        if follow_up.latest is None
        else _("andere Ansicht: bis {day}").format(day=format_date(follow_up.latest))
    )
    remind = (
        ""
        if follow_up.remind_on is None
        else _("Erinnerung am {day}").format(day=format_date(follow_up.remind_on))
    )
    proof = _("Nachweis: {what}").format(what=follow_up.proof) if follow_up.proof else ""
    return _lines(head, (state, later, remind, proof, *_reckoning(follow_up.computation)))


def _reckoning(computation: str) -> Iterator[str]:
    if not computation:
        return
    record = decode(computation)
    if record.question.office:
        yield _("Stelle: {office}").format(office=record.question.office)
    yield _("So gerechnet: {steps}").format(
        steps=" ".join(step.text for step in record.result.steps)
    )
    if record.light:
        yield _("Ampel: {light}").format(light=record.light)


def _amount(amount: Amount) -> str:
    head = f"{format_date(amount.on)}: {label(amount.kind)} {format_money(amount.cents)}"
    return _lines(head, (amount.what,))


def _attachment(attachment: Attachment) -> str:
    pages = ngettext("{n} Seite", "{n} Seiten", attachment.pages).format(n=attachment.pages)
    added = _("aufgenommen am {day} von {who}").format(
        day=format_date(attachment.added_on), who=attachment.added_by
    )
    return f"{attachment.title} ({pages}), {added}"


def _second_look(look: SecondLook) -> str:
    head = _("{day}, {who} fragt: {question}").format(
        day=format_date(look.requested_on), who=look.requested_by, question=look.question
    )
    if look.done_on is None:
        return _lines(head, (_("noch ohne Antwort"),))
    answer = _("{day}, {who}: {remark}").format(
        day=format_date(look.done_on), who=look.done_by, remark=look.remark or "–"
    )
    return _lines(head, (answer,))


def _referral(referral: Referral) -> str:
    head = _("{day}, {body}, Zeichen {code}: {state}").format(
        day=format_date(referral.sent_on),
        body=referral.body_name,
        code=printed_code(referral.code),
        state=label(referral.answer),
    )
    return _lines(head, (referral.answer_note,) if referral.answer_note else ())


def _collective(collective: Collective) -> str:
    # Its note speaks of several persons: only the title belongs to this one.
    return f"{label(collective.kind)}: {collective.title}"


def _hold(hold: Hold) -> str:
    return _("bis {day}: {reason}").format(day=format_date(hold.until), reason=hold.reason)


# --------------------------------------------------------------------- letters and checklists


def _document(document: CaseDocument, content: LocalLibrary) -> str:
    head = f"{document.title}, {format_date(document.created_on)}"
    try:
        fields = content.letter(document.letter_id, document.created_on).fields
    except HilftError:
        fields = ()  # a letter that is no longer on offer: its own words are kept all the same
    names = {field.name: field.label for field in fields}
    words = {field.name: dict(field.options) for field in fields}
    values = values_only(document.values_json)
    lines = [
        f"{names.get(name, name)}: {_plain(value, words.get(name, {}))}"
        for name, value in values.items()
        if value not in (None, "", [])
    ]
    if document.edited_text:
        lines.append(_("Text: {text}").format(text=filled(document.edited_text, {})))
    if document.sent_by:
        lines.append(_("Gesendet: {way}").format(way=label(Delivery(document.sent_by))))
    if document.proof_note:
        lines.append(_("Nachweis: {note}").format(note=document.proof_note))
    return _lines(head, lines)


def _run(run: ChecklistRun, content: LocalLibrary) -> str:
    try:
        checklist = content.checklist(run.checklist_id, run.worked_on)
        title = checklist.title
        questions = {question.id: question.text for question in checklist.questions}
        words = {
            (question.id, option.value): option.label
            for question in checklist.questions
            for option in question.options
        }
        steps = {step.id: step.person_text for step in checklist.steps}
        steps |= {paper.id: paper.text for paper in checklist.papers}
    except HilftError:
        title, questions, words, steps = run.checklist_id, {}, {}, {}
    answers = (
        f"{questions.get(asked, asked)} "
        + ", ".join(words.get((asked, value), value) for value in given)
        for asked, given in run.answers
    )
    ticked = ", ".join(steps.get(tick, tick) for tick in run.ticked)
    done = (_("Abgehakt: {what}").format(what=ticked),) if ticked else ()
    return _lines(f"{title}, {format_date(run.worked_on)}", (*answers, *done))


def _plain(value: Any, words: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(words.get(str(part), str(part)) for part in value)
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    text = words.get(str(value), str(value))
    try:
        return format_date(date.fromisoformat(text)) if len(text) == _ISO_SIGNS else text
    except ValueError:
        return text


def _lines(head: str, lines: Iterable[str]) -> str:
    return "\n".join((head, *(line for line in lines if line.strip())))


def _day_or(day: date | None, words: str) -> str:
    return words if day is None else format_long_date(day)
