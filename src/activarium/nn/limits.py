"""What a function tends to where x is infinite, for the programs that compute NaN there (as 0·∞ or ∞ − ∞)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from activarium.derive import numpy_target
from activarium.derive.evaluate import FAR, limit
from activarium.nn.torch_target import TARGETS

if TYPE_CHECKING:
    from activarium.derive.program import Program

FARTHEST = {torch.float64: 1e300, torch.float32: 1e38}  # the size of finite numbers that stand for infinity
HUGE = {torch.float64: 1e90, torch.float32: 1e12}  # a cube root of what is far out is beyond it
SPREAD = tuple(float(part) for part in FAR / FARTHEST[torch.float64])
ULPS = 4  # within which values far out are one limit


def falls_short(program: Program, values: list[float]) -> bool:
    """Whether a program gives NaN at −∞ or ∞ where there is a limit, at these values of the parameters."""
    with np.errstate(all="ignore"):
        ends = np.broadcast_to(program.run(numpy_target, np.array([-np.inf, np.inf]), *values), 2)
        tends = [limit(program.run(numpy_target, sign * FAR, *values)) for sign in (-1, 1)]
    return bool((np.isnan(ends) & ~np.isnan(tends)).any())


def completed(result: torch.Tensor, program: Program, x: torch.Tensor, parameters: list[Any]) -> torch.Tensor:
    """The values of a program, its limit where x is infinite."""
    far = torch.tensor([[-part for part in SPREAD], SPREAD], dtype=x.dtype, device=x.device) * FARTHEST[x.dtype]
    left, right = tendency(program.run(TARGETS[x.dtype], far.reshape(2, -1, *[1] * x.ndim), *parameters))
    known = torch.where(x > 0, right, left)
    return torch.where(x.isinf() & ~known.isnan(), known, result)


def tendency(values: torch.Tensor) -> torch.Tensor:
    """What values far out, along axis 1, tend to, as far as floats can tell: one number, 0 or infinity; else NaN."""
    size, first, huge = values.abs(), values[:, :1], HUGE[values.dtype]
    alike = (values - first).abs() <= ULPS * torch.finfo(values.dtype).eps * first.abs()
    endless = (values.sign() == first.sign()) & (size > huge)
    known = torch.where(alike.all(1), first[:, 0], torch.nan)
    known = torch.where(endless.all(1), first[:, 0].sign() * torch.inf, known)
    return torch.where((size < 1 / huge).all(1), 0.0, known)
