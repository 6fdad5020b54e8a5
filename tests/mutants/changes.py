"""The changes: each is one slip in one place of a module, made on its syntax tree."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

type Make = Callable[[], None]

OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}  # fmt: skip
OFF_BY_ONE = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
NOTHING = ast.YieldFrom(ast.Tuple([], ast.Load()))
"""Leaves a generator one, with nothing to say in that place."""
NOBODYS = range(0)
"""The lines of what is worked out once, as the module is imported."""


class Mutant(NamedTuple):
    """The change number `index` of a module."""

    path: str
    index: int
    line: int
    lines: range
    """Those of the statement in which it lies, without the statements inside it."""
    what: str


def mutants_of(path: str) -> list[Mutant]:
    """Every change that can be made to a module."""
    found = _found(ast.parse(Path(path).read_text()))
    return [Mutant(path, index, line, lines, what) for index, (line, lines, what, _) in enumerate(found)]


def mutated(mutant: Mutant) -> ast.Module:
    """The module with the change made."""
    tree = ast.parse(Path(mutant.path).read_text())
    *_, make = _found(tree)[mutant.index]
    make()
    return ast.fix_missing_locations(tree)


def _found(tree: ast.AST) -> list[tuple[int, range, str, Make]]:
    slips = _Slips()
    slips.visit(tree)
    return slips.found


class _Slips(ast.NodeVisitor):
    """Goes through a module and finds the changes. What only types and classes say is left alone."""

    def __init__(self) -> None:
        self.found: list[tuple[int, range, str, Make]] = []
        self.lines = NOBODYS

    def visit(self, node: ast.AST) -> None:
        outer = self.lines
        if isinstance(node, ast.stmt | ast.match_case):
            self.lines = _head(node)
        for where, what, make in _changes(node):
            self.found.append((where.lineno, self.lines, what, make))
        super().visit(node)
        self.lines = outer

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.lines = NOBODYS
        for part in (*node.decorator_list, node.args, *node.body):
            self.visit(part)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
        self.visit(node.body)

    def visit_arguments(self, node: ast.arguments) -> None:
        for default in (*node.defaults, *node.kw_defaults):
            if default:
                self.visit(default)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in node.body:
            self.visit(part)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_TypeAlias(self, node: ast.TypeAlias) -> None:
        pass


def _head(node: ast.stmt | ast.match_case) -> range:
    first = node.pattern.lineno if isinstance(node, ast.match_case) else node.lineno
    body = getattr(node, "cases", None) or getattr(node, "body", None)
    if not body:
        return range(first, node.end_lineno + 1)
    inner = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
    return range(first, max(first + 1, inner.lineno))


def _changes(node: ast.AST) -> Iterator[tuple[ast.AST, str, Make]]:
    """The changes to one node: what stands there, in words what happens to it, and what makes it happen."""
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                other = (OPPOSITE | OFF_BY_ONE)[type(op)]
                yield node, f"{type(op).__name__} becomes {other.__name__}", _put(ops, place, other())
        case ast.BoolOp(op=op):
            other = ast.Or if isinstance(op, ast.And) else ast.And
            yield node, f"{type(op).__name__} becomes {other.__name__}", _set(node, "op", other())
        case ast.UnaryOp(op=ast.Not()):
            yield node, "'not' dropped", _set(node, "operand", _not(node.operand))
        case ast.Constant(value=bool(value)):
            yield node, f"{value} becomes {not value}", _set(node, "value", not value)
        case ast.Constant(value=int(value)):
            yield node, f"{value} becomes {value + 1}", _set(node, "value", value + 1)
        case ast.BinOp(op=ast.Add()):
            yield node, "+ becomes -", _set(node, "op", ast.Sub())
        case ast.BinOp(op=ast.Sub()):
            yield node, "- becomes +", _set(node, "op", ast.Add())
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) if not _has_opposite(test):
            yield test, "condition turned", _set(node, "test", _not(test))
        case ast.comprehension(ifs=ifs):
            for place, test in enumerate(ifs):
                if not _has_opposite(test):
                    yield test, "condition turned", _put(ifs, place, _not(test))
        case ast.match_case():
            yield node.pattern, "case never taken", _set(node, "guard", ast.Constant(False))
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield node, "statement dropped", _set(node, "value", NOTHING)
        case ast.Expr(value=ast.Call()):
            yield node, "statement dropped", _set(node, "value", ast.Constant(None))
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield node, "returns None", _set(node, "value", ast.Constant(None))
        case ast.Call(keywords=keywords):
            for place, keyword in enumerate(keywords):
                if keyword.arg:
                    yield keyword.value, f"{keyword.arg}= dropped", _drop(keywords, place)


def _has_opposite(test: ast.expr) -> bool:
    """Whether another change turns this condition already."""
    if isinstance(test, ast.Compare):
        return len(test.ops) == 1 and type(test.ops[0]) in OPPOSITE
    return isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _set(node: ast.AST, field: str, value: object) -> Make:
    return lambda: setattr(node, field, value)


def _put[T](nodes: list[T], place: int, value: T) -> Make:
    return lambda: nodes.__setitem__(place, value)


def _drop[T](nodes: list[T], place: int) -> Make:
    return lambda: nodes.__delitem__(place)
