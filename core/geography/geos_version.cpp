#include "geography/geos_version.h"

#include <geos_c.h>

namespace fairshares::geography {

std::string geosVersion() {
  return GEOSversion();
}

}  // namespace fairshares::geography
