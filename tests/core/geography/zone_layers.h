// Zones with the areas they lie in, read through OGR: the real ones and those of the sample study.
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fairshares::testing_support {

struct CodedPolygons {
  std::vector<std::string> codes;
  std::vector<std::string> wkb;
};

inline CodedPolygons readPolygons(const std::string& file, const std::string& layer,
                                  const std::string& codeColumn) {
  GDALAllRegister();
  CodedPolygons read;
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
  for (const auto& feature : *dataset->GetLayerByName(layer.c_str())) {
    read.codes.push_back(feature->GetFieldAsString(codeColumn.c_str()));
    const OGRGeometry* const geometry = feature->GetGeometryRef();
    std::string wkb(geometry->WkbSize(), '\0');
    geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
    read.wkb.push_back(std::move(wkb));
  }
  return read;
}

/// A level of areas over zones, areas in the order of their codes.
struct AreasOfZones {
  std::vector<std::uint32_t> areaOf;
  std::size_t areaCount = 0;
};

inline AreasOfZones readAreas(const std::string& lookup, const std::string& levelColumn,
                              const std::vector<std::string>& zoneCodes) {
  GDALAllRegister();
  std::map<std::string, std::string> codeOf;
  std::set<std::string> codes;
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(lookup.c_str(), GDAL_OF_VECTOR));
  for (const auto& feature : *dataset->GetLayer(0)) {
    const std::string area = feature->GetFieldAsString(levelColumn.c_str());
    codeOf[feature->GetFieldAsString("DataZone")] = area;
    codes.insert(area);
  }
  AreasOfZones areas{{}, codes.size()};
  for (const std::string& zone : zoneCodes)
    areas.areaOf.push_back(
        static_cast<std::uint32_t>(std::distance(codes.begin(), codes.find(codeOf.at(zone)))));
  return areas;
}

/// The members of one area.
inline std::vector<std::string> membersOf(const AreasOfZones& areas, const std::vector<std::string>& wkb,
                                          std::uint32_t area) {
  std::vector<std::string> members;
  for (std::size_t zone = 0; zone < wkb.size(); ++zone)
    if (areas.areaOf[zone] == area) members.push_back(wkb[zone]);
  return members;
}

struct RealZones {
  static constexpr const char* BOUNDARIES =
      FAIRSHARES_SHARED_DATA "/data/01_dz2011_boundaries/data_zones_2011.gpkg";
  static constexpr const char* LOOKUP = FAIRSHARES_SHARED_DATA "/data/04_lookups/dz2011_lookup.csv";
  static bool areHere() { return std::filesystem::exists(BOUNDARIES) && std::filesystem::exists(LOOKUP); }
};

}  // namespace fairshares::testing_support
