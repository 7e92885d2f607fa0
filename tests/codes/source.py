"""The codes that the engine's source can raise, read from the source and not from a run.

A code enters a finding through a parameter or a field named `code`: of `Finding`, of `Problem`,
and of each function that hands one on (`error`, `fail`, `refuse`, `wrong`, ...). So every call of
something with such a parameter is looked at, and the words that can stand there are collected: a
literal, either arm of a condition, or a constant of that name. So is what is assigned to a variable
named `code`, and the second part of the tuple that a function of the language refuses with. What is
passed through from a caller (`code`, `finding.code`) was a literal at the caller's own call.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[2] / "engine" / "assay"
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def codes_in_source() -> dict[str, list[str]]:
    """Each code with the places that raise it, as `file:line`."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(ENGINE.rglob("*.py"))}
    raisers: dict[str, set[int]] = {}
    constants: dict[str, str] = {}
    for tree in trees.values():
        for name, position in _raisers(tree):
            raisers.setdefault(name, set()).add(position)
        constants.update(_constants(tree))
    found: dict[str, list[str]] = {}
    for path, tree in trees.items():
        for written in _written(tree, raisers):
            for code in _words(written, constants):
                where = f"{path.relative_to(ENGINE.parent).as_posix()}:{written.lineno}"
                found.setdefault(code, []).append(where)
    return found


def _written(tree: ast.Module, raisers: dict[str, set[int]]) -> Iterator[ast.expr]:
    """The expressions that stand where a code is meant."""
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                yield from _arguments(node, raisers.get(_called(node), set()))
            case ast.Assign(targets=[ast.Name(id="code")], value=value):
                yield value
            case ast.FunctionDef(returns=ast.expr() as returned) if "Refusal" in ast.unparse(
                returned
            ):
                for one in ast.walk(node):
                    match one:
                        case ast.Return(value=ast.Tuple(elts=[_, code, *_])):
                            yield code
                        case _:
                            pass
            case _:
                pass


def _raisers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions with a parameter `code`, and classes with such a field, with its position."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [one.arg for one in (*node.args.posonlyargs, *node.args.args)]
            if "code" in names:
                yield node.name, names.index("code") - (names[0] in ("self", "cls"))
        elif isinstance(node, ast.ClassDef):
            fields = [
                one.target.id
                for one in node.body
                if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
            ]
            if "code" in fields:
                yield node.name, fields.index("code")
            for one in node.body:
                if isinstance(one, ast.FunctionDef) and one.name == "__init__":
                    names = [arg.arg for arg in one.args.args[1:]]
                    if "code" in names:
                        yield node.name, names.index("code")


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The module's own words: names in capitals that stand for a text."""
    for node in tree.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text)))
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str(text)))
            ):
                yield name, text
            case _:
                pass


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _arguments(call: ast.Call, positions: set[int]) -> Iterator[ast.expr]:
    yield from (one for at, one in enumerate(call.args) if at in positions)
    yield from (one.value for one in call.keywords if positions and one.arg == "code")


def _words(written: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    match written:
        case ast.Constant(value=str(text)) if CODE.fullmatch(text):
            yield text
        case ast.IfExp(body=body, orelse=otherwise):
            yield from _words(body, constants)
            yield from _words(otherwise, constants)
        case ast.Name(id=name) if name in constants:
            yield from _words(ast.Constant(constants[name]), constants)
        case _:
            pass
