// Fair Shares: the excess costs of a joined model again, after its remoteness has changed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/issue.h"
#include "model/model.h"
#include "model/source_tables.h"
#include "study/study.h"

namespace fairshares::join {

/// Category ratios by tableKey, as Sources has them.
using CategoryRatioTables = std::map<std::string, std::vector<model::CategoryRatioRow>>;

/// Takes derived categories and costs of contacts from `model.remoteness` and gives every programme that
/// depends on them its ratios anew; the same bits as joining all from the beginning. Everything else in the
/// model stays.
///
/// Errors   those of joining the excess cost step
Issues rejoinExcessCosts(const study::Study& study, const CategoryRatioTables& categoryRatios,
                         model::Model& model);

}  // namespace fairshares::join
