#include "geography/shift_round.h"

#include <algorithm>
#include <limits>

#include "base/contract.h"

namespace fairshares::geography {

ShiftFiller::ShiftFiller(std::uint64_t contactMilliseconds, std::uint64_t shiftMilliseconds)
    : mContactMilliseconds(contactMilliseconds), mShiftMilliseconds(shiftMilliseconds), mCount(SAMPLE) {
  FAIRSHARES_EXPECTS(contactMilliseconds > 0 && shiftMilliseconds > 0);
  mCount = std::max<std::size_t>(SAMPLE, shiftMilliseconds / contactMilliseconds + 1);
  mWays.resize((mCount + 1) * (mCount + 1));
}

bool ShiftFiller::fits(std::uint64_t travelMilliseconds, std::size_t visits) const {
  return travelMilliseconds + visits * mContactMilliseconds <= mShiftMilliseconds;
}

Drive ShiftFiller::drive(PatientPlaces& places, std::size_t from, std::size_t to) {
  const std::size_t position = from * (mCount + 1) + to;
  if (!mIsKnown[position]) {
    mWays[position] = places.drive(from, to);
    mIsKnown[position] = true;
  }
  return mWays[position];
}

// Between the patient and all places of the round so far.
void ShiftFiller::learnWays(PatientPlaces& places, std::size_t patient) {
  for (std::size_t place = 0; place < patient; ++place) {
    drive(places, place, patient);
    drive(places, patient, place);
  }
}

void ShiftFiller::insert(std::size_t patient) {
  std::size_t best = 1;
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (std::size_t position = 1; position < mRound.size(); ++position) {
    const std::int64_t longer = detour(mRound[position - 1], patient, mRound[position]);
    if (longer < least) {
      least = longer;
      best = position;
    }
  }
  mRound.insert(mRound.begin() + static_cast<std::ptrdiff_t>(best), patient);
}

// Moves the first visit that helps to where it helps most.
bool ShiftFiller::moveOne() {
  for (std::size_t from = 1; from + 1 < mRound.size(); ++from) {
    const std::size_t patient = mRound[from];
    std::int64_t least = detour(mRound[from - 1], patient, mRound[from + 1]);
    std::size_t best = from;
    for (std::size_t to = 1; to < mRound.size(); ++to) {
      if (to == from || to == from + 1) continue;
      const std::int64_t longer = detour(mRound[to - 1], patient, mRound[to]);
      if (longer < least) {
        least = longer;
        best = to;
      }
    }
    if (best == from) continue;
    const auto begin = mRound.begin();
    const auto here = begin + static_cast<std::ptrdiff_t>(from),
               there = begin + static_cast<std::ptrdiff_t>(best);
    if (best > from)
      std::rotate(here, here + 1, there);
    else
      std::rotate(there, here, here + 1);
    return true;
  }
  return false;
}

void ShiftFiller::moveWhileItHelps() {
  while (moveOne()) {
  }
}

std::uint64_t ShiftFiller::travelMilliseconds() const {
  std::uint64_t total = 0;
  for (std::size_t i = 1; i < mRound.size(); ++i) total += known(mRound[i - 1], mRound[i]).milliseconds();
  return total;
}

ShiftRound ShiftFiller::fill(PatientPlaces& places) {
  mIsKnown.assign(mWays.size(), false);
  mRound.assign({0, 0});
  ShiftRound round;
  for (std::size_t i = 0; i <= mCount; ++i) drive(places, i, i);
  for (std::size_t patient = 1; patient <= mCount; ++patient) {
    learnWays(places, patient);
    if (known(0, patient).isNone() || known(patient, 0).isNone()) break;
    mPrevious = mRound;
    insert(patient);
    if (!fits(travelMilliseconds(), patient)) moveWhileItHelps();
    if (fits(travelMilliseconds(), patient)) continue;
    round.isBeyondShift = patient == 1;
    if (!round.isBeyondShift) mRound = mPrevious;
    break;
  }
  moveWhileItHelps();
  round.visits = static_cast<std::uint32_t>(mRound.size() - 2);
  if (round.visits == 0) return round;
  round.travelMilliseconds = travelMilliseconds();
  for (std::size_t i = 1; i < mRound.size(); ++i)
    round.roadMetres += known(mRound[i - 1], mRound[i]).metres();
  return round;
}

}  // namespace fairshares::geography
