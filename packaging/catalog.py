# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects the program's texts for translators into ``resources/locale/hilft.pot``.

    python packaging/catalog.py            write the file
    python packaging/catalog.py --check    fail if the file is not what would be written

The same sources give the same bytes: no date, no line numbers, sorted by text.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "resources" / "locale" / "hilft.pot"
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def collect() -> bytes:
    """Return the template as it should be."""
    catalogue = Catalog(project="hilft desktop", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        str(ROOT / "hilft_desktop"),
        method_map=[("**.py", "python")],
        options_map={"**.py": {"encoding": "utf-8"}},
        keywords=KEYWORDS,
        comment_tags=["Für Übersetzer:"],
    )
    for filename, line, message, comments, context in sorted(found, key=lambda f: f[:2]):
        place = [(f"hilft_desktop/{Path(filename).as_posix()}", line)]
        catalogue.add(message, locations=place, auto_comments=comments, context=context)
    buffer = io.BytesIO()
    write_po(buffer, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=99)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return header.encode() + buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Write or compare the template."""
    wanted = collect()
    if "--check" in arguments:
        if TEMPLATE.exists() and TEMPLATE.read_bytes() == wanted:
            return 0
        print("resources/locale/hilft.pot is stale: run python3 packaging/dev.py catalog")
        return 1
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(wanted)
    print(f"{wanted.count(b'msgid ') - 1} texts in {TEMPLATE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
