#!/usr/bin/env bash
# Builds and tests Fair Shares on another Debian: scripts/test-on.sh bookworm|trixie|sid [ctest option...]
#
# The system lies in a folder of its own (FAIRSHARES_SYSTEMS, by default below the user's cache folder) and stays there:
# the next run only brings the sources up to date. Wants root and debootstrap. Tests over real data are skipped, since
# only the project's own files go into that system.
set -euo pipefail
cd "$(dirname "$0")/.."

suite="${1:-}"
case "$suite" in
  bookworm | trixie | sid) shift ;;
  *) echo "usage: $0 bookworm|trixie|sid [ctest option...]" >&2; exit 2 ;;
esac
[ "$(id -u)" -eq 0 ] || { echo "$0 needs root: it makes a system in a folder (chroot)." >&2; exit 3; }
command -v debootstrap >/dev/null || { echo "$0 needs debootstrap (apt-get install debootstrap)." >&2; exit 3; }

systems="${FAIRSHARES_SYSTEMS:-${XDG_CACHE_HOME:-$HOME/.cache}/fairshares/systems}"
system="$systems/$suite"
mkdir -p "$systems"
# A system that debootstrap left half way has no mark and is made anew.
if [ ! -e "$system/.made" ]; then
  rm -rf "$system"
  debootstrap --variant=minbase "$suite" "$system"
  touch "$system/.made"
fi
cp /etc/resolv.conf "$system/etc/resolv.conf"
# A mirror of sid may lag behind for weeks; what it has is signed all the same.
echo 'Acquire::Check-Valid-Until "false";' >"$system/etc/apt/apt.conf.d/99-late-mirror"

mount --bind /proc "$system/proc"
mount --bind /dev "$system/dev"
# Lazily: a test that was stopped may have left a program behind that still looks there.
trap 'umount --lazy "$system/dev" "$system/proc"' EXIT

# The sources as they are here, without what is built there before; files that went away go there too.
rm -rf "$system/source.new"
mkdir "$system/source.new"
git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- --ignore-failed-read -cf - |
  tar -xf - -C "$system/source.new"
[ -d "$system/source/build" ] && mv "$system/source/build" "$system/source.new/build"
rm -rf "$system/source"
mv "$system/source.new" "$system/source"

chroot "$system" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 CI=true \
  bash -ec '
    cd /source
    scripts/install-dependencies.sh
    # QGIS from 3.24 on fetches this font if it is not there, and complains if it cannot.
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-open-sans
    cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DFAIRSHARES_BUILD_PLUGIN=ON \
      -DFAIRSHARES_BUILD_SAMPLE_GENERATOR=OFF
    cmake --build build -- -k 0
    cd build
    ctest --output-on-failure --no-tests=error "$@"
  ' test-on "$@"
