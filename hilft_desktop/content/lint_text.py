# SPDX-License-Identifier: GPL-3.0-or-later
"""What is checked in every German sentence: no typed figures, short sentences, known words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

MAX_WORDS = 25
"""Longest sentence in words; people read this at a stall."""

_UNITS = (
    r"(?:€|EUR|Euro|%|Prozent|(?:Werk|Geschäfts)?[Tt]age?n?|Wochen?|Monate?n?|Stunden?|Jahre?n?"
    r"|Monatsabschläge?n?)"
)
_NUMBER_WORDS = (
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|vierzehn|achtzehn|zwanzig|dreißig"
)
_TYPED_FIGURE = re.compile(
    rf"(?:\b\d[\d.,]*|\b(?:{_NUMBER_WORDS}))[\s\u00a0-]*{_UNITS}(?!\w)", re.IGNORECASE
)
_TYPED_PHONE = re.compile(r"\b0\d{2,5}[ /-]?\d[\d /-]{3,}|\b116[ ]?\d{3}\b")
_PARAGRAPH = re.compile(r"§")
_SENTENCE_END = re.compile(r"[.!?](?:[\s\u00a0“”\"')\]]+|$)")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_INLINE_REFERENCE = re.compile(r"\{(?:fact|cite):[^{}]*\}|\{praxis\}")

Finding = tuple[str, str]
"""Code and advice."""


def prose_findings(text: str, known_terms: Collection[str], *, cited: bool) -> Iterator[Finding]:
    """Return what is wrong with a text as written; ``cited`` tells that a citation stands by it."""
    bare = _INLINE_REFERENCE.sub(" ", text)
    yield from figure_findings(bare)
    if _PARAGRAPH.search(bare) and not cited:
        yield "paragraph_uncited", "Ein Paragraf im Text braucht einen Beleg {cite:…} daneben."
    yield from sentence_findings(bare)
    yield from term_findings(bare, known_terms)


def figure_findings(text: str) -> Iterator[Finding]:
    """Return figures that are typed instead of referred to."""
    for found in _TYPED_FIGURE.finditer(text):
        yield (
            "figure_typed",
            f"„{found[0].strip()}“ ist getippt; bitte als {{fact:…}} aus den Fakten holen.",
        )
    for found in _TYPED_PHONE.finditer(text):
        yield (
            "figure_typed",
            f"Die Rufnummer „{found[0].strip()}“ bitte als {{fact:…}} aus den Fakten holen.",
        )


def sentence_findings(text: str) -> Iterator[Finding]:
    """Return sentences that are too long."""
    for sentence in _SENTENCE_END.split(text):
        count = len(_WORD.findall(sentence))
        if count > MAX_WORDS:
            start = " ".join(sentence.split()[:6])
            yield (
                "sentence_long",
                f"Der Satz „{start} …“ hat {count} Wörter; bitte teilen (höchstens {MAX_WORDS}).",
            )


def term_findings(text: str, known_terms: Collection[str]) -> Iterator[Finding]:
    """Return abbreviations the glossary does not explain.

    Without any glossary its absence is the one fault to mend, not each word of each text.
    """
    if not known_terms:
        return
    for word in dict.fromkeys(re.findall(r"[^\W\d_]+", text)):
        if sum(sign.isupper() for sign in word) >= 2 and word not in known_terms:
            yield (
                "abbreviation_unexplained",
                f"„{word}“ steht nicht im Glossar; bitte dort erklären oder ausschreiben.",
            )
