// Fair Shares: a zone's receipt for people.
#pragma once

#include <string>

#include "formula/explain.h"

namespace fairshares::cli {

/// The receipt as text: where the zone lies, its people, and for each programme every factor of every step.
std::string receiptText(const formula::Receipt& receipt);

}  // namespace fairshares::cli
