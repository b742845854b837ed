// Fair Shares: which field of a layer holds what, told from headers and values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draft/layer_description.h"
#include "io/read_tables.h"

namespace fairshares::draft {

/// A field, and why it was taken. Nothing is taken where two fit equally well: then `reason` says so.
struct FieldGuess {
  std::optional<std::size_t> field;
  std::string reason;  ///< "the header is usual for data zone codes"
};

/// The field with the codes: by its header as the engine recognises it (io::findCodeColumn), for data zones
/// also by its values ("S01006506").
FieldGuess guessCodeField(const LayerDescription& layer, io::CodeKind kind);
/// The field with names of the same things.
FieldGuess guessNameField(const LayerDescription& layer, io::CodeKind kind);
/// A field whose header is of the kind and not one of those that stand for anything ("code", "id").
std::optional<std::size_t> ownCodeField(const LayerDescription& layer, io::CodeKind kind);

/// A field of categories of zones, urban-rural classes before others and finer ones before coarser.
FieldGuess guessCategoryField(const LayerDescription& layer);

/// What a finished index is for.
enum class IndexKind { Needs, ExcessCost };
/// Fields of numbers whose headers speak of such an index ("acute_mlc_index", "xs_index").
std::vector<std::size_t> indexFields(const LayerDescription& layer, IndexKind kind);
/// The one for a programme: its header has the programme's id; else the only index there is.
FieldGuess guessIndexField(const LayerDescription& layer, IndexKind kind, const std::string& programme);

/// The field of pounds of a table by area: one that speaks of allocations before others, and of several the
/// present one.
FieldGuess guessPoundsField(const LayerDescription& layer);

/// The field of people in a layer of settlements.
std::optional<std::size_t> peopleField(const LayerDescription& layer);
/// Two fields with the position of each row: metres, or degrees.
struct PositionGuess {
  FieldGuess x;  ///< easting or longitude
  FieldGuess y;  ///< northing or latitude
  [[nodiscard]] bool isFound() const { return x.field && y.field; }
};
/// By their headers; metres before degrees, since these need no conversion.
PositionGuess guessPosition(const LayerDescription& layer);
/// Whether the values of the fields are longitudes and latitudes; metres are far greater numbers.
bool areDegrees(const FieldDescription& x, const FieldDescription& y);

/// Whether a row can be put on a map: points or polygons, or columns with a position.
bool hasPositions(const LayerDescription& layer);
/// Position of the first field whose header is one of `plainNames` (as io::plainHeader makes them).
std::optional<std::size_t> fieldCalled(const LayerDescription& layer,
                                       const std::vector<std::string_view>& plainNames);

}  // namespace fairshares::draft
