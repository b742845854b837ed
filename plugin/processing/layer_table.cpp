#include "processing/layer_table.h"

#include <qgsfeatureiterator.h>
#include <qgsgeometry.h>

#include "base/contract.h"
#include "compat/feature_request.h"
#include "compat/geometry_types.h"
#include "io/code_cells.h"
#include "io/number_cells.h"
#include "processing/layer_cells.h"

namespace fairshares::processing {

namespace {

/// How many features are read between two looks at whether the user has had enough.
constexpr std::size_t FEATURES_PER_LOOK = 256;

/// A column of numbers under way.
struct NumberField {
  int position = -1;
  Place place;
  io::NumberColumnReport report;
};

class Reader {
 public:
  Reader(const QgsFeatureSource& source, const LayerRequest& request) : mSource(source) {
    mRead.table.file = source.sourceName().toStdString();
    mRead.table.codeColumn = request.codeField.toStdString();
    mCodePosition = positionOf(request.codeField);
    for (const QString& name : request.numberFields) {
      mNumbers.push_back({positionOf(name), placeOf(name), {}});
      mRead.table.numbers.push_back({name.toStdString(), {}, 0});
    }
    for (const QString& name : request.textFields) {
      mTexts.push_back(positionOf(name));
      mRead.table.texts.push_back({name.toStdString(), {}});
    }
    mRequest = compat::allFeatures(request.withGeometry);
  }

  LayerTable read(const Monitor& monitor) {
    if (mRead.issues.hasErrors()) return std::move(mRead);
    QgsFeatureIterator features = mSource.getFeatures(mRequest);
    QgsFeature feature;
    while (features.nextFeature(feature)) {
      if (mRead.features.size() % FEATURES_PER_LOOK == 0 && monitor.isCancelled()) {
        mRead.issues.add(cancelledIssue());
        return std::move(mRead);
      }
      addRow(feature);
    }
    for (std::size_t column = 0; column < mNumbers.size(); ++column) {
      mNumbers[column].report.finish(mNumbers[column].place, mRead.issues);
      mRead.table.numbers[column].missing = mNumbers[column].report.missing();
    }
    Place codes = placeOf(QString::fromStdString(mRead.table.codeColumn));
    mCodes.reportArchived(codes, mRead.issues);
    return std::move(mRead);
  }

 private:
  [[nodiscard]] Place placeOf(const QString& field) const {
    return {mRead.table.file, "", std::nullopt, field.toStdString(), ""};
  }

  int positionOf(const QString& field) {
    const int position = mSource.fields().lookupField(field);
    if (position < 0)
      mRead.issues.add({Severity::Error, IssueCode::ColumnMissing, placeOf(field), field.toStdString(),
                        "The layer has no field of this name.", "Choose one of the fields of the layer."});
    return position;
  }

  void addRow(const QgsFeature& feature) {
    const std::size_t row = mRead.features.size() + 1;
    const std::string code(mCodes.read(cellText(feature.attribute(mCodePosition))));
    mRead.table.codes.push_back(code);
    mRead.table.rows.push_back(row);
    for (std::size_t column = 0; column < mNumbers.size(); ++column)
      mRead.table.numbers[column].values.push_back(number(mNumbers[column], feature, row, code));
    for (std::size_t column = 0; column < mTexts.size(); ++column)
      mRead.table.texts[column].values.emplace_back(
          io::plainText(cellText(feature.attribute(mTexts[column]))));
    mRead.features.push_back(feature);
  }

  std::optional<double> number(NumberField& field, const QgsFeature& feature, std::size_t row,
                               const std::string& code) {
    const std::string text = cellText(feature.attribute(field.position));
    Place place = field.place;
    place.row = row;
    place.key = code;
    const io::NumberCell cell = io::readNumberCell(text, false);
    if (!field.report.add(cell, text, place, mRead.issues)) return std::nullopt;
    return cell.value;
  }

  const QgsFeatureSource& mSource;
  QgsFeatureRequest mRequest;
  LayerTable mRead;
  int mCodePosition = -1;
  std::vector<NumberField> mNumbers;
  std::vector<int> mTexts;
  io::CodeCells mCodes;
};

/// The polygon of a feature, or nothing if it has none.
std::optional<std::string> wkbOf(const QgsFeature& feature) {
  const QgsAbstractGeometry* geometry = feature.geometry().constGet();
  if (!geometry || QgsWkbTypes::geometryType(geometry->wkbType()) != compat::POLYGON_GEOMETRY)
    return std::nullopt;
  std::unique_ptr<QgsAbstractGeometry> plain(geometry->segmentize());
  plain->dropZValue();
  plain->dropMValue();
  if (plain->isEmpty()) return std::nullopt;
  const QByteArray bytes = plain->asWkb();
  return std::string(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

}  // namespace

LayerTable readLayer(const QgsFeatureSource& source, const LayerRequest& request, const Monitor& monitor) {
  return Reader(source, request).read(monitor);
}

std::vector<std::string> polygonWkb(const LayerTable& layer, Issues& issues) {
  FAIRSHARES_EXPECTS(layer.table.codes.size() == layer.features.size());
  std::vector<std::string> polygons;
  polygons.reserve(layer.features.size());
  for (std::size_t row = 0; row < layer.features.size(); ++row) {
    std::optional<std::string> wkb = wkbOf(layer.features[row]);
    if (!wkb)
      issues.add({Severity::Error,
                  IssueCode::GeometryMissing,
                  {layer.table.file, "", layer.table.rows[row], "", layer.table.codes[row]},
                  "",
                  "This feature has no polygon, so its area would have a hole.",
                  "Draw the polygon, or filter the feature out."});
    polygons.push_back(wkb ? std::move(*wkb) : std::string());
  }
  return polygons;
}

}  // namespace fairshares::processing
