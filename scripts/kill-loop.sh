#!/usr/bin/env bash
# Trains a small network on drawn shapes: once undisturbed, and again while it is killed (kill -9) at
# random moments and resumed each time, as often as asked for. All runs must end with the same
# checkpoints, to the bit, and the same log. The training has two stages, a checkpoint every third
# step, and is measured as it goes, so that kills hit all of these.
#
#   scripts/kill-loop.sh [KILLS [SEED]]     (default: 30 kills)
set -euo pipefail

kills=${1:-30}
seed=${2:-$$}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=scripts/common.sh
. "$(dirname "$0")/common.sh"
RANDOM=$seed
options=(--resume --set steps=200 --checkpoint-every 3 --evaluate-every 30 --keep-every 100)

whole=$work/whole
(train "$whole" "${options[@]}") || fail "the undisturbed run failed"
say "undisturbed: $(last_step "$whole") steps, $(ls "$whole/checkpoints" | wc -l) checkpoints kept"

# The size of a run's log, which changes when the training does something.
log_size() {
  stat -c %Y.%s "$killed/log.jsonl" 2>/dev/null || echo none
}

# A random part of some seconds.
pause() {
  sleep "$(awk -v s="$1" -v r=$RANDOM 'BEGIN { printf "%.2f", s * r / 32768 }')"
}

count=0
round=0
partial=0
unmeasured=0
started=0
steps=()
while ((count < kills)); do
  round=$((round + 1))
  killed=$work/killed$round
  while ((count < kills)); do
    before=$(log_size)
    (train "$killed" "${options[@]}") >>"$work/output" 2>&1 &
    pid=$!
    if ((RANDOM % 6 == 0)); then
      pause 10
    else
      # Most kills hit the training, which has begun when the log changes.
      while kill -0 $pid 2>/dev/null && [[ $(log_size) == "$before" ]]; do
        sleep 0.05
      done
      pause 4
    fi
    if ! kill -9 $pid 2>/dev/null; then
      wait $pid || fail "a resumed run stopped by itself: $(tail -n 3 "$work/output")"
      break
    fi
    wait $pid 2>/dev/null || true
    count=$((count + 1))
    [[ $(log_size) != "$before" ]] || started=$((started + 1))
    ! compgen -G "$killed/checkpoints/*.partial" >/dev/null || partial=$((partial + 1))
    newest=$(ls "$killed/checkpoints" 2>/dev/null | grep -v partial | sort | tail -n 1 || true)
    step=$((10#0${newest#step-}))
    if ((step > 0 && step % 30 == 0)) && ! grep -q "\"step\":$step,\"eval" "$killed/log.jsonl"; then
      unmeasured=$((unmeasured + 1))
    fi
    steps+=("$(last_step "$killed")")
  done
  (train "$killed" "${options[@]}") >>"$work/output" 2>&1 || fail "a killed run can't be finished"
  compare "$whole" "$killed"
done
say "killed $count times in $round runs, seed $seed; last logged steps: ${steps[*]}"
say "of these, $started before it had logged anything new, $partial while a checkpoint was written,"
say "$unmeasured between a checkpoint and its measurement"
say "logs and checkpoints of all runs are those of the undisturbed one, to the bit"
