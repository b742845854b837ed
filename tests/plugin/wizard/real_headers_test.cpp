// What is proposed for the real files of a Scottish planner.
#include <gtest/gtest.h>

#include <QFileInfo>

#include "draft/guess_fields.h"
#include "draft/guess_indicators.h"
#include "draft/guess_levels.h"
#include "draft/guess_roles.h"
#include "plugin/dock/starter_folder.h"
#include "plugin/wizard/driven_wizard.h"
#include "run/run_study.h"
#include "wizard/layer_samples.h"
#include "wizard/project_layers.h"

using namespace fairshares;
using namespace fairshares::testing_support;
using draft::Role;

namespace {

const QString DATA = QStringLiteral(FAIRSHARES_SHARED_DATA "/data/");

class RealHeaders : public testing::Test {
 protected:
  void SetUp() override {
    if (!QFileInfo(DATA).isDir()) GTEST_SKIP() << "The real data are not at hand: " << DATA.toStdString();
    mDriven.addFile(DATA + "13_roads/os_open_roads_edinburgh.gpkg", "roads",
                    "os_roadlink_full_schema_central");
    for (const char* layer : {"intermediate_zones", "data_zones_invalid_as_stored", "data_zones"})
      mDriven.addFile(DATA + "01_dz2011_boundaries/data_zones_2011.gpkg", layer, layer);
    mDriven.addFile(DATA + "03_boards_councils/boards_councils.gpkg", "boards", "health_boards_2019");
    mDriven.addFile(DATA + "12_places/settlements.gpkg", "settlements", "settlements");
    for (const char* file :
         {"10_hospitals/hospitals_opendata.csv", "09_gp/gp_practices_list_size_locations.csv",
          "06_simd/raw/simd2020_withinds.csv", "04_lookups/dz2011_lookup.csv",
          "05_population/dz2011_pop_est_2020.csv", "08_census2022/census2022_dz2011_disability_long.csv",
          "12_places/geonames_scotland_pop5000.csv", "14_ferries/ferry_legs_minutes.csv",
          "14_ferries/ferry_terminals_2026.csv", "14_ferries/fixed_links.csv",
          "16_dz_centroids/dz2011_centroids.csv", "17_needs_indicators/needs_indicators_dz2011.csv"})
      mDriven.addFile(DATA + file, QFileInfo(DATA + file).baseName());
    for (wizard::ProjectLayer& layer : wizard::listLayers(mDriven.project)) {
      wizard::sampleRows(wizard::LayerSnapshot(*layer.layer), true, layer.description, [] { return false; });
      mLayers.push_back(std::move(layer.description));
    }
  }
  std::string guessed(Role role) {
    const draft::RoleGuess guess = draft::guessRole(role, mLayers);
    return guess.layer ? mLayers[*guess.layer].name : std::string("nothing");
  }
  const draft::LayerDescription& layer(const std::string& name) {
    return *std::find_if(mLayers.begin(), mLayers.end(), [&](const auto& one) { return one.name == name; });
  }
  TemporaryFolder mFolder;
  DrivenWizard mDriven;
  std::vector<draft::LayerDescription> mLayers;
};

TEST_F(RealHeaders, EachLayerPlaysThePartAPlannerWouldGiveIt) {
  EXPECT_EQ(guessed(Role::Zones), "data_zones");
  EXPECT_EQ(guessed(Role::Lookup), "dz2011_lookup");
  EXPECT_EQ(guessed(Role::Population), "dz2011_pop_est_2020");
  EXPECT_EQ(guessed(Role::Settlements), "settlements");
  EXPECT_EQ(guessed(Role::Roads), "roads");
  EXPECT_EQ(guessed(Role::Ferries), "ferry_legs_minutes");
  EXPECT_EQ(guessed(Role::FixedLinks), "fixed_links");
  EXPECT_EQ(guessed(Role::AccessPoints), "dz2011_centroids");
  EXPECT_EQ(guessed(Role::Practices), "gp_practices_list_size_locations");
}

TEST_F(RealHeaders, NothingIsProposedWhereNothingFits) {
  for (const Role role :
       {Role::CostWeights, Role::NeedsIndex, Role::ExcessIndex, Role::Category, Role::CategoryRatios,
        Role::RoadSpeeds, Role::ExtraCentres, Role::PracticeLists, Role::PracticeCosts})
    EXPECT_EQ(guessed(role), "nothing");
}

TEST_F(RealHeaders, FieldsAndLevelsAreFound) {
  const draft::FieldGuess code = draft::guessCodeField(layer("data_zones"), io::CodeKind::Zone);
  ASSERT_TRUE(code.field);
  EXPECT_EQ(layer("data_zones").fields[*code.field].name, "data_zone");
  EXPECT_NE(code.reason.find("S010"), std::string::npos) << code.reason;
  std::vector<std::string> levels;
  for (const draft::LevelChoice& level : draft::guessLevels(layer("dz2011_lookup")))
    levels.push_back(level.id + " " + level.code + " " + level.name);
  EXPECT_EQ(levels, (std::vector<std::string>{"boards HB HBName", "council_areas CA CAName",
                                              "intermediate_zones IntZone IntZoneName"}));
}

TEST_F(RealHeaders, IndicatorsAreFoundInThePublishedTables) {
  const auto simd = draft::indicatorTable(layer("simd2020_withinds"));
  ASSERT_TRUE(simd);
  EXPECT_EQ(simd->code, "Data_Zone");
  for (const char* field : {"income_rate", "SMR", "EMERG", "SIMD2020_Health_Domain_Rank"})
    EXPECT_EQ(std::count(simd->fields.begin(), simd->fields.end(), field), 1) << field;
  for (const char* field : {"Total_population", "income_count", "Council_area"})
    EXPECT_EQ(std::count(simd->fields.begin(), simd->fields.end(), field), 0) << field;
  const auto needs = draft::indicatorTable(layer("needs_indicators_dz2011"));
  ASSERT_TRUE(needs);
  EXPECT_EQ(needs->fields.size(), 7u);
  EXPECT_EQ(draft::countTellingFields(*needs), 6u) << "minutes to a GP are nothing the headers tell";
  EXPECT_FALSE(draft::indicatorTable(layer("dz2011_pop_est_2020"))) << "people";
}

// Scotland's own zones, people and Boards with the made-up costs: nothing but Next and Save.
TEST_F(RealHeaders, ScotlandIsAStudyThatRunsByNextAndSaveAlone) {
  mDriven.open(QString::fromStdString(mFolder.path().string()), "Scotland");
  mDriven.goTo("zonesPage");
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("lookupMatch").contains("6,976 of 6,976"); }) ||
              mDriven.text("lookupMatch").contains("6976 of 6976"))
      << mDriven.text("lookupMatch").toStdString();
  mDriven.goTo("summaryPage");
  const QString saved = mDriven.save();
  ASSERT_FALSE(saved.isEmpty()) << mDriven.problem().toStdString();
  SilentMonitor monitor;
  const Result<run::FinishedRun> finished = run::runStudy(saved.toStdString(), {}, monitor);
  ASSERT_TRUE(finished) << describe(finished.issues().list().front());
  EXPECT_EQ(finished.value().joined.model.zones.size(), 6976u);
  EXPECT_EQ(finished.value().joined.model.nationalPopulation, 5466000.0);
}

}  // namespace
