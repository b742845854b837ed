#include "processing/joined_fields.h"

#include "compat/fields.h"
#include "io/number_cells.h"
#include "processing/layer_cells.h"

namespace fairshares::processing {

namespace {

/// The cells of a text field as numbers, if every one of them is a number or says that there is none.
std::optional<std::vector<QVariant>> asNumbers(const std::vector<QgsFeature>& features, int position) {
  std::vector<QVariant> numbers;
  numbers.reserve(features.size());
  bool anyNumber = false;
  for (const QgsFeature& feature : features) {
    const io::NumberCell cell = io::readNumberCell(cellText(feature.attribute(position)), false);
    if (cell.kind == io::CellKind::NotNumeric || cell.kind == io::CellKind::NotFinite) return std::nullopt;
    anyNumber = anyNumber || cell.kind == io::CellKind::Number;
    numbers.push_back(cell.kind == io::CellKind::Number ? QVariant(cell.value)
                                                        : compat::nullOf(compat::REAL_FIELD));
  }
  if (!anyNumber) return std::nullopt;
  return numbers;
}

}  // namespace

JoinedFields::JoinedFields(const QgsFields& fields, const LayerTable& table, const QStringList& names,
                           Texts texts)
    : mTable(table) {
  for (const QString& name : names) {
    const int position = fields.lookupField(name);
    addField(fields.at(position), position, texts);
  }
}

void JoinedFields::addField(const QgsField& field, int position, Texts texts) {
  std::optional<std::vector<QVariant>> values;
  if (texts == Texts::NumbersWherePossible && field.type() == compat::TEXT_FIELD)
    values = asNumbers(mTable.features, position);
  if (values) {
    mConverted << field.name();
    mFields.append(compat::makeField(field.name(), compat::REAL_FIELD, field.alias(), field.comment()));
  } else {
    mFields.append(field);
    values.emplace();
    for (const QgsFeature& feature : mTable.features) values->push_back(feature.attribute(position));
  }
  std::size_t missing = 0;
  for (const QVariant& value : *values)
    if (!value.isValid() || value.isNull()) ++missing;
  mMissing.push_back(missing);
  mValues.push_back(std::move(*values));
}

QgsAttributes JoinedFields::valuesOf(std::size_t row) const {
  QgsAttributes values;
  for (const std::vector<QVariant>& column : mValues) values.append(column[row]);
  return values;
}

QgsAttributes JoinedFields::noValues() const {
  QgsAttributes values;
  for (int field = 0; field < mFields.count(); ++field)
    values.append(compat::nullOf(mFields.at(field).type()));
  return values;
}

}  // namespace fairshares::processing
