"""What a reference implementation has to tell, and the fixture that is made of it."""

import dataclasses
import json
import pathlib

import numpy as np

import formula

FOLDER = (
    pathlib.Path(__file__).parents[2]
    / "generated-tests/src/test/resources/org/atrous/generated/parity"
)
SAMPLES = 300


@dataclasses.dataclass
class Variable:
    """A variable as the library lists it; its values lie in centre - spread .. centre + spread."""

    name: str
    shape: tuple
    centre: float
    spread: float
    trained: bool


def rounded(value):
    """Four digits are enough, and short."""
    return float(f"{value:.4g}")


def filter_of(name, shape, fan_in, gain=1.0):
    """He et al.'s uniform initialisation, which keeps the size of features behind a ReLU."""
    return Variable(name, tuple(shape), 0.0, rounded(gain * (6.0 / fan_in) ** 0.5), True)


def bias(name, shape):
    return Variable(name, tuple(shape), 0.0, 0.1, True)


def gamma(name, shape, centre=1.0):
    return Variable(name, tuple(shape), centre, rounded(centre / 4), True)


def beta(name, shape):
    return Variable(name, tuple(shape), 0.0, 0.25, True)


def moving_mean(name, shape):
    return Variable(name, tuple(shape), 0.0, 0.25, False)


def moving_variance(name, shape):
    return Variable(name, tuple(shape), 1.0, 0.25, False)


class Reference:
    """One network of one implementation; the modules in `references` have subclasses.

    name           of the fixture's file
    title          as the table in the documents calls it
    library        with its version
    spec, network  ours: a file of the zoo, and a network in it
    settings       arguments of the network, as `--set` takes them
    output_stride  at which ours runs
    mapping        whose names of weights fit
    convention     of axes that the file format tells: pytorch, paddle, tensorflow, or None
    sizes          (height, width) of the images
    parameters     number of trained values, from the literature or the library's documents
    unused         variables that our network doesn't take, and that the mapping doesn't name
    multiple_of    what sizes have to be multiples of, where the library refuses others: odd and even
                   are then multiples
    classifier     whether there is one answer for the image, which ours spreads over it
    """

    settings = {}
    convention = None
    sizes = [(97, 97), (96, 128)]
    unused = []
    multiple_of = 1
    classifier = False

    def variables(self):
        """All variables in the library's own order, as `Variable`."""
        raise NotImplementedError

    def load(self, values):
        """Takes the values, numpy arrays by name."""
        raise NotImplementedError

    def run(self, pixels):
        """Runs on RGB in 0..255, [height, width, 3].

        Returns logits as [height, width, classes], those of auxiliary heads likewise by name, and the
        standard deviation of each block's output by name.
        """
        raise NotImplementedError


def write(reference):
    variables = reference.variables()
    parameters = sum(int(np.prod(v.shape)) for v in variables if v.trained)
    if parameters != reference.parameters:
        raise SystemExit(f"{reference.name}: {parameters} parameters, not {reference.parameters}")
    reference.load(
        {v.name: formula.tensor(v.name, v.shape, v.centre, v.spread) for v in variables}
    )
    runs = [run_at(reference, *size) for size in reference.sizes]
    special = {}
    if reference.multiple_of > 1:
        special["multipleOf"] = reference.multiple_of
    if reference.classifier:
        special["classifier"] = True
    fixture = {
        "name": reference.name,
        "title": reference.title,
        "library": reference.library,
        "spec": reference.spec,
        "network": reference.network,
        "settings": reference.settings,
        "outputStride": reference.output_stride,
        "mapping": reference.mapping,
        "convention": reference.convention,
        "parameters": parameters,
        "unused": reference.unused,
        **special,
        "runs": runs,
        "variables": [[v.name, list(v.shape), v.centre, v.spread] for v in variables],
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{reference.name}.json"
    path.write_text(text(fixture))
    print(f"{path.name}: {len(variables)} variables, {path.stat().st_size // 1024} KB")


def run_at(reference, height, width):
    logits, auxiliary, blocks = reference.run(formula.image(reference.name, height, width))
    require_alive(reference.name, logits, blocks, reference.classifier)
    return {
        "height": height,
        "width": width,
        "blocks": {name: rounded(std) for name, std in blocks.items()},
        "logits": sampled(reference.name, logits),
        "auxiliary": {name: sampled(name, each) for name, each in auxiliary.items()},
    }


def sampled(name, logits):
    places = formula.places(name, logits.shape, SAMPLES)
    return {
        "least": float(logits.min()),
        "greatest": float(logits.max()),
        "samples": [[*place, float(logits[tuple(place)])] for place in places],
    }


def require_alive(name, logits, blocks, classifier):
    """Weights under which everything dies, or grows without bound, would prove nothing."""
    assert np.isfinite(logits).all(), name
    spread = logits.max() - logits.min()
    by_pixel = logits.std(axis=(0, 1)).max() / spread
    by_class = logits.std(axis=2).max() / spread
    print(f"{name}: logits {logits.min():.3g}..{logits.max():.3g}, deviation over pixels"
          f" {by_pixel:.3g}, over classes {by_class:.3g} of their range")
    print("  " + ", ".join(f"{block} {std:.3g}" for block, std in blocks.items()))
    assert (classifier or by_pixel > 0.01) and by_class > 0.01, name
    for block, std in blocks.items():
        assert 0.1 <= std <= 10, f"{name}: {block} has a standard deviation of {std}"


def text(fixture):
    """JSON with a line for each variable and each sample, so that changes can be read."""

    def inner(value, indent):
        if isinstance(value, dict) and value:
            lines = [f"{indent}  {json.dumps(k)}: {inner(v, indent + '  ')}" for k, v in value.items()]
            return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
        if isinstance(value, list) and value and isinstance(value[0], (list, dict)):
            lines = [f"{indent}  {inner(v, indent + '  ')}" for v in value]
            return "[\n" + ",\n".join(lines) + f"\n{indent}]"
        if isinstance(value, float):
            return json.dumps(short(value))
        if isinstance(value, list):
            return json.dumps([short(v) for v in value])
        return json.dumps(value)

    return inner(fixture, "") + "\n"


def short(value):
    """Nine digits tell one float32 from another."""
    return float(f"{value:.9g}") if isinstance(value, float) else value
