# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of this project that no ready-made tool checks; standard library only.

Modules of at most 400 lines, functions of at most 50 (without their docstring), a licence line on
top, one widget class a file, lock files with hashes and without an index address.

    python packaging/house_rules.py        print every fault; exit status 1 if there is one
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LICENCE_LINE = "# SPDX-License-Identifier: GPL-3.0-or-later"
MAX_MODULE_LINES = 400
MAX_FUNCTION_LINES = 50
WIDGET_BASES = re.compile(r"Q\w*(?:Widget|Dialog|Window|Frame|Label|Button|View|Edit|Box|Bar|Area)")
_PINNED = re.compile(r"^[A-Za-z0-9_.-]+==[^\s;]+(?: ;.*)? \\$")
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def source_files(root: Path) -> list[Path]:
    """Return the Python files under the rules."""
    return sorted([*(root / "hilft_desktop").rglob("*.py"), *(root / "packaging").glob("*.py")])


def module_faults(path: Path, text: str) -> Iterator[str]:
    """Yield what is wrong with a module: length, first line, functions, widget classes."""
    lines = text.splitlines()
    if len(lines) > MAX_MODULE_LINES:
        yield f"{path}: {len(lines)} lines, at most {MAX_MODULE_LINES}"
    if LICENCE_LINE not in lines[:2]:
        yield f"{path}: first line is not the licence"
    tree = ast.parse(text)
    if not ast.get_docstring(tree):
        yield f"{path}: no module docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = function_length(node)
            if length > MAX_FUNCTION_LINES:
                place = f"{path}:{node.lineno}: {node.name}"
                yield f"{place} has {length} lines, at most {MAX_FUNCTION_LINES}"
    widgets = [
        node.name for node in tree.body if isinstance(node, ast.ClassDef) and is_widget(node)
    ]
    if len(widgets) > 1:
        yield f"{path}: more than one widget class: {', '.join(widgets)}"


def function_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function without decorators and docstring."""
    last = node.end_lineno or node.lineno
    length = last - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        length -= (first.end_lineno or first.lineno) - first.lineno + 1
    return length


def is_widget(node: ast.ClassDef) -> bool:
    """Tell whether a class stands on top of one of Qt's widgets."""
    names = (base.id if isinstance(base, ast.Name) else ast.unparse(base) for base in node.bases)
    return any(WIDGET_BASES.fullmatch(name.rsplit(".", 1)[-1]) for name in names)


def lock_faults(path: Path) -> Iterator[str]:
    """Yield what is wrong with a lock file: an index, a link, an unpinned or unhashed library."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines:
        yield f"{path}: empty"
    for number, line in enumerate(lines, start=1):
        if not (_PINNED.match(line) or _HASH.match(line)):
            yield f"{path}:{number}: neither a pinned library nor a hash: {line[:60]}"
        after = lines[number] if number < len(lines) else ""
        if _PINNED.match(line) and not _HASH.match(after):
            yield f"{path}:{number}: no hash follows"


def faults(root: Path) -> list[str]:
    """Return every fault in a checkout, paths relative to it."""
    found: list[str] = []
    for path in source_files(root):
        found += module_faults(path.relative_to(root), path.read_text(encoding="utf-8"))
    for path in sorted((root / "packaging" / "locks").glob("*.txt")):
        found += (fault.replace(f"{root}/", "") for fault in lock_faults(path))
    return found


def main() -> int:
    """Print every fault."""
    found = faults(ROOT)
    print("\n".join(found) or "The house rules are kept.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
