# SymPy 1.14 ships no types, and those inferred from its code are wrong: to the checker it is unknown.
from typing import Any

def __getattr__(name: str) -> Any: ...
