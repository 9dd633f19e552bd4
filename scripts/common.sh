# What the scripts beside this file share: to be read by bash, with $work set to a new folder.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
spec=$root/scripts/shapes.atrous
data=$work/data

say() {
  printf '%s\n' "$*"
}

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

# The training of a run folder; the rest are further options. It takes the place of the shell that
# calls it, so that its process can be killed.
train() {
  local run=$1
  shift
  exec "$root/atrous" --quiet train "$spec" --recipe second --data "$data" --run "$run" "$@"
}

# The last step in the log of a run; 0 before the first.
last_step() {
  local line
  line=$(tail -n 1 "$1/log.jsonl" 2>/dev/null) || true
  [[ $line =~ \"step\":([0-9]+) ]] && echo "${BASH_REMATCH[1]}" || echo 0
}

# The log of a run without what depends on the clock.
figures() {
  sed -E 's/,"imagesPerSecond":[^,}]*//; s/,"waiting":[^,}]*//' "$1/log.jsonl"
}

# Compares the log and the last checkpoints of two runs, byte by byte.
compare() {
  diff <(figures "$1") <(figures "$2") >/dev/null || fail "the logs of $1 and $2 differ"
  diff -r "$1/checkpoints" "$2/checkpoints" >/dev/null ||
    fail "the checkpoints of $1 and $2 differ"
}

"$root/atrous" --quiet shapes "$data" --train 40 --val 10
