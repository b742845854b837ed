// Loaded before QGIS, this makes it say that it is of another version.
#include <qgis.h>

int Qgis::versionInt() {
  return 39903;
}
