// Fair Shares: roads and ferries as they were read, before anything is joined.
#include "model/network.h"

namespace fairshares::model {

Place Network::placeOf(std::size_t link) const {
  Place place{file, layer, rowOf(link), {}, {}};
  for (const Source& source : sources) {
    if (source.firstLink > link) break;
    place.file = source.file;
    place.layer = source.layer;
  }
  return place;
}

Place Network::placeOf(const Ferry& ferry) const {
  if (ferry.file.empty()) return {file, layer, ferry.row, {}, ferry.name};
  return {ferry.file, ferry.layer, ferry.row, {}, ferry.name};
}

}  // namespace fairshares::model
