# SPDX-License-Identifier: GPL-3.0-or-later
"""Program text. German is the source; a catalogue may put other words in its place.

``_`` speaks at the moment of use. Text that stands in a table at import time is marked with
``N_`` and spoken later: ``_(LABELS[code])``.
"""

from __future__ import annotations

import gettext
import re
from pathlib import Path

SOURCE_LANGUAGE = "de"
PSEUDO_LANGUAGE = "qps"

_active: gettext.NullTranslations = gettext.NullTranslations()


def _(message: str) -> str:
    """Return the text in the language of the program."""
    return _active.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the singular or plural text for a number; ``{n}`` is still to be filled in."""
    return _active.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """Return the text for a word that means different things in different places."""
    return _active.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802  (the name gettext tools look for)
    """Mark a text for the catalogue and return it unchanged."""
    return message


def use_language(language: str, folder: Path | None = None) -> None:
    """Speak another language from now on: ``de``, the pseudo-language ``qps``, or a catalogue.

    Catalogues are ``<folder>/<language>.po``. Raises ``FileNotFoundError`` if there is none, and
    Babel's ``PoFileError`` for a broken one: half a language is worse than the source.
    """
    global _active  # noqa: PLW0603  (one voice per process, set once at start)
    if language == SOURCE_LANGUAGE:
        _active = gettext.NullTranslations()
    elif language == PSEUDO_LANGUAGE:
        _active = PseudoTranslations()
    elif folder is None:
        raise FileNotFoundError(f"{language}.po")
    else:
        _active = _read_catalogue(folder / f"{language}.po", language)


def _read_catalogue(path: Path, language: str) -> gettext.GNUTranslations:
    # Read from the text form: no compiled file can be older than its source. Imported late,
    # because a German program never needs it.
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as source:
        catalogue = read_po(source, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


_KEEP = re.compile(r"(\{[^{}]*\}|%\([a-z_]+\)[a-z]|%[sd%]|<[^>]+>|&[a-z]+;)")
_STRETCH = str.maketrans("aouAOUei", "äöüÄÖÜëï")


class PseudoTranslations(gettext.NullTranslations):
    """Makes every text a third longer and full of umlauts, to find what is cut off or untranslated.

    Placeholders and markup survive; brackets at both ends show whether a text is complete.
    """

    def gettext(self, message: str) -> str:
        if not message:
            return message
        parts = _KEEP.split(message)
        stretched = "".join(
            part if index % 2 else part.translate(_STRETCH) for index, part in enumerate(parts)
        )
        filler = "Überlänge ß " * (len(message) // 36 + 1)
        return f"[{stretched} {filler[: max(2, len(message) // 3)].strip()}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return self.gettext(message)
