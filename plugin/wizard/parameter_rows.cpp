#include "wizard/parameter_rows.h"

#include <qgsfeatureiterator.h>
#include <qgsvectorlayer.h>

#include "compat/feature_request.h"
#include "io/header_names.h"
#include "processing/layer_cells.h"

namespace fairshares::wizard {

namespace {

constexpr std::size_t MOST_ROWS = 5000;

}  // namespace

ParameterRows readParameterRows(const QgsVectorLayer& layer, const std::vector<const char*>& headers) {
  ParameterRows read;
  std::vector<std::string> names;
  for (const QgsField& field : layer.fields()) names.push_back(field.name().toStdString());
  std::vector<int> positions;
  for (const char* const header : headers) {
    const Result<std::size_t> found = io::findColumn(names, header, {});
    if (!found) {
      read.missing = QString::fromLatin1(header);
      return read;
    }
    positions.push_back(static_cast<int>(found.value()));
  }
  QgsFeatureIterator features = layer.getFeatures(compat::allFeatures(false));
  QgsFeature feature;
  while (features.nextFeature(feature)) {
    if (read.rows.size() == MOST_ROWS) {
      read.isTooLong = true;
      return read;
    }
    std::vector<std::string> cells;
    for (const int position : positions) cells.push_back(processing::cellText(feature.attribute(position)));
    read.rows.push_back(std::move(cells));
  }
  return read;
}

}  // namespace fairshares::wizard
