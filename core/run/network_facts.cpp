#include "run/network_facts.h"

namespace fairshares::run {

namespace {

using model::NetworkFact;

void addTotals(const geography::NetworkCheck& check, bool proximity, std::vector<NetworkFact>& facts) {
  const auto total = [&](const char* item, double value, const char* unit, const char* note) {
    facts.push_back({item, "", value, unit, note});
  };
  const auto count = [](std::size_t number) { return static_cast<double>(number); };
  if (proximity)
    facts.push_back({"stand-in", "", std::nullopt, "",
                     "No roads were given: neighbouring zones are joined by straight lines, made longer by a "
                     "circuity factor. Times are rougher than over roads."});
  total("links", count(check.links), "", proximity ? "between neighbouring zones" : "roads");
  total("nodes", count(check.nodes), "", "where links meet");
  total("length", check.lengthMetres / 1000.0, "km", "");
  total("components", count(check.components), "", "that hang together by land");
  total("components with ferries", count(check.componentsWithFerries), "", "that hang together in all");
  total("nodes of the largest component", check.largestComponentNodes, "", "");
  total("length of the largest component", check.largestComponentMetres / 1000.0, "km", "");
  total("links that end where they start", count(check.selfLoops), "", "kept; no journey uses them");
  total("links of length zero", count(check.zeroLengthLinks.size()), "", "kept; they take no time");
  total("ferries", count(check.ferries.size()), "", "");
  total("zones off the network", count(check.zonesWithoutRoad.size()), "", "no minutes; listed below");
  total("zones far from any road", count(check.zonesFarFromRoad.size()), "",
        "more than 2 km from the road they take; listed below");
  total("zones off the largest component", count(check.zonesOffTheLargest.size()), "",
        "on islands, or where roads do not join up");
}

std::string ferryNote(geography::FerryState state) {
  switch (state) {
  case geography::FerryState::Working:
    return "";
  case geography::FerryState::LeftOut:
    return "for foot passengers only, and left out by foot_passengers = false";
  case geography::FerryState::SameNode:
    return "both terminals are reached from the same place, so nobody takes it";
  case geography::FerryState::LeadsNowhere:
    return "the roads at one end reach no zone and no other ferry";
  }
  return "";
}

}  // namespace

std::vector<NetworkFact> networkFacts(const TravelWorld& world, const Traveller& traveller,
                                      const geography::RoadComponents& components, const ZoneTable& zones) {
  const model::Network& network = traveller.network();
  const geography::NetworkCheck check = geography::checkNetwork(network, traveller.graph(), components,
                                                                traveller.zones(), FAR_FROM_ROAD_METRES);
  std::vector<NetworkFact> facts;
  addTotals(check, !world.roads, facts);
  if (world.roads) {
    const io::NetworkCounts& counts = world.roads->counts;
    const auto total = [&](const char* item, std::size_t value, const char* note) {
      facts.push_back({item, "", static_cast<double>(value), "", note});
    };
    total("features read", counts.features, "");
    total("features closed by their class", counts.closedByClass, "no speed is given for their class");
    total("features closed by access", counts.closedByAccess, "private or closed to cars");
    total("features without a line", counts.withoutLine, "left out");
  }
  for (std::size_t ferry = 0; ferry < check.ferries.size(); ++ferry)
    if (check.ferries[ferry] != geography::FerryState::Working)
      facts.push_back(
          {"ferry", network.ferries[ferry].name, std::nullopt, "", ferryNote(check.ferries[ferry])});
  if (world.roads)  // else they are places on the very point of their zone: counted, no rows to look at
    for (const std::uint32_t link : check.zeroLengthLinks)
      facts.push_back({"link of length zero", "row " + std::to_string(network.rowOf(link)), 0.0, "km", ""});
  for (const std::uint32_t zone : check.zonesWithoutRoad)
    facts.push_back({"zone off the network", zones.codes[zone], zones.population[zone], "persons",
                     traveller.zones()[zone].state == geography::AccessState::AcrossWater
                         ? "all roads within reach lie across water"
                         : "no road within reach"});
  for (const std::uint32_t zone : check.zonesFarFromRoad)
    facts.push_back({"zone far from any road", zones.codes[zone], traveller.zones()[zone].metres / 1000.0,
                     "km", "to the road it takes"});
  return facts;
}

}  // namespace fairshares::run
