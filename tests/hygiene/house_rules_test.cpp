// The rules of the house, checked on the sources themselves.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/version.h"
#include "support/temporary_folder.h"

namespace fs = std::filesystem;
using fairshares::testing_support::readFile;

namespace {

const fs::path ROOT = FAIRSHARES_SOURCE_DIR;

std::vector<fs::path> sources(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> includesOf(const fs::path& file) {
  std::vector<std::string> includes;
  std::istringstream lines(readFile(file.string()));
  const std::regex include(R"(^\s*#include\s+["<]([^">]+)[">])");
  std::smatch match;
  for (std::string line; std::getline(lines, line);)
    if (std::regex_search(line, match, include)) includes.push_back(match[1]);
  return includes;
}

// What each folder may include, as ARCHITECTURE.md draws it.
const std::map<std::string, std::set<std::string>> ALLOWED{
    {"base", {"base"}},
    {"study", {"base", "study"}},
    {"model", {"base", "study", "model"}},
    {"io", {"base", "study", "model", "io"}},
    {"join", {"base", "study", "model", "join"}},
    {"geography", {"base", "study", "model", "geography"}},
    {"formula", {"base", "study", "model", "formula"}},
    {"run", {"base", "study", "model", "io", "join", "geography", "formula", "run"}},
    {"draft", {"base", "study", "model", "io", "join", "draft"}},
    {"cli", {"base", "study", "model", "io", "join", "geography", "formula", "run", "cli"}},
};

// The folders of the plugin; each may include all of core but its command.
const std::map<std::string, std::set<std::string>> ALLOWED_IN_PLUGIN{
    {"compat", {"compat"}},
    {"help", {"compat", "help"}},
    {"processing", {"compat", "help", "processing"}},
    {"layers", {"compat", "layers"}},
    {"layouts", {"compat", "layers", "layouts"}},
    {"dock", {"compat", "help", "processing", "layers", "layouts", "dock"}},
    {"wizard", {"compat", "processing", "layers", "dock", "wizard"}},
    {"entry", {"compat", "help", "processing", "layers", "layouts", "dock", "wizard", "entry"}},
};

TEST(HouseRules, IncludesPointOneWayOnly) {
  for (const auto& [folder, allowed] : ALLOWED)
    for (const fs::path& file : sources(ROOT / "core" / folder))
      for (const std::string& include : includesOf(file)) {
        const std::string first = include.substr(0, include.find('/'));
        if (ALLOWED.count(first) && include.find('/') != std::string::npos) {
          EXPECT_TRUE(allowed.count(first)) << file << " includes " << include;
        }
      }
}

TEST(HouseRules, IncludesOfThePluginPointOneWayOnly) {
  for (const auto& [folder, allowed] : ALLOWED_IN_PLUGIN)
    for (const fs::path& file : sources(ROOT / "plugin" / folder))
      for (const std::string& include : includesOf(file)) {
        if (include.find('/') == std::string::npos) continue;
        const std::string first = include.substr(0, include.find('/'));
        EXPECT_NE(first, "cli") << file << " includes " << include;
        if (ALLOWED_IN_PLUGIN.count(first)) {
          EXPECT_TRUE(allowed.count(first)) << file << " includes " << include;
        }
      }
}

TEST(HouseRules, EveryFolderHasARule) {
  for (const auto& entry : fs::directory_iterator(ROOT / "core"))
    if (entry.is_directory() && entry.path().filename() != "cmake") {
      EXPECT_TRUE(ALLOWED.count(entry.path().filename().string())) << entry.path();
    }
  for (const auto& entry : fs::directory_iterator(ROOT / "plugin"))
    if (entry.is_directory() && entry.path().filename() != "i18n") {
      EXPECT_TRUE(ALLOWED_IN_PLUGIN.count(entry.path().filename().string())) << entry.path();
    }
}

TEST(HouseRules, DifferencesBetweenVersionsOfQgisAreInCompatAlone) {
  for (const fs::path& file : sources(ROOT / "plugin")) {
    if (fs::relative(file, ROOT / "plugin").begin()->string() == "compat") continue;
    EXPECT_EQ(readFile(file.string()).find("_VERSION_INT"), std::string::npos) << file;
  }
}

TEST(HouseRules, CoreKnowsNeitherQtNorQgis) {
  for (const fs::path& file : sources(ROOT / "core"))
    for (const std::string& include : includesOf(file))
      EXPECT_FALSE(std::regex_search(include, std::regex("^(Q[A-Z]|qgs|Qt)")))
          << file << " includes " << include;
}

TEST(HouseRules, OnlyIoSeesGdalAndOnlyGeographySeesGeos) {
  for (const fs::path& file : sources(ROOT / "core"))
    for (const std::string& include : includesOf(file)) {
      const std::string folder = fs::relative(file, ROOT / "core").begin()->string();
      if (std::regex_search(include, std::regex("^(gdal|ogr|cpl_)"))) {
        EXPECT_EQ(folder, "io") << file << " includes " << include;
      }
      if (std::regex_search(include, std::regex("^geos"))) {
        EXPECT_EQ(folder, "geography") << file << " includes " << include;
      }
    }
}

TEST(HouseRules, CoreNeverPrintsOrExitsOutsideTheCommand) {
  const std::regex printing(R"(\b(std::cout|std::cerr|printf\(|puts\(|std::exit|abort\())");
  for (const fs::path& file : sources(ROOT / "core")) {
    if (fs::relative(file, ROOT / "core").begin()->string() == "cli") continue;
    std::string text = readFile(file.string());
    text = std::regex_replace(text, std::regex(R"(\bsnprintf\()"), "");
    EXPECT_FALSE(std::regex_search(text, printing)) << file;
  }
}

TEST(HouseRules, FilesAreShortEnoughToBeOneIdea) {
  for (const char* folder : {"core", "plugin", "tests", "sample_data/generator"})
    for (const fs::path& file : sources(ROOT / folder)) {
      const std::string text = readFile(file.string());
      EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 600) << file;
    }
}

TEST(HouseRules, EveryHeaderIsGuardedAndSaysWhatItIsFor) {
  for (const char* folder : {"core", "plugin"})
    for (const fs::path& file : sources(ROOT / folder)) {
      if (file.extension() != ".h") continue;
      const std::string text = readFile(file.string());
      EXPECT_NE(text.find("#pragma once"), std::string::npos) << file;
      EXPECT_EQ(text.rfind("//", 0), 0u) << file << " has no banner";
    }
}

TEST(HouseRules, SourcesSayNothingUnfinished) {
  // Spelled in parts so that this file passes its own test.
  const std::array<std::string, 4> words{std::string("TO") + "DO", std::string("FIX") + "ME",
                                         std::string("not imple") + "mented", std::string("DIS") + "ABLED_"};
  for (const char* folder : {"core", "plugin", "tests", "sample_data/generator", "scripts"})
    for (const fs::path& file : sources(ROOT / folder)) {
      const std::string text = readFile(file.string());
      for (const std::string& word : words)
        EXPECT_EQ(text.find(word), std::string::npos) << file << " says " << word;
    }
}

TEST(HouseRules, NoPathOfAMachineIsInTheSources) {
  const std::regex machine(std::string("/wo") + "rk/|/ho" + "me/[a-z]+|/ro" + "ot/");
  for (const char* folder : {"core", "plugin", "styles", "tests", "docs", "scripts", "sample_data"}) {
    if (!fs::exists(ROOT / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(ROOT / folder)) {
      static const std::set<std::string> TEXT{".h",   ".cpp", ".md",    ".sh", ".toml",
                                              ".txt", ".in",  ".cmake", ".csv"};
      if (!entry.is_regular_file() || !TEXT.count(entry.path().extension().string())) continue;
      if (entry.file_size() > 1'000'000) continue;
      EXPECT_FALSE(std::regex_search(readFile(entry.path().string()), machine)) << entry.path();
    }
  }
}

TEST(HouseRules, VersionIsThatOfMetadata) {
  const std::string metadata = readFile((ROOT / "metadata.txt").string());
  EXPECT_NE(metadata.find(std::string("\nversion=") + fairshares::VERSION + "\n"), std::string::npos);
  const std::string changelog = readFile((ROOT / "CHANGELOG.md").string());
  EXPECT_NE(changelog.find(std::string("## ") + fairshares::VERSION), std::string::npos);
}

TEST(HouseRules, FilesNamedInArchitectureAndDocsExist) {
  const std::regex path(R"(`((core|plugin|styles|docs|tests|sample_data|scripts)/[A-Za-z0-9_./-]+)`)");
  for (const char* page : {"ARCHITECTURE.md", "docs/formula.md", "README.md", "CONTRIBUTING.md"}) {
    const std::string text = readFile((ROOT / page).string());
    for (std::sregex_iterator match(text.begin(), text.end(), path), end; match != end; ++match) {
      const fs::path named = ROOT / (*match)[1].str();
      EXPECT_TRUE(fs::exists(named) || fs::exists(named.string() + ".h")) << page << " names " << (*match)[1];
    }
  }
}

}  // namespace
