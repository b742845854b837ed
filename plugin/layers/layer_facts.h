// Fair Shares: what a layer of results knows about itself, kept in the project with it.
#pragma once

#include <qgsvectorlayer.h>

#include <QString>
#include <QVector>
#include <optional>

namespace fairshares::layers {

/// What a layer is for.
enum class LayerRole {
  Zones,         ///< data zones, coloured by any measure
  Areas,         ///< Boards or another level, coloured by any measure
  AreaOutlines,  ///< Boards as lines and names over the colours
  UrbanRural,    ///< data zones by urban-rural class
  DriveTime,     ///< data zones by drive time
  Practices,     ///< points, as large as their population
  Settlements,
  Routes,
  Ferries,
  Table  ///< shares and reports, without map
};

/// Permanent name, as in the file of the role's style: "zones" is styles/zones.qml.
QString idOf(LayerRole role);

struct ProgrammeFacts {
  QString id;
  QString title;
  std::optional<double> budgetGbp;
};

/// The run behind a layer.
struct LayerFacts {
  LayerRole role = LayerRole::Table;
  QString table;      ///< in the GeoPackage: zones, boards, ...
  QString kindTitle;  ///< "Data zones", "NHS Boards"
  QString studyTitle;
  QString year;  ///< empty where the study has none
  bool isSynthetic = false;
  std::optional<double> nationalPopulation;  ///< persons
  QVector<ProgrammeFacts> programmes;        ///< of the whole study

  /// "Stylised Scotland, 2026/27 (synthetic)".
  [[nodiscard]] QString studyLine() const;
};

/// Keeps the facts with the layer, in its custom properties.
void keepFacts(QgsVectorLayer& layer, const LayerFacts& facts);

/// Nothing if the layer is not one of ours. A project may have been edited by anybody: facts that are not
/// what keepFacts() writes are no facts.
std::optional<LayerFacts> factsOf(const QgsVectorLayer& layer);

/// Letters, digits and underscores: fit to be a column of results.
bool isPlainName(const QString& name);

}  // namespace fairshares::layers
