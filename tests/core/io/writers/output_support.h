// Tables to write and monitors to write them under.
#pragma once

#include <gdal_priv.h>
#include <ogr_geometry.h>
#include <ogrsf_frmts.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "model/output_table.h"

namespace fairshares::testing_support {

inline const std::string TIMESTAMP = "2026-04-01T12:00:00Z";

/// Little-endian WKB of a WKT geometry.
inline std::string wkbOf(const std::string& wkt) {
  OGRGeometry* read = nullptr;
  OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &read);
  const std::unique_ptr<OGRGeometry> geometry(read);
  std::string wkb(geometry->WkbSize(), '\0');
  geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
  return wkb;
}

/// A ring of `corners` corners round (x, y) as a Polygon.
inline std::string polygonWkb(double x, double y, int corners) {
  OGRLinearRing ring;
  for (int corner = 0; corner <= corners; ++corner) {
    const double angle = 2.0 * 3.14159265358979 * (corner % corners) / corners;
    ring.addPoint(x + 100.0 * std::cos(angle), y + 100.0 * std::sin(angle));
  }
  OGRPolygon polygon;
  polygon.addRing(&ring);
  polygon.flattenTo2D();
  std::string wkb(polygon.WkbSize(), '\0');
  // GDAL 3.10 hides this form of the base class in OGRPolygon.
  const OGRGeometry& geometry = polygon;
  geometry.exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
  return wkb;
}

/// Two zones and one without people: every kind of value, with missing ones, and both kinds of polygon.
inline model::OutputTable zonesTable() {
  model::OutputTable table;
  table.name = "zones";
  table.title = "Data zones";
  table.description = "Synthetic zones for a test";
  table.geometry = model::GeometryKind::MultiPolygon;
  table.crs = "EPSG:27700";
  table.wkb = {wkbOf("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"),
               wkbOf("MULTIPOLYGON (((20 0, 30 0, 30 10, 20 0)), ((40 0, 50 0, 50 10, 40 0)))"),
               std::nullopt};
  table.columns = {
      {"code", "Code", "", model::OutputColumn::Texts{"Z1", "Z2", "Z3"}},
      {"name", "Name", "", model::OutputColumn::Texts{"Inbhir Nis \"north\", Àrd", "", std::nullopt}},
      {"population", "Population", "persons", model::OutputColumn::Integers{812, 9007199254740993, 0}},
      {"acute_needs_index", "Acute: needs index", "ratio to Scotland",
       model::OutputColumn::Reals{0.1 + 0.2, 1e-12, std::nullopt}}};
  return table;
}

inline model::OutputTable sharesTable(std::size_t rows = 3) {
  model::OutputTable table;
  table.name = "shares";
  table.title = "Shares";
  table.description = "Shares by area";
  model::OutputColumn::Texts codes;
  model::OutputColumn::Reals shares;
  for (std::size_t row = 0; row < rows; ++row) {
    codes.emplace_back("S" + std::to_string(row));
    shares.emplace_back(1.0 / static_cast<double>(row + 3));
  }
  table.columns = {{"area_code", "Area", "", codes}, {"share", "Share", "ratio", shares}};
  return table;
}

/// A table with a text column of about `bytes` bytes in all.
inline model::OutputTable bigTable(std::size_t bytes) {
  model::OutputTable table;
  table.name = "big";
  table.title = "Big";
  table.columns = {{"text", "Text", "", model::OutputColumn::Texts(bytes / 1000, std::string(1000, 'x'))}};
  return table;
}

/// Calls `atReport` with each fraction; cancelled once that has returned true.
class ScriptedMonitor final : public Monitor {
 public:
  explicit ScriptedMonitor(std::function<bool(double)> atReport) : mAtReport(std::move(atReport)) {}
  void report(std::string_view, double fraction) override {
    if (fraction < mLast) mFell = true;
    mLast = fraction;
    if (mAtReport(fraction)) mCancelled = true;
  }
  [[nodiscard]] bool isCancelled() const override { return mCancelled; }
  [[nodiscard]] bool fell() const { return mFell; }

 private:
  std::function<bool(double)> mAtReport;
  double mLast = 0.0;
  bool mFell = false;
  bool mCancelled = false;
};

/// A small disk in memory; `mounted()` is false where mounting is not permitted.
class SmallDisk {
 public:
  SmallDisk(const std::filesystem::path& folder, const std::string& options, unsigned long flags = 0)
      : mFolder(folder.string()) {
    std::filesystem::create_directories(folder);
    mMounted = mount("tmpfs", mFolder.c_str(), "tmpfs", flags, options.c_str()) == 0;
  }
  ~SmallDisk() {
    if (mMounted) umount2(mFolder.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  [[nodiscard]] bool mounted() const { return mMounted; }
  [[nodiscard]] std::string file(const std::string& name) const { return mFolder + "/" + name; }
  bool makeReadOnly() const {
    return mount(nullptr, mFolder.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
  }

 private:
  std::string mFolder;
  bool mMounted = false;
};

/// Names of all entries of a folder, sorted.
inline std::vector<std::string> namesIn(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

inline GDALDatasetUniquePtr openForReading(const std::string& path) {
  GDALAllRegister();
  return GDALDatasetUniquePtr(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
}

/// All cells of the answer to a question in SQL, "NULL" where missing.
inline std::vector<std::string> askSql(const std::string& path, const std::string& question) {
  std::vector<std::string> cells;
  const GDALDatasetUniquePtr dataset = openForReading(path);
  if (!dataset) return cells;
  OGRLayer* const answer = dataset->ExecuteSQL(question.c_str(), nullptr, nullptr);
  if (!answer) return cells;
  for (const auto& feature : *answer)
    for (int field = 0; field < feature->GetFieldCount(); ++field)
      cells.emplace_back(feature->IsFieldSetAndNotNull(field) ? feature->GetFieldAsString(field) : "NULL");
  dataset->ReleaseResultSet(answer);
  return cells;
}

/// Runs SQL on a GeoPackage and closes it.
inline void runSql(const std::string& path, const std::vector<std::string>& statements) {
  GDALAllRegister();
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
  for (const std::string& statement : statements)
    if (OGRLayer* const answer = dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr))
      dataset->ReleaseResultSet(answer);
}

}  // namespace fairshares::testing_support
