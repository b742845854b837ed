// Which layer plays which part: headers of published files, and what must not be mistaken for them.
#include "draft/guess_roles.h"

#include <gtest/gtest.h>

#include "core/draft/described_layers.h"

using namespace fairshares;
using namespace fairshares::draft;
using testing_support::described;

namespace {

const LayerDescription ZONES = described("SG_DataZone_Bdry_2011", Shape::Polygons, "DataZone,Name,TotPop2011",
                                         "S01006506,Culter - 01,872", 6976);
const LayerDescription INTERMEDIATE =
    described("SG_IntermediateZone_Bdry_2011", Shape::Polygons, "InterZone,Name,TotPop2011",
              "S02001616,Merchiston,5018", 1279);
const LayerDescription LOOKUP =
    described("lookup", Shape::Table, "DataZone,IntZone,CA,HB", "S01006506,S02001236,S12000033,S08000020");
const LayerDescription HOSPITALS =
    described("hospitals", Shape::Table, "HospitalCode,HospitalName,Postcode,HealthBoard,DataZone",
              "A101H,Arran,KA278LF,S08000015,S01011176");
const LayerDescription PEOPLE = described("pop", Shape::Table, "Year,DataZone,Sex,AllAges,Age0,Age1,Age2plus",
                                          "2020,S01006506,Female,9,2,3,4");
const LayerDescription LISTS =
    described("lists", Shape::Table, "Date,PracticeCode,HB,Sex,AllAges,Ages0to4,Ages5plus",
              "20251001,10002,S08000030,Female,9,4,5");
const LayerDescription PROJECTIONS = described(
    "hb_projections", Shape::Table, "Year,HB,Sex,AllAges,Age0,Age1plus", "2026,S08000020,Female,9,4,5");

std::string guessed(Role role, const std::vector<LayerDescription>& layers) {
  const RoleGuess guess = guessRole(role, layers);
  return guess.layer ? layers[*guess.layer].name : "nothing";
}

TEST(GuessRoles, ZonesArePolygonsWithDataZoneCodes) {
  EXPECT_EQ(guessed(Role::Zones, {LOOKUP, INTERMEDIATE, ZONES}), "SG_DataZone_Bdry_2011");
  EXPECT_EQ(guessed(Role::Zones, {LOOKUP, INTERMEDIATE}), "nothing");
  const LayerDescription byValue = described("map", Shape::Polygons, "label,key", "x,S01013490");
  EXPECT_EQ(guessed(Role::Zones, {byValue}), "map");
  const LayerDescription places = described("places", Shape::Polygons, "label,key", "x,y");
  EXPECT_EQ(guessed(Role::Zones, {places}), "nothing");
}

TEST(GuessRoles, OfSeveralThatFitEquallyTheOneWithMoreRowsIsTakenAndTheOthersAreNamed) {
  LayerDescription few = ZONES;
  few.name = "repaired";
  few.rows = 10;
  const RoleGuess guess = guessRole(Role::Zones, {few, ZONES});
  EXPECT_EQ(guess.layer, 1u);
  EXPECT_EQ(guess.others, std::vector<std::size_t>{0});
  EXPECT_NE(guess.reason.find("polygons"), std::string::npos);
}

TEST(GuessRoles, ALookupIsNoListOfHospitalsOrPractices) {
  EXPECT_EQ(guessed(Role::Lookup, {HOSPITALS, LOOKUP}), "lookup");
  EXPECT_EQ(guessed(Role::Lookup, {HOSPITALS}), "nothing");
  const LayerDescription practices =
      described("practices", Shape::Table, "PracticeCode,HB,CA,DataZone,Easting",
                "10002,S08000030,S12000042,S01007605,334464");
  EXPECT_EQ(guessed(Role::Lookup, {practices}), "nothing");
}

TEST(GuessRoles, ZonesThatSayTheirBoardAreTheirOwnLookup) {
  const LayerDescription zones = described("zones", Shape::Polygons, "DZCode,HBCode", "S01013490,S08000020");
  EXPECT_EQ(guessed(Role::Lookup, {zones}), "zones");
}

TEST(GuessRoles, PeopleAreByZoneAndNotByPracticeOrBoard) {
  EXPECT_EQ(guessed(Role::Population, {LISTS, PROJECTIONS, LOOKUP, PEOPLE}), "pop");
  EXPECT_EQ(guessed(Role::Population, {LISTS, PROJECTIONS, LOOKUP}), "nothing");
  const LayerDescription isLong =
      described("long", Shape::Table, "DataZone2011,Sex,Age,Population", "S01006506,Female,0,3");
  EXPECT_EQ(guessed(Role::Population, {isLong}), "long");
}

TEST(GuessRoles, ParameterTablesAreToldByTheirHeaders) {
  const LayerDescription costs = described(
      "costs", Shape::Table, "Programme,Sex,Age from,Age_to,cost_gbp_per_head", "acute,female,0,1,9");
  LayerDescription practiceCosts = costs;
  practiceCosts.name = "costs_practices";
  practiceCosts.rows = 99;
  EXPECT_EQ(guessed(Role::CostWeights, {practiceCosts, costs}), "costs");
  const LayerDescription ratios =
      described("ratios", Shape::Table, "programme,category,ratio", "acute,1,1.0");
  EXPECT_EQ(guessed(Role::CategoryRatios, {costs, ratios}), "ratios");
  const LayerDescription speeds = described("speeds", Shape::Table, "road_class,km_per_hour", "A Road,65");
  EXPECT_EQ(guessed(Role::RoadSpeeds, {ratios, speeds}), "speeds");
}

TEST(GuessRoles, CategoriesAndIndicesAreTablesByZone) {
  const LayerDescription classes =
      described("ur", Shape::Table, "DataZone,UrbanRural2fold2020,UrbanRural8fold2020", "S01006506,1,3");
  EXPECT_EQ(guessed(Role::Category, {LOOKUP, classes}), "ur");
  const LayerDescription indices =
      described("mlc", Shape::Table, "DataZone,acute_mlc_index,mlc_rank", "S01006506,0.861,17");
  EXPECT_EQ(guessed(Role::NeedsIndex, {classes, indices}), "mlc");
  EXPECT_EQ(guessed(Role::ExcessIndex, {classes, indices}), "nothing");
  const LayerDescription words =
      described("words", Shape::Table, "DataZone,acute_mlc_index", "S01006506,high");
  EXPECT_EQ(guessed(Role::NeedsIndex, {words}), "nothing") << "an index is a number";
}

TEST(GuessRoles, RoadsAreRecognisedByTheirSchemaAndOtherLinesAreNot) {
  const LayerDescription open =
      described("road_link", Shape::Lines, "id,road_function,form_of_way,start_node,end_node",
                "1,A Road,Single Carriageway,a,b");
  const LayerDescription osm = described("osm", Shape::Lines, "osm_id,highway,maxspeed", "1,primary,60 mph");
  const LayerDescription rivers = described("rivers", Shape::Lines, "id,name", "1,Tay");
  EXPECT_EQ(guessed(Role::Roads, {rivers, osm, open}), "road_link");
  EXPECT_EQ(guessed(Role::Roads, {rivers, osm}), "osm");
  EXPECT_EQ(guessed(Role::Roads, {rivers}), "nothing");
}

TEST(GuessRoles, SettlementsFerriesAndPointsForZonesAreTold) {
  const LayerDescription settlements =
      described("Settlements2020", Shape::Polygons, "settlement_id,name,population_2020", "1,Perth,47350");
  const LayerDescription towns =
      described("geonames", Shape::Table, "name,lat,lon,population", "Perth,56.4,-3.4,47350");
  EXPECT_EQ(guessed(Role::Settlements, {ZONES, towns, settlements}), "Settlements2020");
  EXPECT_EQ(guessed(Role::Settlements, {ZONES, towns}), "nothing") << "towns with suburbs are no settlements";
  const LayerDescription legs =
      described("legs", Shape::Table, "from,from_lon,from_lat,to,to_lon,to_lat,minutes",
                "Oban,-5.4,56.4,Craignure,-5.7,56.4,46");
  EXPECT_EQ(guessed(Role::Ferries, {towns, legs}), "legs");
  const LayerDescription centroids =
      described("centroids", Shape::Table, "data_zone,name,lon,lat", "S01006506,Culter,-2.2,57.0");
  EXPECT_EQ(guessed(Role::AccessPoints, {HOSPITALS, LOOKUP, centroids}), "centroids");
  const LayerDescription links =
      described("links", Shape::Table, "link,zone_a,zone_b", "Skye Bridge,S01010672,S01010674");
  EXPECT_EQ(guessed(Role::FixedLinks, {legs, links}), "links");
}

TEST(GuessRoles, PracticesAreARowEachWithAPlaceAndTheirListsAreCountsByPractice) {
  const LayerDescription contacts =
      described("contacts", Shape::Table, "PracticeCode,GPPracticeName,PracticeListSize,Postcode,HB,DataZone",
                "10002,Example,8102,DD2 5NH,S08000030,S01007605");
  const LayerDescription locations = described(
      "locations", Shape::Points, "practice_code,list_size,latitude,longitude", "10002,8102,56.4,-3.0");
  const LayerDescription indicators =
      described("indicators", Shape::Table, "PracticeCode,limiting_illness_ratio", "10002,0.9");
  const std::vector<LayerDescription> all{HOSPITALS, LISTS, indicators, locations, contacts, LOOKUP, PEOPLE};
  EXPECT_EQ(guessed(Role::Practices, all), "contacts") << "its zone says in which Board it lies";
  EXPECT_EQ(guessed(Role::Practices, {locations, LISTS}), "locations");
  EXPECT_EQ(guessed(Role::Practices, {HOSPITALS, LISTS, indicators, LOOKUP, PEOPLE, ZONES}), "nothing");
  EXPECT_EQ(guessed(Role::PracticeLists, all), "lists");
  EXPECT_EQ(guessed(Role::PracticeLists, {contacts, PEOPLE, PROJECTIONS}), "nothing");
  EXPECT_NE(guessRole(Role::Practices, {contacts}).reason.find("the zone of each"), std::string::npos);
}

TEST(GuessRoles, CostsOnPracticesAreToldByTheirNameOrTheirOnlyProgramme) {
  const std::string header = "programme,sex,age_from,age_to,cost_gbp_per_head";
  const LayerDescription costs = described("costs", Shape::Table, header, "acute,female,0,1,9");
  const LayerDescription byName = described("costs_practices", Shape::Table, header, "own,female,0,4,9");
  const LayerDescription byProgramme =
      described("medicines", Shape::Table, header, "gp_prescribing,male,0,4,9");
  EXPECT_EQ(guessed(Role::PracticeCosts, {costs, byName}), "costs_practices");
  EXPECT_EQ(guessed(Role::PracticeCosts, {costs, byProgramme}), "medicines");
  EXPECT_EQ(guessed(Role::PracticeCosts, {costs}), "nothing");
  EXPECT_EQ(guessed(Role::CostWeights, {byProgramme, costs}), "costs");
}

TEST(GuessRoles, NothingIsProposedForNoLayers) {
  for (std::size_t role = 0; role < ROLE_COUNT; ++role)
    EXPECT_FALSE(guessRole(static_cast<Role>(role), {}).layer);
  const LayerDescription empty{"empty", Shape::Polygons, std::nullopt, {}};
  for (std::size_t role = 0; role < ROLE_COUNT; ++role)
    EXPECT_EQ(fitOf(static_cast<Role>(role), empty).score, 0);
}

TEST(GuessRoles, ProjectionsAreTablesOfPeopleByAreaThatAreCalledSo) {
  const auto people = [](const char* name, const char* header, const char* cells) {
    return fitOf(Role::Projections, described(name, Shape::Table, header, cells)).score;
  };
  const char* const wide = "Year,HB,HBQF,Sex,AllAges,Age0,Age1,Age90plus";
  EXPECT_GT(people("hb_projections", wide, "2026,S08000015,,Female,6,1,2,3"), 0);
  EXPECT_EQ(people("hb_estimates", wide, "2026,S08000015,,Female,6,1,2,3"), 0) << "years gone by";
  EXPECT_EQ(people("projections", "Year,DataZone,Sex,AllAges,Age0,Age1", "2026,S01006506,Female,3,1,2"), 0)
      << "by zone";
  EXPECT_EQ(people("projections", "HB,Total", "S08000015,6"), 0) << "neither sex nor age";
  EXPECT_GT(people("LA projections", "CA,Year,Sex,Age,Population", "S12000033,2026,Male,0,7"), 0);
}

TEST(GuessRoles, AllocationsArePoundsByArea) {
  const auto pounds = [](const char* name, const char* header, const char* cells) {
    return fitOf(Role::Allocations, described(name, Shape::Table, header, cells)).score;
  };
  EXPECT_GT(pounds("allocations", "HB,HBName,current_allocation_gbp", "S08000015,Ayrshire,674096000"),
            pounds("money", "HB,HBName,pounds", "S08000015,Ayrshire,674096000"));
  EXPECT_GT(pounds("money", "HB,HBName,pounds", "S08000015,Ayrshire,674096000"), 0);
  EXPECT_EQ(pounds("allocations", "DataZone,HB,allocation", "S01006506,S08000015,1"), 0) << "by zone";
  EXPECT_EQ(pounds("allocations", "HB,allocation_note", "S08000015,see below"), 0) << "no numbers";
  EXPECT_EQ(pounds("costs", "HB,programme,gbp", "S08000015,acute,1"), 0) << "by programme";
}

}  // namespace
