# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run of erasing took, in words: after the start and on the page on data protection."""

from __future__ import annotations

from hilft_desktop.domain.privacy import RetentionKind
from hilft_desktop.i18n.privacy_labels import erased_words
from hilft_desktop.services.privacy_rows import RetentionResult

_BOOK = {
    RetentionKind.IDENTITY: "identity",
    RetentionKind.CASE: "case",
    RetentionKind.ATTACHMENT: "attachment",
    RetentionKind.CONTACT_NOTE: "contact_note",
    RetentionKind.DRAFT: "draft",
}


def result_words(result: RetentionResult) -> str:
    """Return what a run erased, as a list; empty if it was nothing."""
    parts = [erased_words(_BOOK[kind], count) for kind, count in result.erased.items() if count]
    if result.persons:
        parts.append(erased_words("person", result.persons))
    return ", ".join(parts)
