// Fair Shares: the sections of a study file about roads, ferries, settlements and nurses.
#include "study/read_remoteness.h"

#include <algorithm>
#include <array>
#include <set>

#include "study/read_network.h"
#include "study/read_urban_rural.h"

namespace fairshares::study {

namespace {

constexpr std::size_t LONGEST_DESTINATION_ID = 40;
constexpr double LONGEST_REACH_METRES = 200'000.0;
constexpr double FASTEST_KM_PER_HOUR = 200.0;
constexpr double DAY_MINUTES = 1440.0;

std::optional<Ferries> readFerries(const TableReader& root, const StudyContext& context) {
  const auto table = root.findTable("ferries", TableKind::Ferries);
  if (!table) return std::nullopt;
  Ferries ferries;
  ferries.table = readTableReference(*table, context);
  ferries.minutes = table->findText("minutes");
  ferries.waiting = table->findText("waiting");
  ferries.crs = findCrs(*table);
  ferries.waitingMinutes = parameterOr(*table, "waiting_minutes", 30.0, 0.0, DAY_MINUTES, context);
  ferries.reachMetres = parameterOr(*table, "reach_metres", 3000.0, 0.0, LONGEST_REACH_METRES, context);
  ferries.roadKmPerHour = parameterOr(*table, "road_km_per_hour", 20.0, 0.1, FASTEST_KM_PER_HOUR, context);
  ferries.footPassengers = table->findBoolean("foot_passengers").value_or(true);
  return ferries;
}

/// A section that is a table of places and nothing else.
std::optional<PlaceTable> findPlaces(const TableReader& parent, std::string_view key, TableKind kind,
                                     const StudyContext& context) {
  const auto table = parent.findTable(key, kind);
  if (!table) return std::nullopt;
  return readPlaceTable(*table, context);
}

std::optional<Settlements> readSettlements(const TableReader& root, const StudyContext& context) {
  const auto table = root.findTable("settlements", TableKind::Settlements);
  if (!table) return std::nullopt;
  Settlements settlements;
  settlements.places = readPlaceTable(*table, context);
  settlements.reachMetres = parameterOr(*table, "reach_metres", 0.0, 0.0, LONGEST_REACH_METRES, context);
  settlements.centrePopulation = parameterOr(*table, "centre_population", 10'000.0, 1.0, 1e9, context);
  return settlements;
}

/// A centre has a name rather than a code.
std::optional<PlaceTable> readExtraCentres(const TableReader& root, const StudyContext& context) {
  auto centres = findPlaces(root, "extra_centres", TableKind::ExtraCentres, context);
  if (centres && !centres->table.code) centres->table.code = centres->name.value_or("name");
  return centres;
}

std::vector<Destination> readDestinations(const TableReader& root, const StudyContext& context) {
  std::vector<Destination> destinations;
  for (const auto& [id, table] :
       itemsOf(root, "destinations", TableKind::Destination, LONGEST_DESTINATION_ID)) {
    Destination destination;
    destination.id = id;
    destination.title = table.findText("title").value_or(titleFromId(id));
    destination.places = readPlaceTable(table, context);
    destinations.push_back(std::move(destination));
  }
  return destinations;
}

Parameter neededParameter(const TableReader& table, std::string_view key, double least, const char* const why,
                          const StudyContext& context) {
  if (!table.has(key))
    table.refuseMissing(
        key, why, "Add " + std::string(key) + " = { value = ..., source = \"...\", status = \"...\" }.");
  return findParameter(table, key, least, context).value_or(Parameter{std::max(least, 1.0), {}});
}

std::optional<NurseRounds> readNurseRounds(const TableReader& root, const StudyContext& context) {
  const auto table = root.findTable("nurse_rounds", TableKind::NurseRounds);
  if (!table) return std::nullopt;
  NurseRounds rounds;
  rounds.provenance = readProvenance(*table, context);
  if (!table->has("bases"))
    table->refuseMissing("bases", "A nurse's day starts and ends at a base.",
                         "Add [nurse_rounds.bases] with file, source and status.");
  if (auto bases = findPlaces(*table, "bases", TableKind::NurseBases, context)) rounds.bases = *bases;
  rounds.patients = findPlaces(*table, "patients", TableKind::NursePatients, context);
  const char* const why = "The cost of a contact depends on it.";
  rounds.contactMinutes = neededParameter(*table, "contact_minutes", 0.1, why, context);
  rounds.shiftMinutes = neededParameter(*table, "shift_minutes", 1.0, why, context);
  rounds.staffGbpPerHour = neededParameter(*table, "staff_gbp_per_hour", 0.0, why, context);
  rounds.mileageGbpPerKm = neededParameter(*table, "mileage_gbp_per_km", 0.0, why, context);
  rounds.days = parameterOr(*table, "days", 20.0, 2.0, 1000.0, context);
  rounds.seed = parameterOr(*table, "seed", 1.0, 0.0, 4294967295.0, context);
  for (const auto& [key, parameter] : {std::pair{"days", &rounds.days}, std::pair{"seed", &rounds.seed}})
    if (parameter->value != static_cast<double>(static_cast<long long>(parameter->value)))
      table->refuseValue(key, "`" + std::string(key) + "` must be a whole number.", "Remove the decimals.");
  return rounds;
}

/// Sections that would be left out without a word where there is no [network].
void refuseWithoutNetwork(const TableReader& root) {
  for (const char* const section : {"ferries", "fixed_links", "access_points", "settlements", "extra_centres",
                                    "urban_rural", "destinations", "nurse_rounds"})
    if (root.has(section))
      root.refuseValue(section,
                       "`" + std::string(section) +
                           "` is used with travel over a network, but the study has no [network].",
                       "Add [network] with method = \"roads\" or \"proximity\", or remove this section.");
}

/// What the sections need of each other.
void checkTogether(const TableReader& root, const Remoteness& remoteness) {
  const bool needsCentres = remoteness.urbanRural.has_value();
  if (needsCentres && !remoteness.settlements)
    root.refuseMissing("settlements", "The urban-rural class follows from the size of settlements.",
                       "Add [settlements] with file, source and status.");
  if (remoteness.network.congestion && !remoteness.settlements)
    root.refuseMissing("settlements", "Congestion follows the size of settlements.",
                       "Add [settlements] with file, source and status, or remove [network.congestion].");
  if (remoteness.extraCentres && !remoteness.settlements)
    root.refuseMissing("settlements", "Extra centres stand beside the centres of settlements.",
                       "Add [settlements] with file, source and status, or use [destinations.ID].");
}

}  // namespace

PlaceTable readPlaceTable(const TableReader& table, const StudyContext& context) {
  // Each kind of place knows some of these keys only.
  const auto& keys = knownKeys(table.kind());
  const auto text = [&](const char* key) {
    const bool known = std::find(keys.begin(), keys.end(), key) != keys.end();
    return known ? table.findText(key) : std::nullopt;
  };
  PlaceTable places;
  places.table = readTableReference(table, context);
  places.name = text("name");
  places.population = text("population");
  places.x = text("x");
  places.y = text("y");
  places.crs = findCrs(table);
  for (const auto& [one, other] : {std::pair{"x", "y"}, std::pair{"y", "x"}})
    if (table.has(one) && !table.has(other))
      table.refuseMissing(other, "A position needs both `x` and `y`.",
                          "Add " + std::string(other) + " = \"...\", or remove " + one + ".");
  return places;
}

void readRemoteness(const TableReader& root, const StudyContext& context, Study& study) {
  auto network = readNetwork(root, context);
  if (!root.has("network")) refuseWithoutNetwork(root);
  if (!network) return;
  Remoteness& remoteness = study.remoteness.emplace();
  remoteness.network = std::move(*network);
  remoteness.ferries = readFerries(root, context);
  if (const auto table = root.findTable("fixed_links", TableKind::FixedLinks))
    remoteness.fixedLinks = readTableReference(*table, context);
  remoteness.accessPoints = findPlaces(root, "access_points", TableKind::AccessPoints, context);
  remoteness.settlements = readSettlements(root, context);
  remoteness.extraCentres = readExtraCentres(root, context);
  remoteness.urbanRural = readUrbanRural(root, context);
  remoteness.destinations = readDestinations(root, context);
  remoteness.nurseRounds = readNurseRounds(root, context);
  checkTogether(root, remoteness);
  if (!remoteness.urbanRural) return;
  for (const Category& category : study.categories)
    if (category.id == URBAN_RURAL_CATEGORY)
      root.problems().refuse(IssueCode::StudyValue, "categories.urban_rural", URBAN_RURAL_CATEGORY,
                             "The category urban_rural is given twice, by [categories.urban_rural] and by "
                             "[urban_rural].",
                             "Keep the table of classes or the rules; give the other another id.");
  Category category;
  category.id = URBAN_RURAL_CATEGORY;
  category.title = remoteness.urbanRural->title;
  category.table.provenance = remoteness.urbanRural->provenance;
  category.derived = true;
  study.categories.push_back(std::move(category));
}

}  // namespace fairshares::study
