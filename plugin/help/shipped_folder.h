// Fair Shares: where the files that come with the library are on this machine.
#pragma once

#include <QString>
#include <QStringList>

namespace fairshares::help {

/// Places the folder `name` ("docs", "sample_data") may be in: beside the library (as the ZIP installs it),
/// in the share of its prefix (as the package does), and above it (a build in a folder of the sources).
QStringList shippedFolders(const QString& name);

/// The first of these folders that exists; empty if none does.
QString findShipped(const QString& name);

}  // namespace fairshares::help
