#include "wizard/cost_rows.h"

#include <qgsfeatureiterator.h>
#include <qgsvectorlayer.h>

#include <QCoreApplication>
#include <array>

#include "compat/feature_request.h"
#include "io/code_cells.h"
#include "io/header_names.h"
#include "io/number_cells.h"
#include "io/sex_labels.h"
#include "processing/layer_cells.h"

namespace fairshares::wizard {

namespace {

constexpr std::size_t MOST_ROWS = 5000;
constexpr std::array HEADERS{"programme", "sex", "age_from", "age_to", "cost_gbp_per_head"};

std::optional<double> numberOf(const std::string& cell) {
  const io::NumberCell number = io::readNumberCell(cell, false);
  if (number.kind != io::CellKind::Number) return std::nullopt;
  return number.value;
}

std::optional<model::CostWeightRow> rowOf(const std::array<std::string, HEADERS.size()>& cells) {
  const auto sex = io::readSexLabel(cells[1]);
  const auto from = numberOf(cells[2]);
  const auto to = numberOf(cells[3]);
  const auto cost = numberOf(cells[4]);
  const std::string programme(io::plainText(cells[0]));
  if (programme.empty() || !sex || sex->both || !from || !to || !cost) return std::nullopt;
  if (*from < 0.0 || *to < *from || *to > OPEN_AGE) return std::nullopt;
  return model::CostWeightRow{
      programme, sex->sex, {static_cast<int>(*from), static_cast<int>(*to)}, *cost, 0};
}

}  // namespace

CostRows readCostRows(const QgsVectorLayer& layer) {
  CostRows read;
  std::vector<std::string> header;
  for (const QgsField& field : layer.fields()) header.push_back(field.name().toStdString());
  std::array<int, HEADERS.size()> positions{};
  for (std::size_t column = 0; column < HEADERS.size(); ++column) {
    const Result<std::size_t> found = io::findColumn(header, HEADERS[column], {});
    if (!found) {
      read.problem =
          QCoreApplication::translate(
              "fairshares", "This table is none of costs: it has no field %1. Needed are programme, "
                            "sex, age_from, age_to and cost_gbp_per_head.")
              .arg(QString::fromLatin1(HEADERS[column]));
      return read;
    }
    positions[column] = static_cast<int>(found.value());
  }
  QgsFeatureIterator features = layer.getFeatures(compat::allFeatures(false));
  QgsFeature feature;
  while (features.nextFeature(feature)) {
    std::array<std::string, HEADERS.size()> cells;
    for (std::size_t column = 0; column < HEADERS.size(); ++column)
      cells[column] = processing::cellText(feature.attribute(positions[column]));
    const auto row = rowOf(cells);
    if (!row || read.rows.size() >= MOST_ROWS) {
      read.problem =
          row ? QCoreApplication::translate("fairshares", "This table has too many rows to be one of costs.")
              : QCoreApplication::translate(
                    "fairshares", "Row %1 of the costs cannot be read. Sex is female or male, ages are "
                                  "whole years up to 120, the cost is a number of pounds.")
                    .arg(read.rows.size() + 1);
      return read;
    }
    read.rows.push_back(*row);
  }
  if (read.rows.empty())
    read.problem = QCoreApplication::translate("fairshares", "The table of costs is empty.");
  return read;
}

}  // namespace fairshares::wizard
