// Writing a whole of Scotland takes about as long as GDAL's own tool needs.
#include <gmock/gmock.h>

#include <chrono>
#include <cstdio>

#include "core/io/writers/output_support.h"
#include "io/write_geopackage.h"
#include "io/write_tables.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace testing_support;

double secondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// 6,976 polygons of 40 corners (as many as a generalised data zone has) with 50 columns.
model::OutputTable scotland() {
  constexpr std::size_t ZONES = 6976;
  model::OutputTable table;
  table.name = "zones";
  table.geometry = model::GeometryKind::MultiPolygon;
  table.crs = "EPSG:27700";
  model::OutputColumn::Texts codes, names;
  for (std::size_t zone = 0; zone < ZONES; ++zone) {
    table.wkb.emplace_back(
        polygonWkb(static_cast<double>(zone % 84) * 300.0, static_cast<double>(zone) * 30.0, 40));
    codes.emplace_back("S" + std::to_string(1006506 + zone));
    names.emplace_back("Zone " + std::to_string(zone));
  }
  table.columns = {{"code", "Code", "", codes}, {"name", "Name", "", names}};
  for (int column = 0; column < 48; ++column) {
    model::OutputColumn::Reals values;
    for (std::size_t zone = 0; zone < ZONES; ++zone)
      values.emplace_back(1.0 / (static_cast<double>(zone) + column + 1.0));
    table.columns.push_back({"value_" + std::to_string(column), "Value", "ratio", values});
  }
  return table;
}

TEST(GeoPackageSpeed, IsNearThatOfGdalsOwnCopy) {
  const TemporaryFolder folder;
  SilentMonitor monitor;
  const std::vector<model::OutputTable> tables{scotland(), sharesTable(20'000)};
  const std::string path = folder.file("out.gpkg");
  const double ours =
      secondsOf([&] { ASSERT_TRUE(writeGeoPackage(path, tables, TIMESTAMP, monitor).hasValue()); });
  const double again =
      secondsOf([&] { ASSERT_TRUE(writeGeoPackage(path, tables, TIMESTAMP, monitor).hasValue()); });
  // What ogr2ogr does: read the layers of one file, write them to another.
  const double gdals = secondsOf([&] {
    const GDALDatasetUniquePtr source = openForReading(path);
    const GDALDatasetUniquePtr copy(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
        folder.file("copy.gpkg").c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    for (int layer = 0; layer < source->GetLayerCount(); ++layer)
      copy->CopyLayer(source->GetLayer(layer), source->GetLayer(layer)->GetName());
  });
  double texts = 0.0;
  texts = secondsOf([&] { ASSERT_TRUE(writeTables(folder.file("t"), "all", tables, monitor).hasValue()); });
  std::printf(
      "GeoPackage of %.1f MB: ours %.3f s, over an earlier one %.3f s, GDAL's copy %.3f s; CSV and XLSX "
      "%.3f s\n",
      static_cast<double>(std::filesystem::file_size(path)) / 1e6, ours, again, gdals, texts);
  EXPECT_LT(again, 3.0 * gdals + 0.5);  // generous: other work may share the machine
}

}  // namespace
}  // namespace fairshares::io
