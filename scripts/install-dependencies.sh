#!/usr/bin/env bash
# Installs what Fair Shares needs to build and test, from the distribution's own packages.
# Debian 12 and 13, Ubuntu 24.04. Asks first, unless run by root or in CI.
# With --core-only QGIS is left out: enough for the engine and the command.
set -euo pipefail

packages=(
  g++ cmake ninja-build pkg-config
  libgdal-dev gdal-bin libgeos-dev libproj-dev proj-data
  libtomlplusplus-dev libcli11-dev nlohmann-json3-dev libssl-dev
  libgtest-dev libgmock-dev libbenchmark-dev
)
# The plugin, and what its tests start: QGIS itself, qgis_process with its Python, a display without a screen, and a
# PostGIS server of their own (32 MB to fetch, 140 MB on the disk; without it those tests are skipped and say so).
plugin_packages=(
  libqgis-dev qtbase5-dev libqt5svg5-dev
  qgis python3-qgis xvfb xauth binutils unzip postgresql-postgis qttools5-dev-tools
)
case "${1:-}" in
  --core-only) ;;
  "") packages+=("${plugin_packages[@]}") ;;
  *) echo "usage: $0 [--core-only]" >&2; exit 2 ;;
esac

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "Fair Shares needs these packages: ${missing[*]}"
sudo=()
if [ "$(id -u)" -ne 0 ]; then
  if [ -z "${CI:-}" ]; then
    read -r -p "Install them now with apt-get (sudo)? [y/N] " answer
    case "$answer" in [yY]*) ;; *) echo "Nothing was installed. Install them yourself and start again." >&2; exit 3 ;; esac
  fi
  sudo=(sudo)
fi
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
