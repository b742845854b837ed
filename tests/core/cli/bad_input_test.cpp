// Bad input through the whole command: exit status, one issue that names file, row, column and value and says
// how to mend, and an earlier output that stays as it was.
#include <fcntl.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/cli/starter_world.h"

namespace fairshares {
namespace {

using testing_support::readFile;
using testing_support::Said;
using testing_support::StarterWorld;

/// What an issue must say; empty members are not looked at.
struct Expected {
  std::string code;
  std::string file;
  int row = 0;
  std::string column;
  std::string value;
  std::string key;
};

class BadInput : public testing::Test {
 protected:
  void SetUp() override {
    const Said good = mWorld.run();
    ASSERT_EQ(good.status, cli::ExitStatus::Done) << good.out << good.err;
    mEarlier = readFile(mWorld.output());
    ASSERT_FALSE(mEarlier.empty());
  }

  /// Runs the broken study and looks for the issue; whatever happens, the earlier output must be as it was.
  void expectRefusal(const Expected& expected, cli::ExitStatus status = cli::ExitStatus::InputRefused) {
    const Said said = mWorld.run();
    EXPECT_EQ(said.status, status) << said.out;
    EXPECT_EQ(readFile(mWorld.output()), mEarlier) << "the earlier output was touched";
    for (const auto& issue : said.json["issues"]) {
      if (issue["severity"] != "error" || issue["code"] != expected.code) continue;
      if (!matches(issue, expected)) continue;
      EXPECT_FALSE(issue["message"].get<std::string>().empty());
      EXPECT_FALSE(issue["mend"].get<std::string>().empty());
      return;
    }
    ADD_FAILURE() << "no issue " << expected.code << " at " << expected.file << " row " << expected.row
                  << " column " << expected.column << " in\n"
                  << said.json["issues"].dump(2);
  }

  static bool matches(const nlohmann::json& issue, const Expected& expected) {
    const auto has = [&](const char* member, const std::string& text) {
      return text.empty() || issue[member].get<std::string>().find(text) != std::string::npos;
    };
    return has("file", expected.file) && has("column", expected.column) && has("value", expected.value) &&
           has("key", expected.key) && (expected.row == 0 || issue["row"] == expected.row);
  }

  StarterWorld mWorld;
  std::string mEarlier;
};

TEST_F(BadInput, MissingFile) {
  std::filesystem::remove(mWorld.path("population.csv"));
  expectRefusal({"file_missing", "population.csv"});
}

TEST_F(BadInput, MissingStudy) {
  std::filesystem::remove(mWorld.study());
  expectRefusal({"file_missing", "study.toml"});
}

TEST_F(BadInput, WrongFormat) {
  mWorld.write("zones.geojson", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  expectRefusal({"file_format", "zones.geojson"});
}

TEST_F(BadInput, WrongFormatOfATable) {
  mWorld.write("population.csv", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", 20));
  expectRefusal({"file_format", "population.csv"});
}

TEST_F(BadInput, EmptyFile) {
  mWorld.write("lookup.csv", "");
  expectRefusal({"file_empty", "lookup.csv"});
}

TEST_F(BadInput, TruncatedFile) {
  const std::string text = mWorld.read("population.csv");
  mWorld.write("population.csv", text.substr(0, text.size() - 100));
  expectRefusal({"file_format", "population.csv", 19});
}

TEST_F(BadInput, FileOfATerabyte) {
  std::filesystem::resize_file(mWorld.path("population.csv"), std::uintmax_t{1} << 40);
  expectRefusal({"file_format", "population.csv"});
}

TEST_F(BadInput, MissingColumn) {
  mWorld.replace("indicators.csv", "smr", "mortality");
  expectRefusal({"column_missing", "indicators.csv", 0, "smr"});
}

TEST_F(BadInput, DuplicateCode) {
  mWorld.replace("lookup.csv", "TOYZONE2", "TOYZONE1");
  expectRefusal({"code_duplicate", "lookup.csv", 3, "", "", "TOYZONE1"});
}

TEST_F(BadInput, UnknownCodeWouldLosePeople) {
  mWorld.write(
      "population.csv", mWorld.read("population.csv") + [&] {
        std::string row = "2024,TOYZONE9,Female,91";
        for (int age = 0; age <= 90; ++age) row += ",1";
        std::string other = row;
        return row + "\n" + other.replace(14, 6, "Male") + "\n";
      }());
  expectRefusal({"people_lost", "population.csv", 20, "", "182", "TOYZONE9"});
}

TEST_F(BadInput, ZoneWithoutPeopleInTheFile) {
  std::string text = mWorld.read("population.csv");
  for (std::size_t at = text.find("TOYZONE6"); at != std::string::npos; at = text.find("TOYZONE6"))
    text.erase(text.rfind('\n', at) + 1, text.find('\n', at) - text.rfind('\n', at));
  mWorld.write("population.csv", text);
  expectRefusal({"code_unmatched", "population.csv", 0, "", "", "TOYZONE6"});
}

TEST_F(BadInput, NegativeCount) {
  mWorld.replace("population.csv", "All,2814,", "All,2814,-");
  expectRefusal({"value_negative", "population.csv", 2, "Age0"});
}

TEST_F(BadInput, CountThatIsNoNumber) {
  mWorld.replace("population.csv", "Female,1431,", "Female,many,");
  expectRefusal({"value_not_numeric", "population.csv", 3, "AllAges", "many"});
}

TEST_F(BadInput, CountThatIsNan) {
  const std::string text = mWorld.read("indicators.csv");
  mWorld.write("indicators.csv", std::string(text).replace(text.find("118"), 3, "nan"));
  expectRefusal({"value_not_finite", "indicators.csv", 2, "smr", "nan"});
}

TEST_F(BadInput, AgesThatDoNotSumToAllAges) {
  mWorld.replace("population.csv", "Female,1431,15", "Female,1431,16");
  expectRefusal({"sum_mismatch", "population.csv", 3, "AllAges"});
}

TEST_F(BadInput, CostWeightOutsideEligibility) {
  mWorld.write("cost_per_head.csv", mWorld.read("cost_per_head.csv") + "maternity,male,30,34,12.5\n");
  expectRefusal({"cost_outside_eligibility", "cost_per_head.csv", 0, "", "12.5", "maternity"});
}

TEST_F(BadInput, ExpenditureThatSumsToZero) {
  std::string text = mWorld.read("study.toml");
  for (std::size_t at = text.find("budget_gbp = { value = "); at != std::string::npos;
       at = text.find("budget_gbp = { value = ", at + 1)) {
    const std::size_t number = at + std::string("budget_gbp = { value = ").size();
    text.replace(number, text.find(',', number) - number, "0");
  }
  mWorld.write("study.toml", text);
  expectRefusal({"expenditure_zero", "study.toml"});
}

TEST_F(BadInput, CycleInTheProgrammeTree) {
  std::string text = mWorld.read("study.toml");
  mWorld.write("study.toml", text + "\n[programmes.ring_a]\ntitle = \"A\"\nparent = \"ring_b\"\n"
                                    "[programmes.ring_b]\ntitle = \"B\"\nparent = \"ring_a\"\n");
  expectRefusal({"programme_cycle", "study.toml", 0, "", "", ""});
}

TEST_F(BadInput, OverlappingAgeBands) {
  mWorld.replace("study.toml", "age_bands = \"nrac\"", "age_bands = [\"0-4\", \"4-14\", \"15+\"]");
  expectRefusal({"age_bands_overlap", "study.toml"});
}

TEST_F(BadInput, GappedAgeBands) {
  mWorld.replace("study.toml", "age_bands = \"nrac\"", "age_bands = [\"0-4\", \"6-14\", \"15+\"]");
  expectRefusal({"age_bands_gap", "study.toml"});
}

TEST_F(BadInput, WrongCrs) {
  mWorld.replace("zones.geojson", "EPSG::27700", "EPSG::4326");
  expectRefusal({"crs_contradiction", "zones.geojson"});
}

TEST_F(BadInput, NoCrs) {
  // A shapefile without its .prj says nothing about its coordinates.
  GDALAllRegister();
  {
    const GDALDatasetUniquePtr source(
        GDALDataset::Open(mWorld.path("zones.geojson").c_str(), GDAL_OF_VECTOR));
    const GDALDatasetUniquePtr copy(
        GetGDALDriverManager()
            ->GetDriverByName("ESRI Shapefile")
            ->CreateCopy(mWorld.path("zones.shp").c_str(), source.get(), FALSE, nullptr, nullptr, nullptr));
    ASSERT_TRUE(copy);
  }
  std::filesystem::remove(mWorld.path("zones.prj"));
  mWorld.replace("study.toml", "file = \"zones.geojson\"", "file = \"zones.shp\"");
  expectRefusal({"crs_missing", "zones.shp"});
  mWorld.replace("study.toml", "#crs = \"EPSG:27700\"", "crs = \"EPSG:27700\"");
  EXPECT_EQ(mWorld.run().status, cli::ExitStatus::Done) << "declaring the CRS is the mend";
}

TEST_F(BadInput, AllProblemsOfAllTablesAtOnce) {
  mWorld.replace("lookup.csv", "TOYZONE2", "TOYZONE1");
  mWorld.replace("indicators.csv", "smr", "mortality");
  mWorld.replace("population.csv", "Female,1431,15", "Female,1431,16");
  expectRefusal({"code_duplicate", "lookup.csv"});
  expectRefusal({"column_missing", "indicators.csv"});
  expectRefusal({"sum_mismatch", "population.csv"});
}

TEST_F(BadInput, EveryDoubledCodeIsNamedForProgramsAndTheFirstForPeople) {
  std::string text = mWorld.read("lookup.csv");
  const std::string row = text.substr(text.find("TOYZONE6"));
  for (int copy = 0; copy < 60; ++copy) text += row;
  mWorld.write("lookup.csv", text);
  std::size_t named = 0;
  const Said said = mWorld.run();
  for (const auto& issue : said.json["issues"])
    if (issue["code"] == "code_duplicate") ++named;
  EXPECT_EQ(named, 60u);
  const Said people = testing_support::runFairShares({"check", mWorld.study()});
  EXPECT_NE(people.err.find("and 35 more code_duplicate in lookup.csv; --json names them all"),
            std::string::npos)
      << people.err;
}

TEST(Paths, WithAccentsAndSpacesWork) {
  const StarterWorld world("Na h-Eileanan Siar, Ùig è 1");
  const Said said = world.run();
  EXPECT_EQ(said.status, cli::ExitStatus::Done) << said.out;
}

TEST_F(BadInput, OutputThatIsAnInput) {
  const std::string lookup = mWorld.read("lookup.csv");
  mWorld.write("boards.csv", lookup);
  mWorld.replace("study.toml", "file = \"lookup.csv\"", "file = \"boards.csv\"");
  const Said said =
      testing_support::runFairShares({"run", mWorld.study(), "--output", mWorld.folder().file("new.gpkg"),
                                      "--tables", mWorld.path("."), "--json"});
  EXPECT_EQ(said.status, cli::ExitStatus::EnvironmentFailed);
  EXPECT_EQ(said.json["issues"].back()["code"], "output_not_writable");
  EXPECT_EQ(mWorld.read("boards.csv"), lookup) << "the lookup was overwritten";
  EXPECT_FALSE(std::filesystem::exists(mWorld.folder().file("new.gpkg")))
      << "nothing is written if one part may not be";
}

TEST_F(BadInput, OutputThatIsNoGeoPackage) {
  const Said said =
      testing_support::runFairShares({"run", mWorld.study(), "--output", mWorld.folder().file("out.shp")});
  EXPECT_EQ(said.status, cli::ExitStatus::WrongUsage);
}

TEST_F(BadInput, OutputFolderThatIsNotThere) {
  const std::string output = mWorld.folder().file("nowhere/out.gpkg");
  const Said said = testing_support::runFairShares({"run", mWorld.study(), "--output", output, "--json"});
  EXPECT_EQ(said.status, cli::ExitStatus::EnvironmentFailed);
  EXPECT_EQ(said.json["issues"][0]["code"], "output_not_writable");
}

TEST_F(BadInput, ReadOnlyOutputFolder) {
  const std::string folder = mWorld.folder().file("read-only");
  std::filesystem::create_directory(folder);
  const bool bound = geteuid() == 0 && mount("none", folder.c_str(), "tmpfs", MS_RDONLY, "size=64k") == 0;
  if (geteuid() == 0 && !bound) GTEST_SKIP() << "root may write anywhere and mounting is not permitted here";
  if (!bound)
    std::filesystem::permissions(folder,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const Said said =
      testing_support::runFairShares({"run", mWorld.study(), "--output", folder + "/out.gpkg", "--json"});
  if (bound) umount(folder.c_str());
  EXPECT_EQ(said.status, cli::ExitStatus::EnvironmentFailed) << said.out;
  EXPECT_EQ(said.json["issues"][0]["code"], "output_not_writable");
  EXPECT_NE(said.json["issues"][0]["file"].get<std::string>().find("read-only"), std::string::npos);
}

TEST_F(BadInput, FullDisk) {
  const std::string folder = mWorld.folder().file("small-disk");
  std::filesystem::create_directory(folder);
  // Room for the earlier output and half of a new one.
  const std::string room = "size=" + std::to_string(std::filesystem::file_size(mWorld.output()) * 3 / 2);
  if (mount("none", folder.c_str(), "tmpfs", 0, room.c_str()) != 0)
    GTEST_SKIP() << "a small tmpfs cannot be mounted here (not root)";
  std::filesystem::copy(mWorld.output(), folder + "/out.gpkg",
                        std::filesystem::copy_options::overwrite_existing);
  const std::string before = readFile(folder + "/out.gpkg");
  const Said said =
      testing_support::runFairShares({"run", mWorld.study(), "--output", folder + "/out.gpkg", "--json"});
  const std::string after = readFile(folder + "/out.gpkg");
  const auto files =
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
  umount(folder.c_str());
  EXPECT_EQ(said.status, cli::ExitStatus::EnvironmentFailed) << said.out;
  EXPECT_EQ(said.json["issues"].back()["code"], "write_failed");
  EXPECT_EQ(after, before) << "the earlier output was touched";
  EXPECT_EQ(files, 1) << "something was left behind";
}

TEST_F(BadInput, OutputOpenElsewhere) {
  // Another program holds SQLite's write lock (a POSIX lock on the byte SQLite reserves for it).
  int ready[2];
  int finished[2];
  ASSERT_EQ(pipe(ready), 0);
  ASSERT_EQ(pipe(finished), 0);
  const pid_t other = fork();
  if (other == 0) {
    const int file = open(mWorld.output().c_str(), O_RDWR);
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000000 + 1;
    lock.l_len = 1;
    char byte = fcntl(file, F_SETLK, &lock) == 0 ? 'y' : 'n';
    [[maybe_unused]] const auto told = write(ready[1], &byte, 1);
    [[maybe_unused]] const auto heard = read(finished[0], &byte, 1);
    _exit(0);
  }
  char locked = 'n';
  ASSERT_EQ(read(ready[0], &locked, 1), 1);
  EXPECT_EQ(locked, 'y');
  expectRefusal({"output_in_use", "out.gpkg"}, cli::ExitStatus::EnvironmentFailed);
  ASSERT_EQ(write(finished[1], &locked, 1), 1);
  waitpid(other, nullptr, 0);
}

}  // namespace
}  // namespace fairshares
