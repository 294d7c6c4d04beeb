# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the printed bytes."""

from __future__ import annotations

import sys
import threading

import pytest

from hilft_desktop.documents import preview
from hilft_desktop.documents.model import PageBreak, Paragraph, Sheet, plain
from hilft_desktop.documents.pdf import render
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.preview import page_count, page_images
from tests.documents.paper import FOOTER, letter


def test_pictures_have_the_size_of_the_paper():
    (image,) = page_images(render_pdf(letter()), dpi=254)
    assert (image.width, image.height) == pytest.approx((2100, 2970), abs=2)
    assert image.stride >= image.width * 3
    assert len(image.rgb) == image.stride * image.height


def test_paper_is_white_and_ink_is_black():
    (image,) = page_images(render_pdf(letter()), dpi=72)
    assert image.rgb[:3] == b"\xff\xff\xff"
    assert min(image.rgb) < 80
    grey = all(
        image.rgb[start] == image.rgb[start + 1] == image.rgb[start + 2]
        for start in range(0, image.width * 3 * 100, 3)
    )
    assert grey, "a letter is printed in black only"


def test_every_page_is_there():
    pdf = render_pdf(
        Sheet("T", (Paragraph(plain("a")), PageBreak(), Paragraph(plain("b"))), FOOTER)
    )
    assert page_count(pdf) == len(page_images(pdf, dpi=30)) == 2


@pytest.fixture
def impatient_threads():
    """Threads that take turns a thousand times as often as usual."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_threads_do_not_disturb_each_other(impatient_threads):
    documents = [letter(subject=f"Brief {n}", signature_name="Łşğ" * n) for n in range(6)]
    alone = [render_pdf(document) for document in documents]
    together = {}

    def work(number):
        pdf = render_pdf(documents[number])
        together[number] = (pdf, page_images(pdf, dpi=40))
        together[number] = (render_pdf(documents[number]), page_images(pdf, dpi=40))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[number][0] for number in range(6)] == alone


@pytest.mark.parametrize("what", ["writing", "drawing"])
def test_one_document_is_worked_on_at_a_time(what):
    """Neither ReportLab's fonts nor PDFium are made for two threads at once."""
    pdf = render_pdf(letter())
    lock = {"writing": render.writing, "drawing": preview.drawing}[what]
    work = {"writing": lambda: render_pdf(letter()), "drawing": lambda: page_images(pdf, dpi=20)}
    done = threading.Event()

    def run():
        work[what]()
        done.set()

    thread = threading.Thread(target=run)
    with lock:
        thread.start()
        assert not done.wait(0.5), "went on although somebody else was at it"
    thread.join()
    assert done.is_set()
