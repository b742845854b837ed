// docs/study-file.md says what the reader does.
#include <algorithm>
#include <set>
#include <sstream>
#include <stdexcept>

#include "study/step_methods.h"
#include "study/study_keys.h"
#include "study_texts.h"
#include "support/temporary_folder.h"

namespace fairshares::study {
namespace {

const std::string& document() {
  static const std::string text = testing_support::readFile(FAIRSHARES_SOURCE_DIR "/docs/study-file.md");
  return text;
}

/// The part of the document under the heading of a table, up to the next heading.
std::string sectionOf(std::string_view heading) {
  const std::size_t begin = document().find("`" + std::string(heading) + "`\n");
  if (begin == std::string::npos) return {};
  return document().substr(begin, document().find("\n## ", begin) - begin);
}

TEST(StudyFileDocument, DescribesEveryKeyInItsSection) {
  ASSERT_FALSE(document().empty());
  for (const KnownTable& table : knownTables()) {
    if (table.kind == TableKind::Root) continue;
    const std::string section = sectionOf(table.heading);
    ASSERT_FALSE(section.empty()) << "no heading `" << table.heading << "`";
    for (const std::string& key : table.keys)
      EXPECT_NE(section.find("| `" + key + "` |"), std::string::npos) << table.heading << " " << key;
  }
}

TEST(StudyFileDocument, DescribesNoKeyThatIsNotKnown) {
  std::set<std::string> known;
  for (const KnownTable& table : knownTables()) known.insert(table.keys.begin(), table.keys.end());
  std::istringstream stream(document());
  for (std::string line; std::getline(stream, line);) {
    if (line.rfind("| `", 0) != 0) continue;
    const std::string key = line.substr(3, line.find('`', 3) - 3);
    EXPECT_EQ(known.count(key), 1u) << key;
  }
}

TEST(StudyFileDocument, NamesEveryMethod) {
  for (const TableKind step : {TableKind::AgeSex, TableKind::Needs, TableKind::ExcessCost})
    for (const StepMethod method : methodsOf(step))
      EXPECT_NE(document().find("`\"" + std::string(stepMethodName(method)) + "\"`"), std::string::npos);
}

/// The code below a mark; throws if there is none.
std::string exampleBelow(const std::string& name) {
  const std::string mark = "<!-- " + name + " -->\n```toml\n";
  const std::size_t begin = document().find(mark);
  if (begin == std::string::npos) throw std::runtime_error("no " + name);
  return document().substr(begin + mark.size(),
                           document().find("\n```", begin + mark.size()) - begin - mark.size() + 1);
}

TEST(StudyFileDocument, ItsCompleteExampleReads) {
  Result<Study> study = read(exampleBelow("complete example"));
  ASSERT_TRUE(study) << describe(study.issues().list().front());
  EXPECT_TRUE(study.issues().empty());
}

TEST(StudyFileDocument, ItsExampleOfRemotenessReadsInPlaceOfTheTableOfCategories) {
  std::string text = exampleBelow("complete example");
  const std::size_t category = text.find("[categories.urban_rural]");
  ASSERT_NE(category, std::string::npos);
  text.erase(category, text.find("\n\n", category) - category);
  Result<Study> study = read(text + exampleBelow("remoteness example"));
  ASSERT_TRUE(study) << describe(study.issues().list().front());
  EXPECT_TRUE(study.issues().empty());
  ASSERT_EQ(study.value().categories.size(), 1u);
  EXPECT_TRUE(study.value().categories.front().derived);
  EXPECT_EQ(study.value().remoteness->ferries->waitingMinutes.value, 20.0);
}

TEST(StudyFileDocument, TellsTheDefaultsThatAStudyGets) {
  std::string text = exampleBelow("complete example");
  Result<Study> study =
      read(text + "[network]\nmethod = \"proximity\"\nsource = \"a\"\nstatus = \"assumed\"\n"
                  "[ferries]\nfile = \"f.csv\"\nsource = \"a\"\nstatus = \"assumed\"\n"
                  "[settlements]\nfile = \"s.csv\"\nsource = \"a\"\nstatus = \"assumed\"\n");
  ASSERT_TRUE(study) << describe(study.issues().list().front());
  const Remoteness& remoteness = *study.value().remoteness;
  const auto told = [](std::string_view heading, const std::string& key, const Parameter& parameter) {
    const std::string section = sectionOf(heading);
    const std::size_t row = section.find("| `" + key + "` |");
    ASSERT_NE(row, std::string::npos) << key;
    std::string cells = section.substr(row, section.find('\n', row) - row);
    cells.erase(std::remove(cells.begin(), cells.end(), ','), cells.end());
    std::ostringstream value;
    value << parameter.value;
    const std::string last = cells.substr(cells.rfind("| ", cells.size() - 2) + 2);
    EXPECT_EQ(last.substr(0, last.find(' ')), value.str()) << heading << " " << key;
    EXPECT_EQ(parameter.provenance.status, Status::Assumed) << key;
    EXPECT_EQ(parameter.provenance.source, "default of Fair Shares, not official") << key;
  };
  const Network& network = remoteness.network;
  told("[network]", "join_tolerance_metres", network.joinToleranceMetres);
  told("[network]", "id_tolerance_metres", network.idToleranceMetres);
  told("[network]", "access_km_per_hour", network.accessKmPerHour);
  told("[network]", "access_reach_metres", network.accessReachMetres);
  told("[network]", "water_tolerance_metres", network.waterToleranceMetres);
  told("[network]", "circuity_factor", network.circuityFactor);
  told("[network]", "compact_km_per_hour", network.compactKmPerHour);
  told("[network]", "wide_km_per_hour", network.wideKmPerHour);
  told("[network]", "wide_zone_square_km", network.wideZoneSquareKm);
  told("[network]", "place_reach_metres", network.placeReachMetres);
  told("[ferries]", "waiting_minutes", remoteness.ferries->waitingMinutes);
  told("[ferries]", "reach_metres", remoteness.ferries->reachMetres);
  told("[ferries]", "road_km_per_hour", remoteness.ferries->roadKmPerHour);
  told("[settlements]", "reach_metres", remoteness.settlements->reachMetres);
  told("[settlements]", "centre_population", remoteness.settlements->centrePopulation);
}

}  // namespace
}  // namespace fairshares::study
