// The real study, prepared and run once for all tests of the program.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "real_data/geopackage_content.h"
#include "real_data/plain_oracle.h"
#include "run/run_study.h"
#include "support/temporary_folder.h"

namespace fairshares::testing_support {

/// The folder that holds data/ and parameters/.
inline const std::string SHARED = FAIRSHARES_SHARED_DATA;

/// True where the real data are at hand.
bool realDataAreHere();

/// Every problem as text, for messages of failed tests.
std::string told(const Issues& issues);

/// Result and oracle of the study, and what the engine wrote of it.
struct RealRun {
  RealRun();
  TemporaryFolder folder;
  std::string studyFile;
  std::string studyText;
  Issues notes;  ///< warnings and notes of the run
  run::FinishedRun finished;
  plain::Answer oracle;

  /// The GeoPackage of the run, written and read back when first asked for.
  const std::map<std::string, LayerContent>& written() const;
};

/// The real study as prepareRealStudy writes it. Throws, with every problem, if it is refused.
const RealRun& realRun();

/// Runs a study and writes its GeoPackage. Throws, with every problem, if either fails.
void runAndWrite(const std::string& studyFile, const std::string& output, unsigned threads);

/// Runs a variant of the real study: `text` beside the extra centres, in `folder`.
Result<run::FinishedRun> runVariant(const TemporaryFolder& folder, const std::string& text);

/// `text` with `word`, which must be there, replaced by `with` once.
std::string replaced(std::string text, const std::string& word, const std::string& with);

/// Tests on real data: skipped, saying so, where there are none.
class RealDataTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!realDataAreHere()) GTEST_SKIP() << "The real data are not here: " << SHARED << "/data";
  }
};

}  // namespace fairshares::testing_support
