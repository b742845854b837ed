#!/usr/bin/env bash
# Builds Fair Shares and runs the sample study: prints the Board table and says where the GeoPackage lies.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install-dependencies.sh --core-only
echo "Building (a few minutes the first time) ..."
cmake --preset core-only -DFAIRSHARES_BUILD_TESTS=OFF -B build/sample >build-sample.log 2>&1 || { cat build-sample.log >&2; exit 3; }
cmake --build build/sample --target fairshares >>build-sample.log 2>&1 || { cat build-sample.log >&2; exit 3; }
mv build-sample.log build/sample/build.log
mkdir -p build/bin results
cp build/sample/bin/fairshares build/bin/fairshares
build/bin/fairshares run sample_data/study.toml --output results/sample.gpkg --tables results/tables --quiet
echo
echo "The map layers are in results/sample.gpkg: open it in QGIS. The same tables as CSV and XLSX are in results/tables."
