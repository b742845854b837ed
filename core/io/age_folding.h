// Fair Shares: ages of a file put into the bands of a study.
#pragma once

#include <string>
#include <vector>

#include "base/age_band.h"
#include "base/result.h"

namespace fairshares::io {

/// Ages as a file names them.
struct FileAges {
  std::string label;  ///< header or cell
  AgeBand ages;
};

/// For each of `fileAges` the position of the band that takes it. Where the file has no open band and its
/// highest age is a single year from LEAST_OPEN_AGE on, that age is read as "and over", which is noted
/// (AgeBandsGap).
///
/// Errors: AgeBandNotMade, for ages that reach over the edge of a band (place.column: the label) and for
/// bands with an age the file does not have (place.key: the band).
Result<std::vector<std::size_t>> foldAges(std::vector<FileAges> fileAges, const std::vector<AgeBand>& bands,
                                          const Place& place);

/// Published tables end with 85, 90 or 100 "and over"; projections leave the words out.
inline constexpr int LEAST_OPEN_AGE = 85;

}  // namespace fairshares::io
