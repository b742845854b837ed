// The tables of the sample study.
#pragma once

#include "sample_study.h"

#include <string>

namespace sample {

/// Writes all CSV tables into the folder. Throws std::runtime_error if a file cannot be written.
void writeTables(const SampleStudy& study, const std::string& folder);

/// Writes cost_per_head_practices.csv into the folder: the gp_prescribing weights of its
/// cost_per_head.csv, folded onto the age bands of practice lists by the synthetic national population.
void writePracticeCosts(const SampleStudy& study, const std::string& folder);

}  // namespace sample
