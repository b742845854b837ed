// Fair Shares: the study that `fairshares new DIR` writes.
#pragma once

#include <string>
#include <vector>

namespace fairshares::study {

/// One file of the starter study.
struct StarterFile {
  std::string name;     ///< "study.toml", "population.csv", ...
  std::string content;  ///< UTF-8, LF
};

/// A commented study file that explains every key. It reads without a complaint and runs on the tables of
/// starterFiles(). Lines that begin with "#" and no blank are keys that are switched off.
std::string starterStudy();

/// Everything a fresh folder needs: study.toml, README.txt and small made-up tables of six square zones in
/// two Boards. Written side by side, they check and run as they are.
std::vector<StarterFile> starterFiles();

}  // namespace fairshares::study
