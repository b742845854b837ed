// Fair Shares: the engine's model of one care programme on the zones of a layer.
#pragma once

#include <QStringList>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "model/model.h"
#include "model/output_table.h"
#include "model/results.h"
#include "model/source_tables.h"

namespace fairshares::processing {

/// Which columns of the zones say what. Empty names: the step is left out, its index is 1.
struct ZoneColumns {
  std::vector<std::string> population;  ///< summed: persons
  std::string ageSexIndex;
  std::string needsIndex;
  std::string excessCostIndex;
  std::string category;      ///< of excess costs, in place of an index; a column of text
  std::string travelCost;    ///< pounds a visit at home costs, in place of an index or beside a category
  double travelShare = 1.0;  ///< with a category: the part of the spending that is on visits, 0 to 1
  /// Every column of numbers, once.
  [[nodiscard]] std::vector<std::string> numbers() const;
};

/// Cost ratios of categories.
struct RatioTable {
  static constexpr const char* ROWS_OF = "programme";  ///< what the rows have as their programme
  std::string file;
  std::vector<model::CategoryRatioRow> rows;
};

/// The zones weighted by the formula.
struct WeightedZones {
  model::Model model;                    ///< zones ascending by code
  model::StepWeights weights;            ///< [step][zone]
  std::vector<std::uint32_t> zoneOfRow;  ///< [row of the table]
};

/// Runs the formula on a table of zones as a study with one programme and finished indices would: the same
/// checks, the same messages, the same bits. With the cost of visits, as a study whose nurses' days came to
/// that.
///
/// Errors: CodeBlank, CodeDuplicate, CodeVintage, ValueMissing, ValueNegative, ValueOutOfRange, StepUndefined
/// ...
Result<WeightedZones> weightZones(const model::AttributeTable& zones, const ZoneColumns& columns,
                                  const RatioTable& ratios);

/// Columns of the weights, by zone: population, the index and the weighted population of every step, the
/// overall index, the share.
std::vector<model::OutputColumn> weightColumns(const WeightedZones& zones);

/// What is wrong with the codes of a table that should have each once.
Issues codeProblems(const model::AttributeTable& table);

}  // namespace fairshares::processing
