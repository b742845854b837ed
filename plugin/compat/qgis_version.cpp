#include "compat/qgis_version.h"

#include <qgis.h>
#include <qgsconfig.h>

#include <QCoreApplication>

namespace fairshares::compat {

int builtForQgis() {
  return _QGIS_VERSION_INT;
}

int runningQgis() {
  return Qgis::versionInt();
}

QString minorVersionText(int version) {
  return QStringLiteral("%1.%2").arg(version / 10000).arg(version / 100 % 100);
}

std::optional<QString> refusalOf(int running, int builtFor) {
  if (running / 100 == builtFor / 100) return std::nullopt;
  return QCoreApplication::translate(
             "fairshares", "This Fair Shares is built for QGIS %1, but QGIS %2 is running. Nothing was "
                           "loaded. Install the Fair Shares package for QGIS %2.")
      .arg(minorVersionText(builtFor), minorVersionText(running));
}

}  // namespace fairshares::compat
