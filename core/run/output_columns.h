// Fair Shares: columns and geometries of the tables a run writes, made from plain vectors.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/network.h"
#include "model/output_table.h"

namespace fairshares::run {

/// Empty texts become NULL.
model::OutputColumn textColumn(std::string name, std::string title, const std::vector<std::string>& values);
model::OutputColumn realColumn(std::string name, std::string title, std::string unit,
                               const std::vector<double>& values);

/// WKB, little-endian.
std::string pointWkb(double x, double y);
/// A MultiLineString of one line.
std::string lineWkb(std::span<const model::Point> line);

/// Empty geometries become NULL.
void setGeometry(model::OutputTable& table, model::GeometryKind kind, const std::string& crs,
                 std::vector<std::string> wkb);

}  // namespace fairshares::run
