#include "run/read_remoteness.h"

#include <utility>

#include "base/number_text.h"
#include "io/checksum.h"
#include "io/read_ferries.h"
#include "io/read_places.h"
#include "io/read_road_speeds.h"
#include "run/network_cache.h"

namespace fairshares::run {

namespace {

/// Changes whenever reading or building gives something else from the same input.
constexpr const char* NETWORK_VERSION = "fair shares network 1";

/// Gathers what a network depends on as lines of text.
class KeyText {
 public:
  explicit KeyText(const Monitor& monitor) : mMonitor(monitor) {}
  void add(const std::string& line) { mText += line + "\n"; }
  void add(const std::optional<std::string>& line) { add(line ? "=" + *line : std::string("-")); }
  void add(double number) { add(shortestText(number)); }
  void add(const std::vector<std::string>& lines) {
    add(std::to_string(lines.size()));
    for (const std::string& line : lines) add(line);
  }
  /// The bytes of a file. One that cannot be read is told by its reader.
  void addFile(const study::TableReference& table) {
    const Result<std::string> checksum = io::fileChecksum(table.path, mMonitor);
    add(checksum ? checksum.value() : std::string("unreadable"));
    add(table.layer);
  }
  [[nodiscard]] std::string checksum() const { return io::textChecksum(mText); }

 private:
  const Monitor& mMonitor;
  std::string mText;
};

void addMapping(const std::optional<io::NetworkMapping>& mapping, KeyText& text) {
  text.add(std::string(mapping ? "mapping" : "no mapping"));
  if (!mapping) return;
  text.add(mapping->roadClass);
  text.add(mapping->speed);
  text.add(mapping->speedUnitKmPerHour);
  text.add(mapping->unknownSpeeds);
  text.add(mapping->oneWay);
  text.add(mapping->forwardValues);
  text.add(mapping->backwardValues);
  text.add(mapping->startNode);
  text.add(mapping->endNode);
  text.add(std::string(mapping->joinsAtSharedPoints ? "shared points" : "ends"));
}

/// The file of the settlements and how it is read: congestion follows their areas and people.
void addTowns(const study::PlaceTable& places, KeyText& text) {
  text.addFile(places.table);
  text.add(places.table.code);
  text.add(places.population);
  text.add(places.x);
  text.add(places.y);
  text.add(places.crs);
}

std::string keyOf(const study::Remoteness& remoteness, const io::NetworkRequest& request,
                  const Monitor& monitor) {
  KeyText text(monitor);
  text.add(std::string(NETWORK_VERSION));
  text.add(request.targetCrs);
  for (const io::NetworkLayer& layer : request.layers) {
    text.addFile(layer.table);
    text.add(layer.crs);
    text.add(layer.table.file);  // for messages
  }
  addMapping(request.mapping, text);
  for (const io::ClassSpeed& speed : request.speeds) {
    text.add(speed.name);
    text.add(speed.kmPerHour ? shortestText(*speed.kmPerHour) : std::string("closed"));
  }
  text.add(request.idToleranceMetres);
  text.add(request.ferryKmPerHour.value_or(0.0));
  text.add(request.ferryWaitingMinutes);
  text.add(remoteness.network.joinToleranceMetres.value);
  if (remoteness.ferries) {  // those of OpenStreetMap are read with the roads
    text.add(remoteness.ferries->reachMetres.value);
    text.add(remoteness.ferries->roadKmPerHour.value);
    text.add(std::string(remoteness.ferries->footPassengers ? "on foot" : "by car"));
  }
  if (remoteness.network.congestion) {
    for (const study::Congestion::Step& step : remoteness.network.congestion->steps) {
      text.add(step.population);
      text.add(step.factor);
    }
    if (remoteness.settlements) addTowns(remoteness.settlements->places, text);
  }
  return text.checksum();
}

std::optional<io::NetworkMapping> mappingOf(const std::optional<study::RoadMapping>& given) {
  if (!given) return std::nullopt;
  constexpr double KM_A_MILE = 1.609344;
  io::NetworkMapping mapping;
  mapping.roadClass = given->roadClass;
  mapping.speed = given->speed;
  mapping.speedUnitKmPerHour = given->speedUnit == study::SpeedUnit::MilesPerHour ? KM_A_MILE : 1.0;
  mapping.unknownSpeeds = given->unknownSpeeds;
  mapping.oneWay = given->oneWay;
  mapping.forwardValues = given->forwardValues;
  mapping.backwardValues = given->backwardValues;
  mapping.startNode = given->startNode;
  mapping.endNode = given->endNode;
  mapping.joinsAtSharedPoints = given->joinsAtSharedPoints;
  return mapping;
}

}  // namespace

io::NetworkRequest networkRequest(const study::Remoteness& remoteness, std::vector<io::ClassSpeed> speeds,
                                  const std::string& crs, unsigned threads) {
  io::NetworkRequest request;
  for (const study::RoadLayer& layer : remoteness.network.layers)
    request.layers.push_back({layer.table, layer.crs});
  request.mapping = mappingOf(remoteness.network.mapping);
  request.speeds = std::move(speeds);
  request.targetCrs = crs;
  request.idToleranceMetres = remoteness.network.idToleranceMetres.value;
  if (remoteness.ferries) request.ferryWaitingMinutes = remoteness.ferries->waitingMinutes.value;
  request.threads = threads;
  return request;
}

Result<RoadSource> readRoads(const study::Remoteness& remoteness, const std::string& crs,
                             const std::string& cachePath, unsigned threads, Monitor& monitor) {
  Result<std::vector<io::ClassSpeed>> speeds = io::readRoadSpeeds(*remoteness.network.speeds);
  Issues issues = speeds.takeIssues();
  if (!speeds) return issues;
  const io::NetworkRequest request = networkRequest(remoteness, speeds.takeValue(), crs, threads);
  RoadSource source;
  if (!cachePath.empty()) {
    source.cacheKey = keyOf(remoteness, request, monitor);
    if (monitor.isCancelled()) return cancelledIssue();
    Result<std::optional<CachedNetwork>> cached = readNetworkCache(cachePath, source.cacheKey, monitor);
    issues.append(cached.issues());
    if (!cached) return issues;
    if (cached.value()) {
      CachedNetwork kept = std::move(*cached.takeValue());
      source.roads = std::move(kept.roads);
      source.graph = std::move(kept.graph);
      return Result<RoadSource>(std::move(source), std::move(issues));
    }
  }
  Result<io::RoadNetwork> roads = io::readNetwork(request, monitor);
  issues.append(roads.issues());
  if (!roads) return issues;
  source.roads = roads.takeValue();
  return Result<RoadSource>(std::move(source), std::move(issues));
}

io::PlacesRequest placesRequest(const study::PlaceTable& places, const std::string& crs) {
  io::PlacesRequest request;
  request.table = places.table;
  request.name = places.name;
  request.population = places.population;
  request.x = places.x;
  request.y = places.y;
  request.crs = places.crs;
  request.targetCrs = crs;
  return request;
}

Result<std::vector<model::Ferry>> readStudyFerries(const study::Ferries& ferries, const std::string& crs) {
  io::FerryRequest request;
  request.table = ferries.table;
  request.minutes = ferries.minutes;
  request.waiting = ferries.waiting;
  request.crs = ferries.crs;
  request.targetCrs = crs;
  request.waitingMinutes = ferries.waitingMinutes.value;
  return io::readFerries(request);
}

}  // namespace fairshares::run
