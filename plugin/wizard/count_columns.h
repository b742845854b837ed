// Fair Shares: what the headers of a table of people say, for the pages that ask for one.
#pragma once

#include <QString>

#include "draft/layer_description.h"
#include "io/count_columns.h"

namespace fairshares::wizard {

/// Columns as people read them, or why there are none.
struct ReadCounts {
  QString found;    ///< "Read from the headers: ..."; empty if the table is not one of people by sex and age
  QString problem;  ///< what is wrong and how to mend it; empty if nothing is
  QString year;     ///< field of the year; empty: the table has none
};

/// Reads the headers of a table of people by sex and age, of zones or of practices, as the engine will.
ReadCounts readCounts(const draft::LayerDescription& layer, io::CodeKind kind, const std::string& codeField);

}  // namespace fairshares::wizard
