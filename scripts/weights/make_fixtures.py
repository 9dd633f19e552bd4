"""Writes the small files of weights that the runtime's tests read, each with the tool it comes from.

    python make_fixtures.py torch|torch_tar|keras|paddle|tensorflow FOLDER

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


def write_torch_tar(folder):
    """What torch.save wrote before PyTorch 0.2, after its source: today's PyTorch reads it alone."""
    import io
    import pickle
    import struct
    import tarfile

    import torch

    numbers = torch.from_numpy(values(24))
    storages = {
        94000000000001: (torch.FloatStorage, np.concatenate([np.zeros(5), values(24)]).astype("<f4")),
        94000000000002: (torch.HalfStorage, values(3).astype("<f2")),
        94000000000003: (torch.LongStorage, np.array([7], "<i8")),
    }
    # One storage that is a part of another.
    views = [(94000000000004, 94000000000001, 5, 24)]
    # Key, storage, class, first value, shape, strides.
    tensors = [
        (1, 94000000000004, torch.FloatTensor, 0, (2, 3, 2, 2), (12, 4, 2, 1)),
        (2, 94000000000001, torch.cuda.FloatTensor, 5, (3, 2), (2, 1)),
        (3, 94000000000002, torch.HalfTensor, 0, (3,), (1,)),
        (4, 94000000000003, torch.LongTensor, 0, (1,), (1,)),
    ]
    names = {"conv.weight": 1, "turned.weight": 2, "half.weight": 3, "steps": 4}

    class Key:
        def __init__(self, number):
            self.number = number

    class Pickler(pickle._Pickler):
        def persistent_id(self, value):
            return value.number if isinstance(value, Key) else None

    def dump(value):
        into = io.BytesIO()
        Pickler(into, protocol=2).dump(value)
        return into.getvalue()

    parts = {
        "sys_info": dump({"protocol_version": 1000, "little_endian": True}),
        "pickle": dump(collections.OrderedDict((name, Key(key)) for name, key in names.items())),
        "tensors": dump(len(tensors))
        + b"".join(
            dump((key, storage, kind))
            + struct.pack("<q", len(shape))
            + struct.pack(f"<{2 * len(shape) + 1}q", *shape, *strides, first)
            for key, storage, kind, first, shape, strides in tensors
        ),
        "storages": dump(len(storages))
        + b"".join(
            dump((key, "cpu", kind)) + struct.pack("<q", len(content)) + content.tobytes()
            for key, (kind, content) in storages.items()
        )
        + dump(views),
    }
    path = folder / "torch_tar.pth"
    with tarfile.open(path, "w:", format=tarfile.PAX_FORMAT) as tar:
        for name, content in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            entry.mtime = 1.5  # not whole: such times have extended headers
            tar.addfile(entry, io.BytesIO(content))
    read = torch.load(path, weights_only=False)
    assert (read["conv.weight"].flatten() == numbers).all() and read["steps"].item() == 7


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
