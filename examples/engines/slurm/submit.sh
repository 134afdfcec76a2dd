#!/bin/bash
# A sweep as a job array, and a job that puts its shards together after the last of them.
#   submit.sh PLAN OUT SHARDS [options of sbatch for the array, such as --time=01:00:00 --partition=short --array=1-64%8]
# Sent again it goes on: shards that are done take a second each.
set -eu
if [ $# -lt 3 ]; then
  sed -n '2,4s/^# *//p' "$0" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
plan=$(realpath "$1")
out=$(realpath -m "$2")
shards=$3
shift 3
mkdir -p "$out/logs"
array=$(sbatch --parsable --array="1-$shards" --output="$out/logs/%a-of-$shards.txt" "$@" "$here/sweep.sbatch" "$plan" "$out" "$shards")
# On several clusters the name of the cluster comes after a semicolon.
array=${array%%;*}
# After any end, not only a good one: where something is missing, the merge says what, and puts nothing together.
merge=$(sbatch --parsable --dependency="afterany:$array" --output="$out/logs/merge.txt" "$here/merge.sbatch" "$out")
echo "shards: job $array, merge: job ${merge%%;*}, both write into $out/logs"
