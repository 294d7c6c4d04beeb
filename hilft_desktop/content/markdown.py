# SPDX-License-Identifier: GPL-3.0-or-later
"""The Markdown of guide pages: headings, lists, warnings, links, figures and citations.

One parse feeds screen, print and search. The subset is small on purpose; HTML is off. Figures
(``{fact:id.key|form}``) and citations (``{cite:id}``) stay references until a page is rendered for
a working date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hilft_desktop.domain.guide import BlockKind, Span, SpanKind

_REFERENCE = re.compile(r"\{(?:(fact|cite):([^{}\s]+)|(praxis))\}")
_FOREIGN = re.compile(r"[{}]|<[/!?a-zA-Z]|&#?\w+;|\]\(|`")
_LINK_KINDS = {
    "seite": SpanKind.PAGE_LINK,
    "checkliste": SpanKind.CHECKLIST_LINK,
    "schreiben": SpanKind.LETTER_LINK,
}
_PARSER = MarkdownIt("zero").enable(
    ["heading", "list", "blockquote", "emphasis", "link", "newline"]
)


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A block before a working date is known.

    Figure spans have their reference as target and no text yet; ``practice`` says that the author
    marked the block as advice of experience, not of law. ``problems`` are pieces nobody can read.
    """

    kind: BlockKind
    level: int
    spans: tuple[Span, ...]
    line: int
    practice: bool
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Reader:
    """Collects the spans of one inline token."""

    spans: list[Span] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    practice: bool = False
    strong: int = 0
    emphasis: int = 0
    link: tuple[SpanKind, str] | None = None

    def take(self, token: Token) -> None:
        match token.type:
            case "text":
                self._text(token.content)
            case "softbreak" | "hardbreak":
                self._text(" ")
            case "strong_open" | "strong_close":
                self.strong += token.nesting
            case "em_open" | "em_close":
                self.emphasis += token.nesting
            case "link_open":
                self._open_link(str(token.attrs.get("href", "")))
            case "link_close":
                self.link = None
            case _:
                self.problems.append(token.type)

    def _open_link(self, target: str) -> None:
        scheme, _, identifier = target.partition(":")
        if scheme in _LINK_KINDS and identifier:
            self.link = (_LINK_KINDS[scheme], identifier)
        else:
            self.problems.append(target)

    def _text(self, text: str) -> None:
        at = 0
        for found in _REFERENCE.finditer(text):
            self._plain(text[at : found.start()])
            at = found.end()
            if found[3]:
                self.practice = True
            elif found[1] == "fact":
                self.spans.append(Span(SpanKind.FIGURE, "", found[2]))
            else:
                self.spans.append(Span(SpanKind.CITATION, "", found[2]))
        self._plain(text[at:])

    def _plain(self, text: str) -> None:
        if not text:
            return
        if _FOREIGN.search(text):
            self.problems.append(text.strip())
        if self.link:
            kind, target = self.link
        else:
            kind, target = self._weight(), ""
        last = self.spans[-1] if self.spans else None
        if last and last.kind is kind and last.target == target:
            self.spans[-1] = Span(kind, last.text + text, target)
        else:
            self.spans.append(Span(kind, text, target))

    def _weight(self) -> SpanKind:
        if self.strong:
            return SpanKind.STRONG
        return SpanKind.EMPHASIS if self.emphasis else SpanKind.TEXT


def parse_markdown(text: str, first_line: int = 1) -> tuple[DraftBlock, ...]:
    """Return the blocks of a text; ``first_line`` is where it begins in its file."""
    return tuple(_blocks(_PARSER.parse(text), first_line))


def _blocks(tokens: list[Token], first_line: int) -> Iterator[DraftBlock]:
    lists: list[BlockKind] = []
    quotes = 0
    heading = 0
    item_is_new = False
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            bullet = token.type.startswith("bullet")
            lists.append(BlockKind.BULLET if bullet else BlockKind.NUMBER)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            item_is_new = True
        elif token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "heading_close":
            heading = 0
        elif token.type == "inline":
            if heading:
                kind, level = BlockKind.HEADING, heading
            elif quotes:
                kind, level = BlockKind.WARNING, 1
            elif lists and item_is_new:
                kind, level = lists[-1], len(lists)
                item_is_new = False
            else:
                kind, level = BlockKind.PARAGRAPH, 1
            start = token.map[0] if token.map else 0
            yield _block(kind, level, token, first_line + start)


def _block(kind: BlockKind, level: int, token: Token, line: int) -> DraftBlock:
    reader = _Reader()
    for child in token.children or ():
        reader.take(child)
    spans = tuple(_trimmed(reader.spans))
    return DraftBlock(kind, level, spans, line, reader.practice, tuple(reader.problems))


def _trimmed(spans: list[Span]) -> Iterator[Span]:
    """Leave out the blank that stood before a trailing ``{praxis}``."""
    for index, span in enumerate(spans):
        last = index == len(spans) - 1
        text = span.text.rstrip() if last and span.kind is SpanKind.TEXT else span.text
        if text or span.kind in (SpanKind.FIGURE, SpanKind.CITATION):
            yield Span(span.kind, text, span.target)
