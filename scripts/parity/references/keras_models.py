"""Keras' applications.

    pip install tensorflow-cpu

Their padding before strided depthwise convolutions comes from the size that the network is built
for; without one, it is that of even sizes.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np

import reference


class MobileNetV2(reference.Reference):
    name = "keras_mobilenet_v2"
    title = "MobileNetV2 1.0, ImageNet"
    library = f"Keras {keras.__version__}"
    spec = "google.atrous"
    network = "MobileV2Classifier"
    settings = {"classes": "1000"}
    output_stride = 32
    mapping = "keras"
    convention = "tensorflow"
    sizes = [(225, 225), (224, 224)]
    parameters = 3_504_872
    classifier = True
    blocks = [
        "Conv1_relu", "expanded_conv_project_BN", "block_2_add", "block_5_add", "block_9_add",
        "block_12_add", "block_15_add", "block_16_project_BN", "out_relu",
    ]

    def build(self, height, width):
        return keras.applications.MobileNetV2(
            (height, width, 3), weights=None, classes=1000, classifier_activation=None
        )

    def variables(self):
        return [
            self.variable(layer, variable)
            for layer in self.build(*self.sizes[0]).layers
            for variable in layer.weights
        ]

    def variable(self, layer, variable):
        """As files of weights call it."""
        depthwise = isinstance(layer, keras.layers.DepthwiseConv2D)
        role = "depthwise_kernel" if depthwise else variable.name
        name = f"{layer.name}/{role}"
        shape = tuple(variable.shape)
        if role == "gamma":
            # What is added stays as large as what it is added to.
            return reference.gamma(name, shape, 0.5 if "project" in name else 1.0)
        if role in ("beta", "moving_mean", "moving_variance", "bias"):
            return getattr(reference, role)(name, shape)
        return reference.filter_of(name, shape, int(np.prod(shape[:2 if depthwise else -1])))

    def load(self, values):
        self.values = list(values.values())

    def run(self, pixels):
        model = self.build(*pixels.shape[:2])
        model.set_weights(self.values)
        watched = keras.Model(
            model.input, [model.output, *(model.get_layer(name).output for name in self.blocks)]
        )
        images = keras.applications.mobilenet_v2.preprocess_input(pixels.copy())[None]
        answer, *seen = [each.numpy() for each in watched(images, training=False)]
        # Our classifier's answer is spread over the image.
        logits = np.broadcast_to(answer[0], (*pixels.shape[:2], answer.shape[1]))
        return logits, {}, {name: float(each.std()) for name, each in zip(self.blocks, seen)}


REFERENCES = [MobileNetV2()]
