// Writes the study over real Scottish data into a folder.
#pragma once

#include <string>

namespace fairshares::testing_support {

/// Writes study.toml and extra_centres.csv into `folder`, with `sharedFolder` (the folder that holds
/// data/ and parameters/) put in for its paths. Returns the path of the study.
std::string prepareRealStudy(const std::string& sharedFolder, const std::string& folder);

}  // namespace fairshares::testing_support
