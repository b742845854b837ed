#include "dock/board_rows.h"

#include <qgsfeatureiterator.h>

#include <cmath>

#include "compat/layer_api.h"

namespace fairshares::dock {

namespace {

const std::array<const char*, BOARD_COLUMN_COUNT> COLUMNS{"name",
                                                          "population_share",
                                                          "age_sex_index",
                                                          "needs_index",
                                                          "excess_cost_index",
                                                          "overall_index",
                                                          "target_share",
                                                          "allocation_gbp",
                                                          "distance_from_target_gbp",
                                                          "distance_from_target_percent"};

bool isOfTheWhole(BoardColumn column) {
  return column == BoardColumn::Area || column == BoardColumn::DistanceFromTarget ||
         column == BoardColumn::DistancePercent;
}

std::optional<double> numberOf(const QgsFeature& feature, int field) {
  if (field < 0) return std::nullopt;
  const QVariant value = feature.attribute(field);
  if (value.isNull()) return std::nullopt;
  bool isNumber = false;
  const double number = value.toDouble(&isNumber);
  return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

}  // namespace

QString resultsColumn(BoardColumn column, const QString& programme) {
  const QString name = QString::fromLatin1(COLUMNS[static_cast<std::size_t>(column)]);
  return isOfTheWhole(column) ? name : programme + QStringLiteral("_") + name;
}

std::vector<BoardRow> readBoardRows(const QgsVectorLayer& areas, const QString& programme) {
  const QgsFields fields = areas.fields();
  const int code = fields.lookupField(QStringLiteral("code"));
  const int name = fields.lookupField(resultsColumn(BoardColumn::Area, programme));
  std::array<int, BOARD_COLUMN_COUNT> columns{};
  for (int column = 1; column < BOARD_COLUMN_COUNT; ++column)
    columns[static_cast<std::size_t>(column)] =
        fields.lookupField(resultsColumn(static_cast<BoardColumn>(column), programme));
  QgsFeatureRequest request;
  compat::leaveGeometryOut(request);
  QgsAttributeList wanted;
  for (const int field : columns)
    if (field >= 0 && !wanted.contains(field)) wanted.append(field);
  for (const int field : {code, name})
    if (field >= 0 && !wanted.contains(field)) wanted.append(field);
  request.setSubsetOfAttributes(wanted);

  std::vector<BoardRow> rows;
  QgsFeatureIterator features = areas.getFeatures(request);
  for (QgsFeature feature; features.nextFeature(feature);) {
    BoardRow row;
    row.code = code < 0 ? QString() : feature.attribute(code).toString();
    row.name = name < 0 ? QString() : feature.attribute(name).toString();
    if (row.name.isEmpty()) row.name = row.code;
    for (std::size_t column = 1; column < columns.size(); ++column)
      row.numbers[column] = numberOf(feature, columns[column]);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace fairshares::dock
