"""Runs exports in the programs that they are for, and compares what these say of one image.

    python compare.py names FOLDER         # writes torchvision's names, as FOLDER/like.pth
    python compare.py tensorflow FOLDER    # writes logits of every SavedModel, checks the checkpoint
    python compare.py torch FOLDER         # loads FOLDER/torch.safetensors into torchvision
    python compare.py onnx FOLDER          # writes logits of every ONNX file, checks the files
    python compare.py report FOLDER        # prints the largest differences

FOLDER is what check.sh has filled. TensorFlow, PyTorch and ONNX don't have to be in one environment.
"""

import argparse
import json
import pathlib

import numpy as np

HEIGHT, WIDTH = 97, 130


def image():
    """Bytes that differ from place to place."""
    return np.random.default_rng(1).integers(0, 256, (1, HEIGHT, WIDTH, 3), dtype=np.uint8)


def normalized(description):
    rule = description["normalization"]
    return ((image() - np.array(rule["mean"])) / np.array(rule["std"])).astype(np.float32)


def description(folder):
    return json.loads((folder / "assets.extra" / "network.json").read_text())


def run_tensorflow(folder):
    import tensorflow as tf

    for model in sorted(path.parent for path in folder.glob("*/saved_model.pb")):
        facts = description(model)
        signature = tf.saved_model.load(str(model)).signatures["serving_default"]
        kind = facts["image"]["type"]
        fed = image() if kind == "uint8" else image().astype(np.float32)
        if not facts["normalization"]["inside"]:
            fed = normalized(facts)
        outputs = signature(image=tf.constant(fed))
        np.save(folder / f"{model.name}.npy", outputs["logits"].numpy())
        if "labels" in outputs:
            best = np.argmax(outputs["logits"].numpy(), axis=3)
            assert np.array_equal(outputs["labels"].numpy(), best), "labels aren't the likeliest classes"
    reader = tf.train.load_checkpoint(str(folder / "checkpoint"))
    from safetensors.numpy import load_file

    weights = load_file(folder / "own.safetensors")
    assert set(weights) == set(reader.get_variable_to_shape_map()), "other names in the checkpoint"
    for name, values in weights.items():
        assert np.array_equal(values, reader.get_tensor(name)), name
    print(f"checkpoint and safetensors: {len(weights)} tensors, all equal")


def write_names(folder):
    import torch
    import torchvision

    model = torchvision.models.segmentation.deeplabv3_resnet50(
        weights=None, weights_backbone=None, num_classes=21, aux_loss=True
    )
    torch.save(model.state_dict(), folder / "like.pth")


def run_torch(folder):
    import torch
    import torchvision
    from safetensors.torch import load_file

    facts = description(folder / "any")
    classes = len(facts["classes"])
    model = torchvision.models.segmentation.deeplabv3_resnet50(
        weights=None, weights_backbone=None, num_classes=classes, aux_loss=True
    )
    model.load_state_dict(load_file(folder / "torch.safetensors"), strict=True)
    model.eval()
    with torch.no_grad():
        fed = torch.from_numpy(normalized(facts).transpose(0, 3, 1, 2))
        logits = model(fed)["out"].numpy().transpose(0, 2, 3, 1)
    np.save(folder / "torch.npy", logits)


def run_onnx(folder):
    import onnx
    import onnxruntime

    for file in sorted(folder.glob("*.onnx")):
        onnx.checker.check_model(onnx.load(file), full_check=True)
        session = onnxruntime.InferenceSession(file)
        kind = np.uint8 if session.get_inputs()[0].type == "tensor(uint8)" else np.float32
        names = [output.name for output in session.get_outputs()]
        outputs = dict(zip(names, session.run(names, {"image": image().astype(kind)})))
        best = np.argmax(outputs["logits"], axis=3)
        assert np.array_equal(outputs["labels"], best), "labels aren't the likeliest classes"
        np.save(folder / f"{file.stem}.npy", outputs["logits"])


def report(folder):
    wanted = np.load(folder / "any.npy")
    span = wanted.max() - wanted.min()
    print(f"logits of `any` from {wanted.min():.4f} to {wanted.max():.4f}")
    for file in sorted(folder.glob("*.npy")):
        difference = np.abs(np.load(file) - wanted).max() / span
        print(f"{file.stem:12} {difference:.2e} of their range")
        assert difference < 1e-4, f"{file.stem} gives something else"


WORK = {
    "names": write_names,
    "tensorflow": run_tensorflow,
    "torch": run_torch,
    "onnx": run_onnx,
    "report": report,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=sorted(WORK))
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    WORK[arguments.what](arguments.folder)


if __name__ == "__main__":
    main()
