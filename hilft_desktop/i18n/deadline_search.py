# SPDX-License-Identifier: GPL-3.0-or-later
"""Everyday words under which a kind of deadline is looked for.

Whoever holds a letter knows "Sanktion" or "Stromsperre", not "Widerspruch im Sozialrecht".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hilft_desktop.domain.deadlines import DeadlineKind, DeadlineKindInfo
from hilft_desktop.i18n.collation import fold
from hilft_desktop.i18n.deadline_kinds import group_title

_K = DeadlineKind
_SOCIAL = (
    "jobcenter bürgergeld grundsicherung grundsicherungsgeld sozialamt sozialhilfe krankenkasse "
    "pflegekasse rente rentenversicherung arbeitsamt arbeitsagentur alg arbeitslosengeld "
    "kinderzuschlag sanktion minderung leistungsminderung kürzung ablehnung abgelehnt aufhebung "
    "erstattung rückforderung zurückzahlen überzahlung versagung miete kdu bescheid"
)
_MISSED = "frist verpasst versäumt vergessen zu spät krank krankenhaus urlaub"
_WAITING = "wartet warten keine antwort dauert lange untätig untätigkeit untätigkeitsklage"
_OFFICES = "wohngeld unterhaltsvorschuss bafög rundfunkbeitrag gez beitragsservice"
_LANDLORD = "vermieter vermieterin mieter wohnung"
_CUT_OFF = "sperre stromsperre gassperre strom gas abgestellt abschalten versorger stadtwerke"

_WORDS: Mapping[DeadlineKind, str] = {
    _K.OBJECTION: _SOCIAL,
    _K.OBJECTION_NO_NOTICE: f"{_SOCIAL} ohne rechtsbehelfsbelehrung ein jahr",
    _K.OBJECTION_ABROAD: f"{_SOCIAL} im ausland wohnen",
    _K.OBJECTION_ADMIN: f"{_OFFICES} ablehnung abgelehnt rückforderung",
    _K.OBJECTION_CHILD_BENEFIT: "familienkasse ablehnung rückforderung aufhebung steuer",
    _K.ACTION: f"{_SOCIAL} widerspruchsbescheid klagen gericht",
    _K.ACTION_ADMIN: f"{_OFFICES} widerspruchsbescheid klagen gericht",
    _K.REVIEW: "§ 44 alter bescheid falsch rückwirkend nachzahlung überprüfen",
    _K.REVIEW_GENERAL: "§ 44 alter bescheid falsch rückwirkend nachzahlung überprüfen",
    _K.REINSTATEMENT: f"{_MISSED} jobcenter widerspruch klage",
    _K.REINSTATEMENT_OFFICE: f"{_MISSED} jobcenter sozialamt antrag unterlagen",
    _K.REINSTATEMENT_ADMIN: f"{_MISSED} {_OFFICES}",
    _K.INACTION_APPLICATION: f"{_WAITING} jobcenter sozialamt antrag",
    _K.INACTION_OBJECTION: f"{_WAITING} jobcenter sozialamt widerspruch",
    _K.INACTION_ADMIN: f"{_WAITING} {_OFFICES}",
    _K.DEFENCE_NOTICE: "amtsgericht gelber umschlag räumungsklage verteidigungsanzeige",
    _K.DEFAULT_JUDGMENT: "urteil gericht verloren einspruch",
    _K.PAYMENT_ORDER: "inkasso schulden gelber umschlag widerspruch mahngericht",
    _K.ENFORCEMENT_ORDER: "inkasso schulden gelber umschlag einspruch titel gerichtsvollzieher",
    _K.GRACE_PAYMENT: f"{_LANDLORD} schonfrist mietschulden räumung fristlos gekündigt",
    _K.HARDSHIP_OBJECTION: f"{_LANDLORD} eigenbedarf gekündigt härtefall sozialklausel ausziehen",
    _K.UTILITY_TENANT: f"{_LANDLORD} nebenkosten heizkosten abrechnung nachzahlung prüfen",
    _K.UTILITY_LANDLORD: f"{_LANDLORD} nebenkosten heizkosten abrechnung nachzahlung verspätet",
    _K.CUT_OFF_THREAT: f"{_CUT_OFF} mahnung androhung",
    _K.CUT_OFF_NOTICE: f"{_CUT_OFF} termin ankündigung",
    _K.INSTALMENT_OFFER: f"{_CUT_OFF} raten ratenzahlung abwendungsvereinbarung",
    _K.BASIC_INCOME: "jobcenter bürgergeld alg antrag kein geld",
    _K.BACK_PAYMENT: "jobcenter heizkosten nebenkosten betriebskosten öl brennstoff rechnung",
    _K.HOUSING_BENEFIT: "mietzuschuss wohngeldstelle antrag",
    _K.HOUSING_BENEFIT_REJECTED: "mietzuschuss jobcenter abgelehnt rückwirkend",
    _K.CHILD_BENEFIT: "familienkasse geburt rückwirkend",
    _K.CHILD_SUPPLEMENT: "familienkasse kiz",
    _K.MAINTENANCE_ADVANCE: "jugendamt alleinerziehend unterhalt vater mutter zahlt nicht",
    _K.EDUCATION: "but schule klassenfahrt ausflug nachhilfe mittagessen verein schulbedarf",
    _K.LABOUR_COURT: "gekündigt job arbeit arbeitsgericht kündigungsschutzklage entlassen chef",
    _K.GARNISHMENT: "pfändung kontopfändung p-konto bank schulden gläubiger",
}


def find_kinds(kinds: Iterable[DeadlineKindInfo], text: str) -> tuple[DeadlineKindInfo, ...]:
    """Return the kinds in which every typed word occurs, in the order given.

    Case and accents do not matter. An empty text finds all.
    """
    wanted = fold(text).split()
    return tuple(info for info in kinds if _holds(info, wanted))


def _holds(info: DeadlineKindInfo, wanted: list[str]) -> bool:
    words = (info.title, info.help, group_title(info.group), _WORDS[info.kind], info.kind)
    haystack = fold(" ".join(words))
    return all(word in haystack for word in wanted)
