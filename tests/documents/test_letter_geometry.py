# SPDX-License-Identifier: GPL-3.0-or-later
"""DIN 5008, measured in the finished PDF. The millimetres stand here again on purpose."""

from __future__ import annotations

import pytest

from hilft_desktop.documents.model import (
    Bullets,
    Form,
    Paragraph,
    Reference,
    Run,
    SenderBlock,
    plain,
)
from hilft_desktop.documents.pdf.render import render_pdf, window_test_page
from hilft_desktop.domain.errors import UserError
from tests.documents.paper import FOOTER, letter, lines, page_texts, signs, words_of

WINDOW_TOP = {Form.A: 27.0, Form.B: 45.0}
FOLDS = {Form.A: (87.0, 192.0), Form.B: (105.0, 210.0)}
LEFT, WIDTH, HEIGHT = 20.0, 85.0, 45.0
PUNCH = 148.5
LONG_NAME = "Gemeinnützige Wohnungsbaugenossenschaft Musterstadt-Nord eG i. L."


def in_window(sign, form):
    top = WINDOW_TOP[form]
    return sign.left >= LEFT and sign.right <= LEFT + WIDTH and touches_window(sign, top)


def touches_window(sign, top):
    return sign.bottom > top and sign.top < top + HEIGHT


def window_text(pdf, form):
    """All signs with any ink in the rectangle of the window."""
    top = WINDOW_TOP[form]
    found = [sign for sign in signs(pdf) if sign.left < LEFT + WIDTH and touches_window(sign, top)]
    assert all(in_window(sign, form) for sign in found), "ink crosses the edge of the window"
    assert all(top <= sign.top and sign.bottom <= top + HEIGHT for sign in found)
    return words_of(found)


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("form", Form)
def test_window_shows_return_line_and_address_and_nothing_else(form, large_print):
    pdf = render_pdf(letter(), form=form, large_print=large_print)
    assert window_text(pdf, form) == (
        "BeispielgruppeMusterstadt·Beispielweg3·12345Musterstadt"
        "StadtwerkeMusterstadtGmbHForderungsmanagementHauptstraße112345Musterstadt"
    )


@pytest.mark.parametrize("form", Form)
def test_address_begins_25_mm_from_the_left_below_the_zone_for_endorsements(form):
    found = signs(render_pdf(letter(), form=form))
    text = words_of(found)
    first = found[text.index("StadtwerkeMusterstadtGmbHForderung")]
    assert first.left == pytest.approx(25.0, abs=0.6)
    zone = WINDOW_TOP[form] + 17.7
    assert zone <= first.top <= zone + 2.5


@pytest.mark.parametrize("form", Form)
def test_fold_and_punch_marks_lie_at_their_millimetres(form):
    marks = [line for line in lines(render_pdf(letter(), form=form)) if line.right < 15]
    heights = sorted(round((mark.top + mark.bottom) / 2, 1) for mark in marks)
    assert heights == sorted([*FOLDS[form], PUNCH])


@pytest.mark.parametrize("form", Form)
def test_subject_stands_two_lines_below_the_window_without_the_word_betreff(form):
    found = signs(render_pdf(letter(), form=form))
    text = words_of(found)
    first = found[text.index("AngekündigteSperre")]
    below = WINDOW_TOP[form] + HEIGHT + 8.46
    assert below <= first.top <= below + 2.5
    assert "Betreff" not in text


def test_deep_information_block_pushes_the_subject_down():
    references = tuple(Reference(f"Zeichen {n}", f"Wert {n}") for n in range(14))
    found = signs(render_pdf(letter(references=references)))
    text = words_of(found)
    last_row = found[text.index("Datum")]
    subject = found[text.index("AngekündigteSperre")]
    assert last_row.bottom > 105
    assert 8.46 <= subject.top - last_row.bottom <= 12


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("form", Form)
def test_all_ink_keeps_the_margins(form, large_print):
    body = tuple(Paragraph(plain("Wort " * 120)) for _ in range(12))
    pdf = render_pdf(letter(body=body), form=form, large_print=large_print)
    assert len(page_texts(pdf)) > 1
    for page in range(len(page_texts(pdf))):
        for sign in signs(pdf, page):
            assert sign.left >= 24.5
            assert sign.right <= 190.5
            assert sign.top >= 5
            assert sign.bottom <= 290


def test_every_page_says_which_of_how_many():
    pdf = render_pdf(letter(body=tuple(Paragraph(plain("Wort " * 150)) for _ in range(15))))
    texts = page_texts(pdf)
    assert len(texts) >= 3
    for number, text in enumerate(texts, start=1):
        assert f"Seite {number} von {len(texts)}" in text


def test_every_page_carries_contact_version_and_date():
    pdf = render_pdf(letter(body=tuple(Paragraph(plain("Wort " * 150)) for _ in range(9))))
    for text in page_texts(pdf):
        assert "Telefon 0000 123456 · Vorlage 2026.1 · Stand 22.11.2026" in text


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("place", ["Garmisch-Partenkirchen", "Hellschen-Heringsand-Unterschaar"])
def test_no_place_name_is_broken_in_two(place, form, large_print):
    sender = SenderBlock("Beispielgruppe", ("Weg 1",), place=place)
    references = (Reference("Nummer der Bedarfsgemeinschaft", "12345"),)
    document = letter(sender=sender, references=references)
    text = page_texts(render_pdf(document, form=form, large_print=large_print))[0]
    assert any(f"{place}," in line for line in text.splitlines()), text


def test_a_long_return_line_takes_two_lines_before_it_is_shortened():
    address = ("bei Familie Beispielhausen, Hinterhaus", "An der alten Ziegelei 118 c", "01234 Ort")
    sender = SenderBlock("Alexandra-Katharina von Hohenmusterberg-Beispielhausen", address)
    shown = window_text(render_pdf(letter(sender=sender)), Form.B)
    assert "".join(sender.return_line.split()) in shown


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize(
    "recipient",
    [
        (LONG_NAME, LONG_NAME, "Straße 1", "12345 Musterstadt"),
        tuple(f"Zeile {n}" for n in range(9)),
        ("Ohneleerzeichen" * 8, "12345 Musterstadt"),
        (LONG_NAME, "z. Hd. " + LONG_NAME, "Abteilung " + LONG_NAME, "Straße 1", "12345 Stadt"),
    ],
)
def test_long_addresses_stay_whole_and_in_the_window(form, recipient):
    text = window_text(render_pdf(letter(recipient=recipient), form=form), form)
    assert text.endswith("".join("".join(recipient).split()))


def test_an_address_that_cannot_fit_is_refused_not_cut():
    with pytest.raises(UserError, match="letter_recipient_too_long"):
        render_pdf(letter(recipient=tuple(LONG_NAME for _ in range(12))))


@pytest.mark.parametrize("recipient", [(), ("", "  ")])
def test_a_letter_without_address_is_refused(recipient):
    with pytest.raises(UserError, match="letter_recipient_missing"):
        render_pdf(letter(recipient=recipient))


@pytest.mark.parametrize("form", Form)
def test_a_long_sender_shortens_the_return_line_but_not_the_letterhead(form):
    sender = SenderBlock(f"{LONG_NAME} {LONG_NAME}", (LONG_NAME, "12345 Musterstadt"))
    pdf = render_pdf(letter(sender=sender), form=form)
    assert window_text(pdf, form).count("…") <= 1
    head = words_of([sign for sign in signs(pdf) if sign.bottom < WINDOW_TOP[form]])
    assert head.startswith(f"{LONG_NAME}{LONG_NAME}".replace(" ", ""))


def test_a_sender_that_cannot_fit_is_refused():
    with pytest.raises(UserError, match="letter_sender_too_long"):
        render_pdf(letter(sender=SenderBlock(LONG_NAME * 60)))


@pytest.mark.parametrize("count", range(1, 44))
def test_the_signature_never_stands_alone_on_a_page(count):
    text = "\n".join(f"Zeile{n:02d}" for n in range(count))
    body = (Paragraph(plain("Absatz")), Paragraph(plain(text)))
    texts = page_texts(render_pdf(letter(body=body, enclosures=())))
    signed = next(text for text in texts if "Erika Beispiel" in text)
    assert "Mit freundlichen Grüßen" in signed
    if count >= 4:
        assert signed.count("Zeile") >= 2
        # Only what must go over the page does; the first page is not left half empty.
        assert texts[0].count("Zeile") >= min(count - 2, 25)
    assert "".join(texts).count("Zeile") == count


@pytest.mark.parametrize(
    "lead", [(Run("Unterlagen:"),), (Run("1. Unterlagen", bold=True),)], ids=["colon", "bold"]
)
def test_words_that_announce_a_list_stay_with_it(lead):
    for count in range(24, 34):
        filler = Paragraph(plain("\n".join(["Zeile"] * count)))
        body = (filler, Paragraph(lead), Bullets((plain("Bescheid"), plain("Rechnung"))))
        texts = page_texts(render_pdf(letter(body=(*body, *[Paragraph(plain("Ende"))] * 3))))
        announced = next(text for text in texts if "Unterlagen" in text)
        assert "Bescheid" in announced


def test_a_line_of_underscores_leaves_room_to_sign():
    body = (Paragraph(plain("Unterschrift:")), Paragraph(plain("_" * 30)))
    found = signs(render_pdf(letter(body=body)))
    word = found[words_of(found).index("Unterschrift:")]
    line = next(sign for sign in found if sign.text == "_")
    assert line.top - word.bottom > 9


@pytest.mark.parametrize("form", Form)
def test_the_test_page_draws_the_window_where_it_is(form):
    pdf = window_test_page(form=form, footer=FOOTER)
    boxes = [
        line for line in lines(pdf) if line.right - line.left > 80 and line.bottom - line.top > 40
    ]
    (box,) = boxes
    assert box.left == pytest.approx(LEFT, abs=0.3)
    assert box.top == pytest.approx(WINDOW_TOP[form], abs=0.3)
    assert box.right == pytest.approx(LEFT + WIDTH, abs=0.3)
    assert box.bottom == pytest.approx(WINDOW_TOP[form] + HEIGHT, abs=0.3)
    ruler = [line for line in lines(pdf) if 99 < line.right - line.left < 101.5]
    assert len(ruler) == 1
