# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens every letter's ODT in LibreOffice and measures what comes out: same words, same window.

``python packaging/odt_check.py [--letter ID ...] [--keep DIR]`` converts the ODT of each letter, in
form A and B, to PDF without a window, and compares it with our own PDF: every paragraph is there,
the address stands in the window and nothing else does, address and subject begin at the same
millimetre. It needs LibreOffice (Debian: ``apt install libreoffice-writer-nogui``) and is no test;
what can be said without LibreOffice is measured in ``tests/documents/test_odt_structure.py``.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.documents.model import Footer, Form, Letter
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.page import geometry
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.template import LetterFrame, compose
from hilft_desktop.documents.text import render_text
from tests.documents.paper import Sign, page_texts, signs, squeezed, words_of

DAY = date(2026, 11, 22)
FOOTER = Footer("Vorlage test", DAY, "Telefon 0000 000001")
_RUNNING = re.compile(r"Seite\d+von\d+|Telefon0000000001·Vorlagetest·Stand22\.11\.2026")
_PAPER_ONLY = re.compile(r"_{3,}|\[[x ]\]|•|- - - - -")
"""What a form draws in its own way: lines to write on, boxes, bullets, the cut."""
_NUMBERS = re.compile(r"^\d+\. ", re.MULTILINE)
_NEAR = 1.0  # millimetres that address and subject may be apart
_MISSING = "LibreOffice fehlt. Unter Debian: apt install libreoffice-writer-nogui"


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter in one form, to be converted."""

    name: str
    letter: Letter
    form: Form


def main() -> int:
    """Check the letters; status 1 when one differs, 2 when LibreOffice is missing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--letter", nargs="*", default=())
    options.add_argument("--keep", type=Path, help="folder for the converted files")
    args = options.parse_args()
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print(_MISSING, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = args.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        papers = list(_papers(tuple(args.letter)))
        _convert(office, folder, papers)
        faults = 0
        for paper in papers:
            found = list(_faults(paper, (folder / f"{paper.name}.pdf").read_bytes()))
            faults += len(found)
            print(f"{paper.name}: {'; '.join(found) or 'gleich'}")
    print(f"{len(papers)} Schreiben umgewandelt, {faults} Abweichungen")
    return 1 if faults else 0


def _papers(wanted: tuple[str, ...]) -> Iterator[Paper]:
    library = ContentLibrary.load()
    frame = LetterFrame(
        DAY, FOOTER, lambda fact, key, form: library.facts.text(fact, DAY, key, form)
    )
    for template in library.letters(DAY):
        if wanted and template.id not in wanted:
            continue
        letter = compose(template, {f.name: f.example for f in template.fields}, frame)
        for form in Form:
            yield Paper(f"{template.id}-{form.value}", letter, form)


def _convert(office: str, folder: Path, papers: list[Paper]) -> None:
    for paper in papers:
        (folder / f"{paper.name}.odt").write_bytes(render_odt(paper.letter, form=paper.form))
    sources = [str(folder / f"{paper.name}.odt") for paper in papers]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, *sources],
        check=True,
        capture_output=True,
        timeout=600,
        env={**os.environ, "FONTCONFIG_FILE": str(_font_config(folder))},
    )


def _font_config(folder: Path) -> Path:
    """Let LibreOffice find the type of our PDFs, so that lines can be compared."""
    folders: list[str] = []
    for package in ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic"):
        found = find_spec(package)
        folders += list(found.submodule_search_locations or ()) if found else []
    lines = "".join(f"<dir>{path}</dir>" for path in [*folders, "/usr/share/fonts"])
    config = folder / "fonts.conf"
    config.write_text(
        f"<fontconfig>{lines}<cachedir>{folder / 'fontcache'}</cachedir></fontconfig>", "utf-8"
    )
    return config


def _faults(paper: Paper, converted: bytes) -> Iterator[str]:
    ours = render_pdf(paper.letter, form=paper.form)
    yield from _lost_words(paper.letter, converted)
    if len(page_texts(ours)) != len(page_texts(converted)):
        yield f"{len(page_texts(converted))} statt {len(page_texts(ours))} Seiten"
    if paper.letter.as_sheet:
        return
    expected, found = _in_window(ours, paper.form), _in_window(converted, paper.form)
    if words_of(expected).rstrip("…") not in words_of(found):
        yield f"im Fenster steht „{words_of(found)}“"
    yield from _moved("Anschrift", _first(expected, paper.letter.recipient[0]), found)
    yield from _moved("Betreff", _first(signs(ours), paper.letter.subject), signs(converted))


def _lost_words(letter: Letter, converted: bytes) -> Iterator[str]:
    pages = [_RUNNING.split(squeezed(text), maxsplit=1) for text in page_texts(converted)]
    # The frames of the first page are drawn after its foot; what flows goes on on the next page.
    said = "".join(page[0] for page in pages) + "".join("".join(page[1:]) for page in pages)
    said = _PAPER_ONLY.sub("", _RUNNING.sub("", said)).replace("•", "")
    for part in render_text(letter).split("\n"):
        wanted = squeezed(_NUMBERS.sub("", _PAPER_ONLY.sub("", part)))
        if wanted and not _RUNNING.search(wanted) and wanted not in said:
            yield f"fehlt: „{part[:50]}“"


def _in_window(pdf: bytes, form: Form) -> list[Sign]:
    window = geometry(form).address_field
    return [
        sign
        for sign in signs(pdf)
        if sign.left < window.right and sign.bottom > window.top and sign.top < window.bottom
    ]


def _first(found: list[Sign], words: str) -> tuple[str, Sign]:
    start = squeezed(words)[:12]
    return start, found[squeezed_index(found, start)]


def squeezed_index(found: list[Sign], words: str) -> int:
    """Return where `words` begin in `found`, both without what `squeezed` leaves out."""
    kept = [index for index, sign in enumerate(found) if squeezed(sign.text)]
    return kept["".join(found[index].text for index in kept).index(words)]


def _moved(what: str, expected: tuple[str, Sign], found: list[Sign]) -> Iterator[str]:
    words, ours = expected
    try:
        theirs = found[squeezed_index(found, words)]
    except ValueError:
        yield f"{what} nicht gefunden"
        return
    right, down = theirs.left - ours.left, theirs.bottom - ours.bottom
    if abs(right) > _NEAR or abs(down) > _NEAR:
        yield f"{what} um {right:+.1f}/{down:+.1f} mm verschoben"


if __name__ == "__main__":
    sys.exit(main())
