// The text of a drafted study, read by the engine's own reader.
#include <gtest/gtest.h>

#include "draft/cost_programmes.h"
#include "draft/study_draft.h"
#include "draft/toml_writer.h"
#include "study/read_study.h"
#include "support/random.h"
#include "support/test_seed.h"

using namespace fairshares;
using namespace fairshares::draft;

namespace {

std::vector<TablePlace> places(std::size_t count) {
  std::vector<TablePlace> made;
  for (std::size_t place = 0; place < count; ++place)
    made.push_back({"table" + std::to_string(place) + ".csv", "", "", {"somewhere", study::Status::Derived}});
  return made;
}

StudyDraft smallest() {
  StudyDraft draft;
  draft.title = "T";
  draft.zones = {0, "DataZone"};
  draft.population = {1, "DataZone"};
  draft.costWeights = {2, ""};
  draft.programmes = starterProgrammes();
  return draft;
}

study::Study readBack(const StudyDraft& draft, const std::vector<TablePlace>& tables) {
  const std::string text = draftText(draft, tables);
  const Result<study::Study> read = study::readStudyText(text, "study.toml");
  if (!read) throw std::runtime_error(describe(read.issues().list().front()) + "\n" + text);
  EXPECT_TRUE(read.issues().empty()) << text;
  return read.value();
}

TEST(DraftText, TheSmallestStudyReadsWithoutComplaintAndSaysWhatIsAssumed) {
  const study::Study study = readBack(smallest(), places(3));
  EXPECT_EQ(study.zones.table.code, "DataZone");
  EXPECT_EQ(study.programmes.size(), 3u) << "two and their parent";
  EXPECT_EQ(study.programmes[1].needs.method, study::StepMethod::None);
  EXPECT_EQ(study.programmes[1].excessCost.method, study::StepMethod::None);
  EXPECT_EQ(study.ageBands, nracAgeBands());
  const std::string text = draftText(smallest(), places(3));
  EXPECT_NE(text.find("NOT GIVEN"), std::string::npos);
}

TEST(DraftText, SaysEveryLevelYearBandAndSource) {
  StudyDraft draft = smallest();
  draft.year = "2026/27";
  draft.isSynthetic = true;
  draft.zoneName = "Name";
  draft.lookup = {3, "DataZone"};
  draft.levels = {{"boards", "NHS Boards", "HB", "HBName"}, {"council_areas", "Councils", "CA", ""}};
  draft.populationYear = 2024;
  draft.firstAges = {0, 16, 65};
  std::vector<TablePlace> tables = places(4);
  tables[0] = {"zones.gpkg", "zones", "EPSG:27700", {"Own", study::Status::Published}};
  const study::Study study = readBack(draft, tables);
  EXPECT_EQ(study.year, "2026/27");
  EXPECT_TRUE(study.synthetic);
  EXPECT_EQ(study.zones.table.layer, "zones");
  EXPECT_EQ(study.zones.crs, "EPSG:27700");
  EXPECT_EQ(study.zones.table.provenance.status, study::Status::Published);
  ASSERT_EQ(study.levels.size(), 2u);
  EXPECT_EQ(study.levels[1].code, "CA");
  EXPECT_FALSE(study.levels[1].name);
  EXPECT_EQ(study.population.year, 2024);
  EXPECT_EQ(study.ageBands.size(), 3u);
}

/// A draft with two indicators of zones and one of practices, and medicines on practices.
StudyDraft withIndicators() {
  StudyDraft draft = smallest();
  draft.lookup = {3, "DataZone"};
  draft.levels = {{"boards", "NHS Boards", "HB", "HBName"}};
  draft.indicators = {{"smr",
                       "Mortality",
                       study::IndicatorKind::Epidemiological,
                       study::Basis::Zones,
                       {4, "DataZone"},
                       "SMR"},
                      {"stays",
                       "Stays",
                       study::IndicatorKind::Utilisation,
                       study::Basis::Zones,
                       {4, "DataZone"},
                       "stays",
                       study::FillRule::ParentMean,
                       "boards"},
                      {"practice_smr",
                       "Of practices",
                       study::IndicatorKind::Census,
                       study::Basis::Practices,
                       {5, "PracticeCode"},
                       "smr",
                       study::FillRule::NationalMean}};
  draft.needsCoefficients = {6, ""};
  draft.practices.table = {7, "PracticeCode"};
  draft.practices.zone = "DataZone";
  draft.practices.lists = {8, "PracticeCode"};
  ProgrammeChoice medicines = draft.programmes.front();
  medicines.id = "gp_prescribing";
  medicines.basis = study::Basis::Practices;
  draft.programmes.push_back(medicines);
  return draft;
}

study::Study readDespiteWarnings(const StudyDraft& draft) {
  const Result<study::Study> read = study::readStudyText(draftText(draft, places(10)), "study.toml");
  if (!read) throw std::runtime_error(describe(read.issues().list().front()) + draftText(draft, places(10)));
  return read.value();
}

TEST(DraftText, EachProgrammeTakesItsNeedsFromItsOwnPlace) {
  StudyDraft draft = withIndicators();
  draft.programmes[0].needsIndicators = true;  // by the table of coefficients
  draft.programmes[2].needsIndicators = true;
  draft.programmes[2].coefficients = {{"practice_smr", -0.125}};
  const study::Study study = readDespiteWarnings(draft);
  ASSERT_EQ(study.indicators.size(), 3u);
  EXPECT_EQ(study.indicators[0].column, "SMR");
  EXPECT_EQ(study.indicators[0].fill, study::FillRule::Refuse);
  EXPECT_EQ(study.indicators[1].kind, study::IndicatorKind::Utilisation);
  EXPECT_EQ(study.indicators[1].fillLevel, "boards");
  EXPECT_EQ(study.indicators[2].basis, study::Basis::Practices);
  EXPECT_EQ(study.indicators[2].fill, study::FillRule::NationalMean);
  const auto needsOf = [&study](const char* id) {
    return std::find_if(study.programmes.begin(), study.programmes.end(),
                        [id](const study::Programme& one) { return one.id == id; })
        ->needs;
  };
  const study::NeedsStep acute = needsOf("acute");
  EXPECT_EQ(acute.method, study::StepMethod::Indicators);
  ASSERT_TRUE(acute.coefficientTable);
  EXPECT_TRUE(acute.coefficients.empty());
  EXPECT_EQ(needsOf("maternity").method, study::StepMethod::None);
  const study::NeedsStep medicines = needsOf("gp_prescribing");
  EXPECT_EQ(medicines.coefficients, (std::map<std::string, double>{{"practice_smr", -0.125}}));
  EXPECT_FALSE(medicines.coefficientTable);
  EXPECT_EQ(medicines.provenance.status, study::Status::Assumed);
}

TEST(DraftText, WithoutATableOfCoefficientsNothingIsInherited) {
  StudyDraft draft = withIndicators();
  draft.needsCoefficients = {};
  draft.practiceNeedsIndex = {9, "PracticeCode"};
  draft.programmes[0].needsIndicators = true;
  draft.programmes[0].coefficients = {{"smr", 0.06}, {"stays", 0.1}};
  draft.programmes[2].needsColumn = "gp_mlc_index";
  const study::Study study = readDespiteWarnings(draft);
  for (const study::Programme& programme : study.programmes) {
    if (programme.id == "acute") {
      EXPECT_EQ(programme.needs.coefficients.at("stays"), 0.1);
    }
    if (programme.id == "maternity") {
      EXPECT_EQ(programme.needs.method, study::StepMethod::None);
    }
    if (programme.id == "gp_prescribing") {
      EXPECT_EQ(programme.needs.index->column, "gp_mlc_index");
    }
  }
  EXPECT_EQ(usedTables(draft), (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 7, 8, 9}));
}

TEST(DraftText, IndicatorsThatNoProgrammeUsesAreLeftOutAndWhatLacksIsNamed) {
  StudyDraft draft = withIndicators();
  EXPECT_EQ(draftText(draft, places(10)).find("[indicators"), std::string::npos);
  EXPECT_EQ(usedTables(draft), (std::vector<std::size_t>{0, 1, 2, 3, 7, 8}));
  draft.needsCoefficients = {};
  draft.indicators.pop_back();
  draft.programmes[2].needsIndicators = true;
  draft.programmes[2].title = "Medicines";
  EXPECT_EQ(missingParts(draft),
            (std::vector<std::string>{"There is no indicator for the needs of Medicines.",
                                      "The needs of Medicines have no coefficients."}));
}

TEST(DraftText, ProjectionsAndPresentAllocationsBelongToALevel) {
  StudyDraft draft = smallest();
  draft.lookup = {3, "DataZone"};
  draft.levels = {{"boards", "NHS Boards", "HB", "HBName"}};
  draft.rebasing = {{4, "HB"}, "boards", 2026};
  draft.allocations = {{5, "HB"}, "boards", "current_allocation_gbp"};
  EXPECT_EQ(usedTables(draft), (std::vector<std::size_t>{0, 1, 2, 3, 4, 5}));
  const study::Study study = readBack(draft, places(6));
  ASSERT_TRUE(study.rebasing);
  EXPECT_EQ(study.rebasing->level, "boards");
  EXPECT_EQ(study.rebasing->year, 2026);
  ASSERT_TRUE(study.allocations);
  EXPECT_EQ(study.allocations->level, "boards");
  EXPECT_EQ(study.allocations->column, "current_allocation_gbp");

  draft.rebasing.level = "council_areas";
  draft.allocations.column.clear();
  EXPECT_EQ(missingParts(draft),
            (std::vector<std::string>{"It is not chosen which areas the projections are for.",
                                      "The field of the present allocations is not chosen."}));
}

TEST(DraftText, FinishedIndicesBelongToTheirProgrammes) {
  StudyDraft draft = smallest();
  draft.needsIndex = {3, "DataZone"};
  draft.programmes[0].needsColumn = "acute_mlc";
  draft.excessCosts = ExcessCosts::Index;
  draft.excessIndex = {4, "DataZone"};
  draft.programmes[1].excessColumn = "xs";
  const study::Study study = readBack(draft, places(5));
  ASSERT_TRUE(study.programmes[1].needs.index);
  EXPECT_EQ(study.programmes[1].needs.index->column, "acute_mlc");
  EXPECT_EQ(study.programmes[2].needs.method, study::StepMethod::None);
  ASSERT_TRUE(study.programmes[2].excessCost.index);
  EXPECT_EQ(study.programmes[2].excessCost.index->column, "xs");
}

TEST(DraftText, CategoriesAndDerivedOnesHaveTheirRatios) {
  StudyDraft draft = smallest();
  draft.excessCosts = ExcessCosts::Category;
  draft.category = {3, "DataZone"};
  draft.categoryColumn = "class";
  draft.categoryRatios = {4, ""};
  study::Study study = readBack(draft, places(5));
  ASSERT_EQ(study.categories.size(), 1u);
  EXPECT_FALSE(study.categories[0].derived);
  EXPECT_EQ(study.programmes[1].excessCost.category, "urban_rural");

  draft.excessCosts = ExcessCosts::Derived;
  draft.travel = {{Role::Settlements, {5, ""}},
                  {Role::Ferries, {6, ""}},
                  {Role::FixedLinks, {7, ""}},
                  {Role::AccessPoints, {8, "DataZone"}},
                  {Role::ExtraCentres, {9, ""}}};
  study = readBack(draft, places(10));
  ASSERT_TRUE(study.remoteness);
  EXPECT_EQ(study.remoteness->network.method, study::NetworkMethod::Proximity);
  draft.travel.push_back({Role::Roads, {10, ""}});
  draft.travel.push_back({Role::RoadSpeeds, {11, ""}});
  study = readBack(draft, places(12));
  EXPECT_EQ(study.remoteness->network.method, study::NetworkMethod::Roads);
  EXPECT_TRUE(study.categories.front().derived);
}

/// smallest() with GP prescribing on practices; costs and lists are tables 3 to 5.
StudyDraft withPractices() {
  StudyDraft draft = smallest();
  ProgrammeChoice gp = draft.programmes.front();
  gp.id = "gp_prescribing";
  gp.title = "GP prescribing";
  gp.basis = study::Basis::Practices;
  draft.programmes.push_back(gp);
  draft.practices.table = {3, "PracticeCode"};
  draft.practices.zone = "DataZone";
  draft.practices.lists = {4, "PracticeCode"};
  draft.practices.firstAges = {0, 5, 90};
  draft.practices.costWeights = {5, ""};
  return draft;
}

TEST(DraftText, PracticesHaveTheirListsBandsAndCostsAndStandBesideHospitals) {
  StudyDraft draft = withPractices();
  draft.practices.name = "GPPracticeName";
  draft.practices.x = "Easting";
  draft.practices.y = "Northing";
  draft.practices.listYear = 20251001;
  draft.lookup = {6, "DataZone"};
  draft.levels = {{"boards", "NHS Boards", "HB", ""}};
  draft.practices.board = "HB \"2019\"";
  const study::Study study = readBack(draft, places(7));
  ASSERT_TRUE(study.practices);
  EXPECT_EQ(study.practices->table.code, "PracticeCode");
  EXPECT_EQ(study.practices->name, "GPPracticeName");
  EXPECT_EQ(study.practices->zone, "DataZone");
  EXPECT_EQ(study.practices->levels, (std::map<std::string, std::string>{{"boards", "HB \"2019\""}}));
  EXPECT_EQ(study.practices->easting, "Easting");
  EXPECT_EQ(study.practices->northing, "Northing");
  EXPECT_EQ(study.practices->lists.file, "table4.csv");
  EXPECT_EQ(study.practices->lists.provenance.source, "somewhere");
  EXPECT_EQ(study.practices->listYear, 20251001);
  EXPECT_EQ(study.practices->ageBands, ageBandsFromFirstAges({0, 5, 90}));
  EXPECT_EQ(study.ageBands, nracAgeBands());
  const study::Programme& gp = study.programmes[*study::findProgramme(study, "gp_prescribing")];
  EXPECT_EQ(gp.basis, study::Basis::Practices);
  EXPECT_EQ(gp.parent, "all");
  EXPECT_EQ(gp.ageSex.method, study::StepMethod::CostWeights);
  EXPECT_EQ(gp.excessCost.method, study::StepMethod::None);
  EXPECT_EQ(study.programmes[*study::findProgramme(study, "acute")].parent, "hchs");
  EXPECT_EQ(study.programmes[*study::findProgramme(study, "hchs")].parent, "all");
}

TEST(DraftText, PositionsInDegreesAndTheFormulasBandsAreSaidToo) {
  StudyDraft draft = withPractices();
  draft.firstAges = {0, 16, 65};
  draft.practices.firstAges.clear();
  draft.practices.x = "lon";
  draft.practices.y = "lat";
  draft.practices.isInDegrees = true;
  const study::Study study = readBack(draft, places(6));
  EXPECT_EQ(study.practices->longitude, "lon");
  EXPECT_EQ(study.practices->latitude, "lat");
  EXPECT_FALSE(study.practices->easting);
  EXPECT_EQ(study.practices->ageBands, nracAgeBands()) << "not those of the study";
}

TEST(DraftText, PracticesWithoutAProgrammeAreNotWrittenAndAProgrammeWithoutPracticesIsRefused) {
  StudyDraft draft = withPractices();
  EXPECT_EQ(usedTables(draft), (std::vector<std::size_t>{0, 1, 2, 3, 4, 5}));
  draft.programmes.pop_back();
  EXPECT_EQ(usedTables(draft), (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_FALSE(readBack(draft, places(6)).practices);
  draft = withPractices();
  draft.practices.table = {};
  draft.practices.lists = {};
  draft.practices.x = "Easting";
  EXPECT_EQ(missingParts(draft).size(), 3u) << "practices, lists, the other coordinate";
}

TEST(DraftText, MissingPartsAreNamedAndATableThatIsNotUsedIsNotListed) {
  StudyDraft draft;
  EXPECT_GE(missingParts(draft).size(), 4u);
  draft = smallest();
  EXPECT_TRUE(missingParts(draft).empty());
  draft.programmes[0].budgetGbp.reset();
  draft.excessCosts = ExcessCosts::Derived;
  EXPECT_EQ(missingParts(draft).size(), 3u) << "budget, ratios, settlements";
  draft = smallest();
  draft.needsIndex = {9, "DataZone"};
  draft.category = {8, "DataZone"};
  EXPECT_EQ(usedTables(draft), (std::vector<std::size_t>{0, 1, 2}));
}

// Seeded: whatever is in a name, the reader gets it back.
TEST(DraftText, AnyNameComesBackAsItWas) {
  testing_support::Random random(testing_support::testSeed());
  const std::string letters = "a\"\\'#=[]{}\t ,.\x7f";
  for (int round = 0; round < 200; ++round) {
    StudyDraft draft = smallest();
    std::string name = "x";
    for (int letter = 0; letter < 12; ++letter) name += letters[random.below(letters.size())];
    name += "\xc3\xa9x";
    std::string column;
    for (const char letter : name)
      if (letter != '\t' && letter != '\x7f') column += letter;
    draft.zones.code = column;
    std::vector<TablePlace> tables = places(3);
    tables[0].file = column;
    const study::Study study = readBack(draft, tables);
    EXPECT_EQ(study.zones.table.code, column);
    EXPECT_EQ(study.zones.table.file, column);
  }
}

}  // namespace
