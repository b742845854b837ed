// Fair Shares: how the plugin says that it cannot start.
#pragma once

#include <QString>

class QgisInterface;

namespace fairshares::entry {

/// Tells of a failure where the user looks: the message bar of `qgis` and the message log; only the log if
/// there is no window. Never throws.
void tellFailure(QgisInterface* qgis, const QString& reason) noexcept;

/// Tells why the library does not start in a QGIS of another version. Uses Qt alone, because no class of that
/// QGIS may be touched: a window of its own if there is an application with windows, and the standard error
/// stream. Never throws.
void tellRefusal(const QString& reason) noexcept;

}  // namespace fairshares::entry
