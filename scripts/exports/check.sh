#!/usr/bin/env bash
# Trains torchvision's DeepLabv3 for two steps, exports it in every way, runs the exports in Python's
# TensorFlow, torchvision and ONNX Runtime, and prints how far their logits are apart. The
# interpreters need tensorflow and safetensors, torchvision and safetensors, or onnx and
# onnxruntime; it takes some minutes and 2 GB of disk.
#
#   scripts/exports/check.sh /path/to/tensorflow/python /path/to/torch/python /path/to/onnx/python
set -euo pipefail

tensorflow=$1
torch=$2
onnx=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"
here=$root/scripts/exports

"$root/atrous" --quiet train "$here/net.atrous" --data "$data" --run "$work/run"
"$torch" "$here/compare.py" names "$work"

export_as() {
  "$root/atrous" export --run "$work/run" --format "$@"
}
export_as safetensors --to "$work/torch.safetensors" --like "$work/like.pth"
export_as safetensors --to "$work/own.safetensors"
export_as checkpoint --to "$work/checkpoint"
export_as savedmodel --to "$work/any" --output-stride 8 --takes pixels --gives logits,labels
export_as savedmodel --to "$work/normalized" --output-stride 8
export_as savedmodel --to "$work/folded" --output-stride 8 --takes bytes --size 97x130 --fold \
  --gives logits,probabilities,labels
export_as onnx --to "$work/onnx_any.onnx" --output-stride 8 --takes pixels --gives logits,labels
export_as onnx --to "$work/onnx_folded.onnx" --output-stride 8 --takes bytes --size 97x130 --fold \
  --gives logits,probabilities,labels

"$tensorflow" "$here/compare.py" tensorflow "$work"
"$torch" "$here/compare.py" torch "$work"
"$onnx" "$here/compare.py" onnx "$work"
"$torch" "$here/compare.py" report "$work"
