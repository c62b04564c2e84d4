"""The letters of parameters, as they are written in formulas and in running text. Nothing is imported here."""

from __future__ import annotations

GREEK: dict[str, str] = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "zeta": "ζ",
    "eta": "η",
    "theta": "θ",
    "iota": "ι",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "xi": "ξ",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "phi": "φ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
}
# parameters whose name, fixed by what other libraries call them, is a word: the letter that stands for it
SHORT: dict[str, str] = {
    "lambd": "lambda",
    "threshold": "theta",
    "value": "v",
    "lower": "l",
    "upper": "u",
    "scale": "s",
    "center": "c",
}


def letter_text(name: str) -> str:
    """The letter of a parameter in running text.

    >>> letter_text("alpha"), letter_text("lambd"), letter_text("beta_1")
    ('α', 'λ', 'β_1')
    """
    stem, *index = SHORT.get(name, name).split("_")
    return "_".join([GREEK.get(stem, stem), *index])


def letter_latex(name: str) -> str:
    r"""The letter of a parameter in LaTeX.

    >>> print(letter_latex("alpha"), letter_latex("x"), letter_latex("width"))
    \alpha x \mathrm{width}
    """
    stem, *index = SHORT.get(name, name).split("_")
    letter = rf"\{stem}" if stem in GREEK else stem if len(stem) == 1 else rf"\mathrm{{{stem}}}"
    return letter + (f"_{{{','.join(index)}}}" if index else "")
