#include "layers/bookmarks.h"

#include <qgsbookmarkmanager.h>
#include <qgscoordinatereferencesystem.h>
#include <qgsreferencedgeometry.h>

#include <QCoreApplication>
#include <array>

namespace fairshares::layers {

namespace {

struct Place {
  const char* id;
  const char* name;
  double west, south, east, north;  // metres, EPSG:27700
};

constexpr std::array<Place, 2> PLACES{
    {{"fairshares_central_belt", QT_TRANSLATE_NOOP("fairshares", "Central belt"), 222000, 640000, 345000,
      705000},
     {"fairshares_northern_isles", QT_TRANSLATE_NOOP("fairshares", "Northern Isles"), 315000, 965000, 478000,
      1222000}}};

}  // namespace

void addBookmarks(QgsProject& project, const QgsRectangle& extent) {
  const QgsCoordinateReferenceSystem grid(QStringLiteral("EPSG:27700"));
  for (const Place& place : PLACES) {
    const QgsRectangle rectangle(place.west, place.south, place.east, place.north);
    const QString id = QString::fromUtf8(place.id);
    if (!extent.intersects(rectangle) || !project.bookmarkManager()->bookmarkById(id).id().isEmpty())
      continue;
    QgsBookmark bookmark;
    bookmark.setId(id);
    bookmark.setName(QCoreApplication::translate("fairshares", place.name));
    bookmark.setGroup(QStringLiteral("Fair Shares"));
    bookmark.setExtent(QgsReferencedRectangle(rectangle, grid));
    project.bookmarkManager()->addBookmark(bookmark);
  }
}

}  // namespace fairshares::layers
