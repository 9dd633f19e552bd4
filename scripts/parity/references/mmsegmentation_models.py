"""mmsegmentation, built from its own configurations.

    pip install torch mmengine "mmcv-lite<2.2" ftfy regex scipy prettytable
    pip install --no-deps mmsegmentation

mmcv-lite lacks the operations that have to be compiled; the networks here use none of them, but
mmsegmentation imports their names.
"""

import pathlib
import sys
import types


class Operations(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


sys.modules.setdefault("mmcv.ops", Operations("mmcv.ops"))

import mmseg
import mmseg.models
from mmengine.config import Config
from mmengine.registry import init_default_scope
from mmseg.models.utils import resize
from mmseg.registry import MODELS

from torch_reference import TorchReference

init_default_scope("mmseg")
CONFIGURATIONS = pathlib.Path(mmseg.__file__).parent / ".mim/configs"


def on_one_device(config):
    """Batch norm over several devices is batch norm where there is one."""
    if isinstance(config, dict):
        if config.get("type") == "SyncBN":
            config["type"] = "BN"
        for value in config.values():
            on_one_device(value)
    return config


class Mmsegmentation(TorchReference):
    library = f"mmsegmentation {mmseg.__version__}"
    mapping = "mmsegmentation"
    output_stride = 8
    sizes = [(97, 97), (200, 304)]
    gains = {"bn3": 0.25, "downsample.1": 0.7}
    blocks = [
        "backbone.stem", "backbone.layer1", "backbone.layer2", "backbone.layer3", "backbone.layer4",
        "decode_head.image_pool", "decode_head.bottleneck",
    ]

    def build(self):
        config = Config.fromfile(CONFIGURATIONS / self.configuration).model.to_dict()
        return MODELS.build({**on_one_device(config), "pretrained": None})

    def forward(self, images):
        size = tuple(images.shape[2:])
        logits = self.model.encode_decode(images, [{"img_shape": size}])
        side = self.model.auxiliary_head(self.model.extract_feat(images))
        side = resize(side, size, mode="bilinear", align_corners=self.model.align_corners)
        return logits, {"auxiliary": side}


class DeepLabR50(Mmsegmentation):
    name = "mmsegmentation_deeplabv3_r50_d8"
    title = "DeepLabv3 R-50-D8"
    configuration = "deeplabv3/deeplabv3_r50-d8_4xb2-80k_cityscapes-512x1024.py"
    spec = "mmsegmentation.atrous"
    network = "MmsegR50"
    parameters = 68_113_030


class PlusR50(Mmsegmentation):
    name = "mmsegmentation_deeplabv3plus_r50_d8"
    title = "DeepLabv3+ R-50-D8"
    configuration = "deeplabv3plus/deeplabv3plus_r50-d8_4xb2-80k_cityscapes-512x1024.py"
    spec = "mmsegmentation_plus.atrous"
    network = "PlusR50"
    parameters = 43_589_878
    blocks = [*Mmsegmentation.blocks, "decode_head.sep_bottleneck"]


class DeepLabR18(Mmsegmentation):
    name = "mmsegmentation_deeplabv3_r18_d8"
    title = "DeepLabv3 R-18-D8"
    configuration = "deeplabv3/deeplabv3_r18-d8_4xb2-80k_cityscapes-512x1024.py"
    spec = "mmsegmentation.atrous"
    network = "MmsegR18"
    parameters = 13_986_374
    gains = {"bn2": 0.25, "downsample.1": 0.7}


class PlusR101Grid(Mmsegmentation):
    """Unit rates that replace the rate."""

    name = "mmsegmentation_deeplabv3plus_r101_d16_mg124"
    title = "DeepLabv3+ R-101-D16-MG124"
    configuration = "deeplabv3plus/deeplabv3plus_r101-d16-mg124_4xb2-80k_cityscapes-512x1024.py"
    spec = "mmsegmentation_plus.atrous"
    network = "PlusR101D16"
    output_stride = 16
    parameters = 62_582_006
    blocks = [*Mmsegmentation.blocks, "decode_head.sep_bottleneck"]


REFERENCES = [DeepLabR50(), PlusR50(), DeepLabR18(), PlusR101Grid()]
