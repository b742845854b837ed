// Fair Shares: places where a map of a nation is too small to read.
#pragma once

#include <qgsproject.h>
#include <qgsrectangle.h>

namespace fairshares::layers {

/// Adds the bookmarks "Central belt" and "Northern Isles" to the project where `extent` (British National
/// Grid) reaches there; those that are there already stay as they are, also if the user has moved them.
void addBookmarks(QgsProject& project, const QgsRectangle& extent);

}  // namespace fairshares::layers
