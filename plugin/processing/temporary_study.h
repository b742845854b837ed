// Fair Shares: layers of QGIS as a study in a folder of its own, for what the engine reads from files only.
#pragma once

#include <qgscoordinatetransformcontext.h>
#include <qgsfeaturesource.h>

#include <QString>
#include <QTemporaryDir>
#include <string>

#include "base/monitor.h"

namespace fairshares::processing {

/// A folder with the layers of an algorithm as GeoPackages and a study file that names them: what comes of it
/// is what a study over the same files gives, to the bit. The folder goes with the object.
class TemporaryStudy {
 public:
  /// `crs` is that of the measures: "EPSG:27700". Throws QgsProcessingException if there is no room for a
  /// folder.
  explicit TemporaryStudy(const QString& crs);

  /// Field of every layer with the number of the feature, for places that have no codes of their own.
  static constexpr const char* NUMBER_FIELD = "fairshares_row";

  /// Writes every feature of `source` into ROLE.gpkg. Throws QgsProcessingException if that fails or is
  /// cancelled.
  void addLayer(const QString& role, const QgsFeatureSource& source,
                const QgsCoordinateTransformContext& context, const Monitor& monitor);
  void addFile(const QString& name, const std::string& content);

  /// Adds a section to the study file; what follows belongs to it.
  void beginSection(const QString& name);
  /// A key with a text, which is quoted as TOML wants it.
  void addText(const QString& key, const QString& text);
  /// The keys every table of a study has: its file, and where it comes from.
  void addTable(const QString& file);

  /// A programme that does nothing: a study has one, travel does not need it.
  void addProgramme();

  /// Writes the study file and gives its path.
  std::string write() const;

 private:
  [[nodiscard]] QString path(const QString& name) const { return mFolder.filePath(name); }
  QTemporaryDir mFolder;
  QString mText;
};

}  // namespace fairshares::processing
