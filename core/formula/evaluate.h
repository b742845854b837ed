// Fair Shares: the whole formula on a joined model.
#pragma once

#include "base/monitor.h"
#include "base/result.h"
#include "model/model.h"
#include "model/results.h"

namespace fairshares::formula {

/// Runs the four steps for every leaf programme, aggregates to every level and combines the programme tree.
///
/// A practice programme starts from list populations scaled to the national population. On a level where some
/// practices have no area, and on zones, it does not exist (and neither do its parents there).
///
/// Threads     leaf programmes are independent; any number of threads gives the same bits.
/// Cancel      asked before every step of every programme and every level: within 200 ms at 1,000,000 zones.
/// Errors      StepUndefined: a step's total is zero. ValueOutOfRange: a raw needs value of 0 or below where
///             people live and no raw_minimum is declared. Cancelled.
/// Where a floor or cap bit stands in the results (`capped`, `needsAtMinimum`); run lists each in the join
/// report.
Result<model::Results> evaluate(const model::Model& model, unsigned threads, const Monitor& monitor);

}  // namespace fairshares::formula
