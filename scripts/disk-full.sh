#!/usr/bin/env bash
# Trains on a disk that runs full, a tmpfs of some megabytes. It must say so, leave the last
# checkpoint readable, and go on by the same command once there is room. It needs root, to mount.
#
#   scripts/disk-full.sh
set -euo pipefail

work=$(mktemp -d)
disk=$work/disk
mkdir "$disk"
mount -t tmpfs -o size=4m tmpfs "$disk"
trap 'umount "$disk"; rm -rf "$work"' EXIT
# shellcheck source=scripts/common.sh
. "$(dirname "$0")/common.sh"
options=(--resume --set steps=200 --checkpoint-every 5)

run=$disk/run
(train "$run" "${options[@]}" --keep-every 5 >"$work/output" 2>&1) && fail "the disk wasn't full"
say "on the full disk, after step $(last_step "$run"), it says:"
cat "$work/output"
grep -q "No space left on device" "$work/output" || fail "it doesn't say what is wrong"
grep -q "$(printf '\tat ')" "$work/output" && fail "it shows a stack trace"
say "checkpoints: $(ls "$run/checkpoints" | wc -l), half-written: $(compgen -G "$run/checkpoints/*.partial" | wc -l || true)"

"$root/atrous" --quiet predict --run "$run" "$data"/val/*0001.png --output "$work/seen" ||
  fail "the last checkpoint can't be used"
say "the last checkpoint is readable"

mount -o remount,size=64m "$disk"
(train "$run" "${options[@]}" --keep-every 5) || fail "it doesn't go on when there is room"
(train "$work/whole" "${options[@]}" --keep-every 5)
compare "$work/whole" "$run"
say "with room, the same command went on, and ended as an undisturbed run, to the bit"
