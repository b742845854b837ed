// Fair Shares: results as map layers, with the column names the world relies on.
#pragma once

#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "model/output_table.h"
#include "run/run_study.h"

namespace fairshares::run {

/// The layer zones: code, name, board, population, categories (urban_rural_class), the area of every other
/// level, and for each programme on zones its indices and weighted population.
model::OutputTable zonesLayer(const FinishedRun& run);

/// The layer of one level: as zones, with shares, allocations and (where given) the distance from target.
/// `wkb` holds the polygon of each area.
model::OutputTable levelLayer(const FinishedRun& run, std::size_t level, std::vector<std::string> wkb);

/// The layer practices: points where positions are known.
model::OutputTable practicesLayer(const FinishedRun& run);

/// A title that says which study and year it is of, and "synthetic" where so.
std::string layerTitle(const study::Study& study, const std::string& what);
/// What a layer holds, for its description.
std::string layerDescription(const study::Study& study, const std::string& what);

/// The programme whose target shares money follows: `all` if there is one, else the first root.
std::optional<std::size_t> wholeFormula(const model::Model& model);

/// How far an area's present allocation is from its target: target = target share of the whole formula times
/// the sum of present allocations.
struct Distance {
  double currentGbp = 0.0;
  double targetGbp = 0.0;
  [[nodiscard]] double gbp() const { return currentGbp - targetGbp; }
  /// Per cent of the target; nothing where the target is 0.
  [[nodiscard]] std::optional<double> percent() const;
};
/// [area]; empty where the level has no present allocations or the whole formula does not exist on it.
std::vector<Distance> distanceFromTarget(const model::Model& model, const model::Results& results,
                                         std::size_t level);

}  // namespace fairshares::run
