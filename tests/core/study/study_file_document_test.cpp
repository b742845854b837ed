// docs/study-file.md says what the reader does.
#include <set>
#include <sstream>

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

TEST(StudyFileDocument, ItsCompleteExampleReads) {
  const std::string mark = "<!-- complete example -->\n```toml\n";
  const std::size_t begin = document().find(mark);
  ASSERT_NE(begin, std::string::npos);
  const std::string text = document().substr(
      begin + mark.size(), document().find("\n```", begin + mark.size()) - begin - mark.size() + 1);
  Result<Study> study = read(text);
  ASSERT_TRUE(study) << describe(study.issues().list().front());
  EXPECT_TRUE(study.issues().empty());
}

}  // namespace
}  // namespace fairshares::study
