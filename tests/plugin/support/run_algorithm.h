// Algorithms of the provider, run as the toolbox runs them.
#pragma once

#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QStringList>
#include <QVariantMap>
#include <functional>
#include <memory>
#include <vector>

namespace fairshares::testing_support {

/// Keeps what an algorithm said, and cancels on demand.
class ListeningFeedback final : public QgsProcessingFeedback {
 public:
  ListeningFeedback();
  void setProgressText(const QString& text) override;
  void reportError(const QString& error, bool fatalError) override;
  void pushWarning(const QString& warning) override;
  void pushInfo(const QString& info) override;

  QStringList stages, errors, warnings, infos;
  std::vector<double> progress;
  /// Called at every new stage; may cancel.
  std::function<void(const QString& stage)> onStage;
};

/// What came of a run.
struct AlgorithmRun {
  bool done = false;
  QVariantMap outputs;
  std::unique_ptr<QgsProcessingContext> context;
  std::unique_ptr<ListeningFeedback> feedback;
  /// The layer of an output; the context owns it. Null if there is none.
  [[nodiscard]] QgsVectorLayer* layer(const QString& output) const;
  /// Everything of `lines` in one text, for messages of tests.
  [[nodiscard]] std::string said() const;
};

/// Runs fairshares:`name`. Parameters that are layers are handed over as layers, so nothing goes into a
/// project; layers that are named are looked for in `project`. `onStage` may cancel.
AlgorithmRun runAlgorithm(const QString& name, const QVariantMap& parameters,
                          const std::function<void(ListeningFeedback&, const QString& stage)>& onStage = {},
                          QgsProject* project = nullptr);

/// A layer as the value of a parameter.
QVariant asParameter(QgsVectorLayer& layer);

/// The value of a feature of `layer` whose `codeField` is `code`; invalid if there is no such feature.
QVariant valueAt(QgsVectorLayer& layer, const QString& codeField, const QString& code, const QString& field);

}  // namespace fairshares::testing_support
