# SPDX-License-Identifier: GPL-3.0-or-later
"""The wording of a letter as one value: taken out, edited, kept in the vault, put back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from hilft_desktop.documents.markup import parse, unparse
from hilft_desktop.documents.model import Block, Letter, TextBlock
from hilft_desktop.domain.errors import MachineError

_FORMAT = 1
_TEXTS = ("subject", "salutation", "body", "closing")


@dataclass(frozen=True, slots=True)
class LetterText:
    """What a person may reword before printing; `body` is in the form of `markup`."""

    subject: str
    salutation: str
    body: str
    closing: str
    enclosures: tuple[str, ...] = ()

    @classmethod
    def of(cls, letter: Letter) -> LetterText:
        """Return the wording of a letter; blocks that nobody can type are not part of it."""
        return cls(
            subject=letter.subject,
            salutation=letter.salutation,
            body=unparse(block for block in letter.body if isinstance(block, TextBlock)),
            closing=letter.closing,
            enclosures=letter.enclosures,
        )

    def apply(self, letter: Letter) -> Letter:
        """Return `letter` in these words; its other blocks follow the text in their order."""
        kept: tuple[Block, ...] = tuple(
            block for block in letter.body if not isinstance(block, TextBlock)
        )
        return replace(
            letter,
            subject=self.subject,
            salutation=self.salutation,
            body=(*parse(self.body), *kept),
            closing=self.closing,
            enclosures=self.enclosures,
        )

    def to_json(self) -> str:
        """Return the wording as JSON text."""
        content = {name: getattr(self, name) for name in _TEXTS}
        return json.dumps(
            {"format": _FORMAT, **content, "enclosures": list(self.enclosures)}, ensure_ascii=False
        )

    @classmethod
    def from_json(cls, text: str) -> LetterText:
        """Return the wording kept by `to_json`; raises `MachineError("letter_text_unreadable")`."""
        try:
            content = json.loads(text)
        except ValueError as error:
            raise MachineError("letter_text_unreadable") from error
        if not _is_wording(content):
            raise MachineError("letter_text_unreadable")
        return cls(
            **{name: content[name] for name in _TEXTS}, enclosures=tuple(content["enclosures"])
        )


def _is_wording(content: object) -> bool:
    return (
        isinstance(content, dict)
        and content.get("format") == _FORMAT
        and set(content) == {"format", *_TEXTS, "enclosures"}
        and all(isinstance(content[name], str) for name in _TEXTS)
        and isinstance(content["enclosures"], list)
        and all(isinstance(entry, str) for entry in content["enclosures"])
    )
