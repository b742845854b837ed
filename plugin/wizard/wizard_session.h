// Fair Shares: what the pages of the wizard share: the layers, the draft, and what is known of the layers.
#pragma once

#include <qgsproject.h>

#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "draft/guess_roles.h"
#include "draft/study_draft.h"
#include "wizard/layer_snapshot.h"
#include "wizard/project_layers.h"
#include "wizard/zone_finder.h"

namespace fairshares::wizard {

/// Lives as long as the wizard. Tables of the draft are the layers, by position, and after them the two that
/// the wizard can write itself.
class WizardSession final : public QObject {
  Q_OBJECT

 public:
  /// Begins to look into the layers, on another thread: until they are described they have no samples, and
  /// nothing can be guessed.
  explicit WizardSession(const QgsProject& project, QObject* parent = nullptr);
  [[nodiscard]] bool isDescribed() const { return mIsDescribed; }

  [[nodiscard]] const std::vector<ProjectLayer>& layers() const { return mLayers; }
  [[nodiscard]] const draft::LayerDescription& description(std::size_t layer) const {
    return mLayers[layer].description;
  }
  /// Looks again where the rows of the layers are: the user may have set a filter meanwhile.
  void refreshSources();
  [[nodiscard]] draft::RoleGuess guess(draft::Role role) const;
  [[nodiscard]] std::size_t costsToFillIn() const { return mLayers.size(); }
  [[nodiscard]] std::size_t ratiosToFillIn() const { return mLayers.size() + 1; }

  draft::StudyDraft draft;
  QString studyFile;
  bool mayReplaceStudy = false;
  /// Source and status of each table, as they will be written.
  std::vector<study::Provenance> provenances;
  /// Layers that need a copy and whose copy the user does not want.
  std::map<std::size_t, bool> refusesCopy;
  /// The zone of each GP practice is looked up by its position when the practices are copied: where the
  /// positions are. The field is draft.practices.zone.
  struct PracticePositions {
    QString x;  ///< field; empty: the layer's own points
    QString y;
    QgsCoordinateReferenceSystem crs;
  };
  std::optional<PracticePositions> practicePositions;
  /// Whether a study can only have a copy of the layer's rows.
  [[nodiscard]] bool mustCopy(std::size_t layer) const;
  /// The search for the zones of the practices, of the layers as they are now; nothing if one has gone.
  [[nodiscard]] std::optional<ZoneSearch> practiceSearch() const;
  /// Categories of the ratios to fill in.
  std::vector<std::string> categories;

  using CellsReady = std::function<void(const CellCounts& cells, const QString& failure)>;
  /// The cells of a field, read once, on another thread. `ready` is called when they are there, perhaps at
  /// once; not if `receiver` has gone.
  void wantCells(std::size_t layer, const QString& field, bool asCodes, QObject* receiver, CellsReady ready);

  BackgroundWork& work() { return mWork; }

 signals:
  /// The layers have been looked into. Rows that could not be read are not known.
  void described();

 private:
  void lookIntoLayers();
  struct Column {
    bool isReady = false;
    CellCounts cells;
    QString failure;
    std::vector<std::pair<QPointer<QObject>, CellsReady>> waiting;
  };
  std::vector<ProjectLayer> mLayers;
  std::vector<draft::LayerDescription> mDescriptions;  ///< of mLayers
  bool mIsDescribed = false;
  std::map<std::tuple<std::size_t, QString, bool>, std::shared_ptr<Column>> mColumns;
  BackgroundWork mWork;
};

}  // namespace fairshares::wizard
