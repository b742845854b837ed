// Fair Shares: the version of GEOS in use.
#pragma once

#include <string>

namespace fairshares::geography {

std::string geosVersion();

}  // namespace fairshares::geography
