// Fair Shares: what a file of results holds, without the rows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/output_table.h"

namespace fairshares::model {

/// One column of a layer of results.
struct ResultsColumn {
  std::string name;   ///< letters, digits and underscores
  std::string title;  ///< for people; may be empty in a file that is not quite ours
  std::string unit;   ///< empty for texts
  bool isNumber = false;
};

/// One layer or table of results.
struct ResultsLayer {
  std::string name;         ///< zones, boards, ...: letters, digits and underscores
  std::string title;        ///< "Data zones: Stylised Scotland, 2026/27 (synthetic)"
  std::string description;  ///< carries OUTPUT_MARK
  GeometryKind geometry = GeometryKind::None;
  std::size_t rows = 0;
  std::vector<ResultsColumn> columns;
  [[nodiscard]] const ResultsColumn* findColumn(const std::string& name) const;
};

/// A care programme as results know it.
struct ResultsProgramme {
  std::string id;
  std::string title;
  std::optional<double> budgetGbp;  ///< the sum of its allocations over any level that has them
};

/// A GeoPackage of results.
struct ResultsFile {
  std::string path;
  std::string studyTitle;
  std::string year;  ///< empty where the study has none
  bool isSynthetic = false;
  std::optional<double> nationalPopulation;  ///< persons
  std::vector<std::string> sources;          ///< citations of the study, each once, in order
  std::size_t assumedParameters = 0;         ///< tables and numbers that are nobody's but the study's
  std::vector<ResultsLayer> layers;          ///< in the order of the file; zones is among them
  std::vector<ResultsProgramme> programmes;  ///< in the order of the study
  [[nodiscard]] const ResultsLayer* findLayer(const std::string& name) const;
  [[nodiscard]] const ResultsProgramme* findProgramme(const std::string& id) const;
};

}  // namespace fairshares::model
