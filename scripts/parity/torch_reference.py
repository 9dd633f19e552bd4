"""References that are modules of PyTorch."""

import numpy as np
import torch
from torch import nn

import reference


class TorchReference(reference.Reference):
    """A module in `self.model`, whose blocks' outputs are looked at by `self.blocks`.

    mean, std  of the input in 0..255
    blocks     names of modules, whose outputs are measured
    gains      factors of filters, or centres of gamma, by what a module's name ends in; they keep
               features of residual networks from growing
    """

    convention = "pytorch"
    mean = (123.675, 116.28, 103.53)
    std = (58.395, 57.12, 57.375)
    blocks = []
    gains = {}

    def build(self):
        """The module, made when it is first needed."""
        raise NotImplementedError

    @property
    def model(self):
        if not hasattr(self, "_model"):
            self._model = self.build().eval()
        return self._model

    def variables(self):
        modules = dict(self.model.named_modules())
        return [
            self.variable(name, tensor, modules[name.rpartition(".")[0]])
            for name, tensor in self.model.state_dict().items()
        ]

    def variable(self, name, tensor, module):
        layer, _, role = name.rpartition(".")
        gain = next((g for end, g in self.gains.items() if layer.endswith(end)), 1.0)
        shape = tuple(tensor.shape)
        if role == "num_batches_tracked":
            return reference.Variable(name, shape, 0.0, 0.0, False)
        if role == "bias":
            norm = isinstance(module, nn.modules.batchnorm._BatchNorm)
            return (reference.beta if norm else reference.bias)(name, shape)
        if role == "running_mean":
            return reference.moving_mean(name, shape)
        if role == "running_var":
            return reference.moving_variance(name, shape)
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            return reference.gamma(name, shape, gain)
        return reference.filter_of(name, shape, int(np.prod(shape[1:])), gain)

    def load(self, values):
        state = self.model.state_dict()
        self.model.load_state_dict(
            {name: torch.from_numpy(value.copy()).to(state[name].dtype) for name, value in values.items()}
        )

    def input(self, pixels):
        mean = torch.tensor(self.mean, dtype=torch.float32)
        std = torch.tensor(self.std, dtype=torch.float32)
        return ((torch.from_numpy(pixels) - mean) / std).permute(2, 0, 1)[None]

    def forward(self, images):
        """Logits, and those of auxiliary heads by name; [batch, classes, height, width]."""
        raise NotImplementedError

    def run(self, pixels):
        found = {}
        hooks = [
            self.model.get_submodule(name).register_forward_hook(
                lambda module, args, output, name=name: found.__setitem__(name, float(output.std()))
            )
            for name in self.blocks
        ]
        with torch.no_grad():
            logits, auxiliary = self.forward(self.input(pixels))
        for hook in hooks:
            hook.remove()
        last = lambda tensor: tensor[0].permute(1, 2, 0).numpy()
        return last(logits), {name: last(each) for name, each in auxiliary.items()}, found
