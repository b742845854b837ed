#include "processing/icons.h"

#include <QFile>

// Resources of a static library are only there after this; the macro wants to stand outside any namespace.
static void loadIcons() {
  Q_INIT_RESOURCE(fairshares_icons);
}

namespace fairshares::processing {

QString iconPath(const QString& name) {
  loadIcons();
  const QString path = QStringLiteral(":/fairshares/icons/%1.svg").arg(name);
  return QFile::exists(path) ? path : QStringLiteral(":/fairshares/icons/fairshares.svg");
}

}  // namespace fairshares::processing
