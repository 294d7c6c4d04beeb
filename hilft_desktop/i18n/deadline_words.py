# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a reckoned deadline in plain German; every date comes with its weekday.

No figure of law stands here: lengths of time arrive as values and are only put into words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hilft_desktop.domain.rules.periods import Period, PeriodUnit
from hilft_desktop.domain.rules.reasoning import Note, NoteValue
from hilft_desktop.i18n.catalog import N_, _, ngettext
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.i18n.deadline_doubts import DOUBTS, REMEDIES

STEPS: Mapping[str, str] = {
    # ------------------------------------------------------------------------- receipt
    "deemed_post": N_(
        "Mit der Post in Deutschland: Der Brief gilt {period} nach der Aufgabe zur Post"
        " ({sent}) als angekommen, also am {day}."
    ),
    "deemed_not_moved": N_(
        "Der {day} ist kein Arbeitstag. Dieser Tag wird trotzdem nicht verschoben."
    ),
    "deemed_kept": N_(
        "Der {day} ist kein Arbeitstag. Sicherheitshalber wird trotzdem ab diesem Tag gerechnet."
    ),
    "later_receipt": N_("Der Brief kam nachweislich erst später an: Es zählt der {day}."),
    "earlier_receipt": N_(
        "Der Brief war schon am {received} da. Das ändert nichts: Es zählt der {day}."
    ),
    "received_only": N_("Gerechnet wird ab dem Tag, an dem der Brief ankam: {day}."),
    "deemed_portal": N_(
        "Im Online-Portal: Der Bescheid gilt {period} nach dem Absenden der Benachrichtigung"
        " ({sent}) als angekommen, also am {day}."
    ),
    "fetched_only": N_("Gerechnet wird ab dem Tag des Abrufs im Portal: {day}."),
    "received_abroad": N_(
        "Im Ausland gibt es keinen gedachten Tag der Ankunft. Es zählt der wirkliche: {day}."
    ),
    "sent_abroad": N_(
        "Im Ausland zählt der wirkliche Tag der Ankunft. Er ist nicht bekannt; gerechnet wird ab"
        " dem Tag, vor dem der Brief nicht da sein konnte: {day}."
    ),
    "handed": N_("Persönlich übergeben oder förmlich zugestellt am {day}: Dieser Tag zählt."),
    "handed_on_date": N_("Gerechnet wird ab dem Datum des Schreibens: {day}."),
    # -------------------------------------------------------------------------- period
    "notice_missing": N_("Die Rechtsbehelfsbelehrung fehlt: Statt der kurzen Frist gilt {period}."),
    "period": N_(
        "Die Frist dauert {period} und beginnt am Tag nach der Bekanntgabe ({start}). Rechnerisch"
        " endet sie am {day}."
    ),
    "moved_weekend": N_(
        "Der {computed} ist kein Arbeitstag. Die Frist endet erst am nächsten Werktag: {day}."
    ),
    "moved_holiday": N_(
        "Der {computed} ist ein Feiertag ({name}) an dem Ort, an dem die Frist einzuhalten ist."
        " Die Frist endet erst am nächsten Werktag: {day}."
    ),
    "not_moved": N_("Der {day} ist ein Werktag: Dabei bleibt es."),
    "form_objection": N_(
        "Der Widerspruch muss an diesem Tag angekommen sein: auf Papier mit Unterschrift, vor Ort"
        " aufgeschrieben (zur Niederschrift) oder auf einem zugelassenen elektronischen Weg. Eine"
        " einfache E-Mail genügt nicht."
    ),
    "any_office": N_(
        "Im Sozialrecht genügt es, wenn der Widerspruch rechtzeitig bei irgendeiner Behörde in"
        " Deutschland ankommt. Eingang bestätigen lassen."
    ),
    "only_this_office": N_(
        "Der Widerspruch muss bei der Behörde ankommen, die den Bescheid erlassen hat, oder bei der"
        " Widerspruchsbehörde. Andere Behörden genügen hier nicht."
    ),
    "action_free": N_(
        "Die Klage muss an diesem Tag beim Gericht angekommen sein. Sie ist für"
        " Leistungsberechtigte kostenfrei und geht auch ohne Anwalt."
    ),
    "action_arrives": N_("Die Klage muss an diesem Tag beim Gericht angekommen sein."),
    "child_benefit_form": N_(
        "Gegen einen Kindergeldbescheid heißt das Schreiben Einspruch. Es geht an die"
        " Familienkasse."
    ),
    # ------------------------------------------------------------------ waiting, review
    "waiting": N_("Das Amt hat {period} Zeit, gerechnet ab dem Eingang ({start}), also bis {day}."),
    "waiting_moved": N_(
        "Der {computed} ist kein Arbeitstag oder vielleicht keiner. Sicherheitshalber erst ab {day}"
        " klagen."
    ),
    "waiting_reason": N_(
        "Ab {day} ist die Untätigkeitsklage möglich, wenn das Amt ohne zureichenden Grund nicht"
        " entschieden hat. Vorher schriftlich nach dem Stand fragen."
    ),
    "ask_advance": N_(
        "Steht der Anspruch dem Grunde nach fest, schon vorher einen Vorschuss beantragen. Er ist"
        " spätestens {period} nach diesem Antrag zu zahlen."
    ),
    "hindrance": N_(
        "Der Antrag auf Wiedereinsetzung geht nur {period} lang, gerechnet ab dem Tag, an dem das"
        " Hindernis weggefallen ist ({start}): bis {day}."
    ),
    "cap": N_(
        "Länger als {period} nach dem Ende der versäumten Frist ({start}) geht es nicht: bis {day}."
    ),
    "make_up": N_(
        "In derselben Zeit nachholen, was versäumt wurde, und die Gründe glaubhaft machen."
    ),
    "review_reach": N_(
        "Geht der Antrag bis {day} ein, wird bis {back} zurück gezahlt: {period} zurück, gerechnet"
        " vom Anfang des Jahres, in dem der Antrag gestellt wird."
    ),
    "review_next_year": N_("Ab {day} gestellt, reicht er nur noch bis {back} zurück."),
    "review_not_moved": N_(
        "Ein Wochenende oder Feiertag am Jahresende verlängert das nicht. Den Eingang noch im alten"
        " Jahr nachweisen können."
    ),
    "review_limit": N_(
        "Bekannt gegeben am {received}: Der Antrag muss außerdem binnen {period_dative} nach dem"
        " Ende dieses Jahres gestellt sein, also bis {day}."
    ),
    # -------------------------------------------------------------------------- courts
    "served": N_("Zugestellt oder angekommen am {day}."),
    "served_on_date": N_("Gerechnet wird ab dem Datum des Schreibens: {day}."),
    "court_period": N_(
        "Die Frist dauert {period} und beginnt am Tag nach der Zustellung ({start}). Rechnerisch"
        " endet sie am {day}."
    ),
    "statement_follows": N_(
        "Danach kommt die Frist für die Erwiderung: mindestens weitere {period}. Das Gericht"
        " schreibt sie in seinen Brief."
    ),
    "already_enforceable": N_(
        "Aus dem Vollstreckungsbescheid kann schon jetzt gepfändet werden. Der Einspruch allein"
        " hält das nicht auf."
    ),
    "dismissal_any": N_(
        "Das gilt für jede schriftliche Kündigung, auch fristlos und im kleinen Betrieb. Ein"
        " Gespräch, ein Brief an den Arbeitgeber oder eine Krankmeldung halten die Frist nicht an."
        " Heute noch zur Rechtsantragstelle des Arbeitsgerichts, zur Gewerkschaft oder zum Anwalt."
    ),
    # ---------------------------------------------------------------------------- home
    "grace": N_(
        "Die Klage wurde am {start} zugestellt. Binnen {period_dative} danach muss alles gezahlt"
        " sein: rechnerisch bis {day}."
    ),
    "bank_day": N_(
        "Am {computed} bucht keine Bank. Das Geld sollte schon am {day} beim Vermieter sein."
    ),
    "grace_whole": N_(
        "Es muss der ganze Rückstand samt laufender Miete da sein; eine Teilzahlung heilt nicht."
        " Ebenso hilft es, wenn sich Jobcenter oder Sozialamt bis dahin zur Zahlung verpflichten."
    ),
    "grace_only_extraordinary": N_(
        "Das macht nur die fristlose Kündigung unwirksam. Wurde zugleich ordentlich gekündigt,"
        " bleibt diese Kündigung stehen."
    ),
    "hardship": N_(
        "Das Mietverhältnis soll am {end} enden. Der Widerspruch muss {period} vorher beim"
        " Vermieter sein: bis {day}."
    ),
    "not_moved_back": N_(
        "Der {computed} ist kein Arbeitstag oder vielleicht keiner. Rückwärts gerechnete Fristen"
        " werden nicht nach hinten verschoben: sicher ist der {day}."
    ),
    "hardship_form": N_(
        "Textform genügt (Brief, E-Mail). Die Ankunft beweisen können und die Gründe der Härte"
        " nennen."
    ),
    "bill_objection": N_(
        "Die Abrechnung kam am {start}. Einwände sind {period} danach möglich: rechnerisch bis"
        " {day}."
    ),
    "bill_papers": N_("Bis dahin Einsicht in die Belege verlangen."),
    "bill_due": N_(
        "Der Abrechnungszeitraum endete am {end}. Die Abrechnung muss {period} danach angekommen"
        " sein: bis {day}."
    ),
    "bill_moved": N_(
        "Der {computed} ist kein Arbeitstag oder vielleicht keiner. Vorsichtshalber hat die andere"
        " Seite bis {day} Zeit."
    ),
    "bill_late": N_(
        "Die Abrechnung kam erst am {day}: zu spät. Eine Nachforderung ist dann ausgeschlossen, ein"
        " Guthaben bleibt."
    ),
    "bill_in_time": N_("Die Abrechnung kam am {day}: rechtzeitig."),
    # -------------------------------------------------------------------------- energy
    "cut_off_threat": N_(
        "Zwischen Androhung ({start}) und Sperre müssen {period} liegen: geschützt bis {day}."
    ),
    "cut_off_notice": N_(
        "Die Sperre muss {period} vorher angekündigt sein. Angekündigt am {start}, zählen Samstage"
        " als Werktage mit, Sonntage und Feiertage nicht: Dieser Werktag ist der {day}."
    ),
    "cut_off_from": N_("Frühestens am {day} darf gesperrt werden, wenn alles andere stimmt."),
    "cut_off_notice_too": N_(
        "Zusätzlich muss die Sperre noch einmal mit Tag angekündigt werden. Kam diese Ankündigung"
        " schon, auch ihre Frist rechnen."
    ),
    "offer": N_(
        "Der Grundversorger muss die Abwendungsvereinbarung {period} nach dem Verlangen ({start})"
        " anbieten: bis {day}."
    ),
    "offer_accept": N_(
        "Wird das Angebot vor der Sperre in Textform angenommen, darf nicht gesperrt werden."
    ),
    # -------------------------------------------------------------------- applications
    "month_counts": N_(
        "Es zählt der Monat, in dem der Antrag eingeht. Kommt er bis {day} an, gilt er ab {back}."
    ),
    "month_end_closed": N_(
        "Am {day} hat das Amt geschlossen oder vielleicht geschlossen. Der Tag verschiebt sich"
        " nicht: vorher abgeben, oder so, dass der Eingang an diesem Tag beweisbar ist (online,"
        " Fax, Briefkasten mit Zeugen)."
    ),
    "separate_requests": N_(
        "Ein formloser Antrag genügt. Eigene Anträge brauchen Darlehen, Erstausstattung und"
        " Lernförderung."
    ),
    "back_payment_running": N_(
        "Wer schon Leistungen bekommt, legt die Rechnung sofort vor; ein neuer Antrag ist dann"
        " nicht nötig."
    ),
    "rejected": N_(
        "Von der Ablehnung erfahren am {start}: Wohngeld bis zum Ende des folgenden Monats"
        " beantragen, also bis {day}. Dann gilt es rückwirkend."
    ),
    "objection_no_help": N_("Ein Widerspruch gegen die Ablehnung verlängert diese Zeit nicht."),
    "reaches_back": N_(
        "Kindergeld wird höchstens {period} vor dem Monat des Antrags nachgezahlt. Damit ab {since}"
        " nichts verloren geht, muss der Antrag bis {day} da sein."
    ),
    "education_included": N_(
        "Mit Grundsicherungsgeld ist das meiste im Hauptantrag enthalten, die Lernförderung nicht:"
        " Sie braucht einen eigenen Antrag."
    ),
    "account": N_(
        "Die Pfändung wurde der Bank am {start} zugestellt. Ein P-Konto schützt auch das Geld"
        " davor, wenn es binnen {period_dative} umgewandelt ist: bis {day}."
    ),
    "account_bank_days": N_(
        "Die Bank hat dafür bis zu {period} Zeit. Deshalb spätestens am {day} verlangen, besser"
        " heute."
    ),
    "account_court": N_(
        "Mehr Schutz (höherer Freibetrag, Unpfändbarkeit) gibt es nur auf Antrag beim"
        " Vollstreckungsgericht. Dafür gibt es keine feste Frist: sofort, mit der"
        " Schuldnerberatung."
    ),
}


def step_text(note: Note) -> str:
    """Return a step of the reckoning; where it is written stands apart, in its citation."""
    return _filled(STEPS, note)


def doubt_text(note: Note) -> str:
    """Return what is uncertain, with the law it rests on."""
    return _cited(_filled(DOUBTS, note), note)


def remedy_text(note: Note) -> str:
    """Return what can still be done, with the law it rests on."""
    return _cited(_filled(REMEDIES, note), note)


def _filled(words: Mapping[str, str], note: Note) -> str:
    values = {name: _value(value) for name, value in note.values}
    periods = {name: value for name, value in note.values if isinstance(value, Period)}
    values |= {f"{name}_dative": period_text(value, dative=True) for name, value in periods.items()}
    return _(words[note.code]).format(**values)


def _cited(text: str, note: Note) -> str:
    return f"{text} ({note.citation})" if note.citation else text


def _value(value: NoteValue) -> str:
    if isinstance(value, date):
        return format_long_date(value)
    if isinstance(value, Period):
        return period_text(value)
    return value


def period_text(period: Period, *, dative: bool = False) -> str:
    """Return a length of time in German: ``1 Monat``, ``8 Werktage``, dative ``8 Werktagen``."""
    n = period.amount
    words = {
        PeriodUnit.DAYS: ngettext("{n} Tag", "{n} Tage", n),
        PeriodUnit.WEEKS: ngettext("{n} Woche", "{n} Wochen", n),
        PeriodUnit.MONTHS: ngettext("{n} Monat", "{n} Monate", n),
        PeriodUnit.YEARS: ngettext("{n} Jahr", "{n} Jahre", n),
        PeriodUnit.WORKING_DAYS: ngettext("{n} Werktag", "{n} Werktage", n),
        PeriodUnit.BANK_DAYS: ngettext("{n} Geschäftstag", "{n} Geschäftstage", n),
    }
    after_preposition = {
        PeriodUnit.DAYS: ngettext("{n} Tag", "{n} Tagen", n),
        PeriodUnit.WEEKS: ngettext("{n} Woche", "{n} Wochen", n),
        PeriodUnit.MONTHS: ngettext("{n} Monat", "{n} Monaten", n),
        PeriodUnit.YEARS: ngettext("{n} Jahr", "{n} Jahren", n),
        PeriodUnit.WORKING_DAYS: ngettext("{n} Werktag", "{n} Werktagen", n),
        PeriodUnit.BANK_DAYS: ngettext("{n} Geschäftstag", "{n} Geschäftstagen", n),
    }
    return (after_preposition if dative else words)[period.unit].format(n=n)
