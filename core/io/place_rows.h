// Fair Shares: places with code, name, number of people and position, from a layer or a table.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/plain_geometry.h"
#include "io/read_places.h"

namespace fairshares::io {

/// A row or feature. `geometry` is in the study's system; empty where there is none.
struct PlaceRow {
  std::string code;
  std::string name;
  std::string people;  ///< as found
  Geometry geometry;
  std::size_t row = 0;
};

/// All rows, and where the columns are for messages.
struct PlaceRows {
  std::string file;
  std::string layer;
  std::string codeColumn;
  std::string peopleColumn;
  std::vector<PlaceRow> rows;
  [[nodiscard]] Place placeOf(const PlaceRow& row, const std::string& column) const {
    return {file, layer, row.row, column, row.code};
  }
};

/// Which column of the header holds what.
struct PlaceColumns {
  std::size_t code = 0;
  std::optional<std::size_t> name;
  std::optional<std::size_t> people;
};

/// Finds the columns of a header.
using PlaceColumnFinder =
    std::function<Result<PlaceColumns>(const std::vector<std::string>& header, const Place& place)>;

/// What kind of geometry is taken.
enum class PlaceGeometry { Points, PolygonsAndPoints };

/// Reads a layer with geometry or else a table with coordinates, all rows, also the wrong ones; blank and
/// repeated codes are told. Nothing if it cannot be opened or lacks columns; the reasons are among `issues`.
std::optional<PlaceRows> readPlaceRows(const PlacesRequest& request, const PlaceColumnFinder& findColumns,
                                       PlaceGeometry kind, Issues& issues);

}  // namespace fairshares::io
