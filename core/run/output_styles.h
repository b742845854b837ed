// Fair Shares: the styles that a run stores with its layers, so that they open styled in any QGIS.
#pragma once

#include <string>
#include <string_view>

#include "model/output_table.h"

namespace fairshares::run {

/// Gives a layer the styles of styles/ that fit its columns:
///
///   zones, levels   "Overall index" (default), "Age-sex index", "Needs index", "Excess cost index" of its
///                   first programme; "Drive time" and "Urban-rural class" where it has the column
///   practices       "Overall index" (default) and the three others of their first programme
///   settlements, ferries, routes   their one style
///
/// Tables without a geometry get none.
void addStyles(model::OutputTable& table);

/// The text of styles/<role>.qml; empty if there is none.
std::string_view shippedStyle(std::string_view role);

}  // namespace fairshares::run
