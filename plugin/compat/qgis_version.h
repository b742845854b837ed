// Fair Shares: which QGIS the library was built for, and whether the running one is it.
#pragma once

#include <QString>
#include <optional>

namespace fairshares::compat {

/// The version of the headers this library was compiled with, as QGIS counts: 32216 is 3.22.16.
int builtForQgis();

/// The version of the QGIS that runs. Safe to ask in any QGIS: it is one function that has never changed.
int runningQgis();

/// "3.22" of 32216.
QString minorVersionText(int version);

/// Why the library may not be used with the running QGIS, or nothing if it may. Classes of QGIS change their
/// layout from one minor version to the next, so a library must not touch them in another minor than its
/// own; patch releases keep it.
std::optional<QString> refusalOf(int running, int builtFor);

}  // namespace fairshares::compat
