// Which field holds what.
#include "draft/guess_fields.h"

#include <gtest/gtest.h>

#include "core/draft/described_layers.h"
#include "draft/guess_levels.h"

using namespace fairshares;
using namespace fairshares::draft;
using testing_support::described;

namespace {

std::string fieldOf(const FieldGuess& guess, const LayerDescription& layer) {
  return guess.field ? layer.fields[*guess.field].name : "nothing";
}

TEST(GuessFields, CodesAreToldByHeaderThenByValue) {
  const LayerDescription header = described("a", Shape::Table, "x,dz11_code", "S01006506,S01006507");
  EXPECT_EQ(fieldOf(guessCodeField(header, io::CodeKind::Zone), header), "dz11_code");
  const LayerDescription value = described("b", Shape::Table, "x,label", "S01006506,Culter");
  EXPECT_EQ(fieldOf(guessCodeField(value, io::CodeKind::Zone), value), "x");
  EXPECT_NE(guessCodeField(value, io::CodeKind::Zone).reason.find("S01006506"), std::string::npos);
  EXPECT_FALSE(guessCodeField(value, io::CodeKind::Board).field);
}

TEST(GuessFields, TwoCensusesAreForTheUserToDecide) {
  const LayerDescription both =
      described("a", Shape::Table, "DataZone2011,DataZone2022", "S01006506,S01013482");
  const FieldGuess guess = guessCodeField(both, io::CodeKind::Zone);
  EXPECT_FALSE(guess.field);
  EXPECT_NE(guess.reason.find("DataZone2022"), std::string::npos) << guess.reason;
}

TEST(GuessFields, TheFinestUrbanRuralClassIsTakenAndNotItsName) {
  const LayerDescription classes = described(
      "ur", Shape::Table, "DataZone,UrbanRural6fold2022,UrbanRural8fold2022,UrbanRural8fold2022_Name",
      "S01006506,1,2,x");
  EXPECT_EQ(fieldOf(guessCategoryField(classes), classes), "UrbanRural8fold2022");
  const LayerDescription old = described("ur", Shape::Table, "DZ_CODE,UR2FOLD,UR8FOLD", "S01006506,1,2");
  EXPECT_EQ(fieldOf(guessCategoryField(old), old), "UR8FOLD");
}

TEST(GuessFields, AnIndexNamesItsProgrammeOrIsTheOnlyOne) {
  const LayerDescription two =
      described("i", Shape::Table, "DataZone,acute_mlc_index,maternity_mlc_index", "S01006506,0.9,1.1");
  EXPECT_EQ(fieldOf(guessIndexField(two, IndexKind::Needs, "maternity"), two), "maternity_mlc_index");
  EXPECT_FALSE(guessIndexField(two, IndexKind::Needs, "community").field);
  const LayerDescription one = described("i", Shape::Table, "DataZone,mlc_index", "S01006506,0.9");
  EXPECT_EQ(fieldOf(guessIndexField(one, IndexKind::Needs, "community"), one), "mlc_index");
  EXPECT_FALSE(guessIndexField(one, IndexKind::ExcessCost, "community").field);
}

TEST(GuessFields, MissingMarksAreNumbersAndWordsAreNot) {
  EXPECT_TRUE(holdsNumbers({"x", {"1,703", "*", "8%"}}));
  EXPECT_FALSE(holdsNumbers({"x", {"1", "high"}}));
  EXPECT_FALSE(holdsNumbers({"x", {}})) << "nothing is known";
  EXPECT_TRUE(holdsDataZones({"x", {" S01006506", "S92000003"}}));
  EXPECT_FALSE(holdsDataZones({"x", {"S02001236"}}));
}

TEST(GuessLevels, AreMadeOfALookupsFieldsBoardsFirst) {
  const LayerDescription lookup =
      described("lookup", Shape::Table,
                "DataZone,IntZone,IntZoneName,hscp2019,hscp2019name,CA,CAName,hb2014,hb2019,hb2019name",
                "S01006506,S02001236,Culter,S37000001,x,S12000033,x,S08000020,S08000020,x");
  std::vector<std::string> levels;
  for (const LevelChoice& level : guessLevels(lookup))
    levels.push_back(level.id + ":" + level.code + ":" + level.name);
  EXPECT_EQ(levels, (std::vector<std::string>{"boards:hb2019:hb2019name", "council_areas:CA:CAName",
                                              "partnerships:hscp2019:hscp2019name",
                                              "intermediate_zones:IntZone:IntZoneName"}));
  EXPECT_TRUE(guessLevels(described("none", Shape::Table, "code,id", "a,b")).empty());
}

TEST(GuessFields, PositionsAreMetresBeforeDegreesAndNumbersOnly) {
  const LayerDescription both = described("both", Shape::Table, "code,latitude,longitude,Easting,Northing",
                                          "1,56.4,-3.0,334464,734231");
  const PositionGuess metres = guessPosition(both);
  ASSERT_TRUE(metres.isFound());
  EXPECT_EQ(metres.x.field, 3u);
  EXPECT_FALSE(areDegrees(both.fields[3], both.fields[4]));
  EXPECT_TRUE(areDegrees(both.fields[2], both.fields[1]));
  const PositionGuess degrees = guessPosition(described("degrees", Shape::Table, "lat,lon", "56.4,-3.0"));
  EXPECT_EQ(degrees.x.field, 1u);
  EXPECT_EQ(degrees.y.field, 0u);
  EXPECT_FALSE(guessPosition(described("words", Shape::Table, "x,y", "left,right")).isFound());
  EXPECT_FALSE(guessPosition(described("half", Shape::Table, "Easting,name", "3,a")).isFound());
}

TEST(GuessFields, OfSeveralAllocationsThePresentOneIsTakenAndNoneWhereTwoFitAlike) {
  const auto named = [](const char* header) -> std::string {
    const LayerDescription layer = described("a", Shape::Table, header, "S08000015,1,2");
    const FieldGuess guess = guessPoundsField(layer);
    return guess.field ? layer.fields[*guess.field].name : guess.reason;
  };
  EXPECT_EQ(named("HB,target_allocation,current_allocation"), "current_allocation");
  EXPECT_EQ(named("HB,rows,budget_gbp"), "budget_gbp");
  EXPECT_EQ(named("HB,allocation_2025,allocation_2026"), "several headers speak of pounds");
  EXPECT_EQ(named("HB,rows,people"), "no header speaks of allocations or pounds");
}

}  // namespace
