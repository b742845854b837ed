// The sample study, run once for the whole test program, and copies of it to spoil.
#pragma once

#include <QString>
#include <filesystem>
#include <string>

#include "model/output_table.h"
#include "support/temporary_folder.h"

namespace fairshares::testing_support {

/// The tables of a run of the sample study. Throws if the run fails.
const std::vector<model::OutputTable>& sampleTables();

/// A GeoPackage of sampleTables(), to be looked at only.
QString sampleResults();

/// Writes `tables` as a GeoPackage and returns its path.
QString writeResults(const TemporaryFolder& folder, const std::vector<model::OutputTable>& tables,
                     const std::string& name = "results.gpkg");

/// Runs SQL on a GeoPackage.
void alter(const QString& path, const std::string& statement);

}  // namespace fairshares::testing_support
