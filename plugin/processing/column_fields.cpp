#include "processing/column_fields.h"

#include "compat/fields.h"

namespace fairshares::processing {

using model::OutputColumn;

namespace {

compat::FieldType typeOf(const OutputColumn& column) {
  if (std::holds_alternative<OutputColumn::Texts>(column.values)) return compat::TEXT_FIELD;
  if (std::holds_alternative<OutputColumn::Integers>(column.values)) return compat::INTEGER_FIELD;
  return compat::REAL_FIELD;
}

QVariant valueOf(const std::string& text) {
  return QString::fromStdString(text);
}
QVariant valueOf(std::int64_t number) {
  return static_cast<qlonglong>(number);
}
QVariant valueOf(double number) {
  return number;
}

}  // namespace

QgsFields fieldsOf(const std::vector<OutputColumn>& columns) {
  QgsFields fields;
  for (const OutputColumn& column : columns)
    fields.append(compat::makeField(QString::fromStdString(column.name), typeOf(column),
                                    QString::fromStdString(column.title),
                                    QString::fromStdString(column.unit)));
  return fields;
}

QVariant attributeOf(const OutputColumn& column, std::size_t row) {
  return std::visit(
      [&](const auto& values) {
        return values[row] ? valueOf(*values[row]) : compat::nullOf(typeOf(column));
      },
      column.values);
}

std::size_t rowCount(const std::vector<OutputColumn>& columns) {
  if (columns.empty()) return 0;
  return std::visit([](const auto& values) { return values.size(); }, columns.front().values);
}

}  // namespace fairshares::processing
