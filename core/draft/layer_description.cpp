#include "draft/layer_description.h"

#include <algorithm>

#include "io/code_cells.h"
#include "io/number_cells.h"
#include "join/zone_vintage.h"

namespace fairshares::draft {

std::vector<std::string> headerOf(const LayerDescription& layer) {
  std::vector<std::string> header;
  for (const FieldDescription& field : layer.fields) header.push_back(field.name);
  return header;
}

std::optional<std::size_t> findField(const LayerDescription& layer, const std::string& name) {
  for (std::size_t field = 0; field < layer.fields.size(); ++field)
    if (layer.fields[field].name == name) return field;
  return std::nullopt;
}

bool holdsNumbers(const FieldDescription& field) {
  return !field.samples.empty() &&
         std::all_of(field.samples.begin(), field.samples.end(), [](const std::string& sample) {
           const io::CellKind kind = io::readNumberCell(sample, false).kind;
           return kind == io::CellKind::Number || kind == io::CellKind::Missing;
         });
}

bool holdsDataZones(const FieldDescription& field) {
  std::size_t zones = 0;
  for (const std::string& sample : field.samples) {
    const std::string_view code = io::plainText(sample);
    if (io::isTotalCode(code)) continue;
    if (!join::zoneVintage(code)) return false;
    ++zones;
  }
  return zones > 0;
}

}  // namespace fairshares::draft
