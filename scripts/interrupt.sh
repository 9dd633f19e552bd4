#!/usr/bin/env bash
# Interrupts a training as users do: a second process on the same run folder, SIGTERM, Ctrl-C. Each
# must say what to do, and the run must end as one that wasn't interrupted.
#
#   scripts/interrupt.sh
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=scripts/common.sh
. "$(dirname "$0")/common.sh"
options=(--resume --set steps=2000 --checkpoint-every 100)

run=$work/run
for signal in TERM INT; do
  before=$(last_step "$run")
  # A shell without job control lets its children ignore Ctrl-C.
  set -m
  (train "$run" "${options[@]}") >"$work/output" 2>&1 &
  pid=$!
  set +m
  while kill -0 $pid 2>/dev/null && (($(last_step "$run") < before + 40)); do
    sleep 0.1
  done
  if [[ $signal == TERM ]]; then
    code=0
    (train "$run" "${options[@]}") >"$work/second" 2>&1 || code=$?
    say "second process: exit code $code, and it says:"
    cat "$work/second"
    ((code == 1)) || fail "the second process wasn't refused"
    grep -q "is training in run folder" "$work/second" || fail "it doesn't say why"
  fi
  kill -$signal $pid
  code=0
  wait $pid || code=$?
  say "SIG$signal: exit code $code, and it says:"
  cat "$work/output"
  grep -q "Interrupted at step" "$work/output" || fail "it doesn't say that it was interrupted"
  grep -q -- "--resume" "$work/output" || fail "it doesn't say how to go on"
done
(train "$run" "${options[@]}") || fail "the interrupted run can't be finished"
(train "$work/whole" "${options[@]}")
compare "$work/whole" "$run"
say "the interrupted run ended as an undisturbed one, to the bit"
