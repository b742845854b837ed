// The map layers of the sample study.
#pragma once

#include "sample_study.h"

#include <string>

namespace sample {

/// Writes zones.gpkg, settlements.gpkg and roads.gpkg into the folder, with a fixed date inside so that
/// the same study gives the same bytes. Throws std::runtime_error if a file cannot be written.
void writeLayers(const SampleStudy& study, const std::string& folder);

}  // namespace sample
