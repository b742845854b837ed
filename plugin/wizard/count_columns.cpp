#include "wizard/count_columns.h"

#include <QCoreApplication>

namespace fairshares::wizard {

ReadCounts readCounts(const draft::LayerDescription& layer, io::CodeKind kind, const std::string& codeField) {
  const Result<io::CountColumns> columns =
      io::findCountColumns(draft::headerOf(layer), kind, codeField, {layer.name, "", std::nullopt, "", ""});
  ReadCounts read;
  if (!columns) {
    const Issue& issue = columns.issues().list().front();
    const QString problem = kind == io::CodeKind::Practice
                                ? QCoreApplication::translate(
                                      "fairshares", "This table is not one of lists by sex and age: %1 %2")
                                : QCoreApplication::translate(
                                      "fairshares", "This table is not one of people by sex and age: %1 %2");
    read.problem = problem.arg(QString::fromStdString(issue.message), QString::fromStdString(issue.mend));
    return read;
  }
  const auto name = [&layer](std::size_t field) { return QString::fromStdString(layer.fields[field].name); };
  const io::CountColumns& found = columns.value();
  if (found.isWide())
    read.found = QCoreApplication::translate("fairshares",
                                             "Read from the headers: sex in %1; %n fields of ages, %2 to %3.",
                                             nullptr, static_cast<int>(found.ages.size()))
                     .arg(name(found.sex), name(found.ages.front().column), name(found.ages.back().column));
  else
    read.found = QCoreApplication::translate("fairshares",
                                             "Read from the headers: sex in %1, age in %2, people in %3.")
                     .arg(name(found.sex), name(found.age), name(found.count));
  if (found.year) read.year = name(*found.year);
  return read;
}

}  // namespace fairshares::wizard
