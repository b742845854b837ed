// Fair Shares: the section [network] of a study file.
#pragma once

#include <optional>

#include "study/read_references.h"
#include "study/remoteness.h"
#include "study/toml_reader.h"

namespace fairshares::study {

/// Empty without [network].
std::optional<Network> readNetwork(const TableReader& root, const StudyContext& context);

}  // namespace fairshares::study
