// Fair Shares: the sections of a study file about roads, ferries, settlements and nurses.
#include "study/read_remoteness.h"

#include <array>
#include <cmath>

#include "base/number_text.h"
#include "study/read_network.h"
#include "study/read_urban_rural.h"

namespace fairshares::study {

namespace {

constexpr std::size_t LONGEST_DESTINATION_ID = 40;
/// The minutes to settlements have this name. Source: DESIGN, columns of the zones: drive_time_min.
constexpr const char* DRIVE_TIME = "drive_time";
constexpr double LONGEST_REACH_METRES = 200'000.0;
constexpr double FASTEST_KM_PER_HOUR = 200.0;
constexpr double DAY_MINUTES = 1440.0;
/// Shorter is no visit; a shift of a day then holds fewer than the thousand contacts that can be simulated.
constexpr double LONGEST_STOP_MINUTES = 60.0;
constexpr double SHORTEST_CONTACT_MINUTES = 2.0;
/// Unpaid time would leave contacts without any cost, and nothing to compare them with.
constexpr double LEAST_GBP = 0.01;
constexpr double MOST_GBP = 1e6;

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
    if (id == DRIVE_TIME)
      root.problems().refuse(IssueCode::StudyValue, table.path(), id,
                             "A destination becomes a column of minutes, and that of `drive_time` are the "
                             "minutes to the nearest centre of a settlement.",
                             "Choose another id, for example hospitals.");
    Destination destination;
    destination.id = id;
    destination.title = table.findText("title").value_or(titleFromId(id));
    destination.places = readPlaceTable(table, context);
    destinations.push_back(std::move(destination));
  }
  return destinations;
}

/// A parameter without a default; nothing, and a complaint, where it is absent or wrong.
std::optional<Parameter> neededParameter(const TableReader& table, std::string_view key, double least,
                                         double most, const StudyContext& context) {
  if (!table.has(key))
    table.refuseMissing(key, "The cost of a contact depends on it.",
                        "Add " + std::string(key) +
                            " = { value = ..., source = \"...\", status = \"...\" }.");
  return findParameter(table, key, least, most, context);
}

void refuseParameter(const TableReader& table, std::string_view key, const Parameter& parameter,
                     const std::string& message, const std::string& mend) {
  table.problems().refuse(IssueCode::StudyValue, keyPathOf(table.pathOf(key), "value"),
                          shortestText(parameter.value), message, mend);
}

void readWork(const TableReader& table, const StudyContext& context, NurseRounds& rounds) {
  const auto contact =
      neededParameter(table, "contact_minutes", SHORTEST_CONTACT_MINUTES, DAY_MINUTES, context);
  const auto shift = neededParameter(table, "shift_minutes", SHORTEST_CONTACT_MINUTES, DAY_MINUTES, context);
  rounds.stopMinutes = parameterOr(table, "stop_minutes", 0.0, 0.0, LONGEST_STOP_MINUTES, context);
  if (contact && shift && contact->value + rounds.stopMinutes.value > shift->value)
    refuseParameter(table, "contact_minutes", *contact,
                    "A contact is longer than the shift, so no visit fits into a day.",
                    "Correct contact_minutes or shift_minutes.");
  rounds.contactMinutes = contact.value_or(Parameter());
  rounds.shiftMinutes = shift.value_or(Parameter());
  rounds.staffGbpPerHour =
      neededParameter(table, "staff_gbp_per_hour", LEAST_GBP, MOST_GBP, context).value_or(Parameter());
  rounds.mileageGbpPerKm =
      neededParameter(table, "mileage_gbp_per_km", 0.0, MOST_GBP, context).value_or(Parameter());
  rounds.days = parameterOr(table, "days", 20.0, 2.0, 1000.0, context);
  rounds.seed = parameterOr(table, "seed", 1.0, 0.0, 4294967295.0, context);
  for (const auto& [key, parameter] : {std::pair{"days", &rounds.days}, std::pair{"seed", &rounds.seed}})
    if (parameter->value != std::floor(parameter->value))
      refuseParameter(table, key, *parameter, "`" + std::string(key) + "` must be a whole number.",
                      "Remove the decimals.");
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
  readWork(*table, context, rounds);
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

/// Without [settlements]: what needs them, and whether anything travels at all.
void checkWithoutSettlements(const TableReader& root, const Remoteness& remoteness) {
  if (root.has("settlements")) return;
  struct Need {
    bool isThere;
    const char* why;
    const char* otherwise;
  };
  const std::array needs{
      Need{remoteness.urbanRural.has_value(), "The urban-rural class follows from the size of settlements.",
           "remove [urban_rural]"},
      Need{remoteness.network.congestion.has_value(), "Congestion follows from the size of settlements.",
           "remove [network.congestion]"},
      Need{remoteness.extraCentres.has_value(), "Extra centres stand beside the centres of settlements.",
           "use [destinations.ID] in place of [extra_centres]"},
      Need{remoteness.network.routes, "Routes lead to the centres of settlements.",
           "remove routes from [network]"}};
  bool isNeeded = false;
  for (const Need& need : needs) {
    if (!need.isThere) continue;
    isNeeded = true;
    root.refuseMissing("settlements", need.why,
                       "Add [settlements] with file, source and status, or " + std::string(need.otherwise) +
                           ".");
  }
  if (isNeeded || root.has("destinations") || root.has("nurse_rounds")) return;
  root.problems().warn(IssueCode::StudyKeyMissing, "network", "",
                       "Nothing travels over the [network]: it is read and checked, but no result uses it.",
                       "Add [settlements] for drive times (and [urban_rural] for classes), "
                       "[destinations.ID] or [nurse_rounds]; or remove [network].");
}

}  // namespace

PlaceTable readPlaceTable(const TableReader& table, const StudyContext& context) {
  // Each kind of place knows some of these keys only.
  const auto text = [&](const char* key) { return table.knows(key) ? table.findText(key) : std::nullopt; };
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
  checkWithoutSettlements(root, remoteness);
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
