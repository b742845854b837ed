// The starter study, run once and shared by tests that only look.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "run/run_study.h"
#include "study/starter_study.h"
#include "support/temporary_folder.h"

namespace fairshares::testing_support {

/// Writes the starter study into `folder` and returns the path of its study file.
inline std::string writeStarter(const std::filesystem::path& folder) {
  for (const study::StarterFile& file : study::starterFiles()) {
    std::filesystem::create_directories((folder / file.name).parent_path());
    std::ofstream(folder / file.name, std::ios::binary) << file.content;
  }
  return (folder / "study.toml").string();
}

inline const run::FinishedRun& finishedStarter() {
  static const run::FinishedRun finished = [] {
    const TemporaryFolder folder;
    SilentMonitor monitor;
    Result<run::FinishedRun> run = run::runStudy(writeStarter(folder.path()), {1}, monitor);
    if (!run) throw std::runtime_error(describe(run.issues().list().front()));
    return run.takeValue();
  }();
  return finished;
}

}  // namespace fairshares::testing_support
