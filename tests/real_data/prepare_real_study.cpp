#include "real_data/prepare_real_study.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace fairshares::testing_support {

namespace {

/// Towns of more than 10,000 people beyond the border, to which people of southern Scotland drive. Middles of
/// the towns on the British National Grid, from general knowledge.
constexpr const char* EXTRA_CENTRES = "code,name,easting,northing\n"
                                      "berwick,Berwick-upon-Tweed,399800,652900\n"
                                      "carlisle,Carlisle,340100,555900\n";

}  // namespace

std::string prepareRealStudy(const std::string& sharedFolder, const std::string& folder) {
  const std::string shared = std::filesystem::canonical(sharedFolder).string();
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/extra_centres.csv") << EXTRA_CENTRES;

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
