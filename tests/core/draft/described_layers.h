// Layers written down as their header and a first row.
#pragma once

#include <sstream>
#include <string>

#include "draft/layer_description.h"

namespace fairshares::testing_support {

/// A layer with the fields of `header` ("DataZone,HB") and one row of cells ("S01006506,S08000020").
inline draft::LayerDescription described(const std::string& name, draft::Shape shape,
                                         const std::string& header, const std::string& cells,
                                         std::size_t rows = 1) {
  draft::LayerDescription layer{name, shape, rows, {}};
  std::istringstream names(header);
  std::istringstream values(cells);
  for (std::string field, cell; std::getline(names, field, ',');) {
    layer.fields.push_back({field, {}});
    if (std::getline(values, cell, ',') && !cell.empty()) layer.fields.back().samples.push_back(cell);
  }
  return layer;
}

}  // namespace fairshares::testing_support
