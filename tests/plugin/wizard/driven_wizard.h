// The wizard in a project of its own, used as by a planner: by the names of its boxes.
#pragma once

#include <qgsproject.h>

#include <QComboBox>
#include <QLabel>
#include <QString>
#include <memory>
#include <stdexcept>

#include "support/temporary_folder.h"
#include "wizard/new_study_wizard.h"

namespace fairshares::testing_support {

class DrivenWizard {
 public:
  /// Adds a layer of a file; `layerName` where it has several.
  QgsVectorLayer& addFile(const QString& path, const QString& name, const QString& layerName = {});
  /// Takes any other layer into the project.
  QgsVectorLayer& add(std::unique_ptr<QgsVectorLayer> layer);
  /// Layers of the starter study, which lies in `folder`: zones, lookup, people, costs, classes, ratios.
  void addStarter(const TemporaryFolder& folder);

  /// Opens the wizard on the layers at hand, with a title and a file name.
  void open(const QString& folder, const QString& title = QStringLiteral("A new study"));
  [[nodiscard]] wizard::NewStudyWizard& wizard() const { return *mWizard; }
  [[nodiscard]] QString pageName() const { return mWizard->currentPage()->objectName(); }
  /// A widget of the page shown.
  template <typename Widget> [[nodiscard]] Widget& find(const char* name) const {
    auto* const widget = mWizard->currentPage()->findChild<Widget*>(QString::fromLatin1(name));
    if (!widget)
      throw std::runtime_error(std::string("no widget ") + name + " on " + pageName().toStdString());
    return *widget;
  }
  [[nodiscard]] QString text(const char* label) const { return find<QLabel>(label).text(); }
  /// What keeps the user from going on.
  [[nodiscard]] QString problem() const { return text("problem"); }
  /// Chooses the item of a box that begins with `beginning`.
  void choose(const char* box, const QString& beginning) const;
  [[nodiscard]] QString chosen(const char* box) const { return find<QComboBox>(box).currentText(); }
  /// Waits until the page has read what it wants; false after 40 s.
  bool waitUntilComplete() const;
  /// Goes on to the next page; false (and why in problem()) if it must not.
  bool next() const;
  /// Goes on to the page of this name, filling nothing in.
  void goTo(const char* page) const;
  /// On the last page: waits for the check and presses Save. The saved study, empty if it was not saved.
  QString save();
  /// Takes what is proposed from here to the last page, with budgets filled in, expects a sound check, and
  /// saves.
  QString saveAsProposed();

  QgsProject project;

 private:
  std::unique_ptr<wizard::NewStudyWizard> mWizard;
  QString mSaved;
};

}  // namespace fairshares::testing_support
