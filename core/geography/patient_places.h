// Fair Shares: where the patients of a day live, and how far everybody is from everybody.
#pragma once

#include <cstddef>

#include "geography/drive.h"
#include "geography/random_stream.h"

namespace fairshares::geography {

/// One zone's patients, drawn anew for each day. On roads and on land without roads alike, so that the
/// nurse's round knows nothing of either.
class PatientPlaces {
 public:
  virtual ~PatientPlaces() = default;
  /// Draws the places of a day, 1 .. count; place 0 is the base. The first places do not depend on count.
  virtual void drawDay(RandomStream random, std::size_t count) = 0;
  /// The best way from one of the day's places to another. There always is one.
  virtual Drive drive(std::size_t from, std::size_t to) = 0;
};

}  // namespace fairshares::geography
