// Fair Shares: the part of the panel that shows a run: join summary, map choices, Board table.
#pragma once

#include <qgslayertreegroup.h>
#include <qgsmapcanvas.h>

#include <QObject>
#include <QPointer>
#include <QString>

#include "dock/board_table_model.h"
#include "dock/join_summary.h"
#include "dock/map_link.h"
#include "layers/layer_facts.h"
#include "layers/measure.h"

namespace Ui {
class Panel;
}

namespace fairshares::dock {

class ResultsView final : public QObject {
  Q_OBJECT

 public:
  /// `canvas` may be null. `form` must outlive the view.
  ResultsView(Ui::Panel& form, QgsMapCanvas* canvas, QObject* parent);

  /// Shows the run of `group` by a programme and a measure, or by those that come nearest to them. Null
  /// shows nothing.
  void showRun(QgsLayerTreeGroup* group, const QString& programme, layers::Measure measure);
  void showSummary(const JoinSummary& summary);

  [[nodiscard]] QString programme() const;
  [[nodiscard]] layers::Measure measure() const;

 signals:
  /// The user has chosen another programme or measure.
  void choiceChanged();
  void tableWanted(QgsVectorLayer* table);
  void failed(const QString& reason);

 private:
  void connectForm();
  void fillProgrammes(const QString& wanted);
  void fillMeasures(layers::Measure wanted);
  void fillTable();
  void showCounts();
  void switchMaps();
  void showLine();
  void bringUp(const QgsVectorLayer& layer);
  void copyRows() const;
  void selectInTable(const QStringList& codes);
  [[nodiscard]] QStringList selectedCodes() const;
  [[nodiscard]] QgsVectorLayer* layerOf(layers::LayerRole role, const QString& table = {}) const;
  /// Boards, else the level with the fewest areas; null if there is none.
  [[nodiscard]] QgsVectorLayer* areasLayer() const;

  Ui::Panel& mForm;
  BoardTableModel mModel;
  BoardTableOrder mOrder;
  MapLink mLink;
  QPointer<QgsLayerTreeGroup> mGroup;
  bool mStandsIn = false;   ///< another layer is shown, since zones have no such number
  bool mIsFilling = false;  ///< what changes in the form is not the user's doing
};

}  // namespace fairshares::dock
