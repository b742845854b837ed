// Files that are not TOML, or not files.
#include <sys/stat.h>
#include <unistd.h>

#include "study/syntax_remedy.h"
#include "study_texts.h"
#include "support/temporary_folder.h"

namespace fairshares::study {
namespace {

using testing::HasSubstr;

Issue onlySyntaxIssue(const std::string& text, std::size_t line) {
  Result<Study> study = read(text);
  EXPECT_FALSE(study.hasValue());
  EXPECT_EQ(study.issues().errorCount(), 1u);
  const Issue issue = onlyIssue(study.issues(), IssueCode::StudySyntax, "");
  EXPECT_EQ(issue.where.row, line);
  return issue;
}

TEST(RefusedSyntax, AMissingFile) {
  const testing_support::TemporaryFolder folder;
  Result<Study> study = readStudy(folder.file("none.toml"));
  ASSERT_FALSE(study);
  EXPECT_EQ(onlyIssue(study.issues(), IssueCode::FileMissing, "").where.file, folder.file("none.toml"));
}

TEST(RefusedSyntax, AFolder) {
  const testing_support::TemporaryFolder folder;
  Result<Study> study = readStudy(folder.path().string());
  ASSERT_FALSE(study);
  onlyIssue(study.issues(), IssueCode::FileUnreadable, "");
}

TEST(RefusedSyntax, AFileThatMayNotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const testing_support::TemporaryFolder folder;
  const std::string file = folder.write("study.toml", SMALL_STUDY);
  chmod(file.c_str(), 0);
  Result<Study> study = readStudy(file);
  ASSERT_FALSE(study);
  onlyIssue(study.issues(), IssueCode::FileUnreadable, "");
}

TEST(RefusedSyntax, AnEmptyFile) {
  for (const char* const text : {"", "  \n\n", "\r\n"}) {
    Result<Study> study = read(text);
    ASSERT_FALSE(study);
    onlyIssue(study.issues(), IssueCode::FileEmpty, "");
  }
}

TEST(RefusedSyntax, ABinaryFile) {
  Result<Study> study = read(std::string("SQLite format 3\0\x10\0", 18));
  ASSERT_FALSE(study);
  onlyIssue(study.issues(), IssueCode::FileFormat, "");
}

TEST(RefusedSyntax, AWindowsPathWithSingleBackslashes) {
  const std::size_t line = lineOf(SMALL_STUDY, "zones.gpkg");
  for (const char* const path : {"C:\\data\\zones.gpkg", "C:\\users\\me", "data\\zones\\"}) {
    const Issue issue = onlySyntaxIssue(spoiled("zones.gpkg", path), line);
    EXPECT_THAT(issue.mend, HasSubstr("forward slashes"));
  }
}

TEST(RefusedSyntax, AWindowsPathWhoseBackslashesHappenToBeValid) {
  const Issue issue = refusal(spoiled("zones.gpkg", "C:\\temp\\new.gpkg"), IssueCode::StudySyntax,
                              "zones.file", lineOf(SMALL_STUDY, "zones.gpkg"));
  EXPECT_THAT(issue.mend, HasSubstr("forward slashes"));
  EXPECT_TRUE(read(spoiled("\"zones.gpkg\"", "'C:\\temp\\new.gpkg'")));
}

TEST(RefusedSyntax, ANumberWithACommaInIt) {
  EXPECT_THAT(
      onlySyntaxIssue(spoiled("value = 0.05", "value = 0,05"), lineOf(SMALL_STUDY, "value = 0.05")).mend,
      HasSubstr("decimal point"));
  EXPECT_THAT(
      onlySyntaxIssue(spoiled("year = 2024", "year = 2,024"), lineOf(SMALL_STUDY, "year = 2024")).mend,
      HasSubstr("decimal point"));
}

TEST(RefusedSyntax, TypographicQuotes) {
  const Issue issue = onlySyntaxIssue(spoiled("\"Small study\"", "\xE2\x80\x9CSmall study\xE2\x80\x9D"), 2);
  EXPECT_THAT(issue.mend, HasSubstr("straight quotation marks"));
}

TEST(RefusedSyntax, TextThatIsNotUtf8) {
  const Issue issue = onlySyntaxIssue(spoiled("Small study", "Gr\xE0isg"), 2);
  EXPECT_THAT(issue.mend, HasSubstr("UTF-8"));
  EXPECT_TRUE(isUtf8(issue.value));
}

TEST(RefusedSyntax, AKeyOrTableThatStandsTwice) {
  onlySyntaxIssue(spoiled("code = \"CA\"", "code = \"CA\"\ncode = \"CA2\""),
                  lineOf(SMALL_STUDY, "code = \"CA\"") + 1);
  const std::string text = std::string(SMALL_STUDY) + "[zones]\nfile = \"x\"\n";
  Result<Study> study = read(text);
  ASSERT_FALSE(study);
  onlyIssue(study.issues(), IssueCode::StudySyntax, "");
}

TEST(RefusedSyntax, ATruncatedFile) {
  const std::string text = std::string(SMALL_STUDY).substr(0, std::string(SMALL_STUDY).find("HBName") + 3);
  Result<Study> study = read(text);
  ASSERT_FALSE(study);
  onlyIssue(study.issues(), IssueCode::StudySyntax, "");
}

TEST(RefusedSyntax, SeveralWrongLinesAreToldAtOnce) {
  std::string text = spoiled("value = 0.05", "value = 0,05");
  text = replaced(text, "\"zones.gpkg\"", "\"C:\\data\\zones.gpkg\"");
  text = replaced(text, "title = \"Small study\"", "title = Small study");
  Result<Study> study = read(text);
  ASSERT_FALSE(study);
  std::vector<std::optional<std::size_t>> lines;
  for (const Issue& issue : study.issues().list()) {
    EXPECT_EQ(issue.code, IssueCode::StudySyntax);
    lines.push_back(issue.where.row);
  }
  EXPECT_THAT(lines, testing::ElementsAre(2u, lineOf(text, "zones.gpkg"), lineOf(text, "0,05")));
}

TEST(RefusedSyntax, KeysNestedWithoutEnd) {
  std::string deep = "a";
  for (int level = 0; level < 200000; ++level) deep += ".a";
  EXPECT_TRUE(read(deep + " = 1\n").issues().contains(IssueCode::StudySyntax));
  EXPECT_FALSE(read("a = " + std::string(200000, '[') + "\n"));
}

TEST(SyntaxRemedy, LeavesListsAndTextsInPeace) {
  EXPECT_TRUE(syntaxRemedy("age_bands = [0,2,5").reason.empty());
  EXPECT_TRUE(syntaxRemedy("title = \"5,400 people\" x").reason.empty());
  EXPECT_TRUE(syntaxRemedy("title = x # 5,4").reason.empty());
}

}  // namespace
}  // namespace fairshares::study
