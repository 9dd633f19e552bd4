#!/usr/bin/env bash
# Measures what a sweep costs beside its trainings: eight small trials with one thread each, in one
# slot and in two, and once more with twice the steps, from which follows what a trial takes beyond
# its steps. Wall times mean something on a quiet machine alone; processor times do on any.
#
#   scripts/sweep-times.sh [STEPS]     (default: 600)
set -euo pipefail

steps=${1:-600}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=scripts/common.sh
. "$(dirname "$0")/common.sh"
trials=8

# A spec whose sweep has eight trials of so many steps.
spec() {
  cat "$root/scripts/shapes.atrous" - <<EOF
recipe timed like first {
  crop  65x65
  batch 8
  steps $1
}

sweep times {
  network  Tiny
  recipe   timed
  evaluate unseen(output_stride: os)
  vary     os in 8
  repeat   seeds 1, 2, 3, 4, 5, 6, 7, 8
}
EOF
}

# Wall time and processor time of a sweep, in seconds; its trials' count as well.
timed() {
  local TIMEFORMAT='%R %U %S'
  { time "$root/atrous" --quiet sweep "$work/$1.atrous" --sweep times --data "$data" \
    --run "$work/$2" --slots "$3" --threads 1 >"$work/output" 2>&1; } 2>&1 |
    awk '{ printf "%.2f %.2f\n", $1, $2 + $3 }'
}

spec "$steps" >"$work/once.atrous"
spec $((2 * steps)) >"$work/twice.atrous"
read -r wall1 cpu1 < <(timed once one 1)
read -r wall2 cpu2 < <(timed once two 2)
read -r wall3 cpu3 < <(timed twice double 1)
read -r wall0 cpu0 < <(timed once one 1)
diff -r "$work/one/results" "$work/two/results" >/dev/null || fail "slots change the results"

awk -v n=$trials -v steps="$steps" -v w1="$wall1" -v c1="$cpu1" -v w2="$wall2" -v c2="$cpu2" \
  -v w3="$wall3" -v c3="$cpu3" -v w0="$wall0" -v c0="$cpu0" 'BEGIN {
    printf "%-42s %9s %12s\n", "", "seconds", "processor s"
    printf "%-42s %9.1f %12.1f\n", n " trials of " steps " steps, 1 slot", w1, c1
    printf "%-42s %9.1f %12.1f\n", "the same with 2 slots", w2, c2
    printf "%-42s %9.1f %12.1f\n", "with twice the steps, 1 slot", w3, c3
    printf "%-42s %9.1f %12.1f\n", "the command when all is done", w0, c0
    printf "%-42s %9.2f %12.2f\n", "2 slots against 1", w2 / w1, c2 / c1
    printf "%-42s %9.2f %12.2f\n", "a trial: its steps", (w3 - w1) / n, (c3 - c1) / n
    printf "%-42s %9.2f %12.2f\n", "a trial: beyond its steps",
      (2 * w1 - w3 - w0) / n, (2 * c1 - c3 - c0) / n
  }'
