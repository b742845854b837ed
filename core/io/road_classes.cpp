// Fair Shares: from the texts of class and form to the speed that the study gives them.
#include "io/road_classes.h"

#include <cmath>
#include <map>
#include <set>

#include "base/number_text.h"
#include "io/header_names.h"

namespace fairshares::io {
namespace {

constexpr std::size_t PAIRS_LOOKED_THROUGH = 64;

Place atClass(const Place& column, const std::string& roadClass) {
  Place place = column;
  place.key = roadClass;
  return place;
}

}  // namespace

RoadClasses::RoadClasses(const std::vector<ClassSpeed>& speeds) {
  for (const ClassSpeed& speed : speeds) {
    const auto position = static_cast<std::uint16_t>(mOpenNames.size());
    mClassOfName.emplace(plainHeader(speed.name),
                         Class{speed.kmPerHour ? State::Open : State::Closed, position});
    if (!speed.kmPerHour) continue;
    mOpenNames.push_back(speed.name);
    mOpenKmPerHour.push_back(*speed.kmPerHour);
  }
}

RoadClasses::Class RoadClasses::classOf(std::string_view roadClass, std::string_view formOfWay,
                                        bool closedByNature) {
  const auto isPair = [&](const Pair& pair) {
    return pair.roadClass == roadClass && pair.formOfWay == formOfWay;
  };
  // Neighbouring links are often of one class, and most layers have few classes.
  if (mLast >= mPairs.size() || !isPair(mPairs[mLast])) {
    std::size_t found = 0;
    while (found < mPairs.size() && found < PAIRS_LOOKED_THROUGH && !isPair(mPairs[found])) ++found;
    if (found == mPairs.size() || found == PAIRS_LOOKED_THROUGH) {
      const std::string key = std::string(roadClass) + '\n' + std::string(formOfWay);
      const auto [entry, isNew] = mPairOfKey.try_emplace(key, mPairs.size());
      if (isNew)
        mPairs.push_back(
            {std::string(roadClass), std::string(formOfWay), find(roadClass, formOfWay, closedByNature), 0});
      found = entry->second;
    }
    mLast = found;
  }
  ++mPairs[mLast].links;
  return mPairs[mLast].found;
}

RoadClasses::Class RoadClasses::find(std::string_view roadClass, std::string_view formOfWay,
                                     bool closedByNature) const {
  const std::string classText = roadClass.empty() ? "unknown" : plainHeader(roadClass);
  const std::string formText = plainHeader(formOfWay);
  for (const std::string& name : {classText + formText, formText, classText}) {
    if (name.empty()) continue;
    if (const auto known = mClassOfName.find(name); known != mClassOfName.end()) return known->second;
  }
  return {closedByNature ? State::Closed : State::Unknown, 0};
}

void RoadClasses::report(const Place& column, Issues& issues) {
  std::map<std::pair<std::string, State>, std::size_t> links;  // by name, whatever the order of rows
  for (Pair& pair : mPairs) {
    links[{pair.roadClass, pair.found.state}] += pair.links;
    pair.links = 0;
  }
  for (const auto& [key, count] : links) {
    const auto& [roadClass, state] = key;
    if (state == State::Open || count == 0) continue;
    const std::string counted = std::to_string(count) + (count == 1 ? " link" : " links");
    if (state == State::Closed)
      issues.add({Severity::Note, IssueCode::CodeUnknown, atClass(column, roadClass), std::to_string(count),
                  counted + " of \"" + roadClass + "\" are closed to cars and were left out.",
                  "Give the class a speed if cars use it."});
    else
      issues.add({Severity::Error, IssueCode::CodeUnknown, atClass(column, roadClass), roadClass,
                  counted +
                      (roadClass.empty() ? " have no road class (and there is no speed for \"unknown\")"
                                         : " are of the class \"" + roadClass + "\", which has no speed") +
                      ", so nobody knows how long they take.",
                  "Add a speed for the class to the study, or declare it closed to cars."});
  }
}

void checkClassSpeeds(const std::vector<ClassSpeed>& speeds, Issues& issues) {
  std::set<std::string> names;
  for (const ClassSpeed& speed : speeds) {
    const Place place{{}, {}, {}, "speed", speed.name};
    if (!names.insert(plainHeader(speed.name)).second)
      issues.add({Severity::Error, IssueCode::CodeDuplicate, place, speed.name,
                  "The road class \"" + speed.name + "\" has two speeds; it is not known which counts.",
                  "Leave one of them."});
    if (!speed.kmPerHour || (*speed.kmPerHour > 0.0 && std::isfinite(*speed.kmPerHour))) continue;
    issues.add({Severity::Error, IssueCode::ValueOutOfRange, place, shortestText(*speed.kmPerHour),
                "A speed must be above 0 km/h; at this one nobody would arrive.",
                "Give the speed in km/h, or declare the class closed to cars."});
  }
}

}  // namespace fairshares::io
