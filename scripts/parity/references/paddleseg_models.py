"""PaddleSeg.

    pip install paddlepaddle pyyaml tqdm filelock prettytable scipy opencv-python-headless requests
    pip install "setuptools<81" six scikit-learn
    pip install --no-deps paddleseg
"""

import importlib.metadata

import numpy as np
import paddle
from paddleseg.models import DeepLabV3, DeepLabV3P
from paddleseg.models.backbones import ResNet50_vd

import reference

paddle.set_device("cpu")


class PaddleSeg(reference.Reference):
    library = f"PaddleSeg {importlib.metadata.version('paddleseg')}"
    spec = "paddleseg.atrous"
    mapping = "paddleseg"
    convention = "paddle"
    output_stride = 8
    sizes = [(97, 97), (200, 304)]
    # The last batch norm of a unit, and that of its shortcut.
    gains = {"conv2._batch_norm": 0.25, "short._batch_norm": 0.7}

    def build(self):
        """As configs/deeplabv3 and configs/deeplabv3p have them."""
        trunk = ResNet50_vd(output_stride=8, multi_grid=(1, 2, 4))
        return self.builder(
            self.classes, trunk, self.features, aspp_ratios=(1, 12, 24, 36), align_corners=False
        )

    @property
    def model(self):
        if not hasattr(self, "_model"):
            self._model = self.build()
            self._model.eval()
        return self._model

    def variables(self):
        modules = dict(self.model.named_sublayers())
        return [
            self.variable(name, tuple(tensor.shape), modules[name.rpartition(".")[0]])
            for name, tensor in self.model.state_dict().items()
        ]

    def variable(self, name, shape, module):
        layer, _, role = name.rpartition(".")
        gain = next((g for end, g in self.gains.items() if layer.endswith(end)), 1.0)
        norm = isinstance(module, paddle.nn.BatchNorm2D)
        if role == "_mean":
            return reference.moving_mean(name, shape)
        if role == "_variance":
            return reference.moving_variance(name, shape)
        if role == "bias":
            return (reference.beta if norm else reference.bias)(name, shape)
        if norm:
            return reference.gamma(name, shape, gain)
        return reference.filter_of(name, shape, int(np.prod(shape[1:])), gain)

    def load(self, values):
        self.model.set_state_dict({name: paddle.to_tensor(v) for name, v in values.items()})

    def run(self, pixels):
        found = {}
        layers = dict(self.model.named_sublayers())
        hooks = [
            layers[name].register_forward_post_hook(
                lambda layer, inputs, output, name=name: found.__setitem__(name, float(output.std()))
            )
            for name in self.blocks
        ]
        # Its Normalize, with a mean and a deviation of 0.5.
        images = paddle.to_tensor((pixels / 255 - 0.5) / 0.5).transpose([2, 0, 1]).unsqueeze(0)
        with paddle.no_grad():
            logits = self.model(images)[0]
        for hook in hooks:
            hook.remove()
        return logits[0].transpose([1, 2, 0]).numpy(), {}, found


TRUNK = ["backbone.conv1_3", "backbone.bb_0_2", "backbone.bb_1_3", "backbone.bb_2_5", "backbone.bb_3_2"]


class DeepLabR50(PaddleSeg):
    name = "paddleseg_deeplabv3_resnet50_vd"
    title = "DeepLabv3 ResNet-50-vd"
    builder = DeepLabV3
    features = (3,)
    classes = 21
    network = "PaddleR50"
    parameters = 39_069_045
    blocks = [*TRUNK, "head.aspp"]


class PlusR50(PaddleSeg):
    name = "paddleseg_deeplabv3p_resnet50_vd"
    title = "DeepLabv3+ ResNet-50-vd"
    builder = DeepLabV3P
    features = (0, 3)
    classes = 19
    network = "PaddlePlusR50"
    parameters = 26_723_395
    blocks = [*TRUNK, "head.aspp", "head.decoder.conv_bn_relu3"]


REFERENCES = [DeepLabR50(), PlusR50()]
