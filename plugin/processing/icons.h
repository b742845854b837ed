// Fair Shares: the icons compiled into the library.
#pragma once

#include <QString>

namespace fairshares::processing {

/// Path of an icon of the library, such as "fairshares" or "joinindices", for QIcon and for QGIS.
QString iconPath(const QString& name);

}  // namespace fairshares::processing
