// Fair Shares: what a study has to work with, before anything is joined or computed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"

namespace fairshares::run {

/// One table of a study. `rows` is empty where it cannot be opened.
struct SurveyedTable {
  std::vector<std::string> keys;  ///< of the study file, several where items share the table
  std::string file;               ///< as the study writes it
  std::string layer;              ///< empty: the only one
  std::optional<std::size_t> rows;
};

struct SurveyedLevel {
  std::string title;  ///< "NHS Boards"
  std::optional<std::size_t> areas;
};

/// What a study says it uses, counted. Counts are empty where their table cannot be read.
struct InputSurvey {
  std::string title;
  std::string year;
  bool isSynthetic = false;
  std::size_t programmes = 0;            ///< that have an expenditure of their own: no parents
  std::optional<std::size_t> zones;      ///< polygons
  std::optional<double> persons;         ///< as read, before rebasing
  bool isRebased = false;                ///< a run scales the persons to projections
  std::optional<std::size_t> practices;  ///< rows; empty also where the study has none
  std::vector<SurveyedLevel> levels;     ///< in study order
  std::vector<SurveyedTable> tables;     ///< in study order, each once
  Issues problems;                       ///< of the tables, as far as counting tells
};

/// Reads the study file and counts what its tables hold: their rows, the people, the areas of each level.
/// Looks at no polygon and no road, and joins nothing: whether codes meet is for joinStudy() to say.
///
/// Errors: those of study::readStudy(); Cancelled, which is asked between tables.
Result<InputSurvey> surveyInputs(const std::string& studyFile, Monitor& monitor);

}  // namespace fairshares::run
