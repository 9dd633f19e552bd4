"""Writes the fixture of a training: gradients of one step, and the losses of ten.

    python gradients.py

DeepLabv3 with ResNet-50 and an auxiliary head, as torchvision has it, but for narrower rates in
ASPP, all of which lie inside the map of a small image, and for dropout, which is off. Batch norm uses
the batch. It needs what `references/torchvision_models.py` needs.

Gradients are those in 64 bits. How far PyTorch's own ones in 32 bits lie from them is what the
test's tolerance is made of.
"""

import copy

import numpy as np
import torch
from torch import nn
from torchvision.models.segmentation.deeplabv3 import DeepLabHead

import formula
import reference
from references.torchvision_models import Residual

NAME = "torchvision_training"
RATES = (2, 4, 6)
BATCH, SIZE, BATCHES, STEPS = 4, 49, 2, 10
RATE, MOMENTUM, DECAY, AUXILIARY = 0.00005, 0.9, 1e-4, 0.5
SAMPLES = 6


class Trained(Residual):
    name = NAME
    builder = "deeplabv3_resnet50"

    def build(self):
        model = super().build()
        model.classifier = DeepLabHead(2048, 21, RATES)
        for module in model.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        return model


def batch(trained, step):
    """The images and labels of a step, from 1: a few batches take turns."""
    names = [f"{NAME}/{(step - 1) % BATCHES + 1}/{i}" for i in range(BATCH)]
    images = torch.cat([trained.input(formula.image(name, SIZE, SIZE)) for name in names])
    labels = np.stack([formula.labels(name, SIZE, SIZE, 21) for name in names])
    return images, torch.from_numpy(labels)


def loss_of(model, images, labels):
    output = model(images)
    loss = nn.functional.cross_entropy
    return loss(output["out"], labels, ignore_index=255) + AUXILIARY * loss(
        output["aux"], labels, ignore_index=255
    )


def train(trained, model, kind):
    """The gradients of the first step by name, and the loss of each."""
    model = model.to(kind).train()
    optimizer = torch.optim.SGD(model.parameters(), RATE, momentum=MOMENTUM, weight_decay=DECAY)
    gradients, losses = {}, []
    for step in range(1, STEPS + 1):
        images, labels = batch(trained, step)
        optimizer.zero_grad()
        loss = loss_of(model, images.to(kind), labels)
        loss.backward()
        losses.append(float(loss.detach()))
        if step == 1:
            gradients = {
                name: value.grad.to(torch.float64).numpy().copy()
                for name, value in model.named_parameters()
            }
        optimizer.step()
    return gradients, losses


def row(name, gradient):
    """Norm, greatest value, and some values with their places in row-major order."""
    places = [i for (i,) in formula.places(name, [gradient.size], SAMPLES)]
    return [
        name,
        float(np.linalg.norm(gradient)),
        float(np.abs(gradient).max()),
        [[i, float(gradient.ravel()[i])] for i in places],
    ]


def main():
    trained = Trained()
    variables = trained.variables()
    trained.load(
        {v.name: formula.tensor(v.name, v.shape, v.centre, v.spread) for v in variables}
    )
    with torch.no_grad():
        images, labels = batch(trained, STEPS)
        untrained = float(loss_of(copy.deepcopy(trained.model).train(), images, labels))
    exact, losses = train(trained, copy.deepcopy(trained.model), torch.float64)
    single, single_losses = train(trained, trained.model, torch.float32)
    rows = [row(name, gradient) for name, gradient in exact.items()]
    own = [
        abs(value - single[name].ravel()[i]) / greatest
        for name, _, greatest, samples in rows
        for i, value in samples
    ]
    norms = [abs(np.linalg.norm(single[name]) / norm - 1) for name, norm, _, _ in rows]
    print(f"in 32 bits: samples: median {np.median(own):.2g}, 95 of 100 within"
          f" {np.quantile(own, 0.95):.2g}, largest {max(own):.2g}; norms {max(norms):.2g}")
    print("losses", losses, "the last one untrained", untrained)
    print("in 32 bits", [f"{abs(a / b - 1):.2g}" for a, b in zip(single_losses, losses)])
    fixture = {
        "name": NAME,
        "title": "DeepLabv3 ResNet-50, training",
        "library": trained.library,
        "spec": "training.atrous",
        "network": "Training",
        "settings": {},
        "outputStride": trained.output_stride,
        "mapping": trained.mapping,
        "convention": trained.convention,
        "parameters": sum(gradient.size for gradient in exact.values()),
        "unused": [],
        "runs": [],
        "batch": BATCH,
        "size": SIZE,
        "batches": BATCHES,
        "rate": RATE,
        "momentum": MOMENTUM,
        "decay": DECAY,
        "untrained": untrained,
        "losses": [float(loss) for loss in losses],
        "variables": [[v.name, list(v.shape), v.centre, v.spread] for v in variables],
        "gradients": rows,
    }
    path = reference.FOLDER / "training" / f"{NAME}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(reference.text(fixture))
    print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
