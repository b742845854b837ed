#include "model/output_table.h"

namespace fairshares::model {

std::size_t OutputTable::rowCount() const {
  if (columns.empty()) return wkb.size();
  return std::visit([](const auto& values) { return values.size(); }, columns.front().values);
}

}  // namespace fairshares::model
