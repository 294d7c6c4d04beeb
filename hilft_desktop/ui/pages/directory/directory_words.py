# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies, kinds and referrals in the words of this page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from hilft_desktop.domain.referrals import BodyKind, BodyNumber, printed_code
from hilft_desktop.i18n.address_words import address_facts, checked_words
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_date, format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.directory_rows import DirectoryRow, ReferralRow, TableField
from hilft_desktop.ui.models.list_row import ListRow

BODY, KIND = "body", "kind"


def list_rows(rows: Iterable[DirectoryRow], kinds: Iterable[BodyKind]) -> Iterator[ListRow]:
    """Yield the group's bodies below the word of their kind, then the kinds themselves."""
    for kind, group in groupby(rows, key=lambda row: row.address.kind):
        yield ListRow(f"heading:{kind}", label(kind), is_heading=True)
        yield from map(_body_row, group)
    shown = tuple(kinds)
    if shown:
        yield ListRow("heading:kinds", _("Arten von Stellen: wer wobei hilft"), is_heading=True)
    for each in shown:
        yield ListRow(f"{KIND}:{each.id}", each.title, each.purpose)


def _body_row(row: DirectoryRow) -> ListRow:
    address = row.address
    note = _("alt") if row.is_old else ""
    spoken = ", ".join(
        part for part in (address.name, label(address.kind), address.phone, old_words(row)) if part
    )
    return ListRow(
        f"{BODY}:{address.id}", address.name, address.phone or _("ohne Telefon"), note, spoken
    )


def body_lines(row: DirectoryRow) -> tuple[tuple[str, str], ...]:
    """Return label and words of what is known about a body."""
    address = row.address
    lines = [(_("Anschrift"), ", ".join(address.lines)), (_("Telefon"), address.phone)]
    lines += address_facts(address)
    checked = f"{checked_words(address)} ({address.initials})"
    lines.append((_("Stand"), checked))
    return tuple((name, words) for name, words in lines if words)


def kind_lines(kind: BodyKind) -> tuple[tuple[str, str], ...]:
    """Return label and words of what a kind is for."""
    lines = [
        (_("Wofür"), kind.purpose),
        (_("Mitbringen"), ", ".join(kind.bring)),
        (_("Hinweis"), kind.hint),
        *((number.label, number_line(number)) for number in kind.numbers),
        (_("Suche"), ", ".join(kind.web)),
        (_("Beleg"), kind.citation),
    ]
    return tuple((name, words) for name, words in lines if words)


def number_line(number: BodyNumber) -> str:
    """Return a number with its hint and whether it is checked."""
    doubt = _("ungeprüft: vor dem Weitergeben anrufen") if number.uncertain else ""
    return " · ".join(part for part in (number.number, number.hint, doubt) if part)


def kind_doubt(kind: BodyKind) -> str:
    """Return why a kind should be checked before somebody leans on it; empty for none."""
    if kind.unproven:
        return _("Ungeprüft: Das sagt die Praxis, eine Quelle wurde dafür nicht gelesen.")
    if kind.uncertain:
        return _("Ungeprüft: Das stützt sich auf eine Angabe, die noch zu prüfen ist.")
    if kind.overdue:
        return _("Diese Angaben sollten bis {day} geprüft werden.").format(
            day=format_date(kind.next_check)
        )
    return ""


def old_words(row: DirectoryRow) -> str:
    """Return the warning of a body that nobody made sure of for too long."""
    if not row.is_old:
        return ""
    return _("Zuletzt geprüft am {day} – vorher anrufen.").format(
        day=format_date(row.address.verified_on)
    )


def referral_line(row: ReferralRow) -> tuple[str, str]:
    """Return what was sent where, and about whom since when."""
    referral = row.referral
    days = ngettext("seit {n} Tag", "seit {n} Tagen", row.days).format(n=row.days)
    first = f"{referral.body_name} · {printed_code(referral.code)}"
    second = f"{row.pseudonym} · {row.case_title} · {format_weekday_date(referral.sent_on)}, {days}"
    return first, second


def field_words(field: TableField) -> str:
    """Return what a column holds, in words."""
    return {
        TableField.SKIP: _("nicht übernehmen"),
        TableField.NAME: _("Name der Stelle"),
        TableField.KIND: _("Art der Stelle"),
        TableField.STREET: _("Straße"),
        TableField.POSTCODE: _("Postleitzahl"),
        TableField.TOWN: _("Ort"),
        TableField.ADDRESS: _("ganze Anschrift"),
        TableField.PHONE: _("Telefon"),
        TableField.EMAIL: _("E-Mail"),
        TableField.WEB: _("Webseite"),
        TableField.HOURS: _("Öffnungszeiten"),
        TableField.LANGUAGES: _("Sprachen"),
        TableField.STEP_FREE: _("stufenlos (ja oder nein)"),
        TableField.COST: _("Kosten"),
        TableField.WAITING: _("Wartezeit"),
        TableField.REMARK: _("Bemerkung"),
        TableField.VERIFIED_ON: _("zuletzt geprüft am"),
    }[field]
