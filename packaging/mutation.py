# SPDX-License-Identifier: GPL-3.0-or-later
"""Break the rules of deadlines in every small way and see whether a test notices.

``python packaging/mutation.py [MODULE...]`` changes one operator, number, condition or statement of
``hilft_desktop/domain/rules`` at a time, runs the tests of the rules on each change in a process of
its own and lists the changes that nothing noticed. It is a tool for whoever works on the rules;
neither the program nor the suite needs it.

What a survivor means has to be read: some changes alter nothing that could be observed.
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.util
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "hilft_desktop.domain.rules"
TESTS = (
    "test_deadlines_by_hand.py", "test_deadline_notes.py", "test_deadline_questions.py",
    "test_periods.py", "test_deadline_table.py", "test_deadline_properties.py",
)  # fmt: skip
_SECONDS = 120

_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add,
}  # fmt: skip
_NAMES = {"max": "min", "min": "max"}
_ATTRIBUTES = {"latest": "day", "day": "latest", "received": "dated", "dated": "received"}


@dataclass(frozen=True)
class Mutant:
    """One change: where, what, and the changed module."""

    module: str
    line: int
    what: str
    tree: ast.Module


def mutants(module: str) -> Iterator[Mutant]:
    """Yield every change of a module."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    original = ast.parse(path.read_text("utf-8"))
    decoration = {
        part
        for node in ast.walk(original)
        for decorator in getattr(node, "decorator_list", ())
        for part in ast.walk(decorator)
    }
    for index, node in enumerate(ast.walk(original)):
        if node in decoration:
            continue  # frozen and slots are a matter of style, not of law
        for number, (what, _changed) in enumerate(_changes(node)):
            tree = deepcopy(original)
            twin = next(n for i, n in enumerate(ast.walk(tree)) if i == index)
            _what, changed = list(_changes(twin))[number]
            _replace(tree, twin, changed)
            yield Mutant(module, getattr(node, "lineno", 0), what, ast.fix_missing_locations(tree))


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield what a node could be instead."""
    yield from _other_operators(node)
    match node:
        case ast.Constant(value=bool() as value):
            yield f"{value} -> {not value}", ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield f"{value} -> {value + 1}", ast.Constant(value + 1)
            yield f"{value} -> {value - 1}", ast.Constant(value - 1)
        case ast.IfExp():
            yield f"{ast.unparse(node)} -> swapped", _with(node, body=node.orelse, orelse=node.body)
        case ast.If() if not isinstance(node.test, ast.Compare):
            negated = ast.UnaryOp(ast.Not(), node.test)
            yield f"if {ast.unparse(node.test)} -> if not", _with(node, test=negated)
        case ast.Call(func=ast.Name(id=name)) if name in _NAMES:
            swapped_name = ast.Name(_NAMES[name], ast.Load())
            yield f"{ast.unparse(node)} -> {_NAMES[name]}", _with(node, func=swapped_name)
        case ast.Attribute(attr=attr, ctx=ast.Load()) if attr in _ATTRIBUTES:
            yield (
                f"{ast.unparse(node)} -> .{_ATTRIBUTES[attr]}",
                _with(node, attr=_ATTRIBUTES[attr]),
            )
        case ast.Expr(value=ast.Call()):
            yield f"{ast.unparse(node)[:70]} -> deleted", ast.Pass()


def _other_operators(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _COMPARE:
            other = _COMPARE[type(op)]()
            yield f"{ast.unparse(node)} -> {type(other).__name__}", _with(node, ops=[other])
        case ast.BinOp(op=op) if type(op) in _ARITHMETIC:
            other_op = _ARITHMETIC[type(op)]()
            yield f"{ast.unparse(node)} -> {type(other_op).__name__}", _with(node, op=other_op)
        case ast.BoolOp(op=op):
            swapped = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield f"{ast.unparse(node)} -> {type(swapped).__name__}", _with(node, op=swapped)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield f"{ast.unparse(node)} -> without not", operand
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield f"{ast.unparse(node)} -> without minus", operand


def _with(node: ast.AST, **fields: Any) -> ast.AST:
    twin = deepcopy(node)
    for name, value in fields.items():
        setattr(twin, name, value)
    return twin


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    ast.copy_location(new, old)
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(part is old for part in value):
                setattr(parent, name, [new if part is old else part for part in value])


class _Planted(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the changed module in the place of the real one."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._mutant.module:
            return None
        return importlib.util.spec_from_loader(fullname, self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._mutant.tree, "<mutant>", "exec"), module.__dict__)  # noqa: S102


def _survives(mutant: Mutant | None) -> bool:
    """Run the tests in a child; without a mutant on the real rules."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            signal.alarm(_SECONDS)
            if mutant is not None:
                sys.meta_path.insert(0, _Planted(mutant))
            status = _run_tests()
        except BaseException:  # noqa: BLE001  (a mutant may raise anything at import)
            status = 1
        finally:
            os._exit(status)
    _pid, state = os.waitpid(child, 0)
    return state == 0


def _run_tests() -> int:
    """Run the tests bare: no plugins, no fixtures of the suite, the surest tests first."""
    import pytest
    from hypothesis import HealthCheck, Phase, settings

    # No shrinking: that a change is noticed counts, not the smallest example.
    settings.register_profile(
        "mutation",
        phases=[Phase.explicit, Phase.generate],
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutation")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    tests = [str(ROOT / "tests" / "unit" / "domain" / name) for name in TESTS]
    bare = ["-x", "-q", "--noconftest", "--assert=plain", "--import-mode=importlib"]
    settings_file = ["-c", os.environ["MUTATION_SETTINGS"], "--rootdir", str(ROOT)]
    return int(pytest.main([*bare, *settings_file, "-p", "no:cacheprovider", *tests]))


def _prepare() -> None:
    """Load once what every child needs and no mutant changes."""
    sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
    os.chdir(ROOT)
    folder = Path(tempfile.mkdtemp(prefix="mutation-"))
    (folder / "pytest.ini").write_text(f"[pytest]\npythonpath = {ROOT}\n", "utf-8")
    os.environ["MUTATION_SETTINGS"] = str(folder / "pytest.ini")
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(folder)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    import hypothesis  # noqa: F401
    import pytest  # noqa: F401

    from hilft_desktop.content.library import ContentLibrary
    from hilft_desktop.domain.codes import Land
    from hilft_desktop.system.holiday_calendar import PlaceHolidays

    library = ContentLibrary.load()
    ContentLibrary.load = classmethod(lambda *_given, **_named: library)  # type: ignore[assignment,method-assign]
    from datetime import date

    for year in range(2000, 2040):  # the calendar of a year is made at its first use
        for land in (None, *Land):
            PlaceHolidays(land).possible(date(year, 8, 8))


def main(argv: Sequence[str] | None = None) -> int:
    """Run and report; the status is the number of survivors, at most 99."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", metavar="MODULE", nargs="*", help="e.g. remedies; default: all")
    wanted = parser.parse_args(argv).modules
    folder = ROOT / PACKAGE.replace(".", "/")
    names = wanted or sorted(path.stem for path in folder.glob("[a-z]*.py"))
    _prepare()
    if not _survives(None):
        print("The tests fail on the unchanged rules.")
        return 99
    started, total, survivors = time.monotonic(), 0, []
    for name in names:
        for mutant in mutants(f"{PACKAGE}.{name}"):
            total += 1
            if _survives(mutant):
                survivors.append(mutant)
                print(f"survived: {name}.py:{mutant.line}: {mutant.what}", flush=True)
        print(f"{name}: {total} changes so far, {len(survivors)} survived", flush=True)
    score = 100 * (total - len(survivors)) / total if total else 0.0
    seconds = time.monotonic() - started
    print(f"{total} changes, {total - len(survivors)} noticed: {score:.1f} % in {seconds:.0f} s")
    return min(len(survivors), 99)


if __name__ == "__main__":
    sys.exit(main())
