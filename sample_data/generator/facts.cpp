// The hand-written facts of the sample study: readers of the fact tables.
#include "facts.h"

#include "csv_file.h"

#include <stdexcept>

namespace sample {

namespace {

template <typename Record> int indexByName(const std::vector<Record>& records, const std::string& name) {
  for (std::size_t record = 0; record < records.size(); ++record) {
    if (records[record].name == name) return static_cast<int>(record);
  }
  throw std::runtime_error("unknown name in the facts: " + name);
}

Point pointIn(const GridProjection& projection, const CsvRow& row, const std::string& prefix = "") {
  return projection.project(numberIn(row, prefix + "lon"), numberIn(row, prefix + "lat"));
}

Character characterNamed(const std::string& name) {
  if (name == "ordinary") return Character::Ordinary;
  if (name == "student") return Character::Student;
  if (name == "young_families") return Character::YoungFamilies;
  if (name == "retirement") return Character::Retirement;
  throw std::runtime_error("unknown character of a place: " + name);
}

void readAreas(const std::string& folder, Facts& facts) {
  for (const CsvRow& row : readCsv(folder + "/boards.csv"))
    facts.boards.push_back({row.at("code"), row.at("name"), numberIn(row, "population"),
                            numberIn(row, "distance_from_parity_percent")});
  for (const CsvRow& row : readCsv(folder + "/councils.csv"))
    facts.councils.push_back({row.at("code"), row.at("name"), indexByName(facts.boards, row.at("board")),
                              numberIn(row, "population"), numberIn(row, "deprivation"),
                              numberIn(row, "rural_share")});
}

void readCoast(const std::string& folder, const GridProjection& projection, Facts& facts) {
  for (const CsvRow& row : readCsv(folder + "/coastline.csv")) {
    if (facts.rings.empty() || facts.rings.back().id != row.at("ring_id")) {
      facts.rings.emplace_back();
      facts.rings.back().id = row.at("ring_id");
      facts.rings.back().name = row.at("name");
    }
    facts.rings.back().points.push_back(pointIn(projection, row));
  }
  for (const CsvRow& row : readCsv(folder + "/islands.csv")) {
    for (CoastRing& ring : facts.rings) {
      if (ring.id != row.at("ring_id")) continue;
      ring.council = indexByName(facts.councils, row.at("council"));
      ring.population = numberIn(row, "population");
    }
  }
}

void readPlaces(const std::string& folder, const GridProjection& projection, Facts& facts) {
  for (const CsvRow& row : readCsv(folder + "/places.csv")) {
    PlaceFact place;
    place.name = row.at("name");
    place.position = pointIn(projection, row);
    place.population = numberIn(row, "population");
    place.council = indexByName(facts.councils, row.at("council"));
    place.spread = numberIn(row, "spread_km") * 1000.0;
    place.settlement = row.at("settlement");
    place.deprivation = numberIn(row, "deprivation");
    place.character = characterNamed(row.at("character"));
    facts.places.push_back(place);
  }
  for (const CsvRow& row : readCsv(folder + "/extra_centres.csv"))
    facts.extraCentres.push_back({row.at("name"), pointIn(projection, row), numberIn(row, "population")});
}

void readTransport(const std::string& folder, const GridProjection& projection, Facts& facts) {
  std::string section;
  for (const CsvRow& row : readCsv(folder + "/roads.csv")) {
    if (facts.roads.empty() || row.at("section") != section) {
      section = row.at("section");
      facts.roads.push_back({row.at("road"), row.at("road_function"), row.at("form_of_way"), {}, {}});
    }
    facts.roads.back().points.push_back(pointIn(projection, row));
    facts.roads.back().fixedLinks.push_back(row.at("fixed_link"));
  }
  for (const CsvRow& row : readCsv(folder + "/ferries.csv")) {
    FerryFact ferry;
    ferry.from = row.at("from");
    ferry.to = row.at("to");
    ferry.fromPosition = pointIn(projection, row, "from_");
    ferry.toPosition = pointIn(projection, row, "to_");
    ferry.fromDegrees[0] = row.at("from_lon");
    ferry.fromDegrees[1] = row.at("from_lat");
    ferry.toDegrees[0] = row.at("to_lon");
    ferry.toDegrees[1] = row.at("to_lat");
    ferry.minutes = numberIn(row, "minutes");
    ferry.waitingMinutes = numberIn(row, "waiting_minutes");
    facts.ferries.push_back(ferry);
  }
}

}  // namespace

Facts readFacts(const std::string& folder) {
  const GridProjection projection;
  Facts facts;
  readAreas(folder, facts);
  readCoast(folder, projection, facts);
  readPlaces(folder, projection, facts);
  readTransport(folder, projection, facts);
  return facts;
}

}  // namespace sample
