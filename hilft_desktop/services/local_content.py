# SPDX-License-Identifier: GPL-3.0-or-later
"""The group's own notes, limits and addresses. Public, so it works while locked.

The file lies outside the vault and is not encrypted: front ends say so where something is entered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.local import (
    NOTE_LIMIT,
    LocalAddress,
    LocalComparison,
    LocalLayer,
    LocalNote,
    LocalReview,
    LocalTable,
    LocalTableKind,
)
from hilft_desktop.services.local_checks import checked_address, checked_table, initials_of
from hilft_desktop.services.texts import limited
from hilft_desktop.system.atomic import write_text

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session

T = TypeVar("T")


class LocalService:
    """Reads and writes the local layer; every writing names who did it, by initials."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._desk = session.desk

    def faults(self) -> tuple[UserError, ...]:
        """Return what is wrong with the file, each with its line; nothing when it can be read."""
        try:
            self._layer()
        except FormErrors as error:
            return error.faults
        except UserError as error:
            return (error,)
        return ()

    # ----------------------------------------------------------------------------- notes

    def notes(self) -> tuple[LocalNote, ...]:
        """Return all notes; ``text_changed`` marks those whose page says something else now."""
        library = self._session.content
        today = self._session.clock.today()
        return tuple(
            replace(note, text_changed=note.page_digest != library.page_digest(note.page_id, today))
            for note in self._layer().notes
        )

    def note(self, page_id: str) -> LocalNote | None:
        """Return the note on a page, if there is one."""
        return next((note for note in self.notes() if note.page_id == page_id), None)

    def save_note(
        self, page_id: str, text: str, initials: str, on: date | None = None
    ) -> Changed[LocalNote | None]:
        """Write the note on a page; an empty text removes it.

        ``on`` is the working date of the page that was read. Raises ``UserError``:
        ``guide_page_unknown``, ``guide_page_other_time``, ``local_note_too_long``,
        ``initials_missing``, ``initials_too_long``, and ``FormErrors("local_file_faults")`` when
        the file was damaged by hand: it is never overwritten then.
        """
        text = limited(text, NOTE_LIMIT, "local_note_too_long", "text")
        note = None
        if text:
            today = self._session.clock.today()
            self._session.content.page(page_id, on or today)
            digest = self._session.content.page_digest(page_id, on or today)
            note = LocalNote(page_id, text, initials_of(initials), today, digest)

        def change(layer: LocalLayer) -> LocalLayer:
            others = [other for other in layer.notes if other.page_id != page_id]
            return replace(layer, notes=tuple(_sorted([*others, *([note] if note else [])])))

        return self._change(change, note)

    # ---------------------------------------------------------------------------- tables

    def tables(self, kind: LocalTableKind | None = None) -> tuple[LocalTable, ...]:
        """Return the tables, newest first."""
        tables = (t for t in self._layer().tables if kind is None or t.kind is kind)
        return tuple(sorted(tables, key=lambda t: (t.kind, t.place, -t.valid_from.toordinal())))

    def rent_limits(self, on: date | None = None) -> tuple[LocalTable, ...]:
        """Return the rent limits that hold on a day, one table a place."""
        day = on or self._session.clock.today()
        return tuple(t for t in self.tables(LocalTableKind.RENT) if t.holds_on(day))

    def save_rent_limits(self, table: LocalTable) -> Changed[LocalTable]:
        """Write a table of rent limits; see ``save_table``."""
        return self.save_table(replace(table, kind=LocalTableKind.RENT))

    def save_table(self, table: LocalTable) -> Changed[LocalTable]:
        """Write a table; an empty id makes a new one, a known id replaces it.

        A new table for a place ends the one before it on the day before. Raises ``UserError``:
        ``local_text_missing``, ``local_text_too_long``, ``local_rows_invalid``,
        ``local_dates_invalid``, ``initials_missing``, ``local_id_unknown``, or as ``save_note``.
        """
        checked = checked_table(table)
        known = self._layer().tables
        if table.id and table.id not in {other.id for other in known}:
            raise UserError("local_id_unknown")
        checked = replace(checked, id=table.id or free_id(checked.kind.value, known))

        def change(layer: LocalLayer) -> LocalLayer:
            others = [_ended(t, checked) for t in layer.tables if t.id != checked.id]
            return replace(layer, tables=(*others, checked))

        return self._change(change, checked)

    def delete_table(self, table_id: str) -> Changed[None]:
        """Remove a table; raises ``UserError("local_id_unknown")``."""

        def change(layer: LocalLayer) -> LocalLayer:
            return replace(layer, tables=_without(layer.tables, table_id))

        return self._change(change, None)

    # ------------------------------------------------------------------------- addresses

    def addresses(self) -> tuple[LocalAddress, ...]:
        """Return the addresses by kind and name."""
        return tuple(sorted(self._layer().addresses, key=lambda a: (a.kind, a.name.casefold())))

    def save_address(self, address: LocalAddress) -> Changed[LocalAddress]:
        """Write an address; an empty id makes a new one, a known id replaces it.

        Raises ``UserError``: ``local_text_missing``, ``local_text_too_long``,
        ``initials_missing``, ``local_id_unknown``, or as ``save_note``.
        """
        checked = checked_address(address)
        known = self._layer().addresses
        if address.id and address.id not in {other.id for other in known}:
            raise UserError("local_id_unknown")
        checked = replace(checked, id=address.id or free_id(checked.kind.value, known))

        def change(layer: LocalLayer) -> LocalLayer:
            others = [other for other in layer.addresses if other.id != checked.id]
            return replace(layer, addresses=(*others, checked))

        return self._change(change, checked)

    def delete_address(self, address_id: str) -> Changed[None]:
        """Remove an address; raises ``UserError("local_id_unknown")``."""

        def change(layer: LocalLayer) -> LocalLayer:
            return replace(layer, addresses=_without(layer.addresses, address_id))

        return self._change(change, None)

    # ----------------------------------------------------------------------------- files

    def export_to(self, path: str) -> Changed[str]:
        """Write the layer into a file for another laptop; raises as ``write_text`` does."""
        from hilft_desktop.content.local_file import layer_text

        write_text(Path(path), layer_text(self._layer()))
        return Changed(path, Changes())

    def look_into(self, path: str) -> LocalLayer:
        """Return the layer of a file that could be imported; raises as ``import_from`` does."""
        from hilft_desktop.content.local_file import read_layer

        if not Path(path).is_file():
            raise UserError("folder_missing", file=path)
        return read_layer(Path(path))

    def compare(self, path: str) -> LocalComparison:
        """Return what ``import_from`` would add and replace; raises as it does."""
        brought = self.look_into(path)
        texts = [("page", note.page_id) for note in brought.notes]
        texts += [(review.kind, review.id) for review in brought.reviews]
        return replace(_compared(self._layer(), brought), titles=self.titles(texts))

    def titles(self, texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
        """Return kind, id and today's title of each text that our content has.

        A text that holds at other times only has the title of then.
        """
        library, today = self._session.content, self._session.clock.today()
        by_time = sorted(library.prints.items, key=lambda item: item.holds_on(today))
        known = {(item.kind.value, item.id): item.title for item in by_time}
        known.update((("fact", fact.id), fact.title) for fact in library.facts)
        return tuple((*text, known[text]) for text in dict.fromkeys(texts) if text in known)

    def import_from(self, path: str) -> Changed[LocalLayer]:
        """Add the layer of a file: what has the same id is replaced, everything else stays.

        Raises ``FormErrors("local_file_faults")`` with every fault and its line, or an error of
        ``storage_error``.
        """
        brought = self.look_into(path)

        def change(layer: LocalLayer) -> LocalLayer:
            return replace(
                layer,
                notes=_merged(layer.notes, brought.notes, _note_key),
                tables=_merged(layer.tables, brought.tables, _id),
                addresses=_merged(layer.addresses, brought.addresses, _id),
                reviews=_merged(layer.reviews, brought.reviews, _review_key),
            )

        return self._change(change, brought)

    def save(self, entry: LocalNote | LocalTable | LocalAddress) -> Changed[str]:
        """Write one entry of any kind; return its id, for a note that of its page.

        Raises as ``save_note``, ``save_table`` and ``save_address`` do.
        """
        if isinstance(entry, LocalTable):
            saved = self.save_table(entry)
            return Changed(saved.value.id, saved.changes)
        if isinstance(entry, LocalAddress):
            kept = self.save_address(entry)
            return Changed(kept.value.id, kept.changes)
        changes = self.save_note(entry.page_id, entry.text, entry.initials).changes
        return Changed(entry.page_id, changes)

    def change_layer(self, change: Callable[[LocalLayer], LocalLayer], value: T) -> Changed[T]:
        """Rewrite the layer; for services that keep something of their own in it."""
        return self._change(change, value)

    def _change(self, change: Callable[[LocalLayer], LocalLayer], value: T) -> Changed[T]:
        from hilft_desktop.content.local_file import write_layer

        with self._desk.writing:
            write_layer(self._desk.local_file, change(self._layer()))
        return Changed(value, Changes.of(Kind.CONTENT))

    def _layer(self) -> LocalLayer:
        from hilft_desktop.content.local_file import read_layer

        return read_layer(self._desk.local_file)


def _ended(table: LocalTable, newer: LocalTable) -> LocalTable:
    """Return a table that ends the day before a newer one of the same place begins."""
    same = (table.kind, table.place.casefold()) == (newer.kind, newer.place.casefold())
    if not same or table.valid_from >= newer.valid_from or not table.holds_on(newer.valid_from):
        return table
    return replace(table, valid_to=date.fromordinal(newer.valid_from.toordinal() - 1))


def free_id(prefix: str, known: Sequence[LocalTable | LocalAddress]) -> str:
    """Return an id that no entry has: the prefix and the first free number."""
    used = {entry.id for entry in known}
    return next(name for n in range(1, len(used) + 2) if (name := f"{prefix}_{n}") not in used)


EntryT = TypeVar("EntryT", LocalTable, LocalAddress)


def _without(entries: tuple[EntryT, ...], entry_id: str) -> tuple[EntryT, ...]:
    kept = tuple(entry for entry in entries if entry.id != entry_id)
    if len(kept) == len(entries):
        raise UserError("local_id_unknown")
    return kept


def _merged(own: Sequence[T], brought: Sequence[T], key: Callable[[T], str]) -> tuple[T, ...]:
    entries = {key(entry): entry for entry in own}
    entries.update((key(entry), entry) for entry in brought)
    return tuple(entries.values())


def _compared(own: LocalLayer, brought: LocalLayer) -> LocalComparison:
    notes = _split(own.notes, brought.notes, _note_key)
    tables = _split(own.tables, brought.tables, _id)
    addresses = _split(own.addresses, brought.addresses, _id)
    reviews = _split(own.reviews, brought.reviews, _review_key)
    return LocalComparison(
        added=LocalLayer(notes[0], tables[0], addresses[0], reviews[0]),
        replaced=LocalLayer(notes[1], tables[1], addresses[1], reviews[1]),
        same=notes[2] + tables[2] + addresses[2] + reviews[2],
    )


def _split(
    own: Sequence[T], brought: Sequence[T], key: Callable[[T], str]
) -> tuple[tuple[T, ...], tuple[T, ...], int]:
    """Return what is new, what replaces something else, and how many are equal."""
    known = {key(entry): entry for entry in own}
    new = tuple(entry for entry in brought if key(entry) not in known)
    other = tuple(e for e in brought if key(e) in known and known[key(e)] != e)
    return new, other, len(brought) - len(new) - len(other)


def _note_key(note: LocalNote) -> str:
    return note.page_id


def _id(entry: LocalTable | LocalAddress) -> str:
    return entry.id


def _review_key(review: LocalReview) -> str:
    return f"{review.kind}:{review.id}"


def _sorted(notes: list[LocalNote]) -> list[LocalNote]:
    return sorted(notes, key=lambda note: note.page_id)
