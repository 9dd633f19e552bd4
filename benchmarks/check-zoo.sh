#!/bin/sh
# Times `./atrous check models`, the start of the JVM included: five runs, and the best of them.
# "cpu" is what all threads took together, which other work on the machine disturbs less.
set -eu
cd "$(dirname -- "$0")/.."

# The first run builds, if that is needed, and leaves no trace in the times.
./atrous check --quiet models

for run in 1 2 3 4 5; do
  { LC_ALL=C; export LC_ALL; time -p ./atrous check --quiet models; } 2>&1 |
    awk -v run="$run" '
      $1 == "real" { real = $2 } $1 == "user" || $1 == "sys" { cpu += $2 }
      END { printf "run %d: %.2f s, cpu %.2f s\n", run, real, cpu }'
done | awk '{ print } NR == 1 || $3 < best { best = $3 } END { printf "best:  %.2f s\n", best }'
