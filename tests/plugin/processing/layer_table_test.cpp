// Layers of QGIS as tables of the engine.
#include "processing/layer_table.h"

#include <gtest/gtest.h>
#include <qgsgeometry.h>

#include <QDate>
#include <cmath>

#include "plugin/support/memory_layers.h"
#include "processing/layer_cells.h"

using namespace fairshares;
using processing::cellText;
using processing::LayerTable;
using processing::readLayer;
using testing_support::memorySquares;
using testing_support::memoryTable;

namespace {

LayerTable readAll(QgsVectorLayer& layer, const processing::LayerRequest& request) {
  return readLayer(layer, request, SilentMonitor());
}

TEST(CellText, IsWhatTheReadersOfFilesMakeOfTheSameValue) {
  EXPECT_EQ(cellText(QVariant()), "");
  EXPECT_EQ(cellText(QVariant(QVariant::String)), "");
  EXPECT_EQ(cellText(QString("S01006506")), "S01006506");
  EXPECT_EQ(cellText(15), "15");
  EXPECT_EQ(cellText(qlonglong(9007199254740993)), "9007199254740993");
  EXPECT_EQ(cellText(0.1), "0.1");
  EXPECT_EQ(cellText(15.0), "15");
  EXPECT_EQ(cellText(QDate(2026, 11, 22)), "2026-11-22");
}

TEST(ReadLayer, GivesCodesNumbersAndTextsInOrder) {
  auto layer = memoryTable("indices", "code:string,index:double,name:string",
                           {{" Z2 ", 1.1, "Two"}, {"Z1", 0.9, " One "}, {"Z3", QVariant(), QVariant()}});
  const LayerTable read = readAll(*layer, {"code", {"index"}, {"name"}, false});
  ASSERT_FALSE(read.issues.hasErrors());
  EXPECT_EQ(read.table.file, "indices");
  EXPECT_EQ(read.table.codes, (std::vector<std::string>{"Z2", "Z1", "Z3"}));
  EXPECT_EQ(read.table.rows, (std::vector<std::size_t>{1, 2, 3}));
  const auto* index = read.table.findNumber("index");
  ASSERT_NE(index, nullptr);
  EXPECT_EQ(index->values, (std::vector<std::optional<double>>{1.1, 0.9, std::nullopt}));
  EXPECT_EQ(index->missing, 1u);
  EXPECT_EQ(read.table.findText("name")->values, (std::vector<std::string>{"Two", "One", ""}));
}

TEST(ReadLayer, TakesNumbersFromTextAndNumericCodes) {
  auto layer = memoryTable("counts", "code:double,persons:string", {{1001.0, "1,703"}, {1002.0, "*"}});
  const LayerTable read = readAll(*layer, {"code", {"persons"}, {}, false});
  EXPECT_EQ(read.table.codes, (std::vector<std::string>{"1001", "1002"}));
  EXPECT_EQ(read.table.numbers[0].values, (std::vector<std::optional<double>>{1703.0, std::nullopt}));
}

TEST(ReadLayer, MakesArchivedCodesCurrentAndSaysSo) {
  auto layer = memoryTable("boards", "code:string", {{"S08000018"}, {"S08000015"}});
  const LayerTable read = readAll(*layer, {"code", {}, {}, false});
  EXPECT_EQ(read.table.codes[0], "S08000029");
  EXPECT_EQ(read.table.codes[1], "S08000015");
  EXPECT_TRUE(read.issues.contains(IssueCode::CodeArchived));
}

TEST(ReadLayer, NamesEveryWrongCellAtOnce) {
  auto layer = memoryTable("counts", "code:string,a:string,b:double",
                           {{"Z1", "many", std::nan("")}, {"Z2", "few", 2.0}});
  const LayerTable read = readAll(*layer, {"code", {"a", "b"}, {}, false});
  EXPECT_EQ(read.issues.errorCount(), 3u);
  EXPECT_TRUE(read.issues.contains(IssueCode::ValueNotNumeric));
  EXPECT_TRUE(read.issues.contains(IssueCode::ValueNotFinite));
  const Issue& first = read.issues.list().front();
  EXPECT_EQ(first.where.file, "counts");
  EXPECT_EQ(first.where.row, 1u);
  EXPECT_EQ(first.where.key, "Z1");
}

TEST(ReadLayer, RefusesFieldsThatAreNotThere) {
  auto layer = memoryTable("counts", "code:string", {{"Z1"}});
  const LayerTable read = readAll(*layer, {"cod", {"persons"}, {"name"}, false});
  EXPECT_EQ(read.issues.errorCount(), 3u);
  EXPECT_TRUE(read.issues.contains(IssueCode::ColumnMissing));
}

TEST(ReadLayer, SeesOnlyWhatAFilterLeaves) {
  auto layer = memoryTable("counts", "code:string,keep:integer", {{"Z1", 1}, {"Z2", 0}, {"Z3", 1}});
  ASSERT_TRUE(layer->setSubsetString("keep = 1"));
  EXPECT_EQ(readAll(*layer, {"code", {}, {}, false}).table.codes, (std::vector<std::string>{"Z1", "Z3"}));
}

TEST(ReadLayer, StopsWhenTheUserHasHadEnough) {
  struct Enough final : Monitor {
    void report(std::string_view, double) override {}
    [[nodiscard]] bool isCancelled() const override { return true; }
  };
  auto layer = memoryTable("counts", "code:string", {{"Z1"}});
  const LayerTable read = readLayer(*layer, {"code", {}, {}, false}, Enough());
  EXPECT_TRUE(read.issues.contains(IssueCode::Cancelled));
}

TEST(PolygonWkb, IsPlainTwoDimensionalAndLittleEndian) {
  auto layer = memorySquares("zones", "code:string", {{"Z1"}});
  QgsFeature curved(layer->fields());
  curved.setAttributes(QgsAttributes() << QString("Z2"));
  curved.setGeometry(
      QgsGeometry::fromWkt("CurvePolygonZ(CircularString Z(0 0 5, 1 1 5, 2 0 5, 1 -1 5, 0 0 5))"));
  ASSERT_TRUE(layer->dataProvider()->addFeature(curved));
  LayerTable read = readAll(*layer, {"code", {}, {}, true});
  Issues issues;
  const std::vector<std::string> wkb = processing::polygonWkb(read, issues);
  EXPECT_FALSE(issues.hasErrors());
  ASSERT_EQ(wkb.size(), 2u);
  for (const std::string& polygon : wkb) {
    ASSERT_GT(polygon.size(), 5u);
    EXPECT_EQ(polygon[0], 1) << "little-endian";
    EXPECT_TRUE(polygon[1] == 3 || polygon[1] == 6) << "Polygon or MultiPolygon, no Z, no M, no curves";
    EXPECT_EQ(polygon[2] | polygon[3] | polygon[4], 0);
  }
}

TEST(PolygonWkb, NamesFeaturesWithoutPolygon) {
  auto layer = memorySquares("zones", "code:string", {{"Z1"}, {"Z2"}});
  QgsFeature empty(layer->fields());
  empty.setAttributes(QgsAttributes() << QString("Z3"));
  ASSERT_TRUE(layer->dataProvider()->addFeature(empty));
  LayerTable read = readAll(*layer, {"code", {}, {}, true});
  Issues issues;
  EXPECT_EQ(processing::polygonWkb(read, issues).size(), 3u);
  ASSERT_EQ(issues.errorCount(), 1u);
  EXPECT_EQ(issues.list()[0].code, IssueCode::GeometryMissing);
  EXPECT_EQ(issues.list()[0].where.key, "Z3");
}

}  // namespace
