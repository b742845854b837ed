// Everything the generator builds, and the order in which it does so.
#pragma once

#include "needs.h"
#include "practices.h"
#include "road_builder.h"
#include "settlements.h"
#include "zone.h"

#include <string>
#include <vector>

namespace sample {

/// The sample study in memory. It is synthetic: a stylised Scotland, no real statistic.
struct SampleStudy {
  Facts facts;
  Land land;
  std::vector<Zone> zones;
  std::vector<IntermediateZone> intermediateZones;
  std::vector<ZoneBorder> borders;
  Transport transport;
  std::vector<Settlement> settlements;
  std::vector<int> settlementOfZone;
  std::vector<NeedsIndicators> needs;
  std::vector<Practice> practices;
};

/// Builds the study from the fact tables. Deterministic. Throws std::runtime_error on unusable facts.
SampleStudy buildSampleStudy(const std::string& factsFolder);

/// Builds the study and writes all files into `outputFolder` (made if missing). If `parametersFolder` is
/// not empty, the practice cost weights derived from its cost_per_head.csv are written beside it.
/// Returns a few lines of text that say what was built.
std::string generateSampleData(const std::string& factsFolder, const std::string& outputFolder,
                               const std::string& parametersFolder = "");

}  // namespace sample
