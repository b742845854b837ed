// Names of the files of a new study, and saving that leaves what was there as it was.
#include "wizard/study_files.h"

#include <gtest/gtest.h>

#include <QFile>
#include <fstream>

#include "plugin/support/memory_layers.h"
#include "plugin/wizard/driven_wizard.h"
#include "support/lockable_folder.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

class StudyFilesTest : public testing::Test {
 protected:
  /// Two layers of the same plain name, both in memory, as zones and people.
  void SetUp() override {
    mDriven.add(memoryTable("Zones!", "DataZone:string", {{"a"}}));
    mDriven.add(memoryTable("zones?", "DataZone:string", {{"a"}}));
    mSession = std::make_unique<wizard::WizardSession>(mDriven.project);
    mSession->studyFile = path("our study.toml");
    mSession->draft.zones = {0, "DataZone"};
    mSession->draft.population = {1, "DataZone"};
    mSession->draft.costWeights = {mSession->costsToFillIn(), ""};
  }
  [[nodiscard]] QString path(const std::string& name) const {
    return QString::fromStdString(mFolder.file(name));
  }
  TemporaryFolder mFolder;
  DrivenWizard mDriven;
  std::unique_ptr<wizard::WizardSession> mSession;
};

TEST_F(StudyFilesTest, AreNamedAfterTheStudyAndNeverAfterAFileThatIsThere) {
  mFolder.write("our study-costs.csv", "mine");
  const wizard::StudyFiles files = wizard::planFiles(*mSession);
  EXPECT_EQ(files.copies, path("our study-layers.gpkg"));
  EXPECT_EQ(files.costs, path("our study-costs-2.csv"));
  EXPECT_TRUE(files.ratios.isEmpty());
  ASSERT_EQ(files.layerCopies.size(), 2u);
  EXPECT_EQ(files.layerCopies[0].name, "zones_");
  EXPECT_EQ(files.layerCopies[1].name, "zones__2");
}

TEST_F(StudyFilesTest, AreWrittenTogetherOrNotAtAll) {
  const wizard::StudyFiles files = wizard::planFiles(*mSession);
  const QString failure = wizard::saveStudy(*mSession, files, "text", path("no copies.gpkg"));
  EXPECT_TRUE(failure.contains("layers.gpkg")) << failure.toStdString();
  EXPECT_TRUE(std::filesystem::is_empty(mFolder.path()));

  mFolder.write("copies.gpkg", "content");
  EXPECT_EQ(wizard::saveStudy(*mSession, files, "text", path("copies.gpkg")), "");
  EXPECT_EQ(readFile(mFolder.file("our study.toml")), "text");
  EXPECT_EQ(readFile(mFolder.file("our study-layers.gpkg")), "content");
  EXPECT_NE(readFile(mFolder.file("our study-costs.csv")).find("acute,female"), std::string::npos);
}

TEST_F(StudyFilesTest, AStudyThatCannotBeWrittenTakesItsOtherFilesWithIt) {
  mFolder.write("copies.gpkg", "content");
  std::filesystem::create_directory(mFolder.path() / "our study.toml");
  mSession->mayReplaceStudy = true;
  const wizard::StudyFiles files = wizard::planFiles(*mSession);
  EXPECT_NE(wizard::saveStudy(*mSession, files, "text", path("copies.gpkg")), "");
  EXPECT_FALSE(QFile::exists(files.copies));
  EXPECT_FALSE(QFile::exists(files.costs));
}

TEST_F(StudyFilesTest, InAFolderThatMayNotBeWrittenLeaveTheEarlierStudyAndNothingElse) {
  LockableFolder locked(mFolder.path() / "locked");
  if (!locked.isPossible()) GTEST_SKIP() << "root may write anywhere, and may not mount a disk here";
  std::ofstream(locked.file("our study.toml")) << "earlier";
  mFolder.write("copies.gpkg", "content");
  ASSERT_TRUE(locked.lock());
  mSession->studyFile = QString::fromStdString(locked.file("our study.toml"));
  mSession->mayReplaceStudy = true;
  const wizard::StudyFiles files = wizard::planFiles(*mSession);
  for (const QString& copies : {files.copies, QString()}) {
    wizard::StudyFiles some = files;
    some.copies = copies;
    if (copies.isEmpty()) some.costs.clear();
    const QString failure = wizard::saveStudy(*mSession, some, "text", path("copies.gpkg"));
    EXPECT_TRUE(failure.contains("Choose a folder you may write to")) << failure.toStdString();
  }
  EXPECT_EQ(readFile(locked.file("our study.toml")), "earlier");
  const auto entries = std::filesystem::directory_iterator(mFolder.path() / "locked");
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST_F(StudyFilesTest, AFolderThatMayNotBeWrittenIsRefusedOnTheFirstPage) {
  LockableFolder locked(mFolder.path() / "locked");
  if (!locked.isPossible()) GTEST_SKIP() << "root may write anywhere, and may not mount a disk here";
  ASSERT_TRUE(locked.lock());
  mDriven.open(QString::fromStdString(locked.file("")));
  EXPECT_FALSE(mDriven.next());
  EXPECT_TRUE(mDriven.problem().contains("may not write")) << mDriven.problem().toStdString();
}

TEST_F(StudyFilesTest, AnEarlierStudyIsReplacedOnlyWhereThatIsAllowed) {
  mFolder.write("our study.toml", "earlier");
  mFolder.write("copies.gpkg", "content");
  const wizard::StudyFiles files = wizard::planFiles(*mSession);
  EXPECT_TRUE(wizard::saveStudy(*mSession, files, "text", path("copies.gpkg")).contains("there already"));
  EXPECT_EQ(readFile(mFolder.file("our study.toml")), "earlier");
  mSession->mayReplaceStudy = true;
  EXPECT_EQ(wizard::saveStudy(*mSession, files, "text", path("copies.gpkg")), "");
  EXPECT_EQ(readFile(mFolder.file("our study.toml")), "text");
}

}  // namespace
