"""The faults: each site of a module where one small change makes another program, and the changes to try there."""

import ast
import copy
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import EnumMeta
from types import ModuleType

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
"""The other side of each boundary, and the opposite."""

SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}  # fmt: skip
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
PARAGRAPH = re.compile(r"\d\.\d+(?: [a-z])?")
"""A paragraph of the Code; other texts are prose, which no fault is planted in."""

Body = list[ast.stmt]


@dataclass(frozen=True)
class Fault:
    """One change: where it is (`place` is its name, however the lines move) and what stands there instead."""

    place: str
    line: int
    source: str
    path: "tuple[Step, ...]"
    changed: ast.AST

    def tree(self) -> ast.Module:
        """Return the module with the fault in it."""
        return _with(ast.parse(self.source), self.path, self.changed)


def faults(source: str, module: ModuleType) -> Iterator[Fault]:
    """Yield every fault of the module, each alone."""
    tree = ast.parse(source)
    seen: Counter[str] = Counter()
    for path, scope in _sites(tree, (), ""):
        node = _at(tree, path)
        for changed in _changes(node, module):
            place = f"{scope or 'module'}: {_short(_context(tree, path))}: {_told(node, changed)}"
            seen[place] += 1
            numbered = place if seen[place] == 1 else f"{place} ({seen[place]})"
            yield Fault(numbered, getattr(node, "lineno", 0), source, path, changed)


Step = tuple[str, int | None]


def _sites(node: ast.AST, path: tuple[Step, ...], scope: str) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield the path to every node that runs, and the function or class it stands in."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases"):
            continue
        children = value if isinstance(value, list) else [value]
        for index, child in enumerate(children):
            if not isinstance(child, ast.AST) or _is_prose(child):
                continue
            here = (*path, (name, index if isinstance(value, list) else None))
            named = isinstance(child, ast.FunctionDef | ast.ClassDef)
            inner = f"{scope}.{child.name}".lstrip(".") if named else scope  # type: ignore[attr-defined]
            yield here, inner
            yield from _sites(child, here, inner)


def _is_prose(node: ast.AST) -> bool:
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return docstring or isinstance(node, ast.Import | ast.ImportFrom)


def _changes(node: ast.AST, module: ModuleType) -> Iterator[ast.AST]:
    """Yield what may stand in the place of a node."""
    yield from _of_operators(node)
    yield from _of_values(node, module)
    yield from _of_statements(node)


def _of_operators(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[op, *_]):
            for other in COMPARISONS[type(op)]:
                yield _set(node, ops=[other(), *node.ops[1:]])
        case ast.BoolOp(op=op, values=values):
            yield _set(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())
            for n in range(len(values)):
                rest = values[:n] + values[n + 1 :]
                yield _set(node, values=rest) if len(rest) > 1 else rest[0]
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.BinOp(op=op) if type(op) in SUMS:
            yield _set(node, op=SUMS[type(op)]())
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield _set(node, func=ast.Name(CALLS[name], ast.Load()))
        case ast.IfExp():
            yield from (node.body, node.orelse)
        case ast.comprehension(ifs=[_, *_]):
            yield _set(node, ifs=[])


def _of_values(node: ast.AST, module: ModuleType) -> Iterator[ast.AST]:
    match node:
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(value=float() as value):
            yield from (ast.Constant(value + 0.01), ast.Constant(value - 0.01))
        case ast.Constant(value=str() as value) if PARAGRAPH.fullmatch(value):
            yield ast.Constant("0.0")
        case ast.Tuple(ctx=ast.Load()) | ast.List(ctx=ast.Load()) | ast.Set():
            yield from (_set(node, elts=node.elts[:n] + node.elts[n + 1 :]) for n in range(len(node.elts)))
        case ast.Attribute(value=ast.Name(id=whose), attr=member) if isinstance(vars(module).get(whose), EnumMeta):
            members = list(vars(module)[whose].__members__)
            yield _set(node, attr=members[(members.index(member) + 1) % len(members)])


def _of_statements(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.If():
            yield from (ast.Pass(), _set(node, test=ast.Constant(True)))
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Continue():
            yield ast.Pass()


def _set(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _at(tree: ast.AST, path: tuple[Step, ...]) -> ast.AST:
    node: ast.AST = tree
    for name, index in path:
        value = getattr(node, name)
        node = value if index is None else value[index]
    return node


def _context(tree: ast.AST, path: tuple[Step, ...]) -> str:
    """Return the statement around a node, or the row of a table it stands in."""
    around: ast.AST = tree
    for end in range(1, len(path) + 1):
        node = _at(tree, path[:end])
        if isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef | ast.ClassDef):
            around = node
        if isinstance(node, ast.Call) and isinstance(around, ast.AnnAssign):
            around = node
    match around:
        case ast.If() | ast.While():
            return ast.unparse(around.test)
        case ast.For():
            return ast.unparse(around.iter)
        case ast.AnnAssign(target=target) | ast.Assign(targets=[target]):
            return ast.unparse(target)
        case ast.Module():
            return "module"
    return ast.unparse(around)


def _with(tree: ast.Module, path: tuple[Step, ...], changed: ast.AST) -> ast.Module:
    parent, (name, index) = _at(tree, path[:-1]), path[-1]
    if index is None:
        setattr(parent, name, changed)
    else:
        getattr(parent, name)[index] = changed
    return ast.fix_missing_locations(tree)


def _told(node: ast.AST, changed: ast.AST) -> str:
    """Say what became what, or what was left out."""
    if isinstance(changed, ast.Pass):
        return f"without {_short(ast.unparse(node))}"
    if isinstance(node, ast.Tuple | ast.List | ast.Set) and isinstance(changed, type(node)):
        (gone,) = [each for each in node.elts if each not in changed.elts]
        return f"without {_short(ast.unparse(gone))}"
    return f"{_short(ast.unparse(node))} -> {_short(ast.unparse(changed))}"


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) <= 70 else f"{line[:45]}…{line[-24:]}"
