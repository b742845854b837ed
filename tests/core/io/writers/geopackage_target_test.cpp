// Where a GeoPackage may not be written, told before any work is done.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/wait.h>

#include "core/io/writers/output_support.h"
#include "io/write_geopackage.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace testing_support;
using testing::ElementsAre;

class CheckGeoPackageTarget : public testing::Test {
 protected:
  /// The one code that both the check and the writer refuse with; the file must stay as it was.
  void expectRefused(const std::string& path, IssueCode code) {
    const Issues issues = checkGeoPackageTarget(path);
    ASSERT_EQ(issues.list().size(), 1u);
    EXPECT_EQ(issues.list()[0].code, code);
    EXPECT_EQ(issues.list()[0].where.file, path);
    EXPECT_FALSE(issues.list()[0].message.empty());
    EXPECT_FALSE(issues.list()[0].mend.empty());
    const auto result = writeGeoPackage(path, {sharesTable()}, TIMESTAMP, mMonitor);
    ASSERT_FALSE(result.hasValue());
    EXPECT_EQ(result.issues().list()[0].code, code);
  }
  std::string writtenGeoPackage(const std::string& name = "out.gpkg") {
    const std::string path = mFolder.file(name);
    EXPECT_TRUE(writeGeoPackage(path, {zonesTable()}, TIMESTAMP, mMonitor).hasValue());
    return path;
  }
  TemporaryFolder mFolder;
  SilentMonitor mMonitor;
};

TEST_F(CheckGeoPackageTarget, AcceptsANewFileAndAnEarlierOutputAndLeavesNoTrace) {
  EXPECT_TRUE(checkGeoPackageTarget(mFolder.file("new.gpkg")).empty());
  EXPECT_THAT(namesIn(mFolder.path()), ElementsAre());
  EXPECT_TRUE(checkGeoPackageTarget(writtenGeoPackage()).empty());
  EXPECT_THAT(namesIn(mFolder.path()), ElementsAre("out.gpkg"));
}

TEST_F(CheckGeoPackageTarget, AcceptsAFileOfNoBytes) {
  const std::string path = mFolder.write("empty.gpkg", "");
  EXPECT_TRUE(checkGeoPackageTarget(path).empty());
  EXPECT_TRUE(writeGeoPackage(path, {zonesTable()}, TIMESTAMP, mMonitor).hasValue());
}

TEST_F(CheckGeoPackageTarget, AcceptsAGeoPackageWithoutLayers) {
  GDALAllRegister();
  const std::string path = mFolder.file("bare.gpkg");
  GDALDatasetUniquePtr(
      GetGDALDriverManager()->GetDriverByName("GPKG")->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  EXPECT_TRUE(checkGeoPackageTarget(path).empty());
  EXPECT_TRUE(writeGeoPackage(path, {zonesTable()}, TIMESTAMP, mMonitor).hasValue());
}

TEST_F(CheckGeoPackageTarget, RefusesAMissingFolder) {
  expectRefused(mFolder.file("not/there/out.gpkg"), IssueCode::OutputNotWritable);
}

TEST_F(CheckGeoPackageTarget, RefusesAPathBelowAFile) {
  expectRefused(mFolder.write("file", "x") + "/out.gpkg", IssueCode::OutputNotWritable);
  expectRefused(mFolder.file("file/deeper/out.gpkg"), IssueCode::OutputNotWritable);
}

TEST_F(CheckGeoPackageTarget, RefusesAFolder) {
  std::filesystem::create_directories(mFolder.path() / "folder.gpkg");
  expectRefused(mFolder.file("folder.gpkg"), IssueCode::OutputNotWritable);
  expectRefused(mFolder.file("folder.gpkg/"), IssueCode::OutputNotWritable);
  expectRefused("", IssueCode::OutputNotWritable);
}

TEST_F(CheckGeoPackageTarget, RefusesAFileThatIsNoGeoPackageAndKeepsIt) {
  const std::string notes = mFolder.write("notes.gpkg", "Do not lose these notes.\n");
  expectRefused(notes, IssueCode::OutputNotWritable);
  EXPECT_EQ(readFile(notes), "Do not lose these notes.\n");
  std::string sqlite("SQLite format 3\0", 16);
  sqlite.resize(4096, '\0');
  expectRefused(mFolder.write("other.db", sqlite), IssueCode::OutputNotWritable);
}

TEST_F(CheckGeoPackageTarget, RefusesAGeoPackageThatIsCutShort) {
  const std::string path = writtenGeoPackage();
  const std::string half = readFile(path).substr(0, 50'000);
  mFolder.write("half.gpkg", half);
  expectRefused(mFolder.file("half.gpkg"), IssueCode::OutputNotWritable);
  EXPECT_EQ(readFile(mFolder.file("half.gpkg")), half);
}

TEST_F(CheckGeoPackageTarget, RefusesADevice) {
  expectRefused("/dev/full", IssueCode::OutputNotWritable);
}

TEST_F(CheckGeoPackageTarget, RefusesAReadOnlyFolder) {
  const SmallDisk disk(mFolder.path() / "read-only", "size=1m");
  if (!disk.mounted() || !disk.makeReadOnly()) GTEST_SKIP() << "mounting is not permitted here";
  expectRefused(disk.file("out.gpkg"), IssueCode::OutputNotWritable);
}

TEST_F(CheckGeoPackageTarget, RefusesAFolderWithoutTheRightToWrite) {
  if (geteuid() == 0) GTEST_SKIP() << "permission bits mean nothing to root";
  std::filesystem::create_directories(mFolder.path() / "closed");
  std::filesystem::permissions(mFolder.path() / "closed", std::filesystem::perms(0500));
  expectRefused(mFolder.file("closed/out.gpkg"), IssueCode::OutputNotWritable);
  std::filesystem::permissions(mFolder.path() / "closed", std::filesystem::perms(0700));
}

TEST_F(CheckGeoPackageTarget, RefusesAFileWithAJournalBesideIt) {
  const std::string path = writtenGeoPackage();
  const std::string before = readFile(path);
  for (const std::string ending : {"-wal", "-journal", "-shm"}) {
    const std::string sidecar = mFolder.write("out.gpkg" + ending, "changes");
    expectRefused(path, IssueCode::OutputInUse);
    std::filesystem::remove(sidecar);
  }
  EXPECT_EQ(readFile(path), before);
  mFolder.write("out.gpkg-wal", "");
  EXPECT_TRUE(checkGeoPackageTarget(path).empty());
}

// Another process that does something to a file and then waits to be killed.
class OtherProcess {
 public:
  explicit OtherProcess(const std::function<void()>& work) {
    int ready[2];
    if (pipe(ready) != 0) return;
    mProcess = fork();
    if (mProcess == 0) {
      work();
      static_cast<void>(!write(ready[1], "x", 1));
      pause();
      _exit(0);
    }
    char byte = 0;
    static_cast<void>(!read(ready[0], &byte, 1));
    close(ready[0]);
    close(ready[1]);
  }
  ~OtherProcess() {
    kill(mProcess, SIGKILL);
    waitpid(mProcess, nullptr, 0);
  }
  OtherProcess(const OtherProcess&) = delete;
  OtherProcess& operator=(const OtherProcess&) = delete;
  [[nodiscard]] pid_t id() const { return mProcess; }

 private:
  pid_t mProcess = -1;
};

TEST_F(CheckGeoPackageTarget, RefusesAFileThatAnotherProcessHasLocked) {
  const std::string path = writtenGeoPackage();
  {
    const OtherProcess other([&] {
      const int descriptor = open(path.c_str(), O_RDWR);
      struct flock lock {};
      lock.l_type = F_WRLCK;
      lock.l_whence = SEEK_SET;
      lock.l_start = 0x40000001;  // SQLite's reserved byte
      lock.l_len = 1;
      fcntl(descriptor, F_SETLK, &lock);
    });
    expectRefused(path, IssueCode::OutputInUse);
    EXPECT_EQ(checkGeoPackageTarget(path).list()[0].value, "process " + std::to_string(other.id()));
  }
  EXPECT_TRUE(checkGeoPackageTarget(path).empty());
}

TEST_F(CheckGeoPackageTarget, RefusesAFileThatIsBeingEditedThroughGdal) {
  const std::string path = writtenGeoPackage();
  const OtherProcess other([&] {
    GDALDataset* const dataset = GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
    dataset->StartTransaction();
    dataset->ExecuteSQL("UPDATE zones SET name = 'edited'", nullptr, nullptr);
  });
  expectRefused(path, IssueCode::OutputInUse);
}

TEST_F(CheckGeoPackageTarget, AcceptsAFileInWriteAheadModeThatIsClosed) {
  const std::string path = writtenGeoPackage();
  std::string bytes = readFile(path);
  bytes[18] = bytes[19] = 2;
  mFolder.write("out.gpkg", bytes);
  ASSERT_TRUE(checkGeoPackageTarget(path).empty());
  ASSERT_TRUE(writeGeoPackage(path, {sharesTable()}, TIMESTAMP, mMonitor).hasValue());
  EXPECT_THAT(namesIn(mFolder.path()), ElementsAre("out.gpkg"));
}

}  // namespace
}  // namespace fairshares::io
