# SPDX-License-Identifier: GPL-3.0-or-later
"""What has to be said beside the sum of a Land, in words; for window, paper and command line."""

from __future__ import annotations

from collections.abc import Sequence

from hilft_desktop.domain.tallies import Month
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import MONTHS, format_month
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.land_rows import CellState, LandSum


def period_words(result: LandSum) -> str:
    """Return the months of a sum: ``Januar bis März 2026``; empty without any."""
    return months_words([Month.parse(month.month) for month in result.months])


def months_words(months: Sequence[Month]) -> str:
    """Return months in order as words, those in a row drawn together."""
    runs: list[tuple[Month, Month]] = []
    for month in months:
        if runs and runs[-1][1].next() == month:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return ", ".join(_run_words(first, last) for first, last in runs)


def _run_words(first: Month, last: Month) -> str:
    end = format_month(last.year, last.month)
    if first == last:
        return end
    begin = MONTHS[first.month - 1]
    if first.year != last.year:
        begin = format_month(first.year, first.month)
    joint = _("{first} und {last}") if first.next() == last else _("{first} bis {last}")
    return joint.format(first=begin, last=end)


def cell_words(state: CellState) -> str:
    """Return what is known about a group in a month."""
    return {
        CellState.RELEASED: _("veröffentlicht"),
        CellState.COLLECTED: _("später mitgezählt"),
        CellState.MISSING: _("nichts bekannt"),
    }[state]


def error_words(result: LandSum) -> str:
    """Return how far a sum may be off."""
    words = ngettext(
        "Eine Summe aus {n} Veröffentlichung liegt höchstens {bound} daneben, im Mittel etwa "
        "{typical}.",
        "Eine Summe aus {n} Veröffentlichungen liegt höchstens {bound} daneben, im Mittel etwa "
        "{typical}.",
        result.releases,
    )
    return words.format(
        n=format_number(result.releases),
        bound=format_number(result.bound),
        typical=format_number(result.typical),
    )


def share_words(releases: int, units: int) -> str:
    """Return from how many releases a table comes that not all of them have."""
    one = _("Nur aus {releases} Veröffentlichungen einer Gruppe.")
    if releases == 1:
        one = _("Nur aus einer Veröffentlichung.")
    several = _("Nur aus {releases} Veröffentlichungen von {units} Gruppen.")
    return (one if units == 1 else several).format(
        releases=format_number(releases), units=format_number(units)
    )


def reading(result: LandSum) -> tuple[str, ...]:
    """Return the sentences that every form of a sum carries."""
    held_back = ngettext(
        "{n} zurückgehaltener Monat ist in einem späteren mitgezählt.",
        "{n} zurückgehaltene Monate sind in späteren mitgezählt.",
        result.collected,
    )
    sentences = [
        _("Zeitraum: {period}.").format(period=period_words(result)),
        _("Jede Gruppe hat ihre Zahlen zufällig auf Vielfache von {base} gerundet.").format(
            base=result.base
        ),
        _("Hier stehen Summen dieser veröffentlichten Zahlen, sonst nichts."),
        error_words(result),
        _(
            "Der mittlere Fehler wächst mit der Wurzel aus der Zahl der Veröffentlichungen, weil "
            "sich Rundungen nach oben und unten meist ausgleichen; je Zahl ist er gemessen "
            "höchstens 1,7."
        ),
        held_back.format(n=result.collected)
        if result.collected
        else _("Kein Monat ist zurückgehalten und später mitgezählt."),
        _("Kreuztabellen stammen nur aus Monaten mit genug Gesprächen und sind nicht vollständig."),
        _("Kleine Unterschiede zwischen Gruppen oder Monaten bedeuten nichts."),
    ]
    return tuple(sentences)


def warnings(result: LandSum) -> tuple[str, ...]:
    """Return what weakens the sum, gravest first; empty when nothing does."""
    found: list[str] = []
    if result.practice:
        found.append(_("Übungsdaten: Diese Zahlen sind erfunden."))
    if result.refused:
        found.append(
            ngettext(
                "{n} Datei wurde abgelehnt und ist nicht mitgezählt.",
                "{n} Dateien wurden abgelehnt und sind nicht mitgezählt.",
                len(result.refused),
            ).format(n=format_number(len(result.refused)))
        )
    if result.without_key:
        found.append(
            ngettext(
                "Von {n} Gruppe fehlt der Schlüssel: Ob ihre Dateien echt sind, ist nicht geprüft.",
                "Von {n} Gruppen fehlt der Schlüssel: Ob ihre Dateien echt sind, ist nicht "
                "geprüft.",
                result.without_key,
            ).format(n=format_number(result.without_key))
        )
    if result.noisy:
        found.append(
            ngettext(
                "{n} Veröffentlichung hat zusätzliches Rauschen: Für sie gibt es keinen höchsten "
                "Fehler.",
                "{n} Veröffentlichungen haben zusätzliches Rauschen: Für sie gibt es keinen "
                "höchsten Fehler.",
                result.noisy,
            ).format(n=format_number(result.noisy))
        )
    if result.silent:
        found.append(
            ngettext(
                "Von {n} Gruppe auf der Liste ist gar nichts da.",
                "Von {n} Gruppen auf der Liste ist gar nichts da.",
                result.silent,
            ).format(n=format_number(result.silent))
        )
    strangers = sum(not unit.expected for unit in result.units)
    if strangers:
        found.append(
            ngettext(
                "{n} Gruppe steht nicht auf der Liste.",
                "{n} Gruppen stehen nicht auf der Liste.",
                strangers,
            ).format(n=format_number(strangers))
        )
    return tuple(found)
