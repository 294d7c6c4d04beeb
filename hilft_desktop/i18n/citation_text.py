# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for where a statement comes from and how long it counts as checked."""

from __future__ import annotations

import re

from hilft_desktop.domain.guide import Citation, GuidePage, Term
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date


def validity_text(citation: Citation) -> str:
    """Return since when and until when the statement holds, in words."""
    if citation.valid_from and citation.valid_to:
        return _("gilt vom {start} bis {end}").format(
            start=format_date(citation.valid_from), end=format_date(citation.valid_to)
        )
    if citation.valid_from:
        return _("gilt seit {start}").format(start=format_date(citation.valid_from))
    if citation.valid_to:
        return _("gilt bis {end}").format(end=format_date(citation.valid_to))
    return _("Beginn der Geltung nicht erfasst")


def citation_text(citation: Citation) -> str:
    """Return citation, validity and checks as one line."""
    checked = _("geprüft {day}").format(day=format_date(citation.checked_on))
    due = _("nächste Prüfung {day}") if not citation.overdue else _("Prüfung überfällig seit {day}")
    parts = [
        citation.citation,
        validity_text(citation),
        checked,
        due.format(day=format_date(citation.next_check)),
    ]
    if citation.uncertain:
        parts.append(_("noch nicht gesichert"))
    return " · ".join(parts)


def page_state_text(page: GuidePage) -> str:
    """Return version, working date and checks of a page as one line."""
    words = _(
        "Fassung {version} · Rechtsstand {on} · geprüft {checked} · nächste Prüfung {due}"
    ).format(
        version=page.version,
        on=format_date(page.working_date),
        checked=format_date(page.checked_on),
        due=format_date(page.next_check),
    )
    if page.confirmed is None:
        return words
    return words + _(" · von {initials} am {day} bestätigt").format(
        initials=page.confirmed.initials, day=format_date(page.confirmed.confirmed_on)
    )


def with_citations(text: str, page: GuidePage) -> str:
    """Return a passage to be pasted elsewhere, with its citations and where it was read."""
    numbers = dict.fromkeys(int(found) for found in re.findall(r"\[(\d+)\]", text))
    lines = [
        text.strip(),
        "",
        *(
            f"[{number}] {citation_text(page.citations[number - 1])}"
            for number in numbers
            if 1 <= number <= len(page.citations)
        ),
    ]
    lines.append(_("Aus: Leitfaden „{title}“").format(title=page.title))
    lines.append(page_state_text(page))
    return "\n".join(lines)


def term_text(term: Term) -> str:
    """Return a word of the field with its explanation as one line."""
    head = f"{term.term} ({term.long})" if term.long else term.term
    return f"{head}: {term.text}"
