// Fair Shares: a file opened through OGR, and which of its layers is meant.
#pragma once

#include <memory>
#include <string>

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

/// Opens `location` and finds `table.layer`; without a name, the only layer (with rows, or with geometry
/// where `needsGeometry`) is taken.
///
/// Errors: FileUnreadable, FileFormat, FileEmpty, LayerMissing (listing the layers there are).
Result<OpenLayer> openLayer(const study::TableReference& table, const SourceLocation& location,
                            bool needsGeometry, GdalSession& session);

}  // namespace fairshares::io
