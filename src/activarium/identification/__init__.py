"""Has this function been published, and as what? A formula, a record or a callable → the records equal or near to it.

The way of a subject: it becomes values on a grid (`subject`, `calling`, `samples`); every record is
brought as near to them as its parameters allow (`candidate`, `fitting`, `joints`, `search`); what
comes within rounding is compared again on a denser grid, its parameters made simple (`verdict`,
`constants`), and if the subject has a formula, proven equal by algebra (`proof`). A formula with free
letters is compared as a family (`families`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from activarium.identification.calling import NotElementwise
from activarium.identification.families import TooManyLetters, search_family
from activarium.identification.result import Identification, Match
from activarium.identification.search import search
from activarium.identification.subject import Family, Subject, subject
from activarium.identification.target import NoSuchPlace, imported

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Identification", "Match", "NoSuchPlace", "NotElementwise", "TooManyLetters", "identify", "imported"]


def identify(
    given: Any, *, parameters: Mapping[str, float] | None = None, rescaled: bool = False, nearest: int = 5
) -> Identification:
    """The records that are a function, and those nearest to it.

    Matches come most specific first: records without parameters, then those that bear the subject's
    name, those that frameworks carry, and those with fewer parameters. A match is `symbolic`, proven by
    algebra, or `grid`: equal within the error told at some 500 inputs from −300 to 300, on both sides
    of every kink and jump. Values at single points where a function jumps may differ; `except_at` has them.

    Arguments:
        given: a formula in `x`, the name of a record, an `Activation`, or a callable on NumPy arrays,
            torch tensors or floats, such as a `torch.nn.Module`; it is called in float64 if it can be,
            in evaluation mode, and is not changed. Letters of a formula without a value are parameters:
            they match those of a record under any names, also 1/t for beta.
        parameters: values for letters of a formula, or for parameters of an activation.
        rescaled: whether scale and shift of input and output may differ.
        nearest: how many of the records nearest to it are told; for their distance see `samples`.

    >>> print(identify("x/(1 + exp(-1.702*x))", nearest=0).matches[0])
    QuickGELU (swish, beta = 1.702), proven
    >>> identify("x if x > 0 else slope*x", nearest=0).matches[0].exact
    {'alpha': 'slope'}
    >>> import math
    >>> identify(math.tanh).name
    'Tanh'
    >>> match = identify("3*tanh(x/4)", rescaled=True).matches[1]
    >>> match.slug, match.input, match.output
    ('lecun_tanh', 'x', 'y')

    Raises:
        FormulaError: a text is not a formula.
        UnknownActivation: a text is a name, but of no record.
        ParameterError: a value was given for what is not there, or outside its domain.
        NotElementwise: the callable fails, is random, mixes elements, or does not return one real number for each.
        TooManyLetters: a formula has more than twelve letters without a value.
    """
    asked = subject(given, parameters)
    if isinstance(asked, Subject):
        matches, neighbours = search(asked, nearest, rescaled=rescaled)
        return Identification(asked.text, _proven(matches, asked), tuple(neighbours))
    if rescaled:
        raise ValueError(f"to look for {asked.text} rescaled, give its letters values: parameters={{'{asked.letters[0]}': 1}}")
    matches, neighbours, letters = search_family(asked, nearest)
    return Identification(asked.text, _proven(matches, asked), tuple(neighbours), letters)


def _proven(matches: list[Match], asked: Subject | Family) -> tuple[Match, ...]:
    """The matches, with proofs where the subject has a formula."""
    expression = asked.expression
    if expression is None:
        return tuple(matches)
    from activarium.identification.proof import proven

    return tuple(proven(match, expression) for match in matches)
