"""Writes the small files of weights that the runtime's tests read, each with the tool it comes from.

    python make_fixtures.py torch|keras|paddle|tensorflow FOLDER

The first argument says which of them is installed: they don't all go into one environment. Every
tensor of n values holds 0.5 * i - 1 for i from 0 to n - 1, row-major.
"""

import argparse
import collections
import pathlib
import sys

import numpy as np


def values(*shape, dtype=np.float32):
    return (np.arange(np.prod(shape, dtype=int), dtype=np.float64) * 0.5 - 1).reshape(shape).astype(dtype)


def write_torch(folder):
    import torch

    def tensor(*shape, dtype=torch.float32):
        return torch.from_numpy(values(*shape)).to(dtype)

    state = collections.OrderedDict()
    state["conv.weight"] = torch.nn.Parameter(tensor(4, 3, 2, 2))
    state["turned.weight"] = tensor(3, 2).t().contiguous().t()
    state["channels_last.weight"] = tensor(2, 3, 2, 2).to(memory_format=torch.channels_last)
    shared = torch.cat([torch.zeros(5), tensor(4)])
    state["part.weight"] = shared[5:]
    state["whole.weight"] = shared
    state["half.weight"] = tensor(3, dtype=torch.float16)
    state["brain.weight"] = tensor(3, dtype=torch.bfloat16)
    state["double.weight"] = tensor(3, dtype=torch.float64)
    state["bn.num_batches_tracked"] = torch.tensor(7)
    state._metadata = collections.OrderedDict({"": {"version": 1}})
    torch.save(state, folder / "torch_zip.pth")
    torch.save(state, folder / "torch_before_1_6.pth", _use_new_zipfile_serialization=False)

    weight = torch.nn.Parameter(tensor(2, 3))
    optimizer = torch.optim.SGD([weight], lr=0.1, momentum=0.9)
    weight.sum().backward()
    optimizer.step()
    weight.data = tensor(2, 3)
    torch.save(
        {
            "epoch": 3,
            "best": np.float64(0.75),
            "loss": torch.tensor(0.5),
            "args": argparse.Namespace(lr=0.1, path=pathlib.PurePosixPath("a/b")),
            "history": collections.defaultdict(list, {"loss": [1.0, 0.5]}),
            "state_dict": {"module.fc.weight": weight},
            "optimizer": optimizer.state_dict(),
        },
        folder / "torch_training.pth",
    )
    torch.save(torch.nn.Sequential(torch.nn.Linear(2, 1)), folder / "torch_module.pth")


def write_paddle(folder):
    import paddle

    state = {
        "conv.weight": paddle.to_tensor(values(4, 3, 2, 2)),
        "large.weight": paddle.to_tensor(values(40, 30)),
        "bn._mean": paddle.to_tensor(values(4)),
    }
    for protocol in 2, 4:
        paddle.save(state, str(folder / f"paddle_protocol_{protocol}.pdparams"), protocol=protocol)


def keras_model():
    import keras

    model = keras.Sequential(
        [
            keras.layers.Input((8, 8, 3)),
            keras.layers.Conv2D(2, 3, name="Conv1"),
            keras.layers.BatchNormalization(name="bn_Conv1"),
            keras.layers.DepthwiseConv2D(3, use_bias=False, name="depthwise"),
            keras.layers.GlobalAveragePooling2D(name="pool"),
            keras.layers.Dense(5, name="predictions"),
        ],
        name="small",
    )
    for weight in model.weights:
        weight.assign(values(*weight.shape))
    return model


def write_keras(folder):
    import h5py
    from keras.src.legacy.saving import legacy_h5_format

    model = keras_model()
    model.save(folder / "keras_model.h5")
    model.save(folder / "keras_model.keras")
    model.save_weights(folder / "keras_3.weights.h5")
    # What Keras 2 called save_weights: the files of Keras Applications are such.
    with h5py.File(folder / "keras_2_weights.h5", "w") as file:
        legacy_h5_format.save_weights_to_hdf5_group(file, model)


def write_tensorflow(folder):
    import tensorflow as tf

    v1 = tf.compat.v1
    with tf.Graph().as_default(), v1.Session() as session:
        with v1.variable_scope("MobilenetV2/Conv"):
            v1.get_variable("weights", initializer=values(3, 3, 3, 8), use_resource=False)
        with v1.variable_scope("parts", partitioner=v1.fixed_size_partitioner(2)):
            v1.get_variable("weights", shape=(4, 3), initializer=lambda shape, **_: values(4, 3)[: shape[0]], use_resource=False)
        v1.get_variable("half", initializer=values(3, dtype=np.float16), use_resource=False)
        v1.get_variable("global_step", initializer=np.int64(7), use_resource=False)
        v1.get_variable("label", initializer="text", use_resource=False)
        session.run(v1.global_variables_initializer())
        for name, version in ("v1", v1.train.SaverDef.V1), ("v2", v1.train.SaverDef.V2):
            v1.train.Saver(write_version=version).save(
                session, str(folder / f"tensorflow_{name}.ckpt"), write_meta_graph=False, write_state=False
            )
    module = tf.Module()
    module.layer = tf.Module()
    module.layer.kernel = tf.Variable(values(2, 3))
    tf.train.Checkpoint(model=module).write(str(folder / "tensorflow_2"))

    for quantise in False, True:
        converter = tf.lite.TFLiteConverter.from_keras_model(keras_model())
        if quantise:
            converter.optimizations = [tf.lite.Optimize.DEFAULT]
            converter.representative_dataset = lambda: [[values(1, 8, 8, 3) / 100] for _ in range(2)]
        (folder / ("quantised.tflite" if quantise else "float.tflite")).write_bytes(converter.convert())


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    globals()["write_" + sys.argv[1]](target)
