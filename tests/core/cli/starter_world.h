// The starter study in a folder of its own, ready to be broken, and the command run on it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/command.h"
#include "study/starter_study.h"
#include "support/temporary_folder.h"

namespace fairshares::testing_support {

/// What a command said.
struct Said {
  cli::ExitStatus status;
  std::string out;
  std::string err;
  nlohmann::json json;  ///< if --json was asked for
};

inline Said runFairShares(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Said said{cli::runCommand(arguments, out, err), "", "", {}};
  said.out = out.str();
  said.err = err.str();
  if (std::find(arguments.begin(), arguments.end(), "--json") != arguments.end())
    said.json = nlohmann::json::parse(said.out, nullptr, false);
  return said;
}

class StarterWorld {
 public:
  explicit StarterWorld(const std::string& subfolder = "study") : mStudyFolder(mFolder.path() / subfolder) {
    for (const study::StarterFile& file : study::starterFiles()) write(file.name, file.content);
  }

  [[nodiscard]] std::string path(const std::string& name) const { return (mStudyFolder / name).string(); }
  [[nodiscard]] std::string study() const { return path("study.toml"); }
  [[nodiscard]] std::string output() const { return (mFolder.path() / "out.gpkg").string(); }
  [[nodiscard]] const TemporaryFolder& folder() const { return mFolder; }
  [[nodiscard]] std::string read(const std::string& name) const { return readFile(path(name)); }
  void write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories(mStudyFolder);
    std::ofstream(path(name), std::ios::binary) << content;
  }
  /// Replaces the first occurrence; the test is wrong if there is none.
  void replace(const std::string& name, const std::string& before, const std::string& after) const {
    std::string text = read(name);
    const std::size_t at = text.find(before);
    if (at == std::string::npos) throw std::logic_error(name + " does not contain " + before);
    write(name, text.replace(at, before.size(), after));
  }
  [[nodiscard]] Said run() const { return runFairShares({"run", study(), "--output", output(), "--json"}); }

 private:
  TemporaryFolder mFolder;
  std::filesystem::path mStudyFolder;
};

}  // namespace fairshares::testing_support
