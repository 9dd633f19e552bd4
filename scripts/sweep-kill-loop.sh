#!/usr/bin/env bash
# Runs a small sweep: once undisturbed, and again while it is killed (kill -9) at random moments, the
# sweep's own process or one of its trials, as often as asked for; where the sweep was killed, the same
# command goes on. The tables and every file of the results must be the same, to the bit.
#
#   scripts/sweep-kill-loop.sh [KILLS [SEED [SWEEP]]]     (default: 20 kills, of the sweep `rates`;
#                                                           `halved` stops trainings early)
set -euo pipefail

kills=${1:-20}
seed=${2:-$$}
name=${3:-rates}
work=$(mktemp -d)
pid=''
# A sweep's trials end with it.
trap '[[ -z $pid ]] || kill -9 "$pid" 2>/dev/null || true; sleep 1; rm -rf "$work"' EXIT
# shellcheck source=scripts/common.sh
. "$(dirname "$0")/common.sh"
RANDOM=$seed

# The sweep into a folder, in place of the shell that calls it. No trial is given up because it was
# killed often.
sweep() {
  exec "$root/atrous" --quiet sweep "$root/scripts/sweep.atrous" --sweep "$name" --data "$data" \
    --run "$1" --slots 2 --threads 1 --retries 1000 --checkpoint-every 5
}

table() {
  "$root/atrous" --quiet report "$1" --table csv
}

# Results that are handed in.
results() {
  ls "$1/results" 2>/dev/null | grep -c '\.json$' || true
}

pause() {
  sleep "$(awk -v s="$1" -v r=$RANDOM 'BEGIN { printf "%.2f", s * r / 32768 }')"
}

whole=$work/whole
(sweep "$whole") >"$work/output" 2>&1 || fail "the undisturbed sweep failed: $(tail -n 5 "$work/output")"
table "$whole" >"$work/whole.csv"
say "undisturbed: $(results "$whole") results, $(ls "$whole/trials" | wc -l) trials"

count=0
round=0
sweeps=0
trials=0
while ((count < kills)); do
  round=$((round + 1))
  killed=$work/killed$round
  finished=''
  while [[ -z $finished ]]; do
    (sweep "$killed") >"$work/output" 2>&1 &
    pid=$!
    while :; do
      if ((count < kills)); then
        pause 8
      else
        wait $pid || fail "the killed sweep can't be finished: $(tail -n 20 "$work/output")"
      fi
      if ! kill -0 $pid 2>/dev/null; then
        wait $pid || fail "the sweep stopped by itself: $(tail -n 20 "$work/output")"
        finished=yes
        break
      fi
      mapfile -t children < <(pgrep -P $pid || true)
      if ((RANDOM % 2 == 0 && ${#children[@]} > 0)); then
        if kill -9 "${children[RANDOM % ${#children[@]}]}" 2>/dev/null; then
          count=$((count + 1))
          trials=$((trials + 1))
        fi
      elif kill -9 $pid 2>/dev/null; then
        wait $pid 2>/dev/null || true
        count=$((count + 1))
        sweeps=$((sweeps + 1))
        break
      fi
    done
  done
  pid=''
  table "$killed" >"$work/killed.csv"
  diff "$work/whole.csv" "$work/killed.csv" || fail "the tables differ"
  diff -r "$whole/results" "$killed/results" || fail "the results differ"
  [[ ! -d $whole/rungs ]] || diff -r "$whole/rungs" "$killed/rungs" || fail "the rungs differ"
  [[ $(ls "$killed/trials") == "$(ls "$whole/trials")" ]] || fail "the trials differ"
done
say "killed $count times in $round sweeps, seed $seed: the sweep $sweeps times, a trial $trials times"
say "tables and results of all are those of the undisturbed sweep, to the bit"
