#!/usr/bin/env bash
# Builds Fair Shares and runs its tests. All of them by default; "scripts/run-tests.sh quick" leaves out the slow ones.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install-dependencies.sh
cmake --preset release
cmake --build --preset release
if [ "${1:-all}" = quick ]; then
  ctest --preset quick
else
  ctest --preset release
fi
