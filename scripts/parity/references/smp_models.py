"""segmentation_models.pytorch.

    pip install torch segmentation-models-pytorch
"""

import segmentation_models_pytorch as smp

from torch_reference import TorchReference


class Smp(TorchReference):
    library = f"segmentation-models-pytorch {smp.__version__}"
    spec = "smp.atrous"
    mapping = "smp"
    # It upsamples by whole factors, and refuses sizes that aren't multiples of the output stride.
    multiple_of = 16
    sizes = [(112, 80), (96, 304)]

    def build(self):
        return self.builder(self.encoder, encoder_weights=None, classes=21)

    def forward(self, images):
        return self.model(images), {}

    @property
    def blocks(self):
        return ["encoder.relu", *(f"encoder.layer{k}" for k in (1, 2, 3, 4)), *self.heads]


class PlusR50(Smp):
    name = "smp_deeplabv3plus_resnet50"
    title = "DeepLabv3+ ResNet-50"
    builder = smp.DeepLabV3Plus
    encoder = "resnet50"
    network = "SmpPlusR50"
    output_stride = 16
    sizes = [(112, 80), (96, 608)]
    parameters = 26_682_725
    heads = ["decoder.aspp.0", "decoder.aspp.3", "decoder.block2"]
    gains = {"bn3": 0.25, "downsample.1": 0.7}


class DeepLabR34(Smp):
    name = "smp_deeplabv3_resnet34"
    title = "DeepLabv3 ResNet-34"
    builder = smp.DeepLabV3
    encoder = "resnet34"
    network = "SmpR34"
    output_stride = 8
    parameters = 26_012_245
    heads = ["decoder.aspp", "decoder.relu"]
    gains = {"bn2": 0.25, "downsample.1": 0.7}


REFERENCES = [PlusR50(), DeepLabR34()]
