# SPDX-License-Identifier: GPL-3.0-or-later
"""The stall: count in a keystroke or two, take back, and type in what was counted on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.codes import Channel, Outcome, Topic
from hilft_desktop.domain.contacts import Contact, NewContact
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.ids import ContactId
from hilft_desktop.services.booking import booking_day
from hilft_desktop.services.contacts import (
    clean_contact,
    faults_of,
    known_person,
    take_back,
)
from hilft_desktop.services.stall_rows import (
    SHEET_LIMIT,
    SheetPreview,
    StallDay,
    StallEntry,
    StallSaved,
    TallySheet,
)

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

_LAST_SAVED = "stall_last_saved"
"""Settings key: token and id of the entry recorded last."""


class StallService:
    """Counts contacts at the stall, one after the other or a whole sheet of paper at once."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def day(self) -> StallDay:
        """Return what this laptop counted at the stall today, and where the stall was last.

        Before the first stall the place is the group's own.
        """
        today = self._session.clock.today()
        unit = self._session.unit_or_none()
        home = "" if unit is None else unit.place

        def look(uow: UnitOfWork) -> StallDay:
            day = _day(uow, today)
            latest = day.last or uow.contacts.last_here(Channel.STALL)
            return replace(day, place=home if latest is None else latest.data.place)

        return self._session.vault.read(look)

    def add(self, entry: StallEntry) -> Changed[StallSaved]:
        """Record one contact, with a known person if a pseudonym is given.

        The same entry sent again directly afterwards (nobody knew whether the first time was
        answered) is not counted again. Raises what ``ContactService.add`` raises and
        ``UserError("pseudonym_unknown")``.
        """
        today = self._session.clock.today()
        faults = faults_of(entry.contact, today)
        if len(faults) == 1:
            raise faults[0]
        if faults:
            raise FormErrors(faults=faults)

        def save(uow: UnitOfWork) -> StallSaved:
            contact = _saved_before(uow, entry.token) or _save(uow, entry, today)
            return StallSaved(contact, _day(uow, today))

        saved = self._session.vault.write(save)
        return Changed(saved, Changes.of(Kind.CONTACT, *([Kind.PERSON] if entry.pseudonym else ())))

    def undo(self, contact_id: str) -> Changed[StallDay]:
        """Take back the contact recorded last and return the day without it.

        Raises what ``ContactService.remove`` raises.
        """
        today = self._session.clock.today()

        def undo(uow: UnitOfWork) -> StallDay:
            take_back(uow, (ContactId(contact_id),))
            return _day(uow, today)

        return Changed(self._session.vault.write(undo), Changes.of(Kind.CONTACT))

    # -- the sheet of paper ---------------------------------------------------------------------

    def paper(self, place: str = "", on: date | None = None) -> bytes:
        """Return the paper tally sheet as PDF; blank lines where place or day are left open.

        Needs no vault; with an open one the group and its contact stand on the sheet.
        """
        from hilft_desktop import __version__
        from hilft_desktop.documents.model import Footer
        from hilft_desktop.documents.pdf.render import render_pdf
        from hilft_desktop.documents.tally_sheet import tally_sheet

        unit = self._session.unit_or_none()
        footer = Footer(
            f"hilft {__version__}", self._session.clock.today(), unit.contact if unit else ""
        )
        practice = self._session.state().is_practice
        sheet = tally_sheet(
            unit.name if unit else "", place=place, day=on, footer=footer, practice=practice
        )
        return render_pdf(sheet)

    def preview_sheet(self, sheet: TallySheet) -> SheetPreview:
        """Say what saving a typed sheet would count; raises what ``add_sheet`` raises."""
        today = self._session.clock.today()
        self._check(sheet, today)
        topics: Counter[Topic] = Counter()
        outcomes: Counter[Outcome] = Counter()
        for count in sheet.counts:
            topics[count.topic] += count.number
            outcomes[count.outcome] += count.number
        place = clean_contact(_contacts_of(sheet)[0]).place

        def look(uow: UnitOfWork) -> tuple[date, int]:
            already = uow.contacts.count_on(sheet.day, Channel.STALL, place)
            return booking_day(uow, sheet.day, today), already

        booked_on, already = self._session.vault.read(look)
        return SheetPreview(
            total=sheet.total,
            topics=tuple((topic, topics[topic]) for topic in Topic if topics[topic]),
            outcomes=tuple((each, outcomes[each]) for each in Outcome if outcomes[each]),
            booked_on=booked_on,
            already=already,
        )

    def add_sheet(self, sheet: TallySheet) -> Changed[tuple[Contact, ...]]:
        """Record every stroke of a sheet, all or none.

        A stroke tells topic and outcome; age, household and language stay unknown. Raises
        ``UserError``: ``sheet_empty``, ``sheet_too_full``, ``sheet_number_invalid``, and for the
        day and the place what ``ContactService.add`` raises.
        """
        today = self._session.clock.today()
        self._check(sheet, today)
        news = [clean_contact(new) for new in _contacts_of(sheet)]

        def save(uow: UnitOfWork) -> tuple[Contact, ...]:
            booked_on = booking_day(uow, sheet.day, today)
            return tuple(uow.contacts.add(new, booked_on) for new in news)

        return Changed(self._session.vault.write(save), Changes.of(Kind.CONTACT))

    @staticmethod
    def _check(sheet: TallySheet, today: date) -> None:
        if any(count.number < 0 for count in sheet.counts):
            raise UserError("sheet_number_invalid")
        if sheet.total > SHEET_LIMIT:
            raise UserError("sheet_too_full", limit=SHEET_LIMIT)
        news = _contacts_of(sheet)
        if not news:
            raise UserError("sheet_empty")
        faults = faults_of(news[0], today)  # day and place are the same on every line
        if faults:
            raise faults[0]


def _save(uow: UnitOfWork, entry: StallEntry, today: date) -> Contact:
    new = clean_contact(entry.contact)
    person = known_person(uow, entry.pseudonym) if entry.pseudonym.strip() else None
    booked_on = booking_day(uow, new.date, today)
    contact = uow.contacts.add(new, booked_on, person.id if person else None)
    uow.settings.put(_LAST_SAVED, {"token": entry.token, "contact": contact.id})
    return contact


def _saved_before(uow: UnitOfWork, token: str) -> Contact | None:
    last = uow.settings.get(_LAST_SAVED)
    if not isinstance(last, dict) or last.get("token") != token:
        return None
    return uow.contacts.get(ContactId(str(last["contact"])))


def _day(uow: UnitOfWork, today: date) -> StallDay:
    counted = uow.contacts.topics_here(today, Channel.STALL)
    return StallDay(
        day=today,
        topics=tuple((topic, counted[topic]) for topic in Topic if counted[topic]),
        last=uow.contacts.last_here(Channel.STALL, today),
    )


def _contacts_of(sheet: TallySheet) -> Sequence[NewContact]:
    return [
        NewContact(
            sheet.day,
            Channel.STALL,
            count.topic,
            outcome=count.outcome,
            place=sheet.place,
        )
        for count in sheet.counts
        for _stroke in range(count.number)
    ]
