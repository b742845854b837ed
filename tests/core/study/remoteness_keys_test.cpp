// What the sections about roads, ferries, settlements and nurses become.
#include "remoteness_texts.h"
#include "study/step_methods.h"

namespace fairshares::study {
namespace {

using testing::ElementsAre;
using testing::Pair;

void expectTable(const TableReference& table, const std::string& file, const std::string& layer,
                 const std::string& source, Status status) {
  EXPECT_EQ(table.file, file);
  EXPECT_EQ(table.path, "/folder/" + file);
  EXPECT_EQ(table.layer, layer);
  EXPECT_EQ(table.provenance.source, source);
  EXPECT_EQ(table.provenance.status, status) << file;
}

void expectParameter(const Parameter& parameter, double value) {
  EXPECT_EQ(parameter.value, value);
  EXPECT_EQ(parameter.provenance.source, "own") << value;
  EXPECT_EQ(parameter.provenance.status, Status::Derived) << value;
}

void expectPosition(const PlaceTable& places, const std::string& x, const std::string& y,
                    const std::string& crs) {
  EXPECT_EQ(places.x, x);
  EXPECT_EQ(places.y, y);
  EXPECT_EQ(places.crs, crs);
}

TEST(RemotenessKeys, ReadsRoadsWithEveryKey) {
  const Study study = accepted(roadStudy());
  ASSERT_TRUE(study.remoteness.has_value());
  const Network& network = study.remoteness->network;
  EXPECT_EQ(network.method, NetworkMethod::Roads);
  EXPECT_EQ(network.provenance.source, "roads source");
  ASSERT_EQ(network.layers.size(), 2u);
  expectTable(network.layers[0].table, "roads.gpkg", "road_link", "roads source", Status::Published);
  EXPECT_EQ(network.layers[0].crs, "EPSG:27700");
  expectTable(network.layers[1].table, "more_roads.gpkg", "links", "more source", Status::Derived);
  EXPECT_EQ(network.layers[1].crs, "EPSG:4326");
  expectTable(*network.speeds, "speeds.csv", "cars", "speeds source", Status::Assumed);
  EXPECT_TRUE(network.routes);
  expectParameter(network.joinToleranceMetres, 0.5);
  expectParameter(network.idToleranceMetres, 2.0);
  expectParameter(network.accessKmPerHour, 15.0);
  expectParameter(network.accessReachMetres, 2500.0);
  expectParameter(network.waterToleranceMetres, 75.0);
}

TEST(RemotenessKeys, ReadsTheMappingOfARoadLayer) {
  const Study study = accepted(roadStudy());
  const RoadMapping& mapping = *study.remoteness->network.mapping;
  EXPECT_EQ(mapping.roadClass, "klass");
  EXPECT_EQ(mapping.speed, "mph");
  EXPECT_EQ(mapping.speedUnit, SpeedUnit::MilesPerHour);
  EXPECT_THAT(mapping.unknownSpeeds, ElementsAre("0", "-1"));
  EXPECT_EQ(mapping.oneWay, "direction");
  EXPECT_THAT(mapping.forwardValues, ElementsAre("F"));
  EXPECT_THAT(mapping.backwardValues, ElementsAre("B", "T"));
  EXPECT_EQ(mapping.startNode, "from_node");
  EXPECT_EQ(mapping.endNode, "to_node");
  EXPECT_TRUE(mapping.joinsAtSharedPoints);
}

TEST(RemotenessKeys, SortsCongestionBySizeOfTown) {
  const Study study = accepted(roadStudy());
  const Congestion& congestion = *study.remoteness->network.congestion;
  ASSERT_EQ(congestion.steps.size(), 2u);
  EXPECT_EQ(congestion.steps[0].population, 10'000.0);
  EXPECT_EQ(congestion.steps[0].factor, 1.1);
  EXPECT_EQ(congestion.steps[1].population, 125'000.0);
  EXPECT_EQ(congestion.steps[1].factor, 1.3);
  EXPECT_EQ(congestion.provenance.source, "congestion source");
}

TEST(RemotenessKeys, ReadsFerriesAndFixedLinks) {
  const Study study = accepted(roadStudy());
  const Ferries& ferries = *study.remoteness->ferries;
  expectTable(ferries.table, "ferries.csv", "crossings", "ferries source", Status::Published);
  EXPECT_EQ(ferries.minutes, "crossing");
  EXPECT_EQ(ferries.waiting, "quay");
  EXPECT_EQ(ferries.crs, "EPSG:4326");
  expectParameter(ferries.waitingMinutes, 25.0);
  expectParameter(ferries.reachMetres, 1500.0);
  expectParameter(ferries.roadKmPerHour, 10.0);
  EXPECT_FALSE(ferries.footPassengers);
  expectTable(*study.remoteness->fixedLinks, "links.csv", "bridges", "links source", Status::Derived);
}

TEST(RemotenessKeys, ReadsPlacesOfEveryKind) {
  const Study study = accepted(roadStudy());
  const Remoteness& remoteness = *study.remoteness;
  expectTable(remoteness.accessPoints->table, "centroids.csv", "points", "centroids source",
              Status::Published);
  EXPECT_EQ(remoteness.accessPoints->table.code, "DZ");
  expectPosition(*remoteness.accessPoints, "lon", "lat", "EPSG:4326");
  const Settlements& settlements = *remoteness.settlements;
  expectTable(settlements.places.table, "settlements.gpkg", "towns", "towns source", Status::Published);
  EXPECT_EQ(settlements.places.table.code, "S20CD");
  EXPECT_EQ(settlements.places.name, "S20NM");
  EXPECT_EQ(settlements.places.population, "pop");
  expectPosition(settlements.places, "east", "north", "EPSG:27700");
  expectParameter(settlements.reachMetres, 300.0);
  expectParameter(settlements.centrePopulation, 8000.0);
  expectTable(remoteness.extraCentres->table, "centres.csv", "england", "centres source", Status::Assumed);
  EXPECT_EQ(remoteness.extraCentres->table.code, "id");
  EXPECT_EQ(remoteness.extraCentres->name, "town");
  expectPosition(*remoteness.extraCentres, "cx", "cy", "EPSG:3857");
}

TEST(RemotenessKeys, TellsExtraCentresWithoutACodeByTheirNames) {
  const std::string text = withLine(roadStudy(), "[extra_centres]", "code", "").text;
  EXPECT_EQ(accepted(text).remoteness->extraCentres->table.code, "town");
  const std::string bare = withLine(text, "[extra_centres]", "name", "").text;
  EXPECT_EQ(accepted(bare).remoteness->extraCentres->table.code, "name");
}

TEST(RemotenessKeys, KeepsTheOrderOfDestinations) {
  const Study study = accepted(roadStudy());
  const std::vector<Destination>& destinations = study.remoteness->destinations;
  ASSERT_EQ(destinations.size(), 2u);
  EXPECT_EQ(destinations[0].id, "hospitals");
  EXPECT_EQ(destinations[0].title, "Nearest hospital");
  expectTable(destinations[0].places.table, "hospitals.csv", "open", "hospitals source", Status::Published);
  EXPECT_EQ(destinations[0].places.table.code, "HospitalCode");
  EXPECT_EQ(destinations[0].places.name, "HospitalName");
  expectPosition(destinations[0].places, "x_coordinate", "y_coordinate", "EPSG:27700");
  EXPECT_EQ(destinations[1].id, "health_centres");
  EXPECT_EQ(destinations[1].title, "Health centres");
  EXPECT_FALSE(destinations[1].places.x.has_value());
  EXPECT_FALSE(destinations[1].places.crs.has_value());
}

TEST(RemotenessKeys, ReadsClassesInTheOrderOfTheFile) {
  const Study study = accepted(roadStudy());
  const UrbanRural& rules = *study.remoteness->urbanRural;
  EXPECT_EQ(rules.title, "Six bands");
  ASSERT_EQ(rules.classes.size(), 3u);
  EXPECT_EQ(rules.classes[0].code, "1");
  EXPECT_EQ(rules.classes[0].name, "Cities");
  EXPECT_EQ(rules.classes[0].population, 125'000.0);
  EXPECT_FALSE(rules.classes[0].minutes.has_value());
  EXPECT_EQ(rules.classes[0].category, "1");
  EXPECT_FALSE(rules.classes[0].islandCategory.has_value());
  EXPECT_THAT(rules.classes[0].groups, ElementsAre(Pair("2_fold", "1"), Pair("coarse", "town")));
  EXPECT_EQ(rules.classes[1].name, "2");
  EXPECT_EQ(rules.classes[1].minutes, 30.0);
  EXPECT_EQ(rules.classes[1].category, "near");
  EXPECT_EQ(rules.classes[2].islandCategory, "far island");
  EXPECT_FALSE(rules.classes[2].population.has_value());
  expectTable(rules.islands->table, "islands.csv", "zones", "islands source", Status::Published);
  EXPECT_EQ(rules.islands->table.code, "DZ");
  EXPECT_EQ(rules.islands->column, "island");
}

TEST(RemotenessKeys, ReadsThresholdsThatReplaceTheScottishOnes) {
  const Study study =
      accepted(smallStudyWithout("categories.urban_rural") + PROXIMITY_SECTION + PLAIN_SETTLEMENTS +
               "[urban_rural]\npopulations = [100_000, 20_000, 1_000]\nminutes = [20, 45.5]\n"
               "source = \"own\"\nstatus = \"assumed\"\n");
  const UrbanRural& rules = *study.remoteness->urbanRural;
  EXPECT_TRUE(rules.classes.empty());
  EXPECT_THAT(rules.populations, ElementsAre(100'000.0, 20'000.0, 1'000.0));
  EXPECT_THAT(rules.minutes, ElementsAre(20.0, 45.5));
  EXPECT_EQ(rules.title, "Urban-rural category");
  EXPECT_FALSE(rules.islands.has_value());
}

TEST(RemotenessKeys, MakesTheCategoryUrbanRuralOfItsRules) {
  const Study study = accepted(roadStudy());
  ASSERT_EQ(study.categories.size(), 1u);
  const Category& category = study.categories.front();
  EXPECT_EQ(category.id, "urban_rural");
  EXPECT_EQ(category.title, "Six bands");
  EXPECT_TRUE(category.derived);
  EXPECT_TRUE(category.table.file.empty());
  EXPECT_EQ(category.table.provenance.source, "bands source");
}

TEST(RemotenessKeys, ReadsNurseRounds) {
  const Study study = accepted(roadStudy());
  const NurseRounds& rounds = *study.remoteness->nurseRounds;
  EXPECT_EQ(rounds.provenance.source, "rounds source");
  expectParameter(rounds.contactMinutes, 26.0);
  expectParameter(rounds.shiftMinutes, 440.0);
  expectParameter(rounds.staffGbpPerHour, 31.5);
  expectParameter(rounds.mileageGbpPerKm, 0.28);
  expectParameter(rounds.days, 40.0);
  expectParameter(rounds.seed, 7.0);
  expectTable(rounds.bases.table, "bases.csv", "teams", "bases source", Status::Published);
  EXPECT_EQ(rounds.bases.name, "Base");
  expectPosition(rounds.bases, "bx", "by", "EPSG:27700");
  expectTable(rounds.patients->table, "postcodes.csv", "live", "postcodes source", Status::Published);
  EXPECT_EQ(rounds.patients->population, "people");
  expectPosition(*rounds.patients, "px", "py", "EPSG:27700");
}

TEST(RemotenessKeys, ReadsTheMethodsTravelAndMix) {
  const Study study = accepted(roadStudy());
  const ExcessCostStep& mix = study.programmes.at(*findProgramme(study, "community")).excessCost;
  EXPECT_EQ(mix.method, StepMethod::Mix);
  EXPECT_TRUE(mix.usesTravel() && mix.usesCategory());
  EXPECT_EQ(mix.category, "urban_rural");
  EXPECT_EQ(mix.ratioTable->file, "ratios.csv");
  expectParameter(*mix.travelShare, 0.6);
  const ExcessCostStep& travel = study.programmes.at(*findProgramme(study, "care_of_elderly")).excessCost;
  EXPECT_EQ(travel.method, StepMethod::Travel);
  EXPECT_TRUE(travel.usesTravel() && !travel.usesCategory());
  EXPECT_FALSE(travel.ratioTable.has_value());
  EXPECT_FALSE(travel.travelShare.has_value());
}

TEST(RemotenessKeys, ReadsAProximityNetworkWithEveryKey) {
  const Study study = accepted(smallStudyWith(PROXIMITY_SECTION) + PLAIN_SETTLEMENTS);
  const Network& network = study.remoteness->network;
  EXPECT_EQ(network.method, NetworkMethod::Proximity);
  EXPECT_EQ(network.provenance.source, "stand-in source");
  EXPECT_TRUE(network.layers.empty());
  EXPECT_FALSE(network.speeds.has_value());
  expectParameter(network.circuityFactor, 1.4);
  expectParameter(network.compactKmPerHour, 40.0);
  expectParameter(network.wideKmPerHour, 70.0);
  expectParameter(network.wideZoneSquareKm, 20.0);
  expectParameter(network.placeReachMetres, 30'000.0);
  EXPECT_FALSE(study.categories.front().derived);
}

TEST(RemotenessKeys, WarnsOfANetworkThatNothingTravelsOver) {
  const std::string text = smallStudyWith(PROXIMITY_SECTION);
  Result<Study> result = read(text);
  ASSERT_TRUE(result) << describe(result.issues().list().front());
  const Issue issue = onlyIssue(result.issues(), IssueCode::StudyKeyMissing, "network");
  EXPECT_EQ(issue.severity, Severity::Warning);
  EXPECT_EQ(issue.where.row, lineOf(text, "[network]"));
  EXPECT_THAT(issue.mend, testing::HasSubstr("[settlements]"));
  for (const std::string section : {"settlements", "destinations.clinics"})
    EXPECT_TRUE(read(text + "[" + section + "]\nfile = \"f.csv\"\nsource = \"s\"\nstatus = \"derived\"\n")
                    .issues()
                    .empty())
        << section;
}

TEST(RemotenessKeys, NamesEveryWord) {
  EXPECT_EQ(networkMethodName(NetworkMethod::Roads), "roads");
  EXPECT_EQ(networkMethodName(NetworkMethod::Proximity), "proximity");
  EXPECT_EQ(speedUnitName(SpeedUnit::KmPerHour), "km_per_hour");
  EXPECT_EQ(speedUnitName(SpeedUnit::MilesPerHour), "miles_per_hour");
  EXPECT_EQ(stepMethodName(StepMethod::Travel), "travel");
  EXPECT_EQ(stepMethodName(StepMethod::Mix), "mix");
}

}  // namespace
}  // namespace fairshares::study
