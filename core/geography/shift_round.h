// Fair Shares: one nurse's day: which patients fit into a shift, and the round to them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geography/patient_places.h"

namespace fairshares::geography {

/// What a day came to.
struct ShiftRound {
  std::uint32_t visits = 0;  ///< 0 only if the first patient cannot be reached at all
  std::uint64_t travelMilliseconds = 0;
  double roadMetres = 0.0;
  bool isBeyondShift = false;  ///< one visit, which does not fit into the shift
};

/// Fills shifts with the patients of a day. To be kept for many days: it reuses its memory. One thread each.
///
/// Round    Each patient, in the order drawn, is inserted where the round grows least (of equals the first);
///          if the shift would be exceeded, visits are moved one by one to where the round shrinks most until
///          none helps, and if it is exceeded still, the day ends without that patient. At the end, visits
///          are moved again. So a round is not the shortest possible, but no single visit is out of place.
/// Source   Insertion of points in random order: D. J. Rosenkrantz, R. E. Stearns, P. M. Lewis, "An analysis
///          of several heuristics for the traveling salesman problem", SIAM J. Comput. 6 (1977)
class ShiftFiller {
 public:
  ShiftFiller(std::uint64_t contactMilliseconds, std::uint64_t shiftMilliseconds);
  /// Patients to draw for a day: one more than could ever fit, at least `SAMPLE`.
  static constexpr std::size_t SAMPLE = 4;
  [[nodiscard]] std::size_t patientsToDraw() const { return mCount; }
  /// The round to the day's patients, of whom `patientsToDraw` have been drawn.
  ShiftRound fill(PatientPlaces& places);
  /// A way between two of the places of the day filled last.
  Drive drive(PatientPlaces& places, std::size_t from, std::size_t to);

 private:
  [[nodiscard]] bool fits(std::uint64_t travelMilliseconds, std::size_t visits) const;
  void learnWays(PatientPlaces& places, std::size_t patient);
  [[nodiscard]] Drive known(std::size_t from, std::size_t to) const {
    return mWays[from * (mCount + 1) + to];
  }
  [[nodiscard]] std::int64_t milliseconds(std::size_t from, std::size_t to) const {
    return static_cast<std::int64_t>(known(from, to).milliseconds());
  }
  [[nodiscard]] std::int64_t detour(std::size_t before, std::size_t patient, std::size_t after) const {
    return milliseconds(before, patient) + milliseconds(patient, after) - milliseconds(before, after);
  }
  void insert(std::size_t patient);
  bool moveOne();
  void moveWhileItHelps();
  [[nodiscard]] std::uint64_t travelMilliseconds() const;

  std::uint64_t mContactMilliseconds;
  std::uint64_t mShiftMilliseconds;
  std::size_t mCount;
  std::vector<Drive> mWays;            // [from][to] of mCount + 1 places
  std::vector<bool> mIsKnown;          // likewise
  std::vector<std::size_t> mRound;     // base, patients, base
  std::vector<std::size_t> mPrevious;  // the round before the last patient
};

}  // namespace fairshares::geography
