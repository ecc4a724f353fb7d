"""The rules of the house that a tool can hold: sizes, floors, and no private places in what is committed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import fishbowl

SRC = Path(fishbowl.__file__).parent
ROOT = Path(__file__).parents[1]

FILE_LINES = 300
CLASS_LINES = 200
CLASS_METHODS = 20
FUNCTION_LINES = 40

CONFIG = ("pyproject.toml", "constraints.txt", "Makefile", "pip.conf", "uv.toml", ".ci/*", ".github/**/*")
# Where packages come from is the machine's own business: a host that is committed breaks every other machine.
PACKAGE_SOURCE = re.compile(r"https?://|index[-_]url|find[-_]links|trusted[-_]host", re.IGNORECASE)


def lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def too_large(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines(node) > FUNCTION_LINES:
            yield f"{node.lineno} {node.name}: {lines(node)} lines"
        elif isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
            if lines(node) > CLASS_LINES or methods > CLASS_METHODS:
                yield f"{node.lineno} {node.name}: {lines(node)} lines, {methods} methods"


def test_no_file_class_or_function_outgrows_its_reader() -> None:
    offences = []
    for path in sorted(SRC.rglob("*.py")):
        source = path.read_text("utf-8")
        if (length := len(source.splitlines())) > FILE_LINES:
            offences.append(f"{path.relative_to(SRC)}: {length} lines")
        offences += [f"{path.relative_to(SRC)}:{found}" for found in too_large(ast.parse(source))]
    assert offences == []


def test_the_floors_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert " 0 broken" in run.stdout


def test_no_committed_file_says_where_packages_come_from() -> None:
    files = [path for pattern in CONFIG for path in ROOT.glob(pattern) if path.is_file()]
    assert ROOT / "pyproject.toml" in files
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if PACKAGE_SOURCE.search(line)
    ]
    assert named == []
