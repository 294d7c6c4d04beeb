# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program really does with data, as tables for those who answer for it.

Each line is read from the program or the open vault: the data dictionary, the register of exports,
the rules in force, the key file, the book of backups. Nothing here is a promise by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from hilft_desktop.documents.model import Block, Bullets, DataTable, Paragraph, plain
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.privacy import RetentionRule
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.i18n.privacy_labels import (
    days_words,
    retention_label,
    retention_since,
    retention_why,
)
from hilft_desktop.services.data_dictionary import TableWords, data_dictionary
from hilft_desktop.services.privacy_papers import backup_time
from hilft_desktop.services.retention import load_rules
from hilft_desktop.storage import keys
from hilft_desktop.storage.repositories.ledgers import BackupEvent

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.kdf import KdfParams
    from hilft_desktop.storage.unit_of_work import UnitOfWork

_KIB_IN_MIB = 1024
_PAGE = 1000


@dataclass(frozen=True, slots=True)
class VaultFacts:
    """What the open vault says of its own handling."""

    rules: tuple[RetentionRule, ...]
    holds: int
    counsellors: int
    exports: Mapping[str, int]
    erased: int
    backed_up_at: datetime | None
    proven_at: datetime | None
    slots: int
    kdf: KdfParams


def load_facts(session: Session) -> VaultFacts:
    """Return the facts of the open vault; raises ``LockedError``."""
    today = session.clock.today()
    vault = session.vault
    slots = keys.read_key_file(keys.key_path(vault.path)).slots

    def load(uow: UnitOfWork) -> VaultFacts:
        made = uow.backups.last(BackupEvent.MADE)
        proven = uow.backups.last(BackupEvent.PROVEN)
        return VaultFacts(
            rules=load_rules(uow),
            holds=len(uow.holds.active(today)),
            counsellors=sum(1 for each in uow.counsellors.list() if each.left_on is None),
            exports=_exports(uow),
            erased=sum(line.count for line in uow.erasures.list()),
            backed_up_at=None if made is None else made.at,
            proven_at=None if proven is None else proven.at,
            slots=len(slots),
            kdf=min((slot.kdf for slot in slots), key=lambda kdf: kdf.memory_kib),
        )

    return vault.read(load)


def record_inserts(facts: VaultFacts) -> dict[str, tuple[Block, ...]]:
    """Return what the program puts into the record of processing."""
    return {"activities": (_activities(),), **impact_inserts(facts)}


def impact_inserts(facts: VaultFacts) -> dict[str, tuple[Block, ...]]:
    """Return what the program puts into the draft of the impact assessment."""
    return {
        "tables": (_tables(facts.rules),),
        "recipients": (_recipients(facts.exports),),
        "retention": _retention(facts),
        "security": (Bullets(tuple(plain(line) for line in _security(facts))),),
    }


def _activities() -> DataTable:
    agreed = _("Einwilligung: {purpose}")

    def consent(*purposes: ConsentPurpose) -> str:
        return agreed.format(purpose=", ".join(label(purpose) for purpose in purposes))

    return DataTable(
        header=(_("Zweck"), _("Grundlage im Programm")),
        rows=(
            (
                _("Gespräche zählen, gerundete Zahlen berichten"),
                _("ohne Person; sonst Einwilligung"),
            ),
            (
                _("Fälle führen, Fristen überwachen, einander vertreten"),
                consent(ConsentPurpose.RECORD),
            ),
            (_("Zurückrufen und schreiben"), consent(ConsentPurpose.CONTACT)),
            (
                _("Schreiben und Anträge, Verweis an andere Stellen"),
                consent(ConsentPurpose.REFERRAL, ConsentPurpose.FUND, ConsentPurpose.SUPPLIER),
            ),
            (_("Von Fällen erzählen, ohne Namen"), consent(ConsentPurpose.PORTRAIT)),
            (
                _("Zugänge der Beratenden, Schulungsstand"),
                _("Von der Gruppe zu entscheiden"),
            ),
        ),
    )


def _tables(rules: tuple[RetentionRule, ...]) -> DataTable:
    words = {
        "ratsuchende": _("Ratsuchende"),
        "beratende": _("Beratende"),
        "niemand": _("keine Person"),
    }
    return DataTable(
        header=(_("Was"), _("Inhalt"), _("Über wen"), _("Bleibt")),
        shares=(2.2, 5, 1.8, 2.2),
        rows=tuple(
            (
                group,
                "\n".join((*(table.content for table in tables), *_special(tables))),
                ", ".join(dict.fromkeys(words[table.about] for table in tables)),
                "\n".join(dict.fromkeys(_keep(table, rules) for table in tables)),
            )
            for group, tables in data_dictionary().groups()
        ),
    )


def _special(tables: tuple[TableWords, ...]) -> tuple[str, ...]:
    if not any(table.special for table in tables):
        return ()
    return (_("Kann Angaben nach Art. 9 DSGVO enthalten."),)


def _keep(table: TableWords, rules: tuple[RetentionRule, ...]) -> str:
    days = {rule.kind.value: days_words(rule.days) for rule in rules}
    if table.keep in days:
        return days[table.keep]
    return dict(data_dictionary().keep)[table.keep].format(**days)


def _recipients(exports: Mapping[str, int]) -> DataTable:
    known = {export.kind: export for export in data_dictionary().exports}
    rows = [
        (export.title, export.to, format_number(exports.get(kind, 0)))
        for kind, export in known.items()
    ]
    rows += [
        (kind, _("im Ausfuhrbuch, hier noch nicht beschrieben"), format_number(count))
        for kind, count in sorted(exports.items())
        if kind not in known
    ]
    return DataTable(
        header=(_("Was hinausgeht"), _("An wen"), _("Bisher")),
        shares=(4, 5, 1),
        rows=tuple(rows),
        numeric_columns=frozenset({2}),
    )


def _retention(facts: VaultFacts) -> tuple[Block, ...]:
    table = DataTable(
        header=(_("Was"), _("Wie lange"), _("Warum")),
        shares=(2.2, 3.8, 4.2),
        rows=tuple(
            (
                retention_label(rule.kind),
                f"{days_words(rule.days)}, {retention_since(rule.kind)}",
                retention_why(rule.kind),
            )
            for rule in facts.rules
        ),
    )
    held = ngettext("{n} Fall", "{n} Fälle", facts.holds).format(n=format_number(facts.holds))
    words = _(
        "Zurzeit aufgeschoben: {held}. Gelöscht wurden bisher {erased} Einträge. In Sicherungen "
        "bleibt Gelöschtes {backups}."
    ).format(held=held, erased=format_number(facts.erased), backups=backup_time())
    return (table, Paragraph(plain(words)))


def _security(facts: VaultFacts) -> Iterator[str]:
    yield _("Ein einziger verschlüsselter Tresor (SQLCipher, zufälliger Schlüssel von 256 Bit).")
    yield _(
        "{slots} Zugänge mit eigener Passphrase oder Blatt; je Versuch mindestens {memory} MiB und "
        "{passes} Durchgänge (Argon2id)."
    ).format(
        slots=format_number(facts.slots),
        memory=format_number(facts.kdf.memory_kib // _KIB_IN_MIB),
        passes=facts.kdf.passes,
    )
    yield _(
        "Der Teil, der den Schlüssel hält, läuft in einem eigenen Prozess; er endet beim Sperren."
    )
    yield _("Das Programm enthält keinen Zugriff auf ein Netz.")
    yield _(
        "Decknamen in allen Listen; Namen in einer eigenen Tabelle, nur beim Schreiben gezeigt."
    )
    yield _("Gelöschtes wird überschrieben, auch im Suchverzeichnis und im Protokoll der Datei.")
    yield _("Bücher, die nur wachsen: Ausfuhren, Löschungen, Schlüssel, Sicherungen, Freigaben.")
    yield _(
        "Verschlüsselte Sicherungen. Letzte: {made}. Zuletzt probeweise zurückgeholt: {proven}."
    ).format(made=_day(facts.backed_up_at), proven=_day(facts.proven_at))


def _day(moment: datetime | None) -> str:
    return _("noch nie") if moment is None else format_date(_local(moment))


def _local(moment: datetime) -> date:
    return moment.astimezone().date()


def _exports(uow: UnitOfWork) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    after: str | None = None
    while True:
        page = uow.exports.list(after=after, limit=_PAGE)
        counted.update(row.kind for row in page.items)
        after = page.after
        if after is None:
            return counted
