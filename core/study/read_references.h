// Fair Shares: the parts that many tables of a study share: files, sources, statuses, parameters, ids.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "study/study.h"
#include "study/toml_reader.h"

namespace fairshares::study {

/// What reading any part of a study needs to know about the whole.
struct StudyContext {
  std::string folder;                          ///< absolute folder of the study file
  std::map<std::string, std::string> sources;  ///< short name -> citation
  StudyProblems* problems = nullptr;
};

/// The file's absolute path: relative names start from the study's folder; absolute and /vsi paths stay.
std::string resolvedPath(std::string_view file, const std::string& folder);

/// The citation that `source` stands for: [sources] by short name, else the text itself.
std::string expandedSource(const std::string& source, const std::string& keyPath,
                           const StudyContext& context);

/// The status, if the key is there and right.
std::optional<Status> findStatus(const TableReader& table);

/// Keys source and status, both needed.
Provenance readProvenance(const TableReader& table, const StudyContext& context);

/// Keys file, layer, code (where this kind of table has one), source, status.
TableReference readTableReference(const TableReader& table, const StudyContext& context);

/// A parameter { value, source, status } not below `least`.
std::optional<Parameter> findParameter(const TableReader& table, std::string_view key, double least,
                                       const StudyContext& context);
/// As above, and not above `most`.
std::optional<Parameter> findParameter(const TableReader& table, std::string_view key, double least,
                                       double most, const StudyContext& context);

/// Source of a parameter that a study leaves to Fair Shares.
inline constexpr const char* DEFAULT_SOURCE = "default of Fair Shares, not official";

/// As findParameter, from `least` to `most`; without the key `otherwise`, assumed, from DEFAULT_SOURCE.
Parameter parameterOr(const TableReader& table, std::string_view key, double otherwise, double least,
                      double most, const StudyContext& context);

/// Key crs: "EPSG:27700", an authority and its number.
std::optional<std::string> findCrs(const TableReader& table);

/// The tables of a section whose keys are ids ([levels.ID] ...), in file order, with their ids checked.
std::vector<std::pair<std::string, TableReader>> itemsOf(const TableReader& root, std::string_view section,
                                                         TableKind kind, std::size_t longestId);

/// Complains about an id that is not made of small letters, digits and underscores, or is longer than
/// `longest`.
bool checkId(std::string_view id, std::size_t longest, const std::string& keyPath, StudyProblems& problems);

/// "urban_rural" as a title: "Urban rural".
std::string titleFromId(std::string_view id);

}  // namespace fairshares::study
