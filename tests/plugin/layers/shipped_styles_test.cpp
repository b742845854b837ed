// styles/*.qml are what the code makes, and a run stores them with its layers.
#include "plugin/layers/shipped_styles.h"

#include <qgsmaplayerstylemanager.h>
#include <qgspallabeling.h>
#include <qgsrenderer.h>
#include <qgssymbol.h>
#include <qgsvectorlayerlabeling.h>

#include <QDir>
#include <QDomDocument>
#include <QFile>
#include <QPainter>
#include <fstream>

#include "layers/stored_styles.h"
#include "plugin/layers/loaded_sample.h"

using namespace fairshares;
using namespace fairshares::layers;
using testing_support::alter;
using testing_support::TemporaryFolder;

namespace {

// What a renderer draws, in words that do not depend on the version of QGIS that wrote it.
std::string meaningOf(const QgsVectorLayer& layer) {
  QString text = layer.renderer()->type() + "\n";
  for (const QgsLegendSymbolItem& item : layer.renderer()->legendSymbolItems())
    text += item.label() + " " + (item.symbol() ? item.symbol()->color().name(QColor::HexArgb) : QString()) +
            "\n";
  text += layer.renderer()->dump() + "\n";
  text += layer.labelsEnabled() ? QString("names from 1 : %1").arg(layer.labeling()->settings().minimumScale)
                                : QString("no names");
  return text.toStdString();
}

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// FAIRSHARES_WRITE_STYLES=1 writes the files anew (styles/README.md).
TEST(ShippedStyles, AreWhatTheCodeMakes) {
  for (const QString& role : testing_support::shippedRoles()) {
    if (qEnvironmentVariableIsSet("FAIRSHARES_WRITE_STYLES")) {
      QFile file(testing_support::shippedFile(role));
      ASSERT_TRUE(file.open(QIODevice::WriteOnly));
      file.write(testing_support::shippedStyle(role));
    }
    const std::unique_ptr<QgsVectorLayer> made = testing_support::styledLayer(role);
    const std::unique_ptr<QgsVectorLayer> read = testing_support::styledLayer(role);
    read->setRenderer(QgsFeatureRenderer::defaultRenderer(read->geometryType()));
    read->setLabelsEnabled(false);
    ASSERT_NE(meaningOf(*read), meaningOf(*made));
    QDomDocument document;
    ASSERT_TRUE(document.setContent(contentOf(testing_support::shippedFile(role)))) << role.toStdString();
    QString error;
    ASSERT_TRUE(read->importNamedStyle(document, error)) << error.toStdString();
    EXPECT_EQ(meaningOf(*read), meaningOf(*made)) << role.toStdString();
  }
}

TEST(ShippedStyles, EveryFileIsOfARole) {
  QStringList files = QDir(FAIRSHARES_SOURCE_DIR "/styles").entryList({"*.qml"});
  for (QString& file : files) file.chop(4);
  QStringList roles = testing_support::shippedRoles();
  roles.sort();
  EXPECT_EQ(files, roles);
}

TEST(ShippedStyles, AreUsableByTheirOwnRules) {
  for (const QString& role : testing_support::shippedRoles())
    EXPECT_FALSE(refusalOfStyle(contentOf(testing_support::shippedFile(role)))) << role.toStdString();
}

class StoredStyles : public testing_support::LoadedSample {
 protected:
  QString copy() {
    const QString path = QString::fromStdString(mFolder.file("copy.gpkg"));
    QFile::remove(path);
    QFile::copy(testing_support::sampleResults(), path);
    return path;
  }
  static std::string insertion(const std::string& name, const std::string& qml, bool isDefault = false) {
    return "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
           "styleName, "
           "styleQML, useAsDefault) VALUES ('', '', 'zones', 'geom', '" +
           name + "', '" + qml + "', " + (isDefault ? "1" : "0") + ")";
  }
  TemporaryFolder mFolder;
};

TEST_F(StoredStyles, OfARunAreOfferedWithEachOfItsLayers) {
  const QStringList styles = zones().styleManager()->styles();
  for (const char* name : {"Overall index", "Age-sex index", "Needs index", "Excess cost index", "Drive time",
                           "Urban-rural class"})
    EXPECT_TRUE(styles.contains(name)) << name;
  ASSERT_TRUE(zones().styleManager()->setCurrentStyle("Excess cost index"));
  EXPECT_TRUE(zones().renderer()->dump().contains("hchs_excess_cost_index"));
  EXPECT_TRUE(factsOf(zones())) << "a style takes nothing away";
  EXPECT_FALSE(zones().fields().field("population").alias().isEmpty());
  EXPECT_TRUE(boards().styleManager()->styles().contains("Needs index"));
  EXPECT_TRUE(layer(LayerRole::Practices).styleManager()->styles().contains("Overall index"));
}

TEST_F(StoredStyles, AnyQgisOpensTheFileStyledByItself) {
  for (const auto& [table, attribute] :
       {std::pair("zones", "hchs_overall_index"), std::pair("boards", "all_overall_index"),
        std::pair("practices", "gp_prescribing_overall_index")}) {
    const QgsVectorLayer layer(testing_support::sampleResults() + "|layername=" + table, table, "ogr");
    EXPECT_TRUE(layer.renderer()->dump().contains(attribute))
        << table << layer.renderer()->dump().toStdString();
    EXPECT_EQ(layer.renderer()->legendSymbolItems().size() >= 10, true);
  }
}

TEST_F(StoredStyles, AStyleOfThePlannersIsOfferedUnderItsName) {
  const QString path = copy();
  alter(path,
        insertion("mine", "<qgis styleCategories=\"Symbology\"><renderer-v2 type=\"nullSymbol\"/></qgis>",
                  true));
  load(path);
  EXPECT_TRUE(mIssues.empty());
  EXPECT_TRUE(zones().styleManager()->styles().contains("mine"));
  EXPECT_EQ(zones().renderer()->type(), "graduatedSymbol") << "what is shown is ours all the same";
}

TEST_F(StoredStyles, WhatOneStyleSaysStaysOutOfTheNextAndOfTheLayer) {
  const QString path = copy();
  const std::string renderer = "<renderer-v2 type=\"nullSymbol\"/>";
  alter(path, insertion("darkening",
                        "<qgis styleCategories=\"Symbology\">" + renderer + "<blendMode>6</blendMode></qgis>",
                        false));
  alter(path, insertion("silent", "<qgis styleCategories=\"Symbology\">" + renderer + "</qgis>", false));
  load(path);
  EXPECT_TRUE(mIssues.empty());
  EXPECT_EQ(zones().blendMode(), QPainter::CompositionMode_SourceOver);
  EXPECT_TRUE(zones().labelsEnabled());
  const std::string shown = meaningOf(zones());
  QgsMapLayerStyleManager& styles = *zones().styleManager();
  ASSERT_TRUE(styles.setCurrentStyle("darkening"));
  EXPECT_EQ(zones().blendMode(), QPainter::CompositionMode_Multiply);
  EXPECT_EQ(zones().attributeAlias(zones().fields().lookupField("population")).isEmpty(), false);
  ASSERT_TRUE(styles.setCurrentStyle("silent"));
  EXPECT_EQ(zones().blendMode(), QPainter::CompositionMode_SourceOver)
      << "not that of the style before it in the file";
  EXPECT_EQ(zones().renderer()->type(), "nullSymbol");
  ASSERT_TRUE(styles.setCurrentStyle("default"));
  EXPECT_EQ(meaningOf(zones()), shown);
}

TEST_F(StoredStyles, HostileStylesAreLeftOutWithAWarningAndTheRestIsLoaded) {
  const QString path = copy();
  std::string deep = "<qgis>";
  for (int level = 0; level < 100'000; ++level) deep += "<a>";
  alter(path, insertion("deep", deep));
  alter(path,
        insertion("bomb", "<!DOCTYPE qgis [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><qgis>&b;</qgis>"));
  alter(path, insertion("beacon",
                        "<qgis><renderer-v2><symbols><prop k=\"name\" v=\"https://example.invalid/x.svg\"/>"
                        "</symbols></renderer-v2></qgis>"));
  alter(path, insertion("words", "no XML at all"));
  alter(path, insertion("other", "<svg/>"));
  load(path);
  EXPECT_EQ(mIssues.list().size(), 5u);
  EXPECT_FALSE(mIssues.hasErrors());
  for (const char* name : {"deep", "bomb", "beacon", "words", "other"})
    EXPECT_FALSE(zones().styleManager()->styles().contains(name)) << name;
  EXPECT_TRUE(zones().styleManager()->styles().contains("Needs index"));
}

TEST_F(StoredStyles, ATableOfStylesOfAnotherKindIsNoProblem) {
  const QString path = copy();
  alter(path, "DROP TABLE layer_styles");
  alter(path, "CREATE VIEW layer_styles AS SELECT 1 AS f_table_name");
  load(path);
  EXPECT_FALSE(mIssues.hasErrors());
  EXPECT_EQ(zones().styleManager()->styles().size(), 1);
}

}  // namespace
