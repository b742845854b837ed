// Fair Shares: lines from well-known binary, straight into an array of points.
#pragma once

#include <cstddef>
#include <span>

#include "io/line_features.h"

namespace fairshares::io {

/// Replaces `parts` by the lines in `bytes` (WKB of any flavour and byte order: ISO, extended, 2-D to 4-D).
/// What is not a plain line string or several of them goes through OGR.
LineState takeLinesOfWkb(std::span<const unsigned char> bytes, LineParts& parts);

}  // namespace fairshares::io
