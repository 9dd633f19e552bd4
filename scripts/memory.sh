#!/usr/bin/env bash
# Trains a small network for 5,000 steps, and prints how much memory the process has on the way.
#
#   scripts/memory.sh [STEPS]     in each of two stages (default: 2500)
set -euo pipefail

steps=${1:-2500}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=scripts/common.sh
. "$(dirname "$0")/common.sh"

run=$work/run
(train "$run" --set "steps=$steps" --evaluate-every 500) &
pid=$!
next=0
say "step  RSS in MiB"
while kill -0 $pid 2>/dev/null; do
  step=$(last_step "$run")
  if ((step >= next && step > 0)); then
    rss=$(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status" 2>/dev/null || true)
    [[ -z $rss ]] || printf '%5d  %d\n' "$step" "$((rss / 1024))"
    next=$((step + 2 * steps / 20))
  fi
  sleep 0.2
done
wait $pid || fail "training failed"
