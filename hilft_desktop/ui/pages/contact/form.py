# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a contact, in the order in which a conversation is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    Grievance,
    Household,
    Language,
    Outcome,
    Topic,
)
from hilft_desktop.domain.contacts import NOTE_LIMIT, PLACE_LIMIT, NewContact
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.money import Euros
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import choices
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.money_field import MoneyField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.text_area import TextArea

T = TypeVar("T")


class ContactForm(QWidget):
    """Asks what was said and presumes nothing: only day, place and way of contact are kept.

    ``read`` says every fault beside its field and leaves what was typed where it is.
    """

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._make_editors()
        self.rows = self._make_rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.L)
        for name, row in self.rows.items():
            if name == "claimed":
                column.addWidget(self._money_group())
            elif name not in {"conceded", "received"}:
                column.addWidget(row)
        self._topic.chosen.connect(lambda: self._topics.set_off(self._topic.code()))
        self._blank = self.serialise()

    # -- what the page asks ---------------------------------------------------------------------

    def read(self) -> NewContact:
        """Return the contact; raises ``FormErrors`` after saying each fault beside its field."""
        faults: list[UserError] = []

        def take(name: str, read: Callable[[], T | None]) -> T | None:
            try:
                return read()
            except UserError as error:
                faults.append(type(error)(error.code, field=name, **error.params))
                return None

        day = take("date", self._date.day)
        if day is None and not faults:
            faults.append(UserError("contact_date_missing", field="date"))
        for name, group in (
            ("channel", self._channel),
            ("topic", self._topic),
            ("outcome", self._outcome),
        ):
            if group.code() is None:
                faults.append(UserError(f"contact_{name}_missing", field=name))
        euros = Euros(
            claimed=take("claimed", self._claimed.cents),
            conceded=take("conceded", self._conceded.cents),
            received=take("received", self._received.cents),
        )
        if faults:
            error = FormErrors(faults=tuple(faults))
            show_faults(self.rows, error)
            raise error
        clear_faults(self.rows)
        return NewContact(
            date=day or self._today,
            channel=Channel(self._channel.code() or ""),
            topic=Topic(self._topic.code() or ""),
            topics=tuple(Topic(code) for code in self._topics.codes()),
            age_band=AgeBand(self._age.code() or AgeBand.UNKNOWN),
            household=Household(self._household.code() or Household.OTHER),
            outcome=Outcome(self._outcome.code() or ""),
            language=self._language.code() or Language.UNKNOWN,
            euros=euros,
            note=self._note.value,
            place=self._place.value,
            grievance=self._grievance.code() or Grievance.NONE,
        )

    def clear(self, *, keep_topic: bool) -> None:
        """Empty the form for the next contact; day, place and way of contact stay."""
        kept = {"date": self._date.text, "place": self._place.text()}
        kept["channel"] = self._channel.code() or ""
        topic = self._topic.code() if keep_topic else None
        self._fill({**kept, "topic": topic or ""})
        clear_faults(self.rows)
        self._blank = self.serialise()

    def focus_first_gap(self) -> None:
        """Put the cursor on the first question that nobody answered yet."""
        for name, group in (
            ("channel", self._channel),
            ("topic", self._topic),
            ("age_band", self._age),
        ):
            if group.code() is None:
                self.rows[name].target.setFocus()
                return
        self._household.setFocus()

    def draft(self) -> str:
        """Return the form as text worth keeping, empty when nothing was entered."""
        text = self.serialise()
        return "" if text == self._blank else text

    def serialise(self) -> str:
        """Return everything typed and chosen, right or wrong, as JSON."""
        state: dict[str, object] = {
            "date": self._date.text,
            "place": self._place.text(),
            "channel": self._channel.code() or "",
            "topic": self._topic.code() or "",
            "topics": list(self._topics.codes()),
            "age_band": self._age.code() or "",
            "household": self._household.code() or "",
            "language": self._language.code() or "",
            "outcome": self._outcome.code() or "",
            "grievance": self._grievance.code() or "",
            "claimed": self._claimed.text,
            "conceded": self._conceded.text,
            "received": self._received.text,
            "note": self._note.toPlainText(),
        }
        return json.dumps(state, ensure_ascii=False, sort_keys=True)

    def restore(self, text: str) -> None:
        """Put a draft back; a draft of an older version fills what it knows."""
        try:
            state = json.loads(text)
        except ValueError:
            return
        if isinstance(state, dict):
            self._fill(state)
            self.edited.emit()

    # -- inside ---------------------------------------------------------------------------------

    def _fill(self, state: dict[str, object]) -> None:
        def text(name: str) -> str:
            value = state.get(name, "")
            return value if isinstance(value, str) else ""

        self._date.set_text(text("date"))
        self._place.setText(text("place"))
        for name, group in self._groups.items():
            value = state.get(name, "")
            group.choose(value if isinstance(value, list) else (text(name),))
        self._topics.set_off(self._topic.code())
        language = text("language")
        self._language.set_code(Language(language) if language in set(Language) else None)
        self._grievance.set_text_code(text("grievance"))
        self._claimed.set_text(text("claimed"))
        self._conceded.set_text(text("conceded"))
        self._received.set_text(text("received"))
        self._note.setPlainText(text("note"))

    def _make_editors(self) -> None:
        self._date = DateField(self._today, self._today)
        self._place = LineField(limit=PLACE_LIMIT)
        self._channel = ChoiceButtons(choices(Channel))
        self._topic = ChoiceButtons(choices(Topic))
        self._topics = ChoiceButtons(choices(Topic), several=True)
        self._age = ChoiceButtons(choices(AgeBand))
        self._household = ChoiceButtons(choices(Household))
        self._language = CodeCombo(Language)
        self._language.setMaximumWidth(metrics.FORM_WIDTH // 2)
        self._outcome = ChoiceButtons(choices(Outcome))
        self._grievance: CodeCombo[Grievance] = CodeCombo(Grievance)
        self._claimed, self._conceded, self._received = MoneyField(), MoneyField(), MoneyField()
        self._note = TextArea(lines=3, limit=NOTE_LIMIT)
        self._groups = {
            "channel": self._channel,
            "topic": self._topic,
            "topics": self._topics,
            "age_band": self._age,
            "household": self._household,
            "outcome": self._outcome,
        }
        for group in self._groups.values():
            group.chosen.connect(self.edited)
        for money in (self._claimed, self._conceded, self._received):
            money.amount_changed.connect(self.edited)
        self._date.day_changed.connect(self.edited)
        self._place.textChanged.connect(lambda _text: self.edited.emit())
        for combo in (self._language, self._grievance):
            combo.code_changed.connect(self.edited)
        self._note.textChanged.connect(self.edited)

    def _make_rows(self) -> dict[str, FieldRow]:
        unknown = _("Nicht gefragt? Dann einfach offen lassen.")
        return {
            "date": FieldRow(_("Tag"), self._date, required=True),
            "place": FieldRow(_("Ort"), self._place, _("Zum Beispiel Marktplatz oder Büro.")),
            "channel": FieldRow(_("Art des Kontakts"), self._channel, required=True),
            "topic": FieldRow(_("Hauptthema"), self._topic, required=True),
            "topics": FieldRow(_("Weitere Themen"), self._topics),
            "age_band": FieldRow(_("Alter"), self._age, unknown),
            "household": FieldRow(
                _("Haushalt"), self._household, _("Ohne Angabe zählt „anderer Haushalt“.")
            ),
            "language": FieldRow(_("Sprache"), self._language, unknown),
            "outcome": FieldRow(_("Ergebnis des Gesprächs"), self._outcome, required=True),
            "grievance": FieldRow(
                _("Was lief allgemein schief? (freiwillig)"),
                self._grievance,
                _(
                    "Sagt nichts über die Person. Damit lässt sich im Rat belegen, was oft "
                    "schiefgeht, wenn die Gruppe es mitzählt (Einstellungen). Das eine nehmen, "
                    "das am schwersten wog."
                ),
            ),
            "claimed": FieldRow(_("gefordert"), self._claimed),
            "conceded": FieldRow(_("zugesagt"), self._conceded),
            "received": FieldRow(_("erhalten"), self._received),
            "note": FieldRow(
                _("Kurze Notiz"),
                self._note,
                _("Keine Namen, keine Adressen, keine Aktenzeichen: die Notiz ist anonym."),
            ),
        }

    def _money_group(self) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.XS)
        column.addWidget(PlainLabel(_("Hilfe in Euro"), "label"))
        line = QHBoxLayout()
        line.setSpacing(metrics.L)
        for name in ("claimed", "conceded", "received"):
            line.addWidget(self.rows[name], 1)
        column.addLayout(line)
        column.addWidget(
            PlainLabel(
                _("Zugesagt ist noch nicht erhalten: in die Zahlen geht nur, was angekommen ist."),
                "muted",
                wrap=True,
            )
        )
        return group
