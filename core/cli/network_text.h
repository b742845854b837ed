// Fair Shares: the network check in words.
#pragma once

#include <string>

#include "model/remoteness.h"

namespace fairshares::cli {

/// What the network is made of, what in it deserves a look, and how many zones reach their places and are in
/// which class: one fact a line.
std::string networkText(const model::Remoteness& remoteness);

}  // namespace fairshares::cli
