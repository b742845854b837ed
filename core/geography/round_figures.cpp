#include "geography/round_figures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/compensated_sum.h"
#include "base/contract.h"

namespace fairshares::geography {

double studentPoint(std::size_t degrees) {
  constexpr std::array<double, 10> TABLE{12.7062, 4.3027, 3.1824, 2.7764, 2.5706,
                                         2.4469,  2.3646, 2.3060, 2.2622, 2.2281};
  FAIRSHARES_EXPECTS(degrees >= 1);
  if (degrees <= TABLE.size()) return TABLE[degrees - 1];
  const double z = 1.959963984540054, z2 = z * z, n = static_cast<double>(degrees);
  const double first = z * (z2 + 1.0) / 4.0;
  const double second = z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
  const double third = z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
  return z + (first + (second + third / n) / n) / n;
}

NurseRoundFigures figuresOf(std::span<const ShiftRound> days, const NurseRoundsOptions& options) {
  FAIRSHARES_EXPECTS(days.size() >= 2);
  NurseRoundFigures figures;
  std::uint64_t visits = 0, travelMilliseconds = 0;
  CompensatedSum metres;
  for (const ShiftRound& day : days) {
    FAIRSHARES_EXPECTS(day.visits >= 1);
    visits += day.visits;
    travelMilliseconds += day.travelMilliseconds;
    metres.add(day.roadMetres);
    if (day.isBeyondShift) ++figures.daysBeyondShift;
  }
  const double contacts = static_cast<double>(visits), count = static_cast<double>(days.size());
  const double travel = static_cast<double>(travelMilliseconds) / 60000.0 / contacts;
  figures.minutesPerContact = options.contactMinutes + travel;
  figures.travelShare = travel / figures.minutesPerContact;
  figures.visitsPerShift = contacts / count;
  figures.roadKmPerContact = metres.value() / 1000.0 / contacts;
  figures.costGbpPerContact = options.staffGbpPerHour * figures.minutesPerContact / 60.0 +
                              options.mileageGbpPerKm * figures.roadKmPerContact;
  // Contacts take the same time every day, so travel alone makes the days differ.
  CompensatedSum squares;
  for (const ShiftRound& day : days) {
    const double minutes = static_cast<double>(day.travelMilliseconds) / 60000.0;
    const double difference = minutes - travel * static_cast<double>(day.visits);
    squares.add(difference * difference);
  }
  const double error = std::sqrt(squares.value() / (count - 1.0) / count) / figures.visitsPerShift;
  const double reach = studentPoint(days.size() - 1) * error;
  figures.minutesPerContactLow = figures.minutesPerContact - std::min(reach, travel);
  figures.minutesPerContactHigh = figures.minutesPerContact + reach;
  return figures;
}

}  // namespace fairshares::geography
