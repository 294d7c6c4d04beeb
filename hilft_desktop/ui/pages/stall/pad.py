# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the stall: topic, outcome, age, household, and a known person if there is one."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hilft_desktop.domain.codes import AgeBand, Channel, Household, Outcome, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.stall_keys import AGE_KEYS, HOUSEHOLD_KEYS, OUTCOME_KEYS, TOPIC_KEYS
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.stall_words import short_label
from hilft_desktop.services.stall_rows import StallEntry
from hilft_desktop.ui.pages.stall.key_group import KeyGroup
from hilft_desktop.ui.pages.stall.known_person import KnownPerson
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.captioned import Captioned

_TOPIC_HEIGHT = 54
_TOPICS_HIGHEST = 420
Code = TypeVar("Code", bound=StrEnum)


class StallPad(QWidget):
    """Takes what was said and presumes nothing: without a topic there is no entry."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = {
            "topic": _topics(),
            "outcome": _group(_("Ergebnis"), OUTCOME_KEYS),
            "age_band": _group(_("Alter"), AGE_KEYS),
            "household": _group(_("Haushalt"), HOUSEHOLD_KEYS),
        }
        self.known = KnownPerson()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        # What the screen has to spare makes the topics larger: they are pressed most.
        column.addWidget(self._groups["topic"], 1)
        self._captioned = [
            Captioned(words, self._groups[name])
            for name, words in (
                ("outcome", _("Ergebnis")),
                ("age_band", _("Alter")),
                ("household", _("Haushalt")),
            )
        ]
        for row in self._captioned:
            column.addWidget(row)
        column.addWidget(self.known)
        for group in self._groups.values():
            group.chosen.connect(self.changed)
        self.known.field.textEdited.connect(self.changed)

    def press(self, sign: str) -> bool:
        """Press the key with this sign; tell whether there is one."""
        return any(group.press(sign) for group in self._groups.values())

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show on the topics how often each was counted today."""
        self._groups["topic"].set_counts(counts)

    def group(self, name: str) -> KeyGroup:
        """Return the keys of a question: topic, outcome, age_band, household."""
        return self._groups[name]

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was said yet."""
        return not any(self.state().values())

    def entry(self, day: date, place: str) -> StallEntry:
        """Return what was said as a new entry; raises ``UserError("stall_topic_missing")``."""
        code = {name: group.code() for name, group in self._groups.items()}
        if not code["topic"]:
            raise UserError("stall_topic_missing", field="topic")
        new = NewContact(
            date=day,
            channel=Channel.STALL,
            topic=Topic(code["topic"]),
            outcome=Outcome(code["outcome"] or Outcome.INFORMATION),
            age_band=AgeBand(code["age_band"] or AgeBand.UNKNOWN),
            household=Household(code["household"] or Household.OTHER),
            place=place,
        )
        return StallEntry(secrets.token_hex(8), new, self.known.pseudonym)

    def clear(self, *, keep_topic: bool = False) -> None:
        """Take back everything that was said, or everything but the topic."""
        for name, group in self._groups.items():
            if name != "topic" or not keep_topic:
                group.choose("")
        self.known.empty()
        self.changed.emit()

    def state(self) -> dict[str, str]:
        """Return what is chosen and typed, for the draft."""
        chosen = {name: group.code() for name, group in self._groups.items()}
        return {**chosen, "pseudonym": self.known.pseudonym}

    def restore(self, state: Mapping[str, object]) -> None:
        """Put back what a draft or an entry holds."""
        for name, group in self._groups.items():
            value = state.get(name)
            group.choose(value if isinstance(value, str) else "")
        pseudonym = state.get("pseudonym")
        if isinstance(pseudonym, str) and pseudonym:
            self.known.open_up(pseudonym)
        self.changed.emit()


def _topics() -> KeyGroup:
    options = [(str(code), sign, label(code)) for code, sign in TOPIC_KEYS.items()]
    group = KeyGroup(_("Thema"), options, columns=4, height=_TOPIC_HEIGHT, counted=True)
    policy = group.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Expanding)
    group.setSizePolicy(policy)
    group.setMaximumHeight(_TOPICS_HIGHEST)
    return group


def _group(question: str, keys: Mapping[Code, str]) -> KeyGroup:
    options = [(str(code), sign, short_label(code)) for code, sign in keys.items()]
    return KeyGroup(question, options, columns=5, height=metrics.TOUCH)
