#include "real_data/prepare_real_study.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "real_data/stand_in_category.h"

namespace fairshares::testing_support {

std::string prepareRealStudy(const std::string& sharedFolder, const std::string& folder) {
  const std::string shared = std::filesystem::canonical(sharedFolder).string();
  std::filesystem::create_directories(folder);
  std::ofstream categories(folder + "/urban_rural_stand_in.csv");
  categories << "DataZone,category\n";
  for (const ZoneCategory& zone : standInCategories(shared + "/data"))
    categories << zone.zone << "," << zone.category << "\n";

  std::ifstream source(FAIRSHARES_SOURCE_DIR "/tests/real_data/real_study.toml.in");
  std::string text{std::istreambuf_iterator<char>(source), {}};
  const auto replaceAll = [&](const std::string& word, const std::string& with) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + with.size()))
      text.replace(at, word.size(), with);
  };
  replaceAll("@DATA@", shared + "/data");
  replaceAll("@PARAMETERS@", shared + "/parameters");
  const std::string path = folder + "/study.toml";
  std::ofstream(path) << text;
  return path;
}

}  // namespace fairshares::testing_support
