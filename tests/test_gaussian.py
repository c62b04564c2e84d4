"""Moments, gains and maps of correlations hold: each is checked against sums in floats that share nothing with the proofs."""

from __future__ import annotations

import functools
import math
import zlib
from fractions import Fraction

import numpy as np
import pytest

from activarium.catalogue import ALL, find, record
from activarium.definition import define
from activarium.derive.derived import derived
from activarium.derive.evaluate import evaluate
from activarium.derive.gaussian import Gaussian
from activarium.derive.moments import moments
from activarium.derive.proofs import Facts
from activarium.derive.segments import Unproven, line

PROPERTIES = ("mean", "square", "slope", "slope_square", "gain", "chi", "correlation")
UNKNOWN = 3  # properties of the whole catalogue at the defaults; fewer are better
ENDS = np.linspace(-16, 16, 129)
NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)
