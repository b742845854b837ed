// Fair Shares: an attribute of a QGIS layer as the engine reads a cell of a file.
#pragma once

#include <QVariant>
#include <string>

namespace fairshares::processing {

/// The cell as text: "" for NULL, the shortest text that reads back to the same number for numbers, ISO for
/// dates, anything else as QGIS shows it. The same text the engine's own readers make of the same file.
std::string cellText(const QVariant& cell);

}  // namespace fairshares::processing
