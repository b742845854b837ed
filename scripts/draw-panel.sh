#!/bin/sh
# Makes docs/images/panel.png: the panel in a QGIS window after a run of the sample, started from its own buttons; and
# beside it new-study.png: the wizard on the layers of the sample, from which it saves a study that the panel then has.
# Needs the built plugin, qgis and xvfb-run.   usage: scripts/draw-panel.sh BUILD_FOLDER [PICTURE]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
picture=${2:-$root/docs/images/panel.png}
mkdir -p "$(dirname "$picture")"
picture=$(cd "$(dirname "$picture")" && pwd)/$(basename "$picture")

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
mkdir -p "$profile/profiles/default/QGIS" "$profile/home" "$profile/run" "$profile/temporary"
chmod 700 "$profile/run"
cat > "$profile/profiles/default/QGIS/QGIS3.ini" <<INI
[qgis]
checkVersion=false
showTips=false
[Plugins]
libfairsharesplugin=true
[plugins]
searchPathsForPlugins=$build/lib
INI

# With a temporary folder elsewhere QGIS does not mark the results as layers that will be lost.
rm -f "$profile/report.txt"
env -u QT_QPA_PLATFORM -u QGIS_CUSTOM_CONFIG_PATH \
  HOME="$profile/home" XDG_RUNTIME_DIR="$profile/run" LC_ALL=C.UTF-8 TMPDIR="$profile/temporary" \
  FAIRSHARES_PICTURE="$picture" FAIRSHARES_WIZARD_PICTURE="$(dirname "$picture")/new-study.png" \
  FAIRSHARES_SAMPLE="$root/sample_data" FAIRSHARES_NEW_STUDY="$profile/new-study.toml" \
  FAIRSHARES_RESULTS="$profile/sample.gpkg" FAIRSHARES_REPORT="$profile/report.txt" \
  FAIRSHARES_STEPS="$root/tests/plugin/package" \
  timeout 240 xvfb-run -a -s "-screen 0 1600x1000x24" \
  qgis --nologo --noversioncheck --profiles-path "$profile" --code "$root/scripts/drive_panel.py" \
  > "$profile/output.txt" 2>&1 || true
if ! grep -q '^done' "$profile/report.txt" 2>/dev/null; then
  cat "$profile/report.txt" "$profile/output.txt" >&2 || true
  exit 1
fi
cat "$profile/report.txt"
