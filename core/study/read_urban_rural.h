// Fair Shares: the section [urban_rural] of a study file.
#pragma once

#include <optional>

#include "study/read_references.h"
#include "study/remoteness.h"
#include "study/toml_reader.h"

namespace fairshares::study {

/// Empty without [urban_rural].
std::optional<UrbanRural> readUrbanRural(const TableReader& root, const StudyContext& context);

}  // namespace fairshares::study
