// The ages that practice lists tell apart, and the programmes that work on practices.
#include "draft/practice_ages.h"

#include <gtest/gtest.h>

#include "core/draft/described_layers.h"

using namespace fairshares;
using namespace fairshares::draft;
using testing_support::described;

namespace {

const LayerDescription TO_JULY_2025 = described(
    "lists", Shape::Table,
    "Date,PracticeCode,HB,HSCP,Sex,SexQF,AllAges,AllAgesQF,Ages0to4,Ages0To4QF,Ages5to14,Ages5To14QF,"
    "Ages15to24,Ages15To24QF,Ages25plus,Ages25PlusQF",
    "20250701,10002,S08000030,S37000007,Female,,40,,10,,10,,10,,10,");

std::vector<std::string> idsOf(const std::vector<ProgrammeChoice>& programmes) {
  std::vector<std::string> ids;
  for (const ProgrammeChoice& programme : programmes)
    ids.push_back(programme.id + (programme.basis == study::Basis::Practices ? " on practices" : ""));
  return ids;
}

ProgrammeChoice named(const std::string& id, const std::string& title = "") {
  ProgrammeChoice programme;
  programme.id = id;
  programme.title = title;
  return programme;
}

TEST(PracticeAges, AreReadFromTheHeadersOfBothPublishedLayouts) {
  EXPECT_EQ(firstAgesOfLists(TO_JULY_2025, "PracticeCode"), (std::vector<int>{0, 5, 15, 25}));
  const LayerDescription later = described("lists", Shape::Table,
                                           "Date,PracticeCode,Sex,AllAges,Ages00to04,Ages00to04QF,Ages05to09,"
                                           "Ages05to09QF,Ages10plus,Ages10plusQF",
                                           "20251001,10002,Female,30,10,,10,,10,");
  EXPECT_EQ(firstAgesOfLists(later, "PracticeCode"), (std::vector<int>{0, 5, 10}));
}

TEST(PracticeAges, OfALongTableOrOfNoneAreNotToldByHeaders) {
  const LayerDescription isLong =
      described("long", Shape::Table, "PracticeCode,Sex,Age,Persons", "10002,Female,0,3");
  EXPECT_FALSE(firstAgesOfLists(isLong, "PracticeCode"));
  const LayerDescription other = described("other", Shape::Table, "PracticeCode,Name", "10002,One");
  EXPECT_FALSE(firstAgesOfLists(other, "PracticeCode"));
}

TEST(PracticeAges, OfTheFormulaCannotBeMadeOfFiveYearBands) {
  EXPECT_EQ(agesNotMade({0, 5, 25}, {0, 5, 15, 25}), std::vector<int>{});
  EXPECT_EQ(agesNotMade({0, 5, 10}, {0, 5, 15}), std::vector<int>{10});
  const std::vector<int> fiveYears{0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90};
  EXPECT_EQ(agesNotMade({}, fiveYears), std::vector<int>{2}) << "0-1 and 2-4 are asked for";
}

TEST(PracticeAges, AProgrammeOnPracticesTakesThePlaceOfTheSameOneOnZones) {
  const std::vector<ProgrammeChoice> programmes =
      withProgrammesOnPractices({named("acute"), named("gp_prescribing", "on zones"), named("own")},
                                {named("gp_prescribing", "GP"), named("x")});
  EXPECT_EQ(idsOf(programmes),
            (std::vector<std::string>{"acute", "gp_prescribing on practices", "own", "x on practices"}));
  EXPECT_EQ(programmes[1].title, "GP");
  EXPECT_EQ(idsOf(programmesOnZones(programmes)), (std::vector<std::string>{"acute", "own"}));
}

}  // namespace
