#include "model/source_tables.h"

#include <algorithm>

namespace fairshares::model {

namespace {

template <typename Column>
const Column* findColumn(const std::vector<Column>& columns, std::string_view name) {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace

const AttributeTable::TextColumn* AttributeTable::findText(std::string_view name) const {
  return findColumn(texts, name);
}
const AttributeTable::NumberColumn* AttributeTable::findNumber(std::string_view name) const {
  return findColumn(numbers, name);
}

}  // namespace fairshares::model
