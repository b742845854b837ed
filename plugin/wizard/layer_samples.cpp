#include "wizard/layer_samples.h"

#include <qgsfeatureiterator.h>
#include <qgsvectordataprovider.h>

#include <QStringList>

#include "compat/feature_request.h"
#include "processing/layer_cells.h"

namespace fairshares::wizard {

namespace {

constexpr int SAMPLED_ROWS = 60;
constexpr std::size_t MOST_COUNTED = 1'000'000;
constexpr std::size_t ROWS_PER_LOOK = 256;

std::optional<std::size_t> countRows(const LayerSnapshot& layer, const IsStopped& isStopped) {
  QgsFeatureRequest request = compat::allFeatures(false);
  request.setNoAttributes();
  QgsFeatureIterator features = layer.source->getFeatures(request);
  QgsFeature feature;
  std::size_t rows = 0;
  for (; features.nextFeature(feature); ++rows)
    if (rows == MOST_COUNTED || (rows % ROWS_PER_LOOK == 0 && isStopped())) return std::nullopt;
  return rows;
}

}  // namespace

std::optional<std::size_t> knownRows(const QgsVectorLayer& layer) {
  const bool isKnown =
      layer.providerType() == QLatin1String("memory") ||
      (layer.subsetString().isEmpty() && layer.dataProvider()->storageType() == QLatin1String("GPKG"));
  const long long rows = isKnown ? layer.featureCount() : -1;
  return rows < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(rows));
}

bool mayBeCounted(const QgsVectorLayer& layer) {
  static const QStringList SERVICES{"WFS", "OAPIF", "arcgisfeatureserver"};
  return !SERVICES.contains(layer.providerType());
}

void sampleRows(const LayerSnapshot& layer, bool countsRows, draft::LayerDescription& description,
                const IsStopped& isStopped) {
  QgsFeatureRequest request = compat::allFeatures(false);
  request.setLimit(SAMPLED_ROWS);
  QgsFeatureIterator features = layer.source->getFeatures(request);
  QgsFeature feature;
  while (features.nextFeature(feature))
    for (std::size_t field = 0; field < description.fields.size(); ++field)
      if (std::string cell = processing::cellText(feature.attribute(static_cast<int>(field))); !cell.empty())
        description.fields[field].samples.push_back(std::move(cell));
  features.close();
  if (countsRows) description.rows = countRows(layer, isStopped);
}

}  // namespace fairshares::wizard
