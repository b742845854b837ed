// Fair Shares: ways and ferries of OpenStreetMap into the links of a network.
#include "io/network_layer.h"

#include <cmath>

#include "base/number_text.h"
#include "io/line_features.h"
#include "io/road_values.h"

namespace fairshares::io {

using model::Direction;

void NetworkLayerReader::readTags(LineFeatures& features) {
  mTags.clear();
  for (std::size_t key = 0; key < OSM_KEYS.size(); ++key)
    if (mSchema.osm[key]) mTags.set(key, features.cell(*mSchema.osm[key]));
  if (mSchema.furtherTags) mTags.addFurther(features.cell(*mSchema.furtherTags));
}

void NetworkLayerReader::readWay(LineFeatures& features) {
  readTags(features);
  const std::string& highway = mTags[OsmKey::Highway];
  const bool isFerry = mTags[OsmKey::Route] == "ferry";
  if (highway.empty() && !isFerry) {
    ++mParts.counts.otherFeatures;
    return;
  }
  if (isFerry) return readFerry(features);
  const RoadClasses::Class found = mClasses.classOf(highway, {}, isNoCarRoad(highway));
  if (found.state == RoadClasses::State::Closed) {
    ++mParts.counts.closedByClass;
    return;
  }
  if (isClosedToCars(mTags)) {
    ++mParts.counts.closedByAccess;
    return;
  }
  if (!takeLines(features)) return;
  LinkFacts facts;
  facts.roadClass = found.speed;
  facts.kmPerHour = speedLimit(features.row());
  const std::optional<Direction> direction = directionOf(mTags);
  if (!direction)
    report(Severity::Warning, IssueCode::CodeUnknown, features.row(),
           mSchema.osm[static_cast<std::size_t>(OsmKey::Oneway)], mTags[OsmKey::Oneway],
           "oneway=" + mTags[OsmKey::Oneway] + " is not known; the way was taken to be open both ways.",
           "Correct the tag if that matters.");
  facts.direction = direction.value_or(Direction::Both);
  facts.row = static_cast<std::uint32_t>(features.row());
  mParts.links.add(mLines, facts);
}

std::optional<double> NetworkLayerReader::speedLimit(std::size_t row) {
  const std::string& text = mTags[OsmKey::Maxspeed];
  if (text.empty()) return std::nullopt;
  std::optional<double> kmPerHour = speedFromText(text, 1.0);
  if (!kmPerHour) kmPerHour = speedFromLawWord(text);
  if (kmPerHour && *kmPerHour > 0.0 && std::isfinite(*kmPerHour)) return kmPerHour;
  report(Severity::Warning, kmPerHour ? IssueCode::ValueOutOfRange : IssueCode::ValueNotNumeric, row,
         mSchema.osm[static_cast<std::size_t>(OsmKey::Maxspeed)], text,
         "maxspeed=" + text + " is no speed above 0; the speed of the class was taken.",
         "Correct the tag if that matters.");
  return std::nullopt;
}

void NetworkLayerReader::readFerry(LineFeatures& features) {
  for (const OsmKey key : {OsmKey::Access, OsmKey::Vehicle})
    if (mTags[key] == "private" || (key == OsmKey::Access && mTags[key] == "no")) {
      ++mParts.counts.closedByAccess;
      return;
    }
  if (!takeLines(features)) return;
  FoundFerry found;
  found.ferry.name =
      mTags[OsmKey::Name].empty() ? "ferry of row " + std::to_string(features.row()) : mTags[OsmKey::Name];
  found.ferry.line = mLines.points;
  found.ferry.vehicles = !isClosedToCars(mTags);
  found.ferry.waitingMinutes = mRequest.ferryWaitingMinutes;
  found.ferry.row = features.row();
  found.ferry.file = mPlace.file;
  found.ferry.layer = mPlace.layer;
  const std::string& duration = mTags[OsmKey::Duration];
  found.minutes = minutesFromText(duration);
  if (found.minutes && !(*found.minutes > 0.0)) found.minutes = std::nullopt;
  if (!duration.empty() && !found.minutes)
    report(Severity::Warning, IssueCode::ValueNotNumeric, features.row(),
           mSchema.osm[static_cast<std::size_t>(OsmKey::Duration)], duration,
           "duration=" + duration + " of " + found.ferry.name + " is no time such as 00:35.",
           "Correct the tag.");
  mFerries.push_back(std::move(found));
}

// Once the lines are in metres: ferries without a duration take their time from their length, if the study
// says how fast they go.
void NetworkLayerReader::finishFerries() {
  for (FoundFerry& found : mFerries) {
    model::Ferry& ferry = found.ferry;
    if (!found.minutes && mRequest.ferryKmPerHour) {
      double metres = 0.0;
      for (std::size_t i = 1; i < ferry.line.size(); ++i)
        metres += std::hypot(ferry.line[i].x - ferry.line[i - 1].x, ferry.line[i].y - ferry.line[i - 1].y);
      found.minutes = metres / 1000.0 / *mRequest.ferryKmPerHour * 60.0;
      report(Severity::Note, IssueCode::ValueFilled, ferry.row, std::nullopt, fixedText(*found.minutes, 1),
             ferry.name + " has no duration; " + fixedText(*found.minutes, 1) +
                 " minutes were taken for its " + fixedText(metres / 1000.0, 1) +
                 " km, as the study declares.",
             "Give the crossing in a table of ferries if its minutes are known.");
    } else if (!found.minutes) {
      report(Severity::Warning, IssueCode::ValueMissing, ferry.row, std::nullopt, {},
             ferry.name + " has no duration, so nobody knows how long it takes; it was left out.",
             "Give the crossing in a table of ferries, or declare the speed of ferries without duration.");
      continue;
    }
    ferry.crossingMinutes = *found.minutes;
    ferry.from = ferry.line.front();
    ferry.to = ferry.line.back();
    mParts.ferries.push_back(std::move(ferry));
  }
}

}  // namespace fairshares::io
