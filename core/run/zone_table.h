// Fair Shares: what geography needs to know of the zones.
#pragma once

#include <span>
#include <string>

#include "model/model.h"

namespace fairshares::run {

/// Zones in the model's order (by code). The spans must outlive whatever they are handed to.
struct ZoneTable {
  std::span<const std::string> codes;
  std::span<const std::string> wkb;    ///< valid polygons in metres
  std::span<const double> population;  ///< persons
  std::string file;                    ///< for messages
  [[nodiscard]] std::size_t size() const { return codes.size(); }
};

}  // namespace fairshares::run
