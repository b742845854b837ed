#include "help/help_page.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include "help/shipped_folder.h"

namespace fairshares::help {

namespace {

/// Markdown of a line or two as plain text: links as their words, no emphasis, no backticks.
QString plain(QString text) {
  static const QRegularExpression LINK(QStringLiteral(R"(!?\[([^\]]*)\]\([^)]*\))"));
  static const QRegularExpression MARKS(QStringLiteral(R"([*`])"));
  text.replace(LINK, QStringLiteral("\\1"));
  text.remove(MARKS);
  return text.simplified();
}

/// The cells of a row of a table; a bar behind a backslash is no border.
QStringList cellsOf(const QString& line) {
  static const QRegularExpression BORDER(QStringLiteral(R"((?<!\\)\|)"));
  QStringList cells = line.trimmed().split(BORDER);
  if (cells.size() < 3) return {};
  cells.removeFirst();
  cells.removeLast();
  for (QString& cell : cells) cell = cell.trimmed().replace(QStringLiteral("\\|"), QStringLiteral("|"));
  return cells;
}

void takeRow(const QString& line, HelpPage& page) {
  static const QRegularExpression NAME(QStringLiteral("^`([A-Z_0-9]+)`$"));
  const QStringList cells = cellsOf(line);
  if (cells.size() < 3) return;
  if (const auto name = NAME.match(cells[1]); name.hasMatch())
    page.named.insert(name.captured(1), plain(cells[2]));
}

}  // namespace

HelpPage parseHelpPage(const QString& text) {
  HelpPage page;
  QStringList paragraphs;
  bool isLead = true, isOpen = false;
  for (const QString& line : text.split('\n')) {
    if (line.startsWith(QLatin1String("# "))) page.title = plain(line.mid(2));
    if (line.startsWith(QLatin1String("## "))) isLead = false;
    if (line.startsWith('|')) takeRow(line, page);
    if (!isLead || line.startsWith('#') || line.startsWith('|') || line.startsWith('<')) continue;
    if (line.trimmed().isEmpty())
      isOpen = false;
    else if (isOpen)
      paragraphs.last() += ' ' + line;
    else
      paragraphs << line;
    isOpen = !line.trimmed().isEmpty();
  }
  for (QString& paragraph : paragraphs) paragraph = plain(paragraph);
  page.lead = paragraphs.join(QStringLiteral("\n\n"));
  return page;
}

std::optional<QString> findHelpPathIn(const QString& docs, const QString& name, const QString& locale) {
  for (const QString& language : {locale + '/', locale.section('_', 0, 0) + '/', QString()}) {
    const QString path = docs + QStringLiteral("/help/") + language + name + QStringLiteral(".md");
    if (QFileInfo(path).isFile()) return path;
  }
  return std::nullopt;
}

std::optional<QString> findHelpPath(const QString& name) {
  const QString docs = findShipped(QStringLiteral("docs"));
  if (docs.isEmpty()) return std::nullopt;
  return findHelpPathIn(docs, name, QLocale().name());
}

std::optional<HelpPage> readHelpPage(const QString& name) {
  const std::optional<QString> path = findHelpPath(name);
  if (!path) return std::nullopt;
  QFile file(*path);
  if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
  HelpPage page = parseHelpPage(QString::fromUtf8(file.readAll()));
  page.path = *path;
  return page;
}

QUrl helpUrl(const QString& name, HelpOpensIn opensIn) {
  const std::optional<QString> path = findHelpPath(name);
  if (!path) return {};
  if (opensIn == HelpOpensIn::File) return QUrl::fromLocalFile(*path);
  QUrl url;
  url.setScheme(QString::fromLatin1(HELP_SCHEME));
  url.setPath(name);
  return url;
}

}  // namespace fairshares::help
