# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and numbers that no line end may part: `§ 44`, `Abs. 1`, `12 kWh`, `SGB X`.

All three forms of a document send their text through here, so they break at the same places. A
space becomes a no-break space and nothing else happens: the length of a text stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hilft_desktop.documents.cleaning import clean, clean_line
from hilft_desktop.documents.model import Paragraph, Run, Runs, runs_text

NO_BREAK_SPACE = "\u00a0"

_NUMBER = r"(?=\d)"
_UNITS = (
    r"(?:€|EUR|Euro|Cent|%|Prozent|km|m²|qm|m|cm|mm|kWh|MWh|kW|kg|g|l|°C|Uhr"
    r"|(?:Werk|Kalender)?[Tt]age?n?|Wochen?|Monate?n?|Jahre?n?|Stunden?|Minuten?|Seiten?)"
)
_BOUND = re.compile(
    rf"(?<=§) {_NUMBER}"  # § 44
    rf"|\b(?:Abs|Art|Nr|Nrn|Kap|Rn|Rz|Ziff|Buchst|Anm|S|Az)\. (?=[\w])"  # Abs. 1, Nr. 3
    rf"|\b(?:Satz|Sätze|Absatz|Artikel|Nummer|Anlage|Seite) {_NUMBER}"  # Satz 2
    r"|(?:(?<=\d)|(?<=\d[a-z])) (?=Abs\. |Satz \d|Nr\. )"  # § 4 Abs. 6
    r"|\bSGB (?=[IVX]+\b)"  # SGB XII
    r"|(?<=\d\d) (?=\d\d)"  # a telephone number, an IBAN
    rf"|\b(?:Telefon|Tel\.|Fax|Mobil) {_NUMBER}"
    rf"|(?<=\d) (?={_UNITS}(?!\w))"  # 12 kWh, 412,50 €
    r"|(?<=\d\.) (?=(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober"
    r"|November|Dezember)\b)"  # 5. Dezember
)


def bound(text: str) -> str:
    """Return `text` with no-break spaces where a line end would part what belongs together."""
    if " " not in text or not any(sign.isdigit() or sign in "§." or sign == "S" for sign in text):
        return text
    return _BOUND.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), text)


def typeset(text: str) -> str:
    """Return `text` as it stands on paper: cleaned and bound, line feeds kept."""
    return bound(clean(text))


def typeset_line(text: str) -> str:
    """Return `text` as it stands on paper, on one line."""
    return bound(clean_line(text))


def typeset_runs(runs: Sequence[Run]) -> Runs:
    """Return `runs` as they stand on paper; what belongs together may lie in two of them."""
    cleaned = [Run(clean(run.text), run.bold) for run in runs]
    whole = bound("".join(run.text for run in cleaned))
    result: list[Run] = []
    start = 0
    for run in cleaned:
        end = start + len(run.text)
        result.append(Run(whole[start:end], run.bold))
        start = end
    return tuple(result)


def announces(block: Paragraph) -> bool:
    """Tell whether a paragraph announces what follows and must not be parted from it."""
    ends_open = runs_text(block.runs).rstrip().endswith(":")
    return ends_open or all(run.bold for run in block.runs if run.text.strip())
