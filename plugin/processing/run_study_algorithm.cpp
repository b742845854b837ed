
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsproject.h>

#include "compat/processing_types.h"
#include "io/write_tables.h"
#include "processing/algorithms.h"
#include "processing/fairshares_algorithm.h"
#include "processing/feedback_monitor.h"
#include "processing/tell_issues.h"
#include "run/output_layers.h"
#include "run/write_outputs.h"

namespace fairshares::processing {

namespace {

const QString STUDY = QStringLiteral("STUDY");
const QString TABLES = QStringLiteral("TABLES");
const QString THREADS = QStringLiteral("THREADS");
const QString LOAD_LAYERS = QStringLiteral("LOAD_LAYERS");

/// A layer of the GeoPackage as QGIS writes its source.
QString layerSource(const QString& geoPackage, const std::string& layer) {
  return QStringLiteral("%1|layername=%2").arg(geoPackage, QString::fromStdString(layer));
}

/// The layers of the run that are drawn: zones, every level, practices.
std::vector<std::string> mapLayers(const model::Model& model) {
  std::vector<std::string> layers{"zones"};
  for (const model::Level& level : model.levels) layers.push_back(level.id);
  if (model.practices) layers.emplace_back("practices");
  return layers;
}

/// Has the layers added to the project when the algorithm is done, on the thread that may do so.
void loadLater(const QString& geoPackage, const run::JoinedStudy& joined, QgsProcessingContext& context) {
  if (!context.project()) return;
  for (const std::string& layer : mapLayers(joined.model)) {
    const QString title = QString::fromStdString(run::layerTitle(joined.study, layer));
    context.addLayerToLoadOnCompletion(layerSource(geoPackage, layer),
                                       QgsProcessingContext::LayerDetails(title, context.project(), title));
  }
}

QVariantMap outputsOf(const QString& geoPackage, const run::FinishedRun& run) {
  QVariantMap outputs;
  outputs.insert(QStringLiteral("OUTPUT"), geoPackage);
  outputs.insert(QStringLiteral("ZONES"), layerSource(geoPackage, "zones"));
  for (const model::Level& level : run.joined.model.levels)
    if (level.id == "boards") outputs.insert(QStringLiteral("BOARDS"), layerSource(geoPackage, level.id));
  if (run.joined.model.practices)
    outputs.insert(QStringLiteral("PRACTICES"), layerSource(geoPackage, "practices"));
  outputs.insert(QStringLiteral("SHARES"), layerSource(geoPackage, "shares"));
  outputs.insert(QStringLiteral("JOIN_REPORT"), layerSource(geoPackage, "join_report"));
  outputs.insert(QStringLiteral("RUN_REPORT"), layerSource(geoPackage, "run_report"));
  outputs.insert(QStringLiteral("ZONE_COUNT"), static_cast<qlonglong>(run.joined.model.zones.size()));
  outputs.insert(QStringLiteral("POPULATION"), run.results.nationalPopulation);
  outputs.insert(QStringLiteral("CHECKS"), static_cast<qlonglong>(run.checks.size()));
  return outputs;
}

class RunStudyAlgorithm final : public Repeatable<RunStudyAlgorithm> {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::RunStudyAlgorithm)

 protected:
  [[nodiscard]] AlgorithmFacts facts() const override;
  void define() override;
  QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                      QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) override;
};

}  // namespace

AlgorithmFacts RunStudyAlgorithm::facts() const {
  return {QStringLiteral("runstudy"), tr("Run a study"),
          tr("Weighted populations, indices and target shares of a whole study, from its TOML file."),
          tr("study,run,target share,weighted population,TOML,allocation")};
}

void RunStudyAlgorithm::define() {
  addParameter(new QgsProcessingParameterFile(STUDY, tr("Study file (TOML)"), compat::FILE_PARAMETER,
                                              QStringLiteral("toml")));
  addParameter(new QgsProcessingParameterFileDestination(OUTPUT, tr("Results (GeoPackage)"),
                                                         tr("GeoPackage (*.gpkg *.GPKG)")));
  addParameter(new QgsProcessingParameterFolderDestination(TABLES, tr("Folder for CSV tables and a workbook"),
                                                           QVariant(), true, false));
  addParameter(
      new QgsProcessingParameterBoolean(LOAD_LAYERS, tr("Add the layers to the project"), true, true));
  auto threads = std::make_unique<QgsProcessingParameterNumber>(
      THREADS, tr("Threads (0: one for each core; the results are the same)"), compat::INTEGER_NUMBER, 0,
      true, 0, 256);
  threads->setFlags(threads->flags() | compat::ADVANCED_PARAMETER);
  addParameter(threads.release());

  addOutput(new QgsProcessingOutputVectorLayer(QStringLiteral("ZONES"), tr("Data zones")));
  addOutput(new QgsProcessingOutputVectorLayer(QStringLiteral("BOARDS"), tr("Boards")));
  addOutput(new QgsProcessingOutputVectorLayer(QStringLiteral("PRACTICES"), tr("GP practices")));
  addOutput(new QgsProcessingOutputVectorLayer(QStringLiteral("SHARES"), tr("Shares by level and step")));
  addOutput(new QgsProcessingOutputVectorLayer(QStringLiteral("JOIN_REPORT"), tr("Join report")));
  addOutput(new QgsProcessingOutputVectorLayer(QStringLiteral("RUN_REPORT"), tr("Run report")));
  addOutput(new QgsProcessingOutputNumber(QStringLiteral("ZONE_COUNT"), tr("Number of data zones")));
  addOutput(new QgsProcessingOutputNumber(QStringLiteral("POPULATION"), tr("National population, persons")));
  addOutput(new QgsProcessingOutputNumber(QStringLiteral("CHECKS"), tr("Conservation checks that hold")));
}

QVariantMap RunStudyAlgorithm::compute(const QVariantMap& parameters, QgsProcessingContext& context,
                                       QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) {
  const QString geoPackage = parameterAsFileOutput(parameters, OUTPUT, context);
  const run::OutputTargets targets{geoPackage.toStdString(),
                                   parameterAsFileOutput(parameters, TABLES, context).toStdString()};
  run::RunOptions options;
  options.threads = static_cast<unsigned>(parameterAsInt(parameters, THREADS, context));
  options.networkCache = run::networkCacheBeside(targets.geoPackage);
  // Before an hour of work is done for nothing.
  Issues refused = io::checkGeoPackageTarget(targets.geoPackage);
  refused.append(io::checkTablesTarget(targets.tableFolder));
  refuseErrors(refused, feedback);

  Result<run::FinishedRun> run =
      run::runStudy(parameterAsFile(parameters, STUDY, context).toStdString(), options, monitor);
  Issues issues = run.takeIssues();
  std::vector<io::WrittenFile> written;
  if (run) issues.append(run::writeOutputs(run.value(), targets, options, monitor, written));
  for (const io::WrittenFile& file : written)
    feedback.pushInfo(tr("Written: %1").arg(QString::fromStdString(file.path)));
  refuseErrors(issues, feedback);

  if (parameterAsBoolean(parameters, LOAD_LAYERS, context))
    loadLater(geoPackage, run.value().joined, context);
  return outputsOf(geoPackage, run.value());
}

QgsProcessingAlgorithm* runStudyAlgorithm() {
  return new RunStudyAlgorithm;
}

}  // namespace fairshares::processing
