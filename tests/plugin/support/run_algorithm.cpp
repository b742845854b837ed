#include "plugin/support/run_algorithm.h"

#include <qgsapplication.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingutils.h>

#include <stdexcept>

#include "processing/fairshares_provider.h"

namespace fairshares::testing_support {

ListeningFeedback::ListeningFeedback() : QgsProcessingFeedback(false) {
  // At once, on whatever thread: the monitor lets one report at a time.
  QObject::connect(
      this, &QgsFeedback::progressChanged, this, [this](double value) { progress.push_back(value); },
      Qt::DirectConnection);
}

void ListeningFeedback::setProgressText(const QString& text) {
  stages << text;
  if (onStage) onStage(text);
}

void ListeningFeedback::reportError(const QString& error, bool) {
  errors << error;
}

void ListeningFeedback::pushWarning(const QString& warning) {
  warnings << warning;
}

void ListeningFeedback::pushInfo(const QString& info) {
  infos << info;
}

QgsVectorLayer* AlgorithmRun::layer(const QString& output) const {
  return qobject_cast<QgsVectorLayer*>(
      QgsProcessingUtils::mapLayerFromString(outputs.value(output).toString(), *context));
}

std::string AlgorithmRun::said() const {
  return (feedback->errors + feedback->warnings + feedback->infos).join('\n').toStdString();
}

AlgorithmRun runAlgorithm(const QString& name, const QVariantMap& parameters,
                          const std::function<void(ListeningFeedback&, const QString&)>& onStage,
                          QgsProject* project) {
  processing::FairSharesProvider provider;
  provider.load();
  const QgsProcessingAlgorithm* algorithm = provider.algorithm(name);
  if (!algorithm) throw std::runtime_error("no algorithm " + name.toStdString());
  AlgorithmRun run;
  run.context = std::make_unique<QgsProcessingContext>();
  if (project) run.context->setProject(project);
  run.feedback = std::make_unique<ListeningFeedback>();
  if (onStage) run.feedback->onStage = [&](const QString& stage) { onStage(*run.feedback, stage); };
  run.context->setFeedback(run.feedback.get());
  run.outputs = algorithm->run(parameters, *run.context, run.feedback.get(), &run.done);
  run.feedback->onStage = {};
  return run;
}

QVariant asParameter(QgsVectorLayer& layer) {
  return QVariant::fromValue(&layer);
}

QVariant valueAt(QgsVectorLayer& layer, const QString& codeField, const QString& code, const QString& field) {
  QgsFeatureIterator features = layer.getFeatures();
  QgsFeature feature;
  while (features.nextFeature(feature))
    if (feature.attribute(codeField).toString() == code) return feature.attribute(field);
  return {};
}

}  // namespace fairshares::testing_support
