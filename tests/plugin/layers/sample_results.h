// The sample study, run once for the whole test program, and copies of it to spoil.
#pragma once

#include <QString>
#include <string>

#include "support/temporary_folder.h"

namespace fairshares::testing_support {

/// A GeoPackage of a run of the sample study, to be looked at only. Under CTest that of the test
/// plugin/layers/sample_results, else a run of its own. Throws if the run fails.
QString sampleResults();

/// A copy in `folder`; returns its path.
QString copyOfSample(const TemporaryFolder& folder, const std::string& name = "results.gpkg");

/// Runs SQL on a GeoPackage.
void alter(const QString& path, const std::string& statement);

}  // namespace fairshares::testing_support
