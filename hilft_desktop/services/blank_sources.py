# SPDX-License-Identifier: GPL-3.0-or-later
"""Blanks that follow from what the screen itself is made of: letters, deadlines, checklists.

Nobody writes these down a second time, so they cannot ask anything else than the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from hilft_desktop.domain.blank_forms import (
    BlankField,
    BlankForm,
    BlankGroup,
    BlankKind,
    BlankOption,
    BlankSection,
    Vocabulary,
)
from hilft_desktop.domain.casework import (
    AmountKind,
    CollectiveKind,
    Means,
    MemberAge,
    ReadsGerman,
    Relation,
)
from hilft_desktop.domain.checklists import Checklist, Condition, Question, QuestionKind
from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    ConsentPurpose,
    FlagKind,
    Grievance,
    Household,
    Outcome,
    Topic,
)
from hilft_desktop.domain.deadlines import (
    DeadlineInput,
    DeadlineKindInfo,
    Need,
    RemedyNotice,
)
from hilft_desktop.domain.deadlines import Delivery as Came
from hilft_desktop.domain.delivery import Delivery
from hilft_desktop.domain.letters import FieldSource, FieldType, LetterField, LetterTemplate
from hilft_desktop.domain.local import PlaceKind
from hilft_desktop.domain.referrals import ANSWERS, ReferralAnswer
from hilft_desktop.domain.stall_keys import AGE_KEYS, HOUSEHOLD_KEYS, OUTCOME_KEYS, TOPIC_KEYS
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.deadline_labels import delivery_label, remedy_label
from hilft_desktop.i18n.labels import choices

LETTER, DEADLINE, CHECKLIST = "schreiben", "frist", "checkliste"
HEAD = ("Wochentag, Datum", "Deckname", "Kürzel")
_VOCABULARIES: Mapping[Vocabulary, type[StrEnum]] = {
    Vocabulary.TOPIC: Topic,
    Vocabulary.CHANNEL: Channel,
    Vocabulary.AGE_BAND: AgeBand,
    Vocabulary.HOUSEHOLD: Household,
    Vocabulary.OUTCOME: Outcome,
    Vocabulary.GRIEVANCE: Grievance,
    Vocabulary.FLAG_KIND: FlagKind,
    Vocabulary.AMOUNT_KIND: AmountKind,
    Vocabulary.COLLECTIVE_KIND: CollectiveKind,
    Vocabulary.RELATION: Relation,
    Vocabulary.MEMBER_AGE: MemberAge,
    Vocabulary.READS_GERMAN: ReadsGerman,
    Vocabulary.MEANS: Means,
    Vocabulary.PLACE_KIND: PlaceKind,
    Vocabulary.CONSENT_PURPOSE: ConsentPurpose,
    Vocabulary.DELIVERY: Delivery,
    Vocabulary.ANSWER: ReferralAnswer,
}
_NEVER_CHOSEN = frozenset(ReferralAnswer) - frozenset(ANSWERS)
"""States that nobody enters."""
_SIGNS: Mapping[Vocabulary, Mapping[str, str]] = {
    Vocabulary.TOPIC: {code.value: sign for code, sign in TOPIC_KEYS.items()},
    Vocabulary.OUTCOME: {code.value: sign for code, sign in OUTCOME_KEYS.items()},
    Vocabulary.AGE_BAND: {code.value: sign for code, sign in AGE_KEYS.items()},
    Vocabulary.HOUSEHOLD: {code.value: sign for code, sign in HOUSEHOLD_KEYS.items()},
}
"""What is pressed at the stall; the same signs stand on the paper tally sheet."""
_KNOWN = frozenset(
    {
        FieldSource.UNIT_NAME,
        FieldSource.UNIT_PLACE,
        FieldSource.UNIT_CONTACT,
        FieldSource.UNIT_ADDRESS,
        FieldSource.COUNSELLOR,
        FieldSource.CASE_PSEUDONYM,
        FieldSource.SLIP_CODE,
        FieldSource.TODAY,
    }
)
"""What the program fills in by itself."""
_PERSON = frozenset(
    {FieldSource.PERSON_NAME, FieldSource.PERSON_ADDRESS, FieldSource.PERSON_CONTACT}
)
"""Asked on a card of its own, on screen and here."""
_KINDS: Mapping[FieldType, BlankKind] = {
    FieldType.LONG_TEXT: BlankKind.TEXT,
    FieldType.LINES: BlankKind.TEXT,
    FieldType.DATE: BlankKind.DATE,
    FieldType.MONEY: BlankKind.MONEY,
    FieldType.BOOL: BlankKind.CHOICES,
    FieldType.CHOICE: BlankKind.CHOICE,
    FieldType.CHOICES: BlankKind.CHOICES,
}
_WRITTEN = frozenset({FieldType.TEXT, FieldType.LINES, FieldType.LONG_TEXT, FieldType.NUMBER})
_LONGEST = 80  # signs of an example; a longer one would push the lines off the page
_LINES: Mapping[FieldType, int] = {FieldType.LONG_TEXT: 5, FieldType.LINES: 4}


def with_words(form: BlankForm) -> BlankForm:
    """Return a blank with the words of its vocabularies at the boxes."""
    sections = tuple(
        replace(section, fields=tuple(_with_words(field) for field in section.fields))
        for section in form.sections
    )
    return replace(form, sections=sections)


def _with_words(field: BlankField) -> BlankField:
    if field.vocabulary is None:
        return field
    signs = _SIGNS.get(field.vocabulary, {})
    options = tuple(
        BlankOption(words, signs.get(code.value, ""))
        for code, words in choices(_VOCABULARIES[field.vocabulary])
        if code not in _NEVER_CHOSEN
    )
    return replace(field, options=options)


# ---------------------------------------------------------------------------------------- letters


def letter_form(template: LetterTemplate) -> BlankForm:
    """Return what a letter asks for beyond what the program knows; who it is about comes last."""
    asked = tuple(field for field in template.fields if field.source not in _KNOWN)
    who = tuple(field for field in asked if field.source in _PERSON)
    what = tuple(field for field in asked if field.source not in _PERSON)
    sections = (
        BlankSection("", tuple(_letter_field(field) for field in what)),
        BlankSection(_("Name und Anschrift"), tuple(_letter_field(field) for field in who)),
    )
    return BlankForm(
        id=f"{LETTER}:{template.id}",
        title=template.title,
        summary=template.summary,
        group=BlankGroup.LETTER,
        sections=tuple(section for section in sections if section.fields),
        pages=("letter",),
        head=HEAD,
        no_names=not any(field.personal for field in asked),
    )


def _letter_field(field: LetterField) -> BlankField:
    options = tuple(BlankOption(words) for _code, words in field.options)
    if field.type is FieldType.BOOL:
        options = (BlankOption(_("ja")),)
    return BlankField(
        label=field.label,
        kind=_KINDS.get(field.type, BlankKind.LINE),
        help=" ".join(part for part in (field.why, _example(field)) if part),
        lines=_LINES.get(field.type, 1),
        options=options,
        required=field.required,
    )


def _example(field: LetterField) -> str:
    """Return the example of a field that is written out; boxes and dates explain themselves."""
    if field.type not in _WRITTEN:
        return ""
    example = field.example
    words = " / ".join(example) if isinstance(example, tuple) else str(example or "")
    return _("Beispiel: {words}").format(words=words) if 0 < len(words) <= _LONGEST else ""


# -------------------------------------------------------------------------------------- deadlines


def deadline_form(info: DeadlineKindInfo) -> BlankForm:
    """Return what a kind of deadline asks for, in the order of the screen."""
    fields = tuple(
        BlankField(
            label=ask.label,
            kind=_DEADLINE_KINDS.get(ask.input, BlankKind.LINE),
            options=tuple(BlankOption(words) for words in _deadline_options(ask.input)),
            required=ask.need is Need.REQUIRED or ask.input is DeadlineInput.DELIVERY,
        )
        for ask in info.asks
    )
    office = BlankField(_("Von wem ist der Brief?"), help=_("Kein Name einer Person."))
    result = BlankSection(
        _("Das Ergebnis aus dem Programm"),
        (
            BlankField(_("Letzter oder erster Tag"), BlankKind.DATE, paper_only=True),
            BlankField(_("Nachgerechnet von (Kürzel)"), paper_only=True),
        ),
    )
    return BlankForm(
        id=f"{DEADLINE}:{info.kind.value}",
        title=info.title,
        summary=info.help,
        group=BlankGroup.DEADLINE,
        sections=(BlankSection("", (*fields, office)), result),
        pages=("letter_in_hand", "deadlines"),
        head=HEAD,
    )


_DEADLINE_KINDS: Mapping[DeadlineInput, BlankKind] = {
    DeadlineInput.DATED: BlankKind.DATE,
    DeadlineInput.POSTED: BlankKind.DATE,
    DeadlineInput.RECEIVED: BlankKind.DATE,
    DeadlineInput.DELIVERY: BlankKind.CHOICE,
    DeadlineInput.REMEDY: BlankKind.CHOICE,
}


def _deadline_options(asked: DeadlineInput) -> tuple[str, ...]:
    if asked is DeadlineInput.DELIVERY:
        return tuple(delivery_label(each) for each in Came)
    if asked is DeadlineInput.REMEDY:
        return tuple(remedy_label(each) for each in RemedyNotice)
    return ()


# ------------------------------------------------------------------------------------- checklists


def checklist_form(checklist: Checklist) -> BlankForm:
    """Return every question with its number, and when to skip it; then the papers to bring."""
    numbers = {question.id: at for at, question in enumerate(checklist.questions, start=1)}
    by_id = {question.id: question for question in checklist.questions}
    fields = tuple(
        BlankField(
            label=f"{numbers[question.id]}. {question.text}",
            kind=_QUESTION_KINDS[question.kind],
            help=_only_if(question.when, numbers, by_id),
            options=tuple(BlankOption(option.label) for option in question.options),
        )
        for question in checklist.questions
    )
    sections = [BlankSection(_("Fragen"), fields)]
    if checklist.papers:
        papers = tuple(dict.fromkeys(paper.text for paper in checklist.papers))
        brought = BlankField(
            _("Was liegt vor?"),
            BlankKind.CHOICES,
            options=tuple(BlankOption(paper) for paper in papers),
            paper_only=True,
        )
        sections.append(BlankSection(_("Unterlagen"), (brought,)))
    steps = BlankField(
        _("Was jetzt zu tun ist (sagt das Programm)"), BlankKind.TEXT, lines=5, paper_only=True
    )
    sections.append(BlankSection(_("Nächste Schritte"), (steps,)))
    return BlankForm(
        id=f"{CHECKLIST}:{checklist.id}",
        title=checklist.title,
        summary=checklist.summary,
        group=BlankGroup.CHECKLIST,
        sections=tuple(sections),
        pages=("checklist",),
        head=HEAD,
    )


_QUESTION_KINDS: Mapping[QuestionKind, BlankKind] = {
    QuestionKind.CHOICE: BlankKind.CHOICE,
    QuestionKind.MULTIPLE: BlankKind.CHOICES,
    QuestionKind.DATE: BlankKind.DATE,
}


def _only_if(
    conditions: tuple[Condition, ...], numbers: Mapping[str, int], by_id: Mapping[str, Question]
) -> str:
    parts = [_condition(each, numbers[each.question], by_id[each.question]) for each in conditions]
    return _("Nur wenn {what}.").format(what=_(" und ").join(parts)) if parts else ""


def _condition(condition: Condition, number: int, question: Question) -> str:
    labels = {option.value: option.label for option in question.options}

    def named(values: tuple[str, ...]) -> str:
        return _(" oder ").join(f"„{labels[value]}“" for value in values)

    if condition.within_working_days is not None:
        return _("der Tag in Frage {n} höchstens {days} Arbeitstage entfernt ist").format(
            n=number, days=condition.within_working_days
        )
    parts = []
    if condition.any_of:
        parts.append(
            _("in Frage {n} {answers} steht").format(n=number, answers=named(condition.any_of))
        )
    if condition.none_of:
        parts.append(
            _("in Frage {n} nicht {answers} steht").format(
                n=number, answers=named(condition.none_of)
            )
        )
    return _(" und ").join(parts) or _("Frage {n} beantwortet ist").format(n=number)
