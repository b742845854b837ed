#!/usr/bin/env bash
# Draws docs/images/sample_overall_index.png: the overall index of the hospital and community programmes by data zone
# of the sample study, in seven classes about 1. Needs results/sample.gpkg (scripts/run-sample.sh) and GDAL's tools.
set -euo pipefail
cd "$(dirname "$0")/.."
source=${1:-results/sample.gpkg}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
size=(-ts 760 1180 -te 5000 530000 470000 1225000)

gdal_rasterize -q -of GTiff -ot Float32 -a_nodata -1 -init -1 "${size[@]}" -a hchs_overall_index -l zones "$source" "$folder/index.tif"
# Symmetric on the ratio scale: upper breaks are the inverses of the lower ones; the middle class is neutral.
cat >"$folder/classes.txt" <<'CLASSES'
nv 255 255 255
0 84 39 136
0.7999 84 39 136
0.80 153 142 195
0.8999 153 142 195
0.90 216 218 235
0.9699 216 218 235
0.97 240 240 240
1.0299 240 240 240
1.03 254 224 182
1.1099 254 224 182
1.11 241 163 64
1.2499 241 163 64
1.25 179 88 6
99 179 88 6
CLASSES
gdaldem color-relief -q "$folder/index.tif" "$folder/classes.txt" "$folder/map.tif"
mkdir -p docs/images
gdal_translate -q -of PNG "$folder/map.tif" docs/images/sample_overall_index.png
rm -f docs/images/sample_overall_index.png.aux.xml
echo "docs/images/sample_overall_index.png"
