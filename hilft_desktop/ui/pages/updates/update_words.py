# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for versions of the content and what differs between them."""

from __future__ import annotations

from hilft_desktop.domain.updates import ComingChange, ContentItem, FigureChange, ItemKind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.services.content_rows import AffectedUse, ContentStatus


def kind_word(kind: ItemKind) -> str:
    """Return what kind of content it is."""
    words = {
        ItemKind.PAGE: _("Seite"),
        ItemKind.CHECKLIST: _("Checkliste"),
        ItemKind.LETTER: _("Schreiben"),
        ItemKind.TERM: _("Begriff"),
        ItemKind.FACT: _("Angabe"),
        ItemKind.EMERGENCY: _("Notfall"),
        ItemKind.SCOPE: _("Ampel"),
        ItemKind.LINKS: _("Nachfragen"),
        ItemKind.BODIES: _("Arten von Verweisstellen"),
        ItemKind.PAPER: _("Blatt zum Datenschutz"),
        ItemKind.HANDOUT: _("Merkblatt"),
        ItemKind.TRANSLATION: _("Übersetzung"),
    }
    return words[kind]


def item_words(item: ContentItem) -> str:
    """Return a text or fact as one line."""
    return f"{kind_word(item.kind)}: {item.title}"


def figure_words(change: FigureChange) -> str:
    """Return what a figure was and will be as one line."""
    old = change.old or _("nicht hinterlegt")
    sentence = _("{title}: bisher {old}, neu {new}")
    if not change.new:
        sentence = _("{title}: bisher {old}, entfällt")
    words = sentence.format(title=change.title, old=old, new=change.new)
    if change.valid_from is not None:
        words += _(", ab {day}").format(day=format_date(change.valid_from))
    if change.waits:
        words += _(" (wartet auf diesen Tag)")
    return words + (f" · {change.citation}" if change.citation else "")


def coming_words(change: ComingChange) -> str:
    """Return what will change, without its day."""
    if change.kind is ItemKind.FACT and change.what == "ends":
        return _("{title}: was danach gilt, ist noch nicht hinterlegt").format(title=change.title)
    words = {
        "begins": _("{title} beginnt zu gelten"),
        "ends": _("{title} gilt nicht mehr"),
        "changes": _("{title} ändert sich"),
    }[change.what].format(title=_title(change))
    if change.old and change.new and change.old != change.new:
        words += _(": {old}, dann {new}").format(old=change.old, new=change.new)
    elif change.new and not change.old:
        words += f": {change.new}"
    elif change.old and not change.new:
        words += _(": bisher {old}").format(old=change.old)
        words += _(", danach nicht hinterlegt")
    return words


def _title(change: ComingChange) -> str:
    if change.kind is ItemKind.FACT:
        return change.title
    return item_words(ContentItem(change.kind, change.id, change.title))


def status_words(status: ContentStatus) -> str:
    """Return which content is in use and where it came from."""
    stand = _("Stand {day}, Fassung {version}.").format(
        day=format_date(status.edition), version=status.version
    )
    if status.source == "shipped":
        return stand + " " + _("Mit dem Programm ausgeliefert.")
    day = format_date(status.installed_on) if status.installed_on else ""
    return (
        stand
        + " "
        + _("Eingespielt am {day}, unterschrieben von {signer}.").format(
            day=day, signer=status.signer
        )
    )


def problem_words(problem: str) -> str:
    """Return why an installed version is not used; empty when all is well."""
    words = {
        "damaged": _(
            "Die eingespielten Inhalte sind beschädigt. Benutzt werden die des Programms."
        ),
        "older": _("Das Programm bringt neuere Inhalte mit als eingespielt waren; sie gelten."),
        "pointer": _(
            "Nicht lesbar, welche Inhalte eingespielt sind. Benutzt werden die des Programms."
        ),
    }
    return words.get(problem, "")


def use_words(use: AffectedUse) -> str:
    """Return what a case used and why somebody should look at it again."""
    reasons = {
        "corrected": _("wurde berichtigt"),
        "law_changed": _("sagt für heute etwas anderes als damals"),
        "removed": _("gilt nicht mehr"),
        "version_unknown": _("stammt aus einer unbekannten Fassung, bitte nachsehen"),
    }
    return _("{item}, benutzt am {day}: {reason}").format(
        item=item_words(use.item), day=format_date(use.used_on), reason=reasons[use.reason]
    )
