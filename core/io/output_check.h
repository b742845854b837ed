// Fair Shares: what a table owes before it may be written.
#pragma once

#include <vector>

#include "model/output_table.h"

namespace fairshares::io {

/// Contracts of writable tables: names are given, plain and unique (whatever their case), columns have one
/// value a row, numbers are finite, geometries stand exactly where the kind says so. A ContractViolation here
/// is a defect of the program that made the tables, found before any file is touched.
void expectWritable(const std::vector<model::OutputTable>& tables);

}  // namespace fairshares::io
