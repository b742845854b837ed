#include "model/results_file.h"

#include <algorithm>

namespace fairshares::model {

const ResultsColumn* ResultsLayer::findColumn(const std::string& wanted) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ResultsColumn& column) { return column.name == wanted; });
  return found == columns.end() ? nullptr : &*found;
}

const ResultsLayer* ResultsFile::findLayer(const std::string& name) const {
  const auto found = std::find_if(layers.begin(), layers.end(),
                                  [&](const ResultsLayer& layer) { return layer.name == name; });
  return found == layers.end() ? nullptr : &*found;
}

const ResultsProgramme* ResultsFile::findProgramme(const std::string& id) const {
  const auto found = std::find_if(programmes.begin(), programmes.end(),
                                  [&](const ResultsProgramme& programme) { return programme.id == id; });
  return found == programmes.end() ? nullptr : &*found;
}

}  // namespace fairshares::model
