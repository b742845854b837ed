#!/bin/sh
# Brings plugin/i18n/fairshares_LANGUAGE.ts up to date with the texts of the sources, or begins it. Translate it with Qt
# Linguist; the next build puts it into the packages. Pages of help are translated as docs/help/LANGUAGE/PAGE.md.
# Wants lupdate (qttools5-dev-tools).   usage: scripts/update-translations.sh LANGUAGE, such as de or gd
set -eu
[ $# -eq 1 ] || { echo "usage: $0 LANGUAGE" >&2; exit 2; }
cd "$(dirname "$0")/.."
lupdate plugin -source-language en -target-language "$1" -ts "plugin/i18n/fairshares_$1.ts"
