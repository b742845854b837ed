#include "geography/network_values.h"

#include <atomic>
#include <cmath>
#include <sstream>
#include <vector>

#include "base/contract.h"
#include "base/parallel.h"

namespace fairshares::geography {

namespace {

using model::Network;

std::string text(double value) {
  std::ostringstream stream;
  stream.imbue(std::locale::classic());
  stream << value;
  return stream.str();
}

Issue issueAt(Place place, std::string column, double value) {
  Issue issue;
  issue.code = IssueCode::ValueOutOfRange;
  issue.where = std::move(place);
  issue.where.column = std::move(column);
  issue.value = text(value);
  return issue;
}

bool isSpeed(double kmPerHour, const GraphOptions& options) {
  return kmPerHour > 0.0 && kmPerHour <= options.fastestKmPerHour;  // false for NaN
}

bool isLength(double metres) {
  return metres >= 0.0 && metres < 1e9;  // false for NaN
}

bool isTooLong(double metres, double kmPerHour) {
  return metres * 3600.0 / kmPerHour > RoadGraph::LONGEST_MILLISECONDS;
}

void checkSpeed(Issue issue, double kmPerHour, const GraphOptions& options, Issues& issues) {
  if (isSpeed(kmPerHour, options)) return;
  issue.message = "A speed must be above 0 and at most " + text(options.fastestKmPerHour) +
                  " km/h; with this one travel times would be endless or absurdly short.";
  issue.mend = "Give a speed in km/h, or leave it empty so that the road class decides.";
  issues.add(std::move(issue));
}

bool isFine(const Network& network, const model::SpeedTable& speeds, const GraphOptions& options,
            std::size_t link) {
  if (network.roadClass[link] >= speeds.kmPerHour.size()) return false;
  const double kmPerHour = linkKmPerHour(network, speeds, link);
  return isLength(network.lengthMetres[link]) && isSpeed(kmPerHour, options) &&
         !isTooLong(network.lengthMetres[link], kmPerHour);
}

void checkLink(const Network& network, const model::SpeedTable& speeds, const GraphOptions& options,
               std::size_t link, Issues& issues) {
  const double metres = network.lengthMetres[link];
  if (!isLength(metres)) {
    Issue issue = issueAt(network.placeOf(link), "length", metres);
    issue.message = "A length must be a number of metres, 0 or more; travel times are made of it.";
    issue.mend = "Correct the length, or leave it out so that the drawn line is measured.";
    issues.add(std::move(issue));
    return;
  }
  const double kmPerHour = linkKmPerHour(network, speeds, link);
  if (!network.ownSpeedKmPerHour.empty() && network.ownSpeedKmPerHour[link])
    checkSpeed(issueAt(network.placeOf(link), "speed", kmPerHour), kmPerHour, options, issues);
  if (isSpeed(kmPerHour, options) && isTooLong(metres, kmPerHour)) {
    Issue issue = issueAt(network.placeOf(link), "speed", kmPerHour);
    issue.message = "The link of " + text(metres) + " m takes more than twelve days at " + text(kmPerHour) +
                    " km/h; one of the two is wrong.";
    issue.mend = "Correct the length or the speed.";
    issues.add(std::move(issue));
  }
}

// The classes of links that have no speed of their own.
std::vector<bool> classesThatDecide(const Network& network) {
  std::vector<bool> used(std::size_t{1} << 16, false);
  for (std::size_t link = 0; link < network.linkCount(); ++link)
    if (network.ownSpeedKmPerHour.empty() || !network.ownSpeedKmPerHour[link])
      used[network.roadClass[link]] = true;
  return used;
}

void checkFerry(const Network& network, const model::Ferry& ferry, Issues& issues) {
  const auto check = [&](double minutes, const char* column) {
    if (minutes >= 0.0 && minutes * 60000.0 <= RoadGraph::LONGEST_MILLISECONDS / 4.0) return;
    Issue issue = issueAt(network.placeOf(ferry), column, minutes);
    issue.message =
        "Minutes of a ferry must be 0 or more and less than three days. Overnight sailings are often "
        "negative where arrival was taken from departure without regard to midnight.";
    issue.mend = "Give the minutes from departure to arrival, modulo 24 hours.";
    issues.add(std::move(issue));
  };
  check(ferry.crossingMinutes, "crossing minutes");
  check(ferry.waitingMinutes, "waiting minutes");
}

}  // namespace

void checkFerryValues(const Network& network, Issues& issues) {
  for (const model::Ferry& ferry : network.ferries) checkFerry(network, ferry, issues);
}

void checkNetworkValues(const Network& network, const model::SpeedTable& speeds, const GraphOptions& options,
                        const Monitor& monitor, Issues& issues) {
  FAIRSHARES_EXPECTS(network.roadClass.size() == network.linkCount());
  FAIRSHARES_EXPECTS(speeds.kmPerHour.size() >= network.roadClasses.size());
  checkFerryValues(network, issues);

  // The usual network is fine: only one that is not is gone through for its messages.
  std::atomic<bool> allFine = true;
  const auto check = [&](std::size_t begin, std::size_t end) {
    for (std::size_t link = begin; link < end; ++link)
      if (!isFine(network, speeds, options, link)) return allFine.store(false);
  };
  if (!parallelForUnlessCancelled(network.linkCount(), options.threads, ITEMS_BETWEEN_QUESTIONS, monitor,
                                  check))
    return issues.add(cancelledIssue());
  if (allFine) return;
  const std::vector<bool> deciding = classesThatDecide(network);
  for (std::size_t position = 0; position < deciding.size(); ++position) {
    if (!deciding[position]) continue;
    FAIRSHARES_EXPECTS(position < network.roadClasses.size());
    const double kmPerHour = speeds.kmPerHour[position];
    Issue issue = issueAt({.file = network.file, .layer = network.layer}, "speed", kmPerHour);
    issue.where.key = network.roadClasses[position];
    checkSpeed(std::move(issue), kmPerHour, options, issues);
  }
  for (std::size_t link = 0; link < network.linkCount(); ++link) {
    if (link % ITEMS_BETWEEN_QUESTIONS == 0 && monitor.isCancelled()) return issues.add(cancelledIssue());
    checkLink(network, speeds, options, link, issues);
  }
}

Issue tooMuchTravel(const Network& network) {
  Issue issue;
  issue.code = IssueCode::ValueOutOfRange;
  issue.where.file = network.file;
  issue.where.layer = network.layer;
  issue.where.column = "length";
  issue.message =
      "Travelling each link once takes more than a hundred years; lengths or speeds are in the wrong "
      "unit.";
  issue.mend = "Give lengths in metres and speeds in km/h.";
  return issue;
}

}  // namespace fairshares::geography
