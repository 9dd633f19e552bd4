"""torchvision's segmentation models.

    pip install torch torchvision --index-url https://download.pytorch.org/whl/cpu
"""

import torchvision
from torchvision.models import segmentation

from torch_reference import TorchReference


class Torchvision(TorchReference):
    library = "torchvision " + torchvision.__version__.partition("+")[0]
    spec = "torchvision.atrous"
    mapping = "torchvision"
    output_stride = 8

    def build(self):
        builder = getattr(segmentation, self.builder)
        return builder(weights=None, weights_backbone=None, num_classes=21, aux_loss=True)

    def forward(self, images):
        output = self.model(images)
        return output["out"], {"auxiliary": output["aux"]}


class Residual(Torchvision):
    blocks = [
        "backbone.relu", "backbone.layer1", "backbone.layer2", "backbone.layer3", "backbone.layer4",
        "classifier",
    ]
    # The last batch norm of a unit, and that of its shortcut.
    gains = {"bn3": 0.25, "downsample.1": 0.7}
    # At output stride 8 the larger map is 25x38: ASPP's rate of 36 sees more than its centre.
    sizes = [(97, 97), (200, 304)]


class FcnR50(Residual):
    name = "torchvision_fcn_resnet50"
    title = "FCN ResNet-50"
    builder = "fcn_resnet50"
    network = "TorchvisionFcnR50"
    parameters = 35_322_218


class DeepLabR50(Residual):
    name = "torchvision_deeplabv3_resnet50"
    title = "DeepLabv3 ResNet-50"
    builder = "deeplabv3_resnet50"
    network = "TorchvisionR50"
    parameters = 42_004_074


class DeepLabR101(Residual):
    name = "torchvision_deeplabv3_resnet101"
    title = "DeepLabv3 ResNet-101"
    builder = "deeplabv3_resnet101"
    network = "TorchvisionR101"
    parameters = 60_996_202


class DeepLabMobile(Torchvision):
    name = "torchvision_deeplabv3_mobilenet_v3_large"
    title = "DeepLabv3 MobileNetV3-Large"
    builder = "deeplabv3_mobilenet_v3_large"
    network = "TorchvisionMobile"
    output_stride = 16
    parameters = 11_029_328
    # The batch norm behind a unit's projection, with squeeze and excitation before it or without.
    gains = {"block.2.1": 0.4, "block.3.1": 0.4}
    # At output stride 16 the larger map is 25x38.
    sizes = [(97, 97), (392, 600)]
    blocks = [f"backbone.{k}" for k in (0, 1, 3, 6, 10, 12, 15, 16)] + ["classifier"]


REFERENCES = [FcnR50(), DeepLabR50(), DeepLabR101(), DeepLabMobile()]
