# SPDX-License-Identifier: GPL-3.0-or-later
"""No verb of the program hands out the real names, addresses or telephones of several people."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

import hilft_desktop.domain
import hilft_desktop.services
import hilft_desktop.storage.repositories
from hilft_desktop.domain.persons import Identity
from hilft_desktop.services.hub import Services

MANY = (tuple, list, set, frozenset, dict, Mapping, Iterator)


def modules(package: Any) -> Iterator[Any]:
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def names_known() -> dict[str, Any]:
    """Return every class by its name: annotations of services are texts under TYPE_CHECKING."""
    known: dict[str, Any] = {}
    for package in (
        hilft_desktop.domain,
        hilft_desktop.storage.repositories,
        hilft_desktop.services,
    ):
        for module in modules(package):
            known.update(
                {name: thing for name, thing in vars(module).items() if inspect.isclass(thing)}
            )
    return known


KNOWN = names_known()


def names_many(answer: Any, *, many: bool = False, seen: frozenset[Any] = frozenset()) -> bool:
    """Tell whether an answer may carry more than one identity."""
    if answer is Identity:
        return many
    origin = typing.get_origin(answer)
    if origin is not None:
        inside = many or (inspect.isclass(origin) and issubclass(origin, MANY))
        return any(names_many(part, many=inside, seen=seen) for part in typing.get_args(answer))
    if not dataclasses.is_dataclass(answer) or (answer, many) in seen:
        return False
    hints = hints_of(answer)
    deeper = seen | {(answer, many)}
    return any(names_many(hint, many=many, seen=deeper) for hint in hints.values())


def hints_of(thing: Any) -> dict[str, Any]:
    module = inspect.getmodule(thing)
    return typing.get_type_hints(thing, {**KNOWN, **vars(module)} if module else KNOWN)


def answers(owner: type) -> Iterator[tuple[str, Any]]:
    """Yield every public verb of a class with what it answers."""
    for name, verb in inspect.getmembers(owner, inspect.isfunction):
        if not name.startswith("_"):
            # A method called ``list`` hides the builtin in its own class body, not here.
            yield f"{owner.__name__}.{name}", hints_of(verb).get("return")


def services() -> Iterator[type]:
    tree = ast.parse(inspect.getsource(Services))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name):
            kind = KNOWN.get(node.returns.id)
            if kind is not None and kind.__name__.endswith("Service"):
                yield kind


@pytest.mark.parametrize("service", sorted(set(services()), key=str))
def test_no_service_answers_with_many_identities(service: type) -> None:
    faults = [name for name, answer in answers(service) if names_many(answer)]
    assert faults == []


def test_all_services_were_looked_at() -> None:
    found = {kind.__name__ for kind in services()}
    assert {"PersonService", "LetterService", "PrivacyService", "CaseService"} <= found
    assert len(found) >= 20


def test_storage_reads_one_identity_at_a_time() -> None:
    from hilft_desktop.storage.repositories import persons

    owner = persons.PersonRepository
    faults = [name for name, answer in answers(owner) if names_many(answer)]
    assert faults == []
    assert any(answer is not None for _name, answer in answers(owner))


def test_such_an_answer_would_be_seen() -> None:
    @dataclass(frozen=True)
    class Row:
        identity: Identity | None

    @dataclass(frozen=True)
    class Page:
        rows: tuple[Row, ...]

    KNOWN.update({"Row": Row, "Page": Page})
    assert names_many(tuple[Identity, ...])
    assert names_many(Mapping[str, Identity])
    assert names_many(tuple[Row, ...])
    assert not names_many(Row)
    assert not names_many(Identity | None)
