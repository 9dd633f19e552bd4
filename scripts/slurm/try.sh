#!/usr/bin/env bash
# Runs sweeps through a Slurm of this machine alone: compares table and results with those of the
# same sweep without Slurm, interrupts the command while it follows its jobs, and has a trial fail.
# It starts munge, slurmctld and slurmd with a configuration of their own, and ends them. It must be
# root, for slurmd must be.
#
#   scripts/slurm/try.sh [--install] [COMMAND...]
#
#   --install   apt-get installs slurm-wlm first
#   COMMAND     is run with that Slurm, instead of the sweeps
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

if [[ ${1-} == --install ]]; then
  apt-get install -y --no-install-recommends slurm-wlm munge
  shift
fi
for command in sbatch slurmctld slurmd munged; do
  command -v "$command" >/dev/null ||
    fail "there is no $command: apt-get install slurm-wlm munge, or give --install"
done
[[ $(id -u) == 0 ]] || fail "slurmd must be started by root"

work=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do
    kill "$pid" 2>/dev/null || true
  done
  for pid in "${pids[@]}"; do
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT

host=$(hostname -s)
mkdir "$work/state" "$work/spool"
cat >"$work/slurm.conf" <<END
ClusterName=here
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmctldPort=17817
SlurmdPort=17818
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$work/slurm.conf

dd if=/dev/urandom of="$work/munge.key" bs=1 count=128 status=none
chmod 400 "$work/munge.key"
chmod 755 "$work"
munged --foreground --force --key-file="$work/munge.key" --socket="$work/munge.socket" \
  --pid-file="$work/munge.pid" --log-file="$work/munge.log" --seed-file="$work/munge.seed" >"$work/munge.out" 2>&1 &
pids+=($!)
for ((i = 0; i < 50; i++)); do
  [[ ! -S $work/munge.socket ]] || break
  sleep 0.2
done
slurmctld -D -f "$SLURM_CONF" >"$work/slurmctld.out" 2>&1 &
pids+=($!)
slurmd -D -f "$SLURM_CONF" -N "$host" >"$work/slurmd.out" 2>&1 &
pids+=($!)
for ((i = 0; i < 60; i++)); do
  [[ $(sinfo --noheader --format=%T 2>/dev/null) != idle ]] || break
  sleep 1
done
[[ $(sinfo --noheader --format=%T 2>&1) == idle ]] ||
  fail "Slurm doesn't come up: $(sinfo 2>&1; tail -n 5 "$work"/*.log "$work"/*.out)"
sbatch --version
if (($# > 0)); then
  "$@"
  exit
fi

atrous=${ATROUS-$root/atrous}
$atrous --quiet shapes "$work/data" --train 4 --val 2 --size 32x32
options=("$here/sweep.atrous" --data "$work/data" --threads 1)
grids=($atrous sweep "${options[@]}" --sweep grids)
slurm=("${grids[@]}" --run "$work/slurm" --launcher slurm --sbatch=--time=30)
"${grids[@]}" --quiet --run "$work/local" >"$work/local.txt" ||
  fail "the sweep fails without Slurm"

# Ctrl-C while it follows. Job control gives it a signal that it doesn't ignore.
set -m
"${slurm[@]}" >"$work/left.txt" 2>&1 &
follower=$!
set +m
for ((i = 0; i < 300; i++)); do
  ! grep -q '^Slurm has the trials' "$work/left.txt" || break
  sleep 0.2
done
kill -INT "$follower"
wait "$follower" && fail "Ctrl-C is no success"
grep '^The jobs go on' "$work/left.txt" || fail "it isn't said what becomes of the jobs"
squeue --noheader --array --format='%i %T' | tee "$work/queue.txt"
[[ -s $work/queue.txt ]] || fail "the jobs are gone"

"${slurm[@]}" --quiet >"$work/slurm.txt" ||
  fail "the sweep fails with Slurm: $(tail -n 20 "$work"/slurm/slurm/*.log)"
cat "$work/slurm.txt"
diff "$work/local.txt" "$work/slurm.txt" || fail "the tables differ"
diff -r "$work/local/results" "$work/slurm/results" || fail "the results differ"
"${slurm[@]}" --quiet >"$work/again.txt" || fail "it doesn't go on"
diff "$work/slurm.txt" "$work/again.txt" || fail "the second table differs"
[[ ! -e $work/slurm/slurm/tasks2.txt ]] || fail "trials were submitted a second time"
tasks=$(wc -l <"$work/slurm/slurm/tasks1.txt")
printf '%d tasks of a job array; table and results are those of the sweep without Slurm\n' "$tasks"

# A trial that always fails.
code=0
$atrous sweep "${options[@]}" --sweep rates --run "$work/rates" --launcher slurm \
  >"$work/rates.txt" 2>&1 || code=$?
cat "$work/rates.txt"
[[ $code == 3 ]] || fail "the exit code is $code, not 3"
grep -q 'the loss is NaN' "$work/rates.txt" || fail "the end of the trial's log is missing"
[[ $(ls "$work/rates/results" | wc -l) == 1 ]] || fail "the other trial didn't go on"
printf 'the failing trial is reported, the other one is done\n'
