# SPDX-License-Identifier: GPL-3.0-or-later
"""What is uncertain about a reckoned deadline, and what can be done when it has passed."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

DOUBTS: Mapping[str, str] = {
    # ------------------------------------------------------------------------- receipt
    "posting_assumed": N_(
        "Der Tag der Aufgabe zur Post ist nicht bekannt. Gerechnet wird ab dem Datum des Schreibens"
        " ({day}): früher kann es kaum aufgegeben worden sein. Umschlag aufheben."
    ),
    "posted_before_dated": N_(
        "Der Poststempel ({posted}) liegt vor dem Datum des Schreibens ({dated}). Bitte beide noch"
        " einmal ansehen."
    ),
    "received_before_dated": N_(
        "Das Schreiben soll am {received} angekommen sein, also vor seinem eigenen Datum ({dated})."
        " Bitte beide noch einmal ansehen."
    ),
    "received_only": N_(
        "Weder Datum noch Poststempel sind bekannt. Der gedachte Tag der Ankunft kann später"
        " liegen, früher nicht."
    ),
    "portal_other_law": N_(
        "Für {sent} ist keine Regel zum Online-Portal hinterlegt. Sicherheitshalber wird ab dem"
        " Absenden der Benachrichtigung gerechnet."
    ),
    "fetched_only": N_(
        "Der Tag der Benachrichtigung ist nicht bekannt. Wurde sie lange vor dem Abruf verschickt,"
        " endet die Frist früher. Bitte in den E-Mails nachsehen."
    ),
    "fetched_later": N_(
        "Der spätere Abruf ({day}) zählt nur, wenn bestritten wird, dass die Benachrichtigung"
        " ankam, und das Amt ihre Ankunft nicht beweisen kann."
    ),
    "sent_abroad": N_(
        "Der Tag der Ankunft im Ausland fehlt. Wer ihn beweisen kann, hat entsprechend länger Zeit."
    ),
    "handed_on_date": N_(
        "Der Tag der Übergabe fehlt. Auf dem gelben Umschlag steht der Tag der Zustellung."
    ),
    "later_view": N_(
        "Der gedachte Tag der Ankunft fällt auf einen freien Tag. Nach anderer Ansicht verschiebt"
        " er sich auf {received}; dann wäre das Ende erst am {day}. Darauf nicht verlassen."
    ),
    "prove_receipt": N_(
        "Der spätere Zugang muss glaubhaft gemacht werden. Ohne ihn endet die Frist schon am {day}."
    ),
    "in_future": N_("Der {day} liegt in der Zukunft. Bitte prüfen."),
    # -------------------------------------------------------------------------- period
    "possible_holiday": N_(
        "{name} ist nur in einem Teil der Orte ein Feiertag. Gilt er am Ort des Amts oder Gerichts,"
        " endet die Frist erst am {latest}. Sicher ist der {day}."
    ),
    "notice_missing": N_(
        "Die Belehrung steht oft auf der Rückseite oder der letzten Seite. Bitte noch einmal"
        " suchen; steht sie doch da, endet die Frist am {day}. Sicherheitshalber bis dahin"
        " widersprechen."
    ),
    "notice_wrong": N_(
        "Ob die Belehrung wirklich falsch ist, muss eine Juristin oder ein Jurist sagen. Ist sie"
        " es, gilt {period}, also bis {day}. Bis das geklärt ist, gilt der frühere Tag."
    ),
    "abroad_action": N_(
        "Bei Bekanntgabe im Ausland beträgt die Frist für den Widerspruch {period}. Ob das auch"
        " hier gilt, vor Ablauf der kürzeren Frist klären."
    ),
    "abroad_admin": N_("Die längere Frist für das Ausland gilt nur im Sozialrecht, hier nicht."),
    "follow_notice": N_(
        "Ob zuerst widersprochen oder gleich geklagt werden muss, regelt das Land. Es gilt, was in"
        " der Rechtsbehelfsbelehrung steht."
    ),
    "other_delivery_law": N_(
        "Außerhalb der Sozialleistungen (zum Beispiel beim Rundfunkbeitrag) steht die Regel zur"
        " Ankunft in anderen Gesetzen. Im Zweifel ab dem Datum des Schreibens rechnen."
    ),
    "tax_delivery": N_(
        "Die Regeln zur Ankunft sind die des Sozialrechts. Im Steuerrecht, zu dem das Kindergeld"
        " gehört, verschiebt sich der gedachte Tag der Ankunft auf den nächsten Werktag; hier steht"
        " der frühere, sichere Tag."
    ),
    "tax_notice": N_(
        "Was bei fehlender oder falscher Belehrung im Steuerrecht gilt, ist hier nicht hinterlegt."
        " Deshalb bleibt es beim kurzen, sicheren Tag."
    ),
    # ------------------------------------------------------------------ waiting, review
    "arrival_unknown": N_(
        "Der Tag des Eingangs beim Amt ist nicht bekannt; gerechnet wird ab {day}. Bitte beim Amt"
        " nachfragen: Kam der Antrag später an, geht die Klage erst entsprechend später."
    ),
    "cap_unknown": N_(
        "Das Ende der versäumten Frist fehlt. Mehr als {period} danach geht nichts mehr."
    ),
    "cap_decides": N_(
        "Hier entscheidet die äußerste Grenze. Sie wird sicherheitshalber nicht über ein Wochenende"
        " verlängert: {day}."
    ),
    "fault": N_(
        "Wiedereinsetzung gibt es nur, wenn die Frist ohne eigenes Verschulden versäumt wurde"
        " (zum Beispiel plötzliche schwere Krankheit). Belege sammeln."
    ),
    "review_repayment": N_(
        "Soll eine Rückforderung abgewehrt werden, zählt nicht die kurze Grenze für Nachzahlungen,"
        " sondern die längere Frist ab dem Jahr der Bekanntgabe."
    ),
    "review_later_view": N_(
        "Der gedachte Tag der Ankunft fällt auf einen freien Tag. Nach anderer Ansicht liegt er"
        " erst im folgenden Jahr; dann wäre noch bis {day} Zeit."
    ),
    "review_false": N_(
        "Eine Überprüfung scheidet aus, wenn der Bescheid auf vorsätzlich falschen Angaben beruht."
    ),
    "review_not_for": N_(
        "Gilt nicht für Jobcenter und Sozialamt (kürzer), nicht für Kindergeld nach dem"
        " Steuerrecht und nicht für den Rundfunkbeitrag."
    ),
    # -------------------------------------------------------------------------- courts
    "served_on_date": N_(
        "Der Tag der Zustellung fehlt. Er steht auf dem gelben Umschlag; erst ab ihm läuft die"
        " Frist."
    ),
    "court_letter_first": N_(
        "Es gilt, was im Brief des Gerichts steht. Hat es gleich einen Termin bestimmt, gibt es"
        " diese Anzeige nicht; dann den Termin auf keinen Fall versäumen."
    ),
    # ---------------------------------------------------------------------------- home
    "grace_moved": N_(
        "Fällt das Ende auf einen freien Tag, genügt wohl noch der nächste Werktag: {day}. Darauf"
        " nicht verlassen."
    ),
    "grace_once": N_(
        "Das hilft nicht, wenn schon einmal binnen {period_dative} vor dieser Kündigung eine"
        " Kündigung auf diesem Weg unwirksam wurde."
    ),
    "hardship_count": N_("Nach anderer Zählung genügt noch der {day}. Sicher ist der frühere Tag."),
    "hardship_weekend": N_(
        "Auch der {day} genügt, wenn das Schreiben an diesem Tag wirklich beim Vermieter ankommt."
        " Darauf nicht verlassen."
    ),
    "hardship_no_hint": N_(
        "Hat der Vermieter nicht rechtzeitig auf Möglichkeit, Form und Frist hingewiesen, ist der"
        " Widerspruch noch im ersten Termin des Räumungsprozesses möglich."
    ),
    "hardship_excluded": N_("Ausgeschlossen, wenn ein Grund für eine fristlose Kündigung besteht."),
    "bill_date_assumed": N_(
        "Der Tag der Ankunft fehlt. Gerechnet wird ab dem Datum der Abrechnung ({day}), das ist der"
        " sichere Weg."
    ),
    "bill_pay_under_reserve": N_(
        "Eine fällige Nachforderung nicht einfach liegen lassen: unter Vorbehalt zahlen oder"
        " beraten lassen, sonst drohen Rückstand und Kündigung."
    ),
    "bill_excuse": N_(
        "Der Vermieter darf noch nachfordern, wenn er die Verspätung nicht zu vertreten hat."
    ),
    "letter_date_assumed": N_(
        "Der Tag der Ankunft fehlt. Gerechnet wird ab dem Datum des Schreibens: {day}."
    ),
    "cut_off_count": N_(
        "Zählt man Samstage nicht mit und müssen die Tage voll dazwischen liegen, ist bis"
        " einschließlich {day} geschützt. Darauf nicht verlassen."
    ),
    "cut_off_tricks": N_(
        "Das ist nur die Wartezeit. Eine Sperre kann auch danach unzulässig sein, etwa wenn Leib"
        " oder Leben gefährdet ist oder Zahlung zu erwarten ist."
    ),
    "offer_basic_supply": N_(
        "Diesen Anspruch gibt es nur in der Grundversorgung. Bei anderen Verträgen trotzdem nach"
        " Raten fragen."
    ),
    # -------------------------------------------------------------------- applications
    "housing_benefit_trap": N_(
        "Vorsicht bei laufendem Wohngeld: Schon der Antrag auf Grundsicherung macht den"
        " Wohngeldbescheid in der Regel unwirksam. Vorher beide Beträge vergleichen."
    ),
    "month_end_moved": N_(
        "Das Monatsende fällt auf einen freien Tag. Vielleicht genügt noch der {day}. Darauf nicht"
        " verlassen."
    ),
    "maintenance_effort": N_(
        "Rückwirkend gibt es höchstens {period}, und nur wer sich um Unterhalt bemüht hat. Dann"
        " genügt ein Antrag bis {day}."
    ),
    "education_longer": N_(
        "Mit Wohngeld oder Kinderzuschlag ist mehr Zeit: Der Anspruch verjährt in {period_dative},"
        " also nicht vor {day}."
    ),
    "account_fast_bank": N_("Ist die Bank schnell, genügt es auch noch bis {day}."),
}

REMEDIES: Mapping[str, str] = {
    "check_notice": N_(
        "Die Rechtsbehelfsbelehrung prüfen lassen: Fehlt sie oder ist sie falsch, gilt {period}"
        " statt der kurzen Frist."
    ),
    "check_receipt": N_(
        "Prüfen, wann der Brief wirklich ankam. Kam er später oder gar nicht, das darlegen und den"
        " Umschlag vorlegen; das Amt muss die Ankunft im Zweifel beweisen."
    ),
    "notice_wrong": N_("Ist die Belehrung wirklich falsch, ist noch bis {day} Zeit."),
    "reinstatement": N_(
        "Ohne eigenes Verschulden versäumt? Wiedereinsetzung beantragen und das Versäumte gleich"
        " nachholen: {period} ab dem Wegfall des Hindernisses, höchstens {cap} nach dem Fristende."
    ),
    "review": N_(
        "Überprüfungsantrag stellen, formlos und auch nach Fristablauf. Nachgezahlt wird bei"
        " Jobcenter und Sozialamt höchstens {short} zurück, sonst {long}, jeweils gerechnet vom"
        " Anfang des Antragsjahres."
    ),
    "review_housing": N_(
        "Bei Sozialleistungen wie Wohngeld: Überprüfungsantrag stellen, formlos und auch nach"
        " Fristablauf; er reicht bis zu {long} zurück. Beim Rundfunkbeitrag geht das nicht."
    ),
    "urgent": N_(
        "Fehlt das Nötigste oder droht Sperre oder Räumung: sofort Eilantrag beim Gericht. Dafür"
        " gibt es keine Frist."
    ),
    "tax_missed": N_(
        "Sofort mit der Familienkasse klären, ob Wiedereinsetzung möglich ist, und beraten lassen."
        " Der Überprüfungsantrag des Sozialrechts gilt hier nicht."
    ),
    "inaction_no_end": N_(
        "Es gibt kein Ende: Die Klage ist möglich, solange das Amt nicht entschieden hat."
    ),
    "reinstatement_missed": N_(
        "Bei Sozialleistungen bleibt der Überprüfungsantrag: formlos, auch nach Fristablauf."
    ),
    "review_later": N_("Auch danach lohnt der Antrag noch: Ab {day} reicht er bis {back} zurück."),
    "review_limit_over": N_(
        "Ist diese Frist vorbei, wird der alte Bescheid in der Regel nicht mehr geändert. Neue"
        " Bescheide für spätere Zeiten einzeln prüfen."
    ),
    "default_judgment": N_(
        "Kam schon ein Versäumnisurteil: Einspruch binnen {period_dative} ab dessen Zustellung."
        " Sofort beraten lassen."
    ),
    "court_missed": N_(
        "Sofort anwaltliche Hilfe suchen (Beratungshilfeschein). Ohne eigenes Verschulden versäumt,"
        " kann das Gericht die Frist vielleicht wieder öffnen."
    ),
    "payment_order_missed": N_(
        "Der Widerspruch geht noch, solange der Vollstreckungsbescheid nicht verfügt ist; sonst"
        " wird er als Einspruch behandelt. Trotzdem sofort abschicken."
    ),
    "dismissal_missed": N_(
        "Nur ohne eigenes Verschulden: Antrag auf nachträgliche Zulassung mit der Klage, {period}"
        " ab dem Wegfall des Hindernisses, höchstens {cap} nach dem Ende der Frist."
    ),
    "grace_missed": N_(
        "Den Termin beim Gericht nicht versäumen und dort eine Räumungsfrist beantragen, spätestens"
        " vor dem Schluss der mündlichen Verhandlung."
    ),
    "rent_debt": N_(
        "Die Übernahme der Mietschulden sofort beim Jobcenter oder Sozialamt beantragen und die"
        " Fachstelle gegen Wohnungsverlust einschalten."
    ),
    "hardship_missed": N_(
        "Hat der Vermieter nicht rechtzeitig auf den Widerspruch hingewiesen, ist er noch im ersten"
        " Termin des Räumungsprozesses möglich. Sonst kann der Vermieter die Fortsetzung ablehnen."
    ),
    "bill_missed": N_(
        "Danach sind Einwände nur noch möglich, wenn die Verspätung nicht selbst verschuldet ist."
    ),
    "bill_after": N_(
        "Kommt die Abrechnung später, schriftlich erklären, dass eine Nachforderung ausgeschlossen"
        " ist. Ein Guthaben ist weiter zu zahlen."
    ),
    "cut_off_unlawful": N_(
        "Wird zu früh gesperrt: Versorger schriftlich zur Wiederherstellung auffordern und gleich"
        " Eilantrag beim Zivilgericht prüfen lassen."
    ),
    "energy_debt": N_(
        "Schulden beim Versorger: Übernahme oder Darlehen beim Jobcenter oder Sozialamt beantragen."
    ),
    "offer_missed": N_(
        "Bleibt das Angebot aus, das Verlangen schriftlich wiederholen, sich beschweren und die"
        " Schlichtung anrufen. Nicht bis zur Sperre warten."
    ),
    "back_payment_missed": N_(
        "Mit laufenden Leistungen ist nichts verloren: sofort melden, notfalls Überprüfungsantrag."
        " Ohne laufende Leistungen mit dem Versorger oder Vermieter Raten vereinbaren und die"
        " Schuldenübernahme prüfen."
    ),
    "month_lost": N_(
        "Sofort beantragen, damit nicht noch ein Monat verloren geht. Wurde vorher eine andere"
        " Leistung beantragt oder falsch beraten, prüfen lassen, ob der Antrag zurückwirkt."
    ),
    "month_lost_each": N_("Danach geht mit jedem Monat ein Monat Kindergeld verloren."),
    "account_missed": N_(
        "Das P-Konto trotzdem sofort verlangen: Es schützt dann ab der Umwandlung."
        " Schuldnerberatung einschalten."
    ),
}
