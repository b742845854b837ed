// A language in which every text of the plugin stands in guillemets: what stands in none escaped translation.
#include <gtest/gtest.h>
#include <qgsfilewidget.h>
#include <qgsmapcanvas.h>
#include <qgsmessagebar.h>
#include <qgsmessagebaritem.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgssettings.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTranslator>

#include "dock/panel.h"
#include "dock/welcome.h"
#include "help/help_window.h"
#include "layers/layer_factory.h"
#include "layers/measure.h"
#include "plugin/dock/starter_folder.h"
#include "processing/fairshares_provider.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

/// «As it was», for texts of Fair Shares alone.
class Guillemets final : public QTranslator {
 public:
  [[nodiscard]] QString translate(const char* context, const char* source, const char*, int) const override {
    const QString where = QString::fromUtf8(context);
    if (!where.startsWith("fairshares") && where != "Panel") return {};
    return QStringLiteral("«%1»").arg(QString::fromUtf8(source));
  }
  [[nodiscard]] bool isEmpty() const override { return false; }
};

class PseudoTranslation : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(QCoreApplication::installTranslator(&translator)); }
  void TearDown() override { QCoreApplication::removeTranslator(&translator); }

  static void expectTranslated(const QString& text, const std::string& where) {
    if (text.isEmpty() || text == "Fair Shares") return;  // a name
    EXPECT_TRUE(text.contains(QStringLiteral("«"))) << where << ": " << text.toStdString();
    ++seen;
  }
  /// Every text of a window's own widgets; those inside widgets of QGIS are QGIS's.
  static void expectTranslated(const QWidget& window) {
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
      const std::string name = widget->objectName().toStdString();
      if (isOfQgis(*widget)) continue;
      expectTranslated(widget->toolTip(), name + " tool tip");
      expectTranslated(widget->accessibleName(), name + " for screen readers");
      expectTranslated(widget->windowTitle(), name + " title");
      if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        if (label->text().contains(QRegularExpression("[A-Za-z]"))) expectTranslated(label->text(), name);
      }
      if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        expectTranslated(button->text(), name);
      if (const auto* group = qobject_cast<const QGroupBox*>(widget)) expectTranslated(group->title(), name);
      if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        expectTranslated(line->placeholderText(), name);
      if (const auto* table = qobject_cast<const QTableView*>(widget))
        for (int column = 0; table->model() && column < table->model()->columnCount(); ++column)
          for (const int role : {static_cast<int>(Qt::DisplayRole), static_cast<int>(Qt::ToolTipRole)})
            expectTranslated(table->model()->headerData(column, Qt::Horizontal, role).toString(),
                             name + " heading");
    }
  }
  static bool isOfQgis(const QWidget& widget) {
    if (qobject_cast<const QgsFileWidget*>(&widget)) return false;
    if (widget.objectName().startsWith("qt_")) return true;
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
      if (qobject_cast<const QgsFileWidget*>(parent) || qobject_cast<const QComboBox*>(parent) ||
          qobject_cast<const QTableView*>(parent))
        return true;
    return false;
  }

  Guillemets translator;
  static inline int seen = 0;
};

TEST_F(PseudoTranslation, ReachesEveryTextOfThePanelBeforeAndAfterARun) {
  StarterFolder study;
  QgsProject project;
  QgsMapCanvas canvas;
  QgsMessageBar bar;
  dock::PanelPlaces places{&project, &canvas, &bar, nullptr, study.study()};
  places.openHelp = [](const QString&) {};
  places.newStudy = [] {};
  dock::Panel panel(places);
  seen = 0;
  expectTranslated(*panel.widget());
  EXPECT_GT(seen, 30);

  panel.findChild<QgsFileWidget*>("studyFile")->setFilePath(study.study());
  panel.findChild<QgsFileWidget*>("resultsFile")->setFilePath(study.output());
  panel.findChild<QPushButton*>("runButton")->click();
  ASSERT_TRUE(waitUntil([&] { return !panel.isRunning(); }));
  expectTranslated(*panel.widget());
  ASSERT_NE(bar.currentItem(), nullptr);
  expectTranslated(bar.currentItem()->text(), "message");
  auto& measures = *panel.findChild<QComboBox*>("measureBox");
  ASSERT_GT(measures.count(), 5);
  for (int row = 0; row < measures.count(); ++row) {
    expectTranslated(measures.itemText(row), "measure");
    measures.setCurrentIndex(row);
    expectTranslated(panel.findChild<QLabel*>("lookingAtLabel")->text(), "what am I looking at");
  }
}

TEST_F(PseudoTranslation, ReachesHelpAndWelcome) {
  const help::HelpWindow window;
  expectTranslated(window.windowTitle(), "help");
  for (const QAbstractButton* button : window.findChildren<QAbstractButton*>())
    if (!button->objectName().startsWith("qt_")) expectTranslated(button->text(), "help");
  QgsSettings().remove("fairshares/welcome_was_shown");
  QgsMessageBar bar;
  dock::Welcome welcome;
  const std::function<void()> way = [] {};
  welcome.offer(bar, {way, way, way});
  ASSERT_TRUE(welcome.isShown());
  expectTranslated(bar.currentItem()->text(), "welcome");
  for (const char* name : {"trySample", "newStudy", "openHelp"})
    expectTranslated(bar.findChild<QPushButton*>(name)->text(), name);
  bar.clearWidgets();
  QgsSettings().remove("fairshares/welcome_was_shown");
}

TEST_F(PseudoTranslation, ReachesTheToolbox) {
  processing::FairSharesProvider provider;
  provider.load();
  expectTranslated(provider.longName(), "provider");
  for (const QgsProcessingAlgorithm* algorithm : provider.algorithms()) {
    const std::string name = algorithm->name().toStdString();
    expectTranslated(algorithm->displayName(), name);
    expectTranslated(algorithm->shortDescription(), name);
    expectTranslated(algorithm->group(), name);
    for (const QgsProcessingParameterDefinition* parameter : algorithm->parameterDefinitions()) {
      expectTranslated(parameter->description(), name + " " + parameter->name().toStdString());
      if (const auto* matrix = dynamic_cast<const QgsProcessingParameterMatrix*>(parameter))
        for (const QString& heading : matrix->headers()) expectTranslated(heading, name + " matrix");
    }
    for (const QgsProcessingOutputDefinition* output : algorithm->outputDefinitions())
      expectTranslated(output->description(), name + " " + output->name().toStdString());
  }
}

TEST_F(PseudoTranslation, ReachesMeasuresAndTheirUnits) {
  for (const layers::Measure measure : layers::allMeasures()) {
    expectTranslated(layers::titleOf(measure), "measure");
    expectTranslated(layers::unitOf(measure), "unit");
  }
}

}  // namespace
