// Fair Shares: a table in a file, as a study names it.
#pragma once

#include <optional>
#include <string>

#include "study/provenance.h"

namespace fairshares::study {

/// A table or layer in a file. `file` is as written in the study; `path` is absolute (or a /vsi path).
struct TableReference {
  std::string file;
  std::string path;
  std::string layer;                ///< layer or sheet; empty: the only one
  std::optional<std::string> code;  ///< column with the codes; empty: recognised by its header
  Provenance provenance;
};

}  // namespace fairshares::study
