// Fair Shares: a path that cannot be looked at is not a file that is missing.
#pragma once

#include <optional>
#include <string>

namespace fairshares {

/// What keeps a path from being looked at, in the system's words: a folder on the way that may not be
/// entered, a circle of links, a name that is too long. Nothing if something is there, or simply nothing is.
std::optional<std::string> pathObstacle(const std::string& path);

}  // namespace fairshares
