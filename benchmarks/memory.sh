#!/bin/sh
# Measures what networks need of memory, in training and in inference, beside what the compiler
# expects: "ratio" is the expected over the measured, and lies between 0.75 and 1.25.
set -eu
cd "$(dirname -- "$0")/.."

measure() {
  spec=models/src/main/atrous/$1
  shift
  ./atrous benchmark "$spec" --steps 3 "$@"
  echo
}

measure deeplabv3.atrous --network DeepLabV3R50 --size 321x321 --batch 2
measure google.atrous --network MobileV2 --size 513x513 --batch 2
measure google.atrous --network Xception65Plus --size 321x321 --batch 2
