"""Names that mean different functions in different places, and which of these, if any, owns the plain name.

Nothing here imports SymPy. Every meaning can be asked for by a qualified name: `SReLU (Clevert 2015)`,
`SReLU (Clevert)`, or, where only one meaning is of that year, `TeLU (2020)`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import KW_ONLY, dataclass
from functools import cache
from typing import Any

from activarium.parts import Source, folded


@dataclass(frozen=True)
class Meaning:
    """One function that is called by a shared name.

    Arguments:
        slug: of its record; empty if it has none.
        who: calls it so: the first author, or a library.
        year: of that work; unknown for most libraries.
        what: is meant, in a few words.
        missing: why it has no record.
        source: where the name stands, if the record does not say it.
        called: the name of the record with the parameters meant, if these are not its defaults.
    """

    slug: str
    who: str
    year: int | None
    what: str
    _: KW_ONLY
    missing: str = ""
    source: Source | None = None
    called: str = ""

    @property
    def by(self) -> str:
        """Who calls it so, and when: `Clevert 2015`."""
        return f"{self.who} {self.year}" if self.year else self.who

    def to_json(self) -> dict[str, Any]:
        """The meaning as plain JSON; what is unknown or does not apply is null."""
        source = {"key": self.source.key, "place": self.source.place} if self.source else None
        return {"slug": self.slug or None, "what": self.what, "who": self.who, "year": self.year,
                "missing": self.missing or None, "source": source}  # fmt: skip

    def __str__(self) -> str:
        return f"{self.what} ({self.by}): {self.slug or f'no record, because {self.missing}'}"


@dataclass(frozen=True)
class Namesake:
    """A name with several meanings.

    Arguments:
        name: as it is written.
        meanings: the oldest first.
        why: the owner has the plain name, or nobody has.
        owner: the slug that the plain name leads to; empty if no meaning is clearly the first that one thinks of.
    """

    name: str
    meanings: tuple[Meaning, ...]
    why: str
    owner: str = ""

    def others(self, slug: str) -> list[Meaning]:
        """The meanings that are another function than this one."""
        return [meaning for meaning in self.meanings if meaning.slug != slug]

    def to_json(self) -> dict[str, Any]:
        """The name and its meanings as plain JSON."""
        meanings = [meaning.to_json() for meaning in self.meanings]
        return {"name": self.name, "owner": self.owner or None, "why": self.why, "meanings": meanings}

    def __str__(self) -> str:
        return f"{self.name} has several meanings: {'; '.join(map(str, self.meanings))}"


_here = Meaning  # of a function that has a record


def _absent(who: str, year: int | None, what: str, missing: str, source: Source | None = None) -> Meaning:
    return Meaning("", who, year, what, missing=missing, source=source)


def _shared(name: str, *meanings: Meaning, why: str, owner: str = "") -> Namesake:
    return Namesake(name, meanings, why, owner)


def _survey(section: str) -> Source:
    return Source("kunc2024three", f"section {section}")


SLUG = "A record has borne this slug from the beginning, and slugs are permanent."
USUAL = "It is what the name means nearly everywhere."
EVEN = "No meaning is clearly the usual one."

NAMESAKES = (
    _shared(
        "SReLU",
        _here("shifted_relu", "Clevert", 2015, "shifted ReLU"),
        _here("srelu", "Jin", 2015, "S-shaped ReLU"),
        why="The S-shaped unit is the subject of its paper, the shifted one a comparison in another.",
        owner="srelu",
    ),
    _shared(
        "Shifted ReLU",
        _here("shifted_relu", "Clevert", 2015, "ReLU moved to −1"),
        _here("shilu", "Pishchik", 2023, "ReLU with a learnt slope and a learnt height", source=_survey("4.2.16")),
        why="It is the older meaning, and nothing in it is learnt.",
        owner="shifted_relu",
    ),
    _shared(
        "FReLU",
        _here("flexible_relu", "Qiu", 2017, "flexible ReLU"),
        _absent("Ma", 2020, "funnel ReLU", "it looks at neighbouring pixels", Source("ma2020funnel", "abstract")),
        _here("dual_prelu", "Kunc", 2024, "fully parametric ReLU, as the survey reports", source=_survey("4.2.20")),
        _absent("Zamora-Esquivel", None, "fractional ReLU", "it is defined by a fractional derivative", _survey("4.19.1")),
        why=EVEN,
    ),
    _shared(
        "DReLU",
        _absent("Godin", 2017, "dual ReLU", "it takes two inputs", Source("godin2017dual", "abstract")),
        _here("displaced_relu", "Macêdo", 2019, "displaced ReLU"),
        _absent("Kunc", 2024, "dynamic ReLU, as the survey reports", "its threshold depends on the batch", _survey("4.2.14")),
        _absent("Song", 2024, "ReLU on both halves of a gated unit", "it takes two inputs"),
        _absent(
            "cuda-convnet2",
            None,
            "x − a·tanh(x/a)",
            "it is Tanhshrink with input and output scaled",
            Source("cudaconvnet2", "layer.py: neuron type drelu[a]"),
        ),
        why=EVEN,
    ),
    _shared(
        "DELU",
        _here("diffelu", "Hu", 2020, "difference ELU", source=_survey("3.7.3, footnote")),
        _here("delu", "Pishchik", 2023, "a ReLU that uses SiLU on the left"),
        _absent(
            "Kunc",
            2024,
            "extended ELU, as the survey reports",
            "its threshold is the root of an equation",
            _survey("4.2.44, footnote"),
        ),
        why=SLUG,
        owner="delu",
    ),
    _shared(
        "HELU",
        _here("delu", "Pishchik", 2023, "DELU at n = 0", called="HELU (Pishchik)"),
        _absent(
            "Kimhi",
            2024,
            "hysteresis ReLU",
            "its value is that of ReLU; only the slope in training differs",
            Source("kimhi2024hysteresis", "abstract"),
        ),
        why=EVEN,
    ),
    _shared(
        "TeLU",
        _here("telu_elu", "Mercioni", 2020, "tanh of an ELU, times the input"),
        _here("tanhexp", "Fernandez", 2024, "tanh of an exponential, times the input", called="TeLU (2024)"),
        why="Both are the subject of a paper with the name in its title.",
    ),
    _shared(
        "TReLU",
        _here("ptelu", "Nakhua", None, "ReLU with tanh on the left", source=_survey("4.2.35"), called="TReLU (tanh-based)"),
        _here("thresholded_relu", "NNlib", None, "thresholded ReLU"),
        why=EVEN,
    ),
    _shared(
        "CReLU",
        _absent("Shang", 2016, "concatenated ReLU", "it has two outputs", _survey("3.6.34")),
        _absent("Trabelsi", 2017, "complex ReLU", "its input is a complex number"),
        _here("relu_n", "Stockfish", None, "clipped ReLU, bounded by 1", called="ReLU1"),
        why="The best known meaning has two outputs and therefore no record.",
    ),
    _shared(
        "GReLU",
        _absent("Zhang", 2022, "graph-adaptive ReLU", "its parameters are computed from a graph"),
        _absent("Mishkin", 2022, "gated ReLU", "it takes two inputs"),
        _here("softplus", "Kunc", 2024, "generalised ReLU, as the survey reports", called="GReLU (softplus form)"),
        why=EVEN,
    ),
    _shared(
        "AReLU",
        _here("apprelu", "Saha", 2020, "approximate ReLU", source=_survey("3.6.40, footnote")),
        _here("arelu", "Chen", 2020, "attention-based ReLU"),
        why=SLUG,
        owner="arelu",
    ),
    _shared(
        "LReLU",
        _here("leaky_relu", "Maas", 2013, "leaky ReLU"),
        _absent(
            "Basirat",
            2019,
            "Lipschitz ReLU",
            "it is a family; its slope depends on the data",
            Source("basirat2019lrelu", "abstract"),
        ),
        why=USUAL,
        owner="leaky_relu",
    ),
    _shared(
        "mReLU",
        _here("mirrored_relu", "Zhao", 2016, "mirrored ReLU"),
        _here("displaced_relu", "Heo", 2019, "margin ReLU", source=_survey("4.2.3, footnote"), called="Margin ReLU"),
        why="It is the older meaning; margin ReLU is mostly written out.",
        owner="mirrored_relu",
    ),
    _shared(
        "Hard sigmoid",
        _here("hard_sigmoid_02", "Theano", 2012, "slope 1/5; also ONNX and Keras 2"),
        _here("hard_sigmoid_half", "Courbariaux", 2015, "slope 1/2"),
        _here("hard_sigmoid", "Howard", 2019, "slope 1/6; also PyTorch, Keras 3 and JAX"),
        why="PyTorch, Keras and JAX have the slope 1/6 today.",
        owner="hard_sigmoid",
    ),
    _shared(
        "Hard-Swish",
        _here("hard_swish", "Howard", 2019, "the input times the hard sigmoid of slope 1/6"),
        _here("hard_swish_avenash", "Avenash", 2019, "twice the input times a hard sigmoid of slope b/5"),
        why="MobileNet and every framework mean this one.",
        owner="hard_swish",
    ),
    _shared(
        "Swish",
        _here("swish", "Ramachandran", 2017, "the input times the sigmoid of beta·x"),
        _here("silu", "JAX", None, "swish at beta = 1, without a parameter; so also Keras and TensorFlow"),
        why="The paper has the parameter; at its default the two are the same function.",
        owner="swish",
    ),
    _shared(
        "GELU",
        _here("gelu", "Hendrycks", 2016, "the input times the normal distribution function"),
        _here("gelu_tanh", "JAX", None, "the approximation by tanh, unless one asks for the exact function"),
        why="The other one is its approximation.",
        owner="gelu",
    ),
    _shared(
        "SGELU",
        _here("sgelu", "Yu", 2019, "symmetrical GELU"),
        _absent(
            "Chen",
            2023,
            "saturated GELU",
            "it is ReLU on the right and GELU on the left",
            Source("chen2023saturated", "abstract"),
        ),
        why=SLUG,
        owner="sgelu",
    ),
    _shared(
        "SSiLU",
        _here("ps_silu", "Dai", 2021, "shifted SiLU, its parameters fixed"),
        _absent(
            "Chen",
            2023,
            "saturated SiLU",
            "it is ReLU on the right and SiLU on the left",
            Source("chen2023saturated", "abstract"),
        ),
        why=EVEN,
    ),
    _shared(
        "SMish",
        _here("smish", "Wang", 2022, "Mish with a sigmoid for its exponential"),
        _absent(
            "Chen",
            2023,
            "saturated Mish",
            "it is ReLU on the right and Mish on the left",
            Source("chen2023saturated", "abstract"),
        ),
        why=SLUG,
        owner="smish",
    ),
    _shared(
        "DSiLU",
        _here("dsilu", "Elfwing", 2017, "derivative of SiLU"),
        _here("double_silu", "Verma", 2022, "double SiLU", source=_survey("3.3.22, footnote")),
        why=SLUG,
        owner="dsilu",
    ),
    _shared(
        "Smooth ReLU",
        _here("smelu", "Shamir", 2020, "SmeLU"),
        _here("softplus", "Wikipedia", None, "softplus"),
        why="It is the older meaning; the authors of SmeLU use the short name too.",
        owner="softplus",
    ),
    _shared(
        "Sigmoid linear unit",
        _here("silu", "Hendrycks", 2016, "SiLU"),
        _here("siglu", "Kunc", 2024, "SigLU", source=_survey("3.6.52")),
        why=USUAL,
        owner="silu",
    ),
    _shared(
        "Piecewise linear unit",
        _here("plu", "Nicolae", 2018, "PLU"),
        _here("pilu", "Inturrisi", 2021, "PiLU"),
        _absent("Zhou", 2021, "PWLU", "it is a learnt table of any length", Source("zhou2021learning", "title")),
        why="The short names tell them apart.",
    ),
    _shared(
        "Tanh linear unit",
        _here("thlu", "Kunc", 2024, "ThLU, as the survey reports"),
        _absent("Mercioni", None, "TaLU", "its definition was not seen", _survey("4.2.31")),
        why="It is the one that has a record.",
        owner="thlu",
    ),
    _shared(
        "Shifted ELU",
        _here("shelu", "Grelsson", 2018, "horizontal"),
        _here("svelu", "Grelsson", 2018, "vertical"),
        why="The paper has both, under the names ShELU and SvELU.",
    ),
    _shared(
        "Universal activation function",
        _here("uaf", "Yuen", 2020, "made of two softplus"),
        _here("puaf", "Hwang", 2023, "made of polynomials", source=_survey("3.16, footnote")),
        why="It is the older meaning.",
        owner="uaf",
    ),
    _shared(
        "Parametric sigmoid",
        _here("psf", "Chandra", 2004, "a power of the sigmoid"),
        _here("psigmoid", "Ying", 2021, "a sigmoid with two scales"),
        why="The other one calls itself parametric sigmoid function, PSF.",
        owner="psigmoid",
    ),
    _shared(
        "Elliott",
        _here("elliott", "Elliott", 1993, "from 0 to 1"),
        _here("softsign", "MATLAB", None, "elliotsig, from −1 to 1; that is softsign"),
        why=SLUG,
        owner="elliott",
    ),
    _shared(
        "Soft clipping",
        _here("soft_clipping", "Klimek", 2018, "the difference of two softplus"),
        _absent("activations-plus", None, "a sigmoid between two bounds", "it is Sigmoid, rescaled"),
        why="It is the published one.",
        owner="soft_clipping",
    ),
    _shared(
        "Smooth step",
        _here("smooth_step", "Hazimeh", 2020, "a cubic of width a around 0"),
        _absent("GLSL", None, "the cubic on [0, 1]", "it is smooth_step at a = 1, moved right by 1/2"),
        why=SLUG,
        owner="smooth_step",
    ),
    _shared(
        "Threshold",
        _here("step", "McCulloch", 1943, "the step of a threshold logic unit"),
        _here("threshold", "PyTorch", None, "the input above a threshold, a constant below"),
        why=SLUG,
        owner="threshold",
    ),
    _shared(
        "TLU",
        _here("step", "McCulloch", 1943, "threshold logic unit"),
        _here("displaced_relu", "Singh", 2019, "thresholded linear unit", called="thresholded linear unit"),
        why=EVEN,
    ),
    _shared(
        "Quadratic",
        _here("square", "Livni", 2014, "x²"),
        _here("inverse_quadratic", "Ramasinghe", 2021, "1/(1 + (ax)²)", called="quadratic (INR)"),
        why=USUAL,
        owner="square",
    ),
    _shared(
        "Multi-quadratic",
        _here("inverse_multiquadric", "Ramasinghe", 2021, "1/√(1 + (ax)²)", called="multi-quadratic (INR)"),
        _here("multiquadric", "Kunc", 2024, "√((x − a)² + b²)"),
        why="The other one is the reciprocal of what the name says.",
        owner="multiquadric",
    ),
    _shared(
        "Exponential",
        _here("exp", "TensorFlow", 2024, "exp(x)"),
        _absent("Kunc", 2024, "exp(−x)", "it is exp, mirrored", _survey("3.39")),
        why=USUAL,
        owner="exp",
    ),
    _shared(
        "Cosine",
        _here("cosine", "Jagtap", 2022, "cos(x)"),
        _here("one_minus_cos", "Kunc", 2024, "1 − cos(x)"),
        why=USUAL,
        owner="cosine",
    ),
    _shared(
        "Sinc",
        _here("sinc", "Efe", 2008, "sin(x)/x"),
        _absent("NumPy", None, "sin(πx)/(πx); so also PyTorch", "it is sinc with a scaled input"),
        why=SLUG,
        owner="sinc",
    ),
    _shared(
        "GLN",
        _absent("Veness", 2019, "gated linear network", "it is a network", Source("veness2019gated", "abstract")),
        _here("gln", "Ferreira", 2021, "global-local neuron"),
        why=SLUG,
        owner="gln",
    ),
)


def _spellings(meaning: Meaning, years: Counter[int | None]) -> set[str]:
    """What may stand in parentheses behind the name to say that this meaning is meant, accents or none."""
    year = str(meaning.year) if meaning.year and years[meaning.year] == 1 else ""
    spellings = {meaning.by, meaning.who, meaning.what, year} - {""}
    return spellings | {unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() for text in spellings}


@cache
def qualified() -> dict[str, Meaning]:
    """Every qualified name that means one thing, folded, and what it means.

    >>> qualified()[folded("SReLU (Clevert 2015)")].slug
    'shifted_relu'
    """
    told: dict[str, set[Meaning]] = {}
    for shared in NAMESAKES:
        years = Counter(meaning.year for meaning in shared.meanings)
        for meaning in shared.meanings:
            for spelling in _spellings(meaning, years):
                told.setdefault(folded(f"{shared.name} ({spelling})"), set()).add(meaning)
    return {name: meanings.pop() for name, meanings in told.items() if len(meanings) == 1}


@cache
def shared_names() -> dict[str, Namesake]:
    """The names with several meanings, folded.

    >>> shared_names()["srelu"].owner
    'srelu'
    """
    return {folded(shared.name): shared for shared in NAMESAKES}


def namesakes(slug: str) -> list[Namesake]:
    """The shared names that a record has.

    >>> [shared.name for shared in namesakes("tanhexp")]
    ['TeLU']
    """
    return [shared for shared in NAMESAKES if slug in {meaning.slug for meaning in shared.meanings}]
