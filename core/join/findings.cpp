// Fair Shares: what the parts of the join find: problems for people and lines of the join report.
#include "join/findings.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

#include "base/number_text.h"

namespace fairshares::join {

void Findings::declareSource(const std::string& source) {
  if (mSectionOf.emplace(source, mSections.size()).second) mSections.emplace_back();
}

void Findings::add(model::JoinEntry entry) {
  declareSource(entry.source);
  mSections[mSectionOf.at(entry.source)].push_back(std::move(entry));
}

void Findings::error(IssueCode code, Place where, std::string value, std::string message, std::string mend) {
  mIssues.add(
      {Severity::Error, code, std::move(where), std::move(value), std::move(message), std::move(mend)});
}

void Findings::warning(IssueCode code, Place where, std::string value, std::string message,
                       std::string mend) {
  mIssues.add(
      {Severity::Warning, code, std::move(where), std::move(value), std::move(message), std::move(mend)});
}

void Findings::note(IssueCode code, Place where, std::string value, std::string message, std::string mend) {
  mIssues.add(
      {Severity::Note, code, std::move(where), std::move(value), std::move(message), std::move(mend)});
}

model::JoinReport Findings::takeReport() {
  model::JoinReport report;
  for (model::JoinReport& section : mSections) {
    std::stable_sort(section.begin(), section.end(),
                     [](const model::JoinEntry& a, const model::JoinEntry& b) {
                       return std::tie(a.event, a.column, a.code) < std::tie(b.event, b.column, b.code);
                     });
    std::move(section.begin(), section.end(), std::back_inserter(report));
  }
  mSections.clear();
  mSectionOf.clear();
  return report;
}

std::string sourceName(std::string_view file, std::string_view layer) {
  std::string name(file);
  if (!layer.empty()) name.append(", layer ").append(layer);
  return name;
}

std::string personsText(double persons) {
  const int decimals = persons == std::floor(persons) ? 0 : 2;
  return thousandsText(persons, decimals) + (persons == 1.0 ? " person" : " persons");
}

std::string countText(std::size_t count, std::string_view noun) {
  std::string text = thousandsText(static_cast<double>(count), 0);
  text.append(" ").append(noun);
  if (count != 1) text += 's';
  return text;
}

}  // namespace fairshares::join
