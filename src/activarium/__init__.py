"""Activarium, the reference work for neural-network activation functions.

    >>> import activarium as act
    >>> f = act.find("Leaky ReLU")
    >>> f(-2.0), f.derivative(-2.0)
    (-0.4, 0.2)

Every function of the catalogue is an attribute (`act.leaky_relu`), every torch module too
(`act.LeakyReLU`, with the extra `[torch]`). Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from activarium.audit import check
    from activarium.catalogue import AmbiguousName, UnknownActivation, find
    from activarium.core import Activation
    from activarium.definition import define
    from activarium.derive.moments import moments
    from activarium.derive.properties import properties
    from activarium.derive.saturation import saturation
    from activarium.identification import identify
    from activarium.nn import visualize_activation

__version__ = "0.1.0"
__all__ = [
    "Activation",
    "AmbiguousName",
    "UnknownActivation",
    "check",
    "define",
    "find",
    "identify",
    "moments",
    "properties",
    "saturation",
    "visualize_activation",
]

ROOMS = ("audit", "catalogue", "core", "formula", "nn", "oracle", "picture")
HOMES = {
    "Activation": "core",
    "AmbiguousName": "catalogue",
    "UnknownActivation": "catalogue",
    "check": "audit",
    "define": "definition",
    "find": "catalogue",
    "identify": "identification",
    "moments": "derive.moments",
    "properties": "derive.properties",
    "saturation": "derive.saturation",
    "visualize_activation": "nn",
}


def __getattr__(name: str) -> Any:
    if name in ROOMS:
        return import_module(f"{__name__}.{name}")
    if name in HOMES:
        return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
    if not name.startswith("_"):
        from activarium.catalogue import index, record

        if name in index():
            return record(name)
        if name[0].isupper():
            return getattr(import_module(f"{__name__}.nn"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    from activarium.catalogue import index

    return sorted({*globals(), *HOMES, *ROOMS, *index()})
