"""Text ⇄ expression: a small grammar of our own, read with Python's `ast`; nothing is ever evaluated as code.

    x if x > 0 else alpha*x
    x * sigmoid(1.702*x)
    max(0, x) - log1p(exp(-abs(x)))

Numbers (kept exactly), `x`, `pi`, the parameters, `+ - * / **`, comparisons, `a if condition else b`,
`abs`, `min`, `max` and the functions of the vocabulary. Everything else is an error that points at
its place. Length, depth, size of numbers and of exponents are bounded, so no input can hang.
"""

from __future__ import annotations

import ast
import re
import warnings
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import arb, ctx, fmpq
from sympy.printing.str import StrPrinter

from activarium.balls import Expansion
from activarium.vocabulary import FUNCTIONS, borrowed, elementary, letter, x

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LENGTH, DEPTH, NODES, EXPONENT, ROOT, BITS, LEAVES = 1000, 40, 300, 64, 1000, 400, 64
LARGEST = 10**50  # of a constant
NUMBER = re.compile(r"\d+\.?\d*(e[+-]?\d{1,3})?|\.\d+(e[+-]?\d{1,3})?", re.IGNORECASE)

COMPARISONS = {
    ast.Lt: sp.StrictLessThan, ast.LtE: sp.LessThan, ast.Gt: sp.StrictGreaterThan, ast.GtE: sp.GreaterThan,
}  # fmt: skip
REMEDIES = {
    ast.BitXor: "write ** for a power",
    ast.FloorDiv: "write / for a quotient",
    ast.Mod: "there is no remainder; write a/b or a comparison",
    ast.Eq: "compare with <, <=, > or >=",
    ast.BoolOp: "write one condition inside the other: a if p else (b if q else c)",
    ast.Compare: "a comparison belongs into a condition: a if x > 0 else b",
    ast.IfExp: "a condition compares two values with <, <=, > or >=",
    ast.Attribute: "write the plain name of a function, as in exp(x)",
    ast.Lambda: "call the parameter lambd",
}


class FormulaError(ValueError):
    """A formula is outside the grammar; the message shows the place and the remedy."""

    def __init__(self, problem: str, text: str = "", column: int = 0) -> None:
        shown, at = _excerpt(text, column)
        super().__init__(f"{problem}\n    {shown}\n    {' ' * at}^" if text else problem)
        self.problem, self.column = problem, column


def _excerpt(text: str, column: int) -> tuple[str, int]:
    start = max(0, column - 50)
    return re.sub(r"[^\x20-\uffff]", " ", text[start : start + 80]), column - start


def parse(text: str, parameters: Iterable[str] = ()) -> sp.Expr:
    """The expression of a formula in `x` and the parameters named.

    >>> parse("x if x > 0 else alpha*x", ["alpha"])
    Piecewise((x, x > 0), (alpha*x, True))

    Raises:
        FormulaError: the text is not a formula.
    """
    return Reader(text, {"x": x, "pi": sp.pi} | {name: letter(name) for name in parameters}).read()


def number(text: str, letters: Mapping[str, Fraction]) -> Fraction:
    """The value of a formula without `x` at these letters: exact, or to thirty digits where no fraction is.

    >>> number("1/(2*a)", {"a": Fraction(3)})
    Fraction(1, 6)
    """
    exact = parse(text, letters).xreplace({letter(n): sp.Rational(v.numerator, v.denominator) for n, v in letters.items()})
    return Fraction(str(exact if exact.is_Rational else sp.N(borrowed(exact), 30)))


def letters(text: str) -> list[str]:
    """The names in a formula that are neither `x` nor functions, in order: its parameters.

    >>> letters("a*x*sigmoid(b*x)")
    ['a', 'b']
    """
    tree = Reader(text, {}).tree()
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node not in called]
    known = {"x", "pi", "abs", "min", "max", *FUNCTIONS}
    return list(dict.fromkeys(n.id for n in sorted(names, key=lambda n: n.col_offset) if n.id not in known))


class Reader:
    """One formula being read."""

    def __init__(self, text: str, names: dict[str, sp.Expr]) -> None:
        self.text, self.names = text.strip(), names

    def read(self) -> sp.Expr:
        """The whole formula."""
        return self.expression(self.tree())

    def tree(self) -> ast.expr:
        """The syntax tree, if the text is short and shallow enough to be read at all."""
        if not self.text:
            raise FormulaError("the formula is empty: write one such as x if x > 0 else 0.1*x")
        if len(self.text) > LENGTH:
            raise FormulaError(f"the formula has {len(self.text)} characters; at most {LENGTH} are read")
        if "\n" in self.text or not self.text.isascii():
            column = next(i for i, c in enumerate(self.text) if c == "\n" or not c.isascii())
            raise FormulaError("a formula is one line of plain letters, digits and signs", self.text, column)
        try:
            with warnings.catch_warnings(action="ignore"):  # of Python code, which this is not
                tree = ast.parse(self.text, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            column = (getattr(error, "offset", None) or 1) - 1
            raise FormulaError("the formula breaks off or is out of order here", self.text, column) from None
        self.measure(tree)
        return tree

    def measure(self, tree: ast.expr) -> None:
        """Refuse what is too large or too deep."""
        level, count, depth = [tree], 0, 0
        while level:
            count, depth = count + len(level), depth + 1
            level = [child for node in level for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
            if depth > DEPTH or count > NODES:
                raise FormulaError(f"the formula is too large: at most {NODES} parts, {DEPTH} deep, are read")

    def error(self, problem: str, node: ast.AST) -> FormulaError:
        """An error that points at a node."""
        return FormulaError(problem, self.text, getattr(node, "col_offset", 0))

    def expression(self, node: ast.expr) -> sp.Expr:
        """The meaning of a node; constants are checked as they arise."""
        method = getattr(self, f"read_{type(node).__name__.lower()}", None)
        if method is None:
            remedy = REMEDIES.get(type(node), "use numbers, x, parameters, + - * / ** and named functions")
            raise self.error(f"{type(node).__name__} is not part of a formula: {remedy}", node)
        try:
            return self.checked(without_abs(method(node)), node)
        except FormulaError:
            raise
        except (ArithmeticError, RecursionError, NotImplementedError, ValueError):
            raise self.error("this cannot be computed", node) from None

    def checked(self, value: sp.Expr, node: ast.expr) -> sp.Expr:
        """The value, if it is real and, being a constant, of a moderate size."""
        if value.has(sp.zoo, sp.nan, sp.oo, -sp.oo, sp.I):
            raise self.error("this is not a real number", node)
        if value.is_Rational:
            if max(abs(int(value.p)).bit_length(), int(value.q).bit_length()) > BITS or abs(value) > LARGEST:
                raise self.error("this number is too long", node)
        elif not value.free_symbols and not moderate(value):
            raise self.error("this constant is not a real number of moderate size", node)
        return value

    def read_constant(self, node: ast.Constant) -> sp.Expr:
        """A decimal number, exactly as written."""
        written = ast.get_source_segment(self.text, node) or ""
        if not NUMBER.fullmatch(written):
            raise self.error(f"{written[:20]!r} is not a decimal number such as 0.2 or 1e-3", node)
        return sp.Rational(written)

    def read_name(self, node: ast.Name) -> sp.Expr:
        """`x`, `pi` or a parameter."""
        if node.id in FUNCTIONS or node.id in {"abs", "min", "max"}:
            raise self.error(f"{node.id} is a function: write {node.id}(x)", node)
        if node.id not in self.names:
            raise self.error(f"{node.id} is neither x nor a parameter of this formula", node)
        return self.names[node.id]

    def read_unaryop(self, node: ast.UnaryOp) -> sp.Expr:
        """A sign."""
        if isinstance(node.op, ast.USub):
            return -self.expression(node.operand)
        if isinstance(node.op, ast.UAdd):
            return self.expression(node.operand)
        raise self.error("only the signs + and - stand before a value", node)

    def read_binop(self, node: ast.BinOp) -> sp.Expr:
        """A sum, difference, product, quotient or power."""
        if isinstance(node.op, ast.Pow):
            return self.power(node)
        left, right = self.expression(node.left), self.expression(node.right)
        match node.op:
            case ast.Add():
                return left + right
            case ast.Sub():
                return left - right
            case ast.Mult():
                return left * right
            case ast.Div():
                if right == 0:
                    raise self.error("this divides by 0", node.right)
                return left / right
        remedy = REMEDIES.get(type(node.op), "use + - * / **")
        raise self.error(f"{type(node.op).__name__} is not part of a formula: {remedy}", node)

    def power(self, node: ast.BinOp) -> sp.Expr:
        """A power whose exponent is a small number or a parameter, or whose base is a positive number."""
        base, exponent = self.expression(node.left), self.expression(node.right)
        if exponent.is_Rational:
            if abs(exponent) > EXPONENT or degree(base) * abs(exponent) > EXPONENT or exponent.q > ROOT:
                raise self.error(f"powers go up to {EXPONENT}, with at most three decimals", node.right)
            if base.is_zero and exponent < 0:
                raise self.error("this divides by 0", node)
        if exponent.is_Integer or (exponent.is_Rational and base.free_symbols):
            return base**exponent
        if base.free_symbols and not exponent.has(x):
            return sp.Pow(base, exponent)
        if base.free_symbols or not base.is_Rational or base <= 0:
            raise self.error("an exponent with x needs a positive number below it: write exp(...)", node)
        return sp.exp(exponent * FUNCTIONS["log"](base))

    def read_call(self, node: ast.Call) -> sp.Expr:
        """A named function of one argument; `min` and `max` take several."""
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise self.error("call a function by its plain name, with values only, as in exp(x)", node)
        name, arguments = node.func.id, [self.expression(a) for a in node.args]
        if name in {"min", "max"} and len(arguments) > 1:
            return self.extreme(arguments, sp.StrictLessThan if name == "min" else sp.StrictGreaterThan, node)
        if name not in FUNCTIONS and name != "abs":
            raise self.error(
                f"there is no function {name}; there are {', '.join(sorted(['abs', 'min', 'max', *FUNCTIONS]))}", node
            )
        if len(arguments) != 1:
            raise self.error(f"{name} takes one argument", node)
        if name == "abs":
            return self.chosen(sp.StrictGreaterThan, arguments[0], sp.S.Zero, (arguments[0], -arguments[0]), node)
        return FUNCTIONS[name](*arguments)

    def extreme(self, values: list[sp.Expr], better: Any, node: ast.expr) -> sp.Expr:
        """The largest or smallest of several; of equals, the later one owns the point."""
        best = values[-1]
        for value in reversed(values[:-1]):
            best = self.chosen(better, value, best, (value, best), node)
        return best

    def read_ifexp(self, node: ast.IfExp) -> sp.Expr:
        """`a if condition else b`, where the condition is one comparison."""
        test = node.test
        if not isinstance(test, ast.Compare):
            raise self.error(REMEDIES.get(type(test), REMEDIES[ast.IfExp]), test)
        if len(test.ops) != 1:
            raise self.error(f"one comparison at a time: {REMEDIES[ast.BoolOp]}", test)
        if type(test.ops[0]) not in COMPARISONS:
            raise self.error(REMEDIES[ast.Eq], test)
        left, right = self.expression(test.left), self.expression(test.comparators[0])
        outcomes = self.expression(node.body), self.expression(node.orelse)
        return self.chosen(COMPARISONS[type(test.ops[0])], left, right, outcomes, node)

    def chosen(self, relation: Any, left: sp.Expr, right: sp.Expr, outcomes: tuple[Any, Any], node: ast.expr) -> Any:
        """One of two outcomes; if a side of the comparison has pieces itself, piece by piece."""
        inner = next((part for part in sp.preorder_traversal(left - right) if isinstance(part, sp.Piecewise)), None)
        if inner is None:
            return choice(relation(left, right, evaluate=False), *outcomes)
        swapped = [[side.xreplace({inner: piece}) for side in (left, right, *outcomes)] for piece, _ in inner.args]
        pieces = [(self.chosen(relation, a, b, (c, d), node), condition)
                  for (a, b, c, d), (_, condition) in zip(swapped, inner.args, strict=True)]  # fmt: skip
        result = sp.Piecewise(*pieces, evaluate=False)
        if sum(1 for part in sp.preorder_traversal(result) if isinstance(part, sp.Piecewise)) > LEAVES:
            raise self.error(f"this makes more than {LEAVES} pieces", node)
        return result


def choice(condition: Any, value: sp.Expr, other: sp.Expr) -> sp.Expr:
    """A piecewise expression as written; between constants the choice is made at once."""
    if not condition.free_symbols:
        sign = ball(condition.lhs - condition.rhs)
        return value if bool(condition.func(1 if sign > 0 else -1 if sign < 0 else 0, 0)) else other
    rest = other.args if isinstance(other, sp.Piecewise) else ((other, True),)
    return sp.Piecewise((value, condition), *rest, evaluate=False)


def degree(expression: sp.Expr) -> Any:
    """The product of the exponents around x, an upper bound of how large an expansion can get."""
    if expression.is_Pow and expression.exp.is_Rational:
        return abs(expression.exp) * degree(expression.base)
    if expression.is_Mul:
        return sum(map(degree, expression.args))
    return max(map(degree, expression.args), default=sp.S.One)


def ball(constant: sp.Expr) -> arb:
    """A constant in ball arithmetic."""
    saved, ctx.prec = ctx.prec, 128
    try:
        return Expansion(fmpq(0), 0, {}, 1).of(elementary(constant))[0]
    finally:
        ctx.prec = saved


def moderate(constant: sp.Expr) -> bool:
    """Whether a constant is a finite real number that ordinary arithmetic can hold."""
    try:
        value = ball(constant)
    except (ArithmeticError, ValueError, NotImplementedError):
        return False
    return value.is_finite() and bool(abs(value) < LARGEST) and (value.rel_accuracy_bits() > 32 or bool(abs(value) < 1e-9))


class _Text(StrPrinter):
    """SymPy's own text, but for pieces."""

    def _print_Piecewise(self, expression: sp.Piecewise) -> str:  # noqa: N802 - SymPy finds it by name
        *pieces, (text, _) = expression.args
        text = self._print(text)
        for piece, condition in reversed(pieces):
            text = self._chosen(self._print(piece), condition, text)
        return f"({text})"

    def _chosen(self, piece: str, condition: Any, other: str) -> str:
        if isinstance(condition, sp.Or):
            for part in sorted(condition.args, key=str):
                other = self._chosen(piece, part, other)
            return other
        if isinstance(condition, sp.And):
            for part in sorted(condition.args, key=str):
                piece = f"({self._chosen(piece, part, other)})"
            return piece
        return f"{piece} if {self._print(condition)} else {other}"

    def _print_Relational(self, relation: Any) -> str:  # noqa: N802
        left, sign, right = isolated(relation)
        return f"{self._print(left)} {sign} {self._print(right)}"


def text(expression: sp.Expr) -> str:
    """The formula of an expression; `parse` reads it back.

    >>> text(parse("x if x > 0 else 0.2*x"))
    'x if x > 0 else x/5'
    """
    written = _Text().doprint(expression)
    return written[1:-1] if isinstance(expression, sp.Piecewise) else written


def without_abs(expression: sp.Expr) -> sp.Expr:
    """The expression with |u|, which SymPy makes of sqrt(u²), as pieces: the kink belongs to the left.

    >>> without_abs(sp.sqrt(x**2))
    Piecewise((x, x > 0), (-x, True))
    """
    if not expression.has(sp.Abs):  # most have none, and a replacement walks through all parts
        return expression
    return expression.replace(sp.Abs, lambda u: sp.Piecewise((u, sp.Gt(u, 0, evaluate=False)), (-u, True), evaluate=False))


SIGNS = {sp.StrictLessThan: "<", sp.LessThan: "<=", sp.StrictGreaterThan: ">", sp.GreaterThan: ">="}
REVERSED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def isolated(relation: Any) -> tuple[sp.Expr, str, sp.Expr]:
    """A comparison as people write it, with `x` alone on the left where that is possible.

    >>> isolated(letter("a") < -x)
    (x, '<', -a)
    """
    sign, difference = SIGNS[type(relation)], relation.lhs - relation.rhs
    slope = sp.diff(difference, x)
    if not (slope.is_Number and slope):
        return relation.lhs, sign, relation.rhs
    return x, sign if slope > 0 else REVERSED[sign], sp.expand(x - difference / slope)
