#include "plugin/help/examples/example_tables.h"

#include <QFile>
#include <QLocale>
#include <stdexcept>

#include "plugin/help/help_folder.h"

namespace fairshares::testing_support {

namespace {

QString openingMark(const QString& page) {
  return QStringLiteral("<!-- example: %1 -->\n\n").arg(page);
}

const QString CLOSING_MARK = QStringLiteral("\n<!-- end -->");

std::pair<int, int> placeOfExample(const QString& page, const QString& text) {
  const int mark = static_cast<int>(text.indexOf(openingMark(page)));
  const int begin = mark + static_cast<int>(openingMark(page).size());
  const int end = static_cast<int>(text.indexOf(CLOSING_MARK, begin - 1));
  if (mark < 0 || end < 0) throw std::runtime_error("no marks of an example in " + page.toStdString());
  return {begin, end};
}

}  // namespace

QString markdownTable(const QStringList& headings, const QList<QStringList>& rows) {
  QString text = "| " + headings.join(" | ") + " |\n|---|";
  for (int column = 1; column < headings.size(); ++column) text += "--:|";
  text += '\n';
  for (const QStringList& row : rows) text += "| " + row.join(" | ") + " |\n";
  return text;
}

QString numberText(double value, int decimals) {
  return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(value, 'f', decimals);
}

QString exampleIn(const QString& page) {
  const QString text = helpText(page);
  const auto [begin, end] = placeOfExample(page, text);
  return end > begin ? text.mid(begin, end - begin) : QString();
}

void writeExample(const QString& page, const QString& example) {
  QString text = helpText(page);
  const auto [begin, end] = placeOfExample(page, text);
  text.replace(begin, qMax(0, end - begin), example + (end < begin ? "\n" : ""));
  QFile file(helpFolder() + '/' + page + ".md");
  if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
    throw std::runtime_error("cannot write " + page.toStdString());
}

}  // namespace fairshares::testing_support
