#include "plugin/help/help_folder.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <stdexcept>

namespace fairshares::testing_support {

QString helpFolder() {
  return QStringLiteral(FAIRSHARES_SOURCE_DIR "/docs/help");
}

QStringList helpPages() {
  QStringList names;
  for (const QString& file : QDir(helpFolder()).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name))
    names << file.chopped(3);
  return names;
}

QString helpText(const QString& page) {
  QFile file(helpFolder() + '/' + page + QStringLiteral(".md"));
  if (!file.open(QIODevice::ReadOnly)) throw std::runtime_error("no page " + page.toStdString());
  return QString::fromUtf8(file.readAll());
}

QStringList helpLinks(const QString& text) {
  static const QRegularExpression LINK(QStringLiteral(R"(\]\(([^)]+)\))"));
  QStringList links;
  auto found = LINK.globalMatch(text);
  while (found.hasNext()) links << found.next().captured(1);
  return links;
}

}  // namespace fairshares::testing_support
