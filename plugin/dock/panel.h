// Fair Shares: the panel: choose a study, run it, read the map and the Board table.
#pragma once

#include <qgsdockwidget.h>
#include <qgsmapcanvas.h>
#include <qgsmessagebar.h>
#include <qgsproject.h>

#include <QPointer>
#include <QString>
#include <functional>
#include <memory>

#include "dock/panel_state.h"
#include "dock/run_session.h"

namespace Ui {
class Panel;
}

namespace fairshares::dock {

class InputsView;
class ResultsView;

/// What of QGIS the panel works with. All outlive it.
struct PanelPlaces {
  QgsProject* project = nullptr;        ///< never null
  QgsMapCanvas* canvas = nullptr;       ///< null: nothing is zoomed
  QgsMessageBar* messageBar = nullptr;  ///< null: messages go to the log
  std::function<void(QgsVectorLayer*)> openTable;
  QString sampleStudy;  ///< empty: there is none on this machine
  /// Lets the user make a study of the layers; empty: the button for it is not shown.
  std::function<void()> newStudy = nullptr;
  /// Opens the page of help of this name; empty: there is no button for it.
  std::function<void(const QString& page)> openHelp = nullptr;
};

/// The dock widget. Runs go on in the background; results appear as layers of the project and in the table;
/// what is chosen is kept in the project and comes back with it.
class Panel final : public QgsDockWidget {
  Q_OBJECT

 public:
  explicit Panel(PanelPlaces places, QWidget* parent = nullptr);
  ~Panel() override;

  [[nodiscard]] bool isRunning() const { return mSession.isRunning(); }
  /// As if the user had chosen the file. While a run is under way nothing is chosen.
  void chooseStudy(const QString& file);
  /// As if the user had chosen the sample; the next press of Return runs it.
  void chooseSample();

 private:
  void connectForm();
  void connectProject();
  void run();
  void showEnd(const RunOutcome& outcome, QgsLayerTreeGroup* group);
  void showRunning(bool isRunning);
  void showProgress(double percent);
  void useSample(bool isSample);
  void suggestResults();
  void keep();
  void restore();
  void dropLostRun();
  [[nodiscard]] QString studyFile() const;
  [[nodiscard]] QgsLayerTreeGroup* loadedRun() const;
  void tell(Qgis::MessageLevel level, const QString& text, const QStringList& details = {});
  void tellFailure(const QString& reason);

  PanelPlaces mPlaces;
  std::unique_ptr<Ui::Panel> mForm;
  RunSession mSession;
  ResultsView* mResults = nullptr;  ///< a child, like the next
  InputsView* mInputs = nullptr;
  QPointer<QgsLayerTreeGroup> mShown;
  bool mIsRestoring = false;
};

}  // namespace fairshares::dock
