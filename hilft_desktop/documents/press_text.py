# SPDX-License-Identifier: GPL-3.0-or-later
"""Text blocks about published numbers as plain text to copy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hilft_desktop.documents.template_run import TemplateRun
from hilft_desktop.documents.text import block_text
from hilft_desktop.domain.errors import MachineError


def press_text(title: str, when: str, text: str, values: Mapping[str, Any]) -> str:
    """Return a filled text, paragraphs parted by blank lines; empty if its condition fails.

    Numbers come as they are to be printed. Raises ``MachineError("letter_template_broken")`` for
    a template that asks for what nobody gave; the content check finds that before it ships.
    """

    def broken(name: str) -> Exception:
        del name
        return MachineError("letter_template_broken", letter=title)

    def no_fact(fact_id: str, key: str, form: str) -> str:
        del fact_id, key, form
        raise broken("fact")

    run = TemplateRun(title, values, no_fact, broken)
    return "\n\n".join(block_text(block) for block in run.blocks(((when, text),)))
