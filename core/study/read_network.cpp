// Fair Shares: the section [network] of a study file.
#include "study/read_network.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace fairshares::study {

namespace {

/// Keys that only roads, or only the proximity network, read.
constexpr std::array ROAD_KEYS{"file",
                               "layer",
                               "crs",
                               "also",
                               "mapping",
                               "speeds",
                               "join_tolerance_metres",
                               "id_tolerance_metres",
                               "access_km_per_hour",
                               "access_reach_metres",
                               "water_tolerance_metres"};
constexpr std::array PROXIMITY_KEYS{"circuity_factor", "compact_km_per_hour", "wide_km_per_hour",
                                    "wide_zone_square_km", "place_reach_metres"};
constexpr double FASTEST_KM_PER_HOUR = 200.0;
constexpr double LARGEST_TOLERANCE_METRES = 100.0;
constexpr double LONGEST_REACH_METRES = 200'000.0;

template <std::size_t COUNT>
void refuseKeysOf(const TableReader& table, const std::array<const char*, COUNT>& keys,
                  NetworkMethod method) {
  for (const char* const key : keys)
    if (table.has(key))
      table.problems().refuse(IssueCode::StudyKeyUnknown, table.pathOf(key), key,
                              "The key `" + std::string(key) + "` has no effect with method = \"" +
                                  std::string(networkMethodName(method)) + "\".",
                              "Remove it, or choose the other method.");
}

/// Complains about keys of a mapping that say how to read a column which it does not name.
void refuseWithoutColumn(const TableReader& mapping, const char* column,
                         std::initializer_list<const char*> keys) {
  if (mapping.has(column)) return;
  for (const char* const key : keys)
    if (mapping.has(key))
      mapping.refuseMissing(column, "`" + std::string(key) + "` says how to read it.",
                            "Add " + std::string(column) + " = \"...\", or remove " + key + ".");
}

std::optional<RoadMapping> readMapping(const TableReader& network) {
  const auto table = network.findTable("mapping", TableKind::RoadMapping);
  if (!table) return std::nullopt;
  constexpr std::array UNITS{SpeedUnit::KmPerHour, SpeedUnit::MilesPerHour};
  RoadMapping mapping;
  mapping.roadClass = table->findText("road_class");
  mapping.speed = table->findText("speed");
  mapping.speedUnit = table->findChoice("speed_unit", UNITS, speedUnitName).value_or(SpeedUnit::KmPerHour);
  mapping.unknownSpeeds = table->findTexts("unknown_speeds").value_or(std::vector<std::string>{});
  mapping.oneWay = table->findText("one_way");
  mapping.forwardValues = table->findTexts("forward_values").value_or(std::vector<std::string>{});
  mapping.backwardValues = table->findTexts("backward_values").value_or(std::vector<std::string>{});
  mapping.startNode = table->findText("start_node");
  mapping.endNode = table->findText("end_node");
  mapping.joinsAtSharedPoints = table->findBoolean("joins_at_shared_points").value_or(false);
  for (const auto& [one, other] : {std::pair{"start_node", "end_node"}, std::pair{"end_node", "start_node"}})
    if (table->has(one) && !table->has(other))
      table->refuseMissing(other, "A link has a node at either end.",
                           "Add " + std::string(other) + " = \"...\", or remove " + one + ".");
  refuseWithoutColumn(*table, "speed", {"speed_unit", "unknown_speeds"});
  refuseWithoutColumn(*table, "one_way", {"forward_values", "backward_values"});
  return mapping;
}

std::optional<Congestion> readCongestion(const TableReader& network, const StudyContext& context) {
  const auto table = network.findTable("congestion", TableKind::Congestion);
  if (!table) return std::nullopt;
  Congestion congestion;
  congestion.provenance = readProvenance(*table, context);
  for (const char* const key : {"populations", "factors"})
    if (!table->has(key))
      table->refuseMissing(key, "Slower roads need the size of the town and the factor of time.",
                           "Write populations = [10000, 125000] and factors = [1.1, 1.3].");
  const auto populations = table->findNumbers("populations");
  const auto factors = table->findNumbers("factors");
  if (!populations || !factors) return congestion;
  if (populations->size() != factors->size()) {
    table->refuseValue("factors", "There must be one factor for each of `populations`.",
                       "Write as many factors as populations, in the same order.");
    return congestion;
  }
  for (std::size_t step = 0; step < factors->size(); ++step) {
    if ((*factors)[step] < 1.0 || (*factors)[step] > 20.0)
      table->refuseValue("factors", "A factor of time is from 1 (no delay) to 20.",
                         "Write 1.3 for trips that take 30 % longer.");
    if ((*populations)[step] < 0.0)
      table->refuseValue("populations", "A settlement has no fewer than 0 people.", "Correct the number.");
    congestion.steps.push_back({(*populations)[step], (*factors)[step]});
  }
  std::sort(congestion.steps.begin(), congestion.steps.end(),
            [](const auto& a, const auto& b) { return a.population < b.population; });
  const auto areEqual = [](const auto& a, const auto& b) { return a.population == b.population; };
  if (std::adjacent_find(congestion.steps.begin(), congestion.steps.end(), areEqual) !=
      congestion.steps.end())
    table->refuseValue("populations", "A size of town stands twice; it is not known which factor counts.",
                       "Write each number of people once.");
  return congestion;
}

void readRoads(const TableReader& table, const StudyContext& context, Network& network) {
  RoadLayer first;
  first.table = readTableReference(table, context);
  first.crs = findCrs(table);
  network.layers.push_back(std::move(first));
  for (const TableReader& also : table.findTables("also", TableKind::MoreRoads)) {
    RoadLayer layer;
    layer.table = readTableReference(also, context);
    layer.crs = findCrs(also);
    network.layers.push_back(std::move(layer));
  }
  network.mapping = readMapping(table);
  if (!table.has("speeds"))
    table.refuseMissing(
        "speeds", "How long a road takes depends on the speed of its class.",
        "Add [network.speeds] with file, source and status: a table road_class, km_per_hour.");
  if (const auto speeds = table.findTable("speeds", TableKind::RoadSpeeds))
    network.speeds = readTableReference(*speeds, context);
}

void readNumbers(const TableReader& table, const StudyContext& context, Network& network) {
  const auto parameter = [&](const char* key, double otherwise, double least, double most) {
    return parameterOr(table, key, otherwise, least, most, context);
  };
  network.joinToleranceMetres = parameter("join_tolerance_metres", 0.01, 0.0, LARGEST_TOLERANCE_METRES);
  network.idToleranceMetres = parameter("id_tolerance_metres", 1.0, 0.0, LARGEST_TOLERANCE_METRES);
  network.accessKmPerHour = parameter("access_km_per_hour", 20.0, 0.1, FASTEST_KM_PER_HOUR);
  network.accessReachMetres = parameter("access_reach_metres", 5000.0, 1.0, LONGEST_REACH_METRES);
  network.waterToleranceMetres = parameter("water_tolerance_metres", 50.0, 0.0, LONGEST_REACH_METRES);
  network.circuityFactor = parameter("circuity_factor", 1.3, 1.0, 10.0);
  network.compactKmPerHour = parameter("compact_km_per_hour", 48.0, 0.1, FASTEST_KM_PER_HOUR);
  network.wideKmPerHour = parameter("wide_km_per_hour", 68.0, 0.1, FASTEST_KM_PER_HOUR);
  network.wideZoneSquareKm = parameter("wide_zone_square_km", 32.0, 0.0, 1e6);
  network.placeReachMetres = parameter("place_reach_metres", 40'000.0, 0.0, LONGEST_REACH_METRES);
}

}  // namespace

std::optional<Network> readNetwork(const TableReader& root, const StudyContext& context) {
  const auto table = root.findTable("network", TableKind::Network);
  if (!table) return std::nullopt;
  constexpr std::array METHODS{NetworkMethod::Roads, NetworkMethod::Proximity};
  Network network;
  if (!table->has("method"))
    table->refuseMissing("method", "It says where travel runs.",
                         "Add method = \"roads\", or \"proximity\" if there is no road layer at hand.");
  const auto method = table->findChoice("method", METHODS, networkMethodName);
  network.method = method.value_or(NetworkMethod::Proximity);
  network.routes = table->findBoolean("routes").value_or(false);
  network.congestion = readCongestion(*table, context);
  if (network.method == NetworkMethod::Roads) {
    readRoads(*table, context, network);
    network.provenance = network.layers.front().table.provenance;
    refuseKeysOf(*table, PROXIMITY_KEYS, network.method);
  } else {
    network.provenance = readProvenance(*table, context);
    if (method) refuseKeysOf(*table, ROAD_KEYS, network.method);
  }
  readNumbers(*table, context, network);
  return network;
}

}  // namespace fairshares::study
