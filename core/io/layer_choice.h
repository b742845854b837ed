// Fair Shares: a file opened through OGR, and which of its layers is meant.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gdal.h>
#include <ogr_api.h>

#include "base/result.h"
#include "io/gdal_session.h"
#include "io/source_location.h"
#include "study/study.h"

namespace fairshares::io {

struct DatasetCloser {
  void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, DatasetCloser>;

/// A dataset with the layer that the study means. `layer` belongs to `dataset`.
struct OpenLayer {
  Dataset dataset;
  OGRLayerH layer = nullptr;
  std::string driver;  ///< GDAL's short name: "GPKG", "XLSX" ...
  std::string name;
};

/// What a layer is needed for; decides which layers come into question where the study names none.
enum class LayerNeed {
  Rows,   ///< a table: any layer or sheet with rows
  Areas,  ///< any layer with geometry
  Lines   ///< a layer that may hold lines; of several, the one named road_link, lines or roads
};

/// Opens `location` and finds `table.layer`; without a name, the only layer that comes into question.
///
/// Errors: FileUnreadable, FileFormat, FileEmpty, LayerMissing (listing the layers there are).
Result<OpenLayer> openLayer(const study::TableReference& table, const SourceLocation& location,
                            LayerNeed need, GdalSession& session);

/// Adds what GDAL had to say while the layer was read: FileFormat, an error if something failed.
void reportReading(GdalSession& session, const Place& place, Issues& issues);

/// Names of the layer's attribute columns.
std::vector<std::string> fieldNames(OGRLayerH layer);

}  // namespace fairshares::io
