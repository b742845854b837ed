#!/bin/sh
# Writes the tables of the worked examples in docs/help anew, from runs of the algorithms on the sample. Look at the
# difference before it is committed: each number is what a planner will compare with.
# usage: scripts/update-help.sh BUILD_FOLDER
set -eu
build=$(cd "$1" && pwd)
cmake --build "$build" --target test_plugin_help_examples
cd "$build"
FAIRSHARES_WRITE_HELP=1 ctest --output-on-failure -R '^plugin/help/(examples/|sample_results)'
