#include "layers/build_layers.h"

#include <qgscategorizedsymbolrenderer.h>
#include <qgsproviderregistry.h>
#include <qgssinglesymbolrenderer.h>

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <utility>

#include "compat/layer_api.h"
#include "layers/class_colours.h"
#include "layers/layer_dressing.h"
#include "layers/map_tip.h"
#include "layers/switch_measure.h"
#include "layers/symbols.h"

namespace fairshares::layers {

namespace {

using model::ResultsFile;
using model::ResultsLayer;

// Layers that are no level of aggregation, whatever study they are of.
const std::array<const char*, 8> NO_LEVELS{"zones",   "practices", "settlements", "routes",
                                           "ferries", "shares",    "join_report", "run_report"};
constexpr double OUTLINE_MILLIMETRES = 0.2;
constexpr double ZONE_NAMES_SCALE = 40000.0;

// "Data zones" of "Data zones: Stylised Scotland, 2026/27 (synthetic)".
QString kindTitle(const ResultsLayer& results) {
  const QString title = QString::fromStdString(results.title);
  const int end = title.indexOf(QStringLiteral(": "));
  return end > 0 ? title.left(end) : title.isEmpty() ? QString::fromStdString(results.name) : title;
}

LayerFacts factsFor(const ResultsFile& file, const ResultsLayer& results, LayerRole role) {
  LayerFacts facts;
  facts.role = role;
  facts.table = QString::fromStdString(results.name);
  facts.kindTitle = kindTitle(results);
  facts.studyTitle = QString::fromStdString(file.studyTitle);
  facts.year = QString::fromStdString(file.year);
  facts.isSynthetic = file.isSynthetic;
  facts.nationalPopulation = file.nationalPopulation;
  for (const model::ResultsProgramme& programme : file.programmes)
    facts.programmes.append(
        {QString::fromStdString(programme.id), QString::fromStdString(programme.title), programme.budgetGbp});
  return facts;
}

/// Builds one layer after another and collects what is wrong.
class Builder {
 public:
  Builder(const ResultsFile& file, const QgsCoordinateTransformContext& context, Monitor& monitor)
      : mFile(file), mContext(context), mMonitor(monitor) {}

  /// Null, with an issue, if QGIS cannot open it as it should be, or nobody wants it any more.
  std::unique_ptr<QgsVectorLayer> open(const ResultsLayer& results, LayerRole role) {
    if (mMonitor.isCancelled()) {
      if (!mIssues.contains(IssueCode::Cancelled)) mIssues.add(cancelledIssue());
      return nullptr;
    }
    const LayerFacts facts = factsFor(mFile, results, role);
    QgsVectorLayer::LayerOptions options(mContext);
    options.loadDefaultStyle = false;  // stored by anybody
    const QString source = QgsProviderRegistry::instance()->encodeUri(
        QStringLiteral("ogr"), {{QStringLiteral("path"), QString::fromStdString(mFile.path)},
                                {QStringLiteral("layerName"), facts.table}});
    auto layer = std::make_unique<QgsVectorLayer>(
        source, QStringLiteral("%1 | %2").arg(facts.kindTitle, facts.studyLine()), QStringLiteral("ogr"),
        options);
    if (!layer->isValid() || layer->featureCount() != static_cast<long long>(results.rows)) {
      mIssues.add(unreadable(results, *layer));
      return nullptr;
    }
    layer->setReadOnly(true);
    keepFacts(*layer, facts);
    nameFields(*layer, results);
    describeLayer(*layer, mFile, results);
    layer->setMapTipTemplate(plainMapTip(*layer));
    return layer;
  }

  /// A layer that is coloured by a measure of the first programme it has.
  std::unique_ptr<QgsVectorLayer> measured(const ResultsLayer& results, LayerRole role, Measure measure) {
    std::unique_ptr<QgsVectorLayer> layer = open(results, role);
    if (!layer) return nullptr;
    const QVector<ProgrammeFacts> programmes = programmesOf(*layer);
    const QString programme = programmes.isEmpty() ? QString() : programmes.front().id;
    if (programmes.isEmpty() && dependsOnProgramme(measure)) measure = Measure::Population;
    if (std::optional<Issue> problem = switchMeasure(*layer, programme, measure)) {
      mIssues.add(std::move(*problem));
      return nullptr;
    }
    return layer;
  }

  Issues takeIssues() { return std::move(mIssues); }

 private:
  Issue unreadable(const ResultsLayer& results, const QgsVectorLayer& layer) const {
    const QString rows = layer.isValid() ? QString::number(layer.featureCount()) : QString();
    return {Severity::Error,
            IssueCode::FileUnreadable,
            Place{.file = mFile.path, .layer = results.name},
            rows.toStdString(),
            QCoreApplication::translate("fairshares", "QGIS cannot read the layer as it was written.")
                .toStdString(),
            QCoreApplication::translate("fairshares", "Run the study again into a new file.").toStdString()};
  }

  const ResultsFile& mFile;
  const QgsCoordinateTransformContext& mContext;
  Monitor& mMonitor;
  Issues mIssues;
};

void keep(std::vector<BuiltLayer>& layers, std::unique_ptr<QgsVectorLayer> layer, bool isVisible) {
  if (layer) layers.push_back({std::move(layer), isVisible});
}

std::vector<const ResultsLayer*> levelsOf(const ResultsFile& file) {
  std::vector<const ResultsLayer*> levels;
  for (const ResultsLayer& layer : file.layers)
    if (layer.geometry == model::GeometryKind::MultiPolygon && layer.findColumn("population") &&
        std::find(NO_LEVELS.begin(), NO_LEVELS.end(), layer.name) == NO_LEVELS.end())
      levels.push_back(&layer);
  std::stable_sort(levels.begin(), levels.end(), [](const ResultsLayer* left, const ResultsLayer* right) {
    return left->rows < right->rows;
  });
  return levels;
}

void addChoropleths(Builder& builder, const ResultsFile& file, BuiltLayers& built) {
  for (const ResultsLayer* level : levelsOf(file)) {
    std::unique_ptr<QgsVectorLayer> layer = builder.measured(*level, LayerRole::Areas, Measure::OverallIndex);
    // Names of the first level stand on its outlines.
    if (layer && level != levelsOf(file).front()) showNames(*layer, namesScale(level->rows), false);
    keep(built.choropleths, std::move(layer), false);
  }
  const ResultsLayer& zones = *file.findLayer("zones");
  std::unique_ptr<QgsVectorLayer> layer = builder.measured(zones, LayerRole::Zones, Measure::OverallIndex);
  if (layer) {
    showNames(*layer, ZONE_NAMES_SCALE, false);
    built.extent = layer->extent();
    built.groupName = factsOf(*layer)->studyLine();
  }
  built.visibleChoropleth = static_cast<int>(built.choropleths.size());
  keep(built.choropleths, std::move(layer), true);
  if (zones.findColumn("urban_rural_class"))
    keep(built.choropleths, builder.measured(zones, LayerRole::UrbanRural, Measure::UrbanRuralClass), false);
  if (zones.findColumn("drive_time_min"))
    keep(built.choropleths, builder.measured(zones, LayerRole::DriveTime, Measure::DriveTime), false);
}

void addPlain(Builder& builder, const ResultsFile& file, const char* table, LayerRole role,
              BuiltLayers& built) {
  const ResultsLayer* const results = file.findLayer(table);
  if (!results || results->geometry == model::GeometryKind::None) return;
  std::unique_ptr<QgsVectorLayer> layer = builder.open(*results, role);
  if (!layer) return;
  layer->setRenderer(plainRenderer(*layer, role).release());
  if (role == LayerRole::Settlements) showNames(*layer, SETTLEMENT_NAMES_SCALE, false);
  keep(built.over, std::move(layer), false);
}

void addOver(Builder& builder, const ResultsFile& file, BuiltLayers& built) {
  const ResultsLayer* const practices = file.findLayer("practices");
  if (practices && practices->geometry == model::GeometryKind::Point) {
    std::unique_ptr<QgsVectorLayer> layer =
        builder.measured(*practices, LayerRole::Practices, Measure::OverallIndex);
    if (layer) showNames(*layer, ZONE_NAMES_SCALE, false);
    keep(built.over, std::move(layer), false);
  }
  addPlain(builder, file, "settlements", LayerRole::Settlements, built);
  addPlain(builder, file, "ferries", LayerRole::Ferries, built);
  addPlain(builder, file, "routes", LayerRole::Routes, built);
  const std::vector<const ResultsLayer*> levels = levelsOf(file);
  if (levels.empty()) return;
  std::unique_ptr<QgsVectorLayer> layer = builder.open(*levels.front(), LayerRole::AreaOutlines);
  if (!layer) return;
  layer->setName(QCoreApplication::translate("fairshares", "%1: outlines | %2", "areas | study")
                     .arg(kindTitle(*levels.front()), factsOf(*layer)->studyLine()));
  layer->setRenderer(plainRenderer(*layer, LayerRole::AreaOutlines).release());
  showNames(*layer, namesScale(levels.front()->rows), true);
  keep(built.over, std::move(layer), true);
}

void addTables(Builder& builder, const ResultsFile& file, BuiltLayers& built) {
  for (const ResultsLayer& results : file.layers)
    if (results.geometry == model::GeometryKind::None)
      keep(built.tables, builder.open(results, LayerRole::Table), true);
}

}  // namespace

double namesScale(std::size_t areas) {
  if (areas <= 20) return 0.0;
  if (areas <= 100) return 2000000.0;
  if (areas <= 2000) return 200000.0;
  return ZONE_NAMES_SCALE;
}

std::unique_ptr<QgsFeatureRenderer> plainRenderer(const QgsVectorLayer& layer, LayerRole role) {
  const QColor water(0xff2f6db5);
  const QColor road(0xff6b4a2b);
  const QColor town(0xff4a4d52);
  std::unique_ptr<QgsSymbol> symbol;
  switch (compat::geometryOf(layer)) {
  case compat::GeometryWord::Line:
    symbol = role == LayerRole::Ferries ? line(water, 0.5, true) : line(road, 0.3, false);
    break;
  case compat::GeometryWord::Point:
    symbol = circle(town, 2.0);
    break;
  default:
    symbol = outline(role == LayerRole::AreaOutlines ? inkColour() : town, OUTLINE_MILLIMETRES);
  }
  return std::make_unique<QgsSingleSymbolRenderer>(symbol.release());
}

Result<BuiltLayers> buildLayers(const model::ResultsFile& file, const QgsCoordinateTransformContext& context,
                                Monitor& monitor) {
  if (file.path.find('|') != std::string::npos)
    return Issue{Severity::Error,
                 IssueCode::FileUnreadable,
                 Place{.file = file.path},
                 "|",
                 QCoreApplication::translate("fairshares", "QGIS cannot open files with | in their path.")
                     .toStdString(),
                 QCoreApplication::translate("fairshares", "Rename the file or its folder.").toStdString()};
  Builder builder(file, context, monitor);
  BuiltLayers built;
  addOver(builder, file, built);
  addChoropleths(builder, file, built);
  addTables(builder, file, built);
  return Result<BuiltLayers>(std::move(built), builder.takeIssues());
}

}  // namespace fairshares::layers
