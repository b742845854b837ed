#include "plugin/wizard/driven_wizard.h"

#include <gtest/gtest.h>
#include <qgsfilewidget.h>
#include <qgsvectorlayer.h>

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "plugin/dock/starter_folder.h"
#include "study/starter_study.h"

namespace fairshares::testing_support {

QgsVectorLayer& DrivenWizard::addFile(const QString& path, const QString& name, const QString& layerName) {
  const QString source = layerName.isEmpty() ? path : path + "|layername=" + layerName;
  return add(std::make_unique<QgsVectorLayer>(source, name, QStringLiteral("ogr")));
}

QgsVectorLayer& DrivenWizard::add(std::unique_ptr<QgsVectorLayer> layer) {
  if (!layer->isValid()) throw std::runtime_error("not a layer: " + layer->source().toStdString());
  QgsVectorLayer& added = *layer;
  project.addMapLayer(layer.release());
  return added;
}

void DrivenWizard::addStarter(const TemporaryFolder& folder) {
  for (const study::StarterFile& one : study::starterFiles()) folder.write(one.name, one.content);
  const auto path = [&folder](const char* name) { return QString::fromStdString(folder.file(name)); };
  for (const char* name :
       {"zones.geojson", "lookup.csv", "population.csv", "indicators.csv", "urban_rural.csv",
        "cost_per_head.csv", "needs_coefficients.csv", "excess_cost_ratios.csv", "allocations.csv"})
    addFile(path(name), QString::fromLatin1(name).section('.', 0, 0));
}

void DrivenWizard::open(const QString& folder, const QString& title) {
  mSaved.clear();
  mWizard = std::make_unique<wizard::NewStudyWizard>(project, folder);
  QObject::connect(mWizard.get(), &wizard::NewStudyWizard::saved,
                   [this](const QString& file) { mSaved = file; });
  mWizard->show();
  find<QLineEdit>("studyTitle").setText(title);
  waitUntil([this] { return !problem().contains("looked at"); });
}

void DrivenWizard::choose(const char* name, const QString& beginning) const {
  auto& box = find<QComboBox>(name);
  for (int item = 0; item < box.count(); ++item)
    if (box.itemText(item).startsWith(beginning)) {
      box.setCurrentIndex(item);
      emit box.activated(item);
      return;
    }
  throw std::runtime_error(std::string(name) + " has no item " + beginning.toStdString());
}

bool DrivenWizard::waitUntilComplete() const {
  return waitUntil([this] { return mWizard->currentPage()->isComplete(); });
}

bool DrivenWizard::next() const {
  const QString before = pageName();
  if (mWizard->currentPage()->isComplete()) mWizard->next();
  return pageName() != before;
}

void DrivenWizard::goTo(const char* page) const {
  while (pageName() != QLatin1String(page)) {
    waitUntilComplete();
    if (!next()) throw std::runtime_error(pageName().toStdString() + ": " + problem().toStdString());
  }
}

QString DrivenWizard::save() {
  if (!waitUntilComplete()) return {};
  if (auto* const button = mWizard->button(QWizard::FinishButton)) button->click();
  return mSaved;
}

QString DrivenWizard::saveAsProposed() {
  goTo("programmesPage");
  find<QPushButton>("fillBudgets").click();
  goTo("summaryPage");
  waitUntil([this] { return text("checkNote").contains("sound"); });
  EXPECT_TRUE(text("checkNote").contains("sound"))
      << find<QPlainTextEdit>("findings").toPlainText().toStdString();
  return save();
}

}  // namespace fairshares::testing_support
