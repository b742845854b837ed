#include "run/network_cache.h"

#include "io/section_file.h"
#include "run/network_sections.h"

namespace fairshares::run {

namespace {

using io::SectionFile;
using io::SectionFileState;
using Cached = std::optional<CachedNetwork>;

Result<Cached> emptyBecause(Severity severity, IssueCode code, const std::string& path, std::string message,
                            std::string mend) {
  Issues issues;
  issues.add({severity, code, Place{.file = path}, "", std::move(message), std::move(mend)});
  return {Cached(), std::move(issues)};
}

Result<Cached> damaged(const std::string& path) {
  return emptyBecause(
      Severity::Warning, IssueCode::FileFormat, path,
      "The cache of the network was cut short or changed since it was written; the network is "
      "read and built anew.",
      "Nothing needs to be done; if it happens again, check the disk.");
}

Result<Cached> whyNot(SectionFileState state, const std::string& path) {
  switch (state) {
  case SectionFileState::OtherKey:
    return emptyBecause(Severity::Note, IssueCode::FileFormat, path,
                        "The cache of the network was made from other inputs or settings, or by another "
                        "version; the network is read and built anew.",
                        "");
  case SectionFileState::Foreign:
    return emptyBecause(Severity::Warning, IssueCode::FileFormat, path,
                        "What is at the path of the network's cache is no cache. It is left alone, and the "
                        "network is read and built anew each time.",
                        "Move it away, or name another place for the cache.");
  case SectionFileState::Unreadable:
    return emptyBecause(Severity::Warning, IssueCode::FileUnreadable, path,
                        "The cache of the network cannot be read; the network is read and built anew.",
                        "Check its rights.");
  case SectionFileState::Damaged:
    return damaged(path);
  case SectionFileState::Missing:
  case SectionFileState::Whole:
    break;
  }
  return Cached();
}

}  // namespace

Result<Cached> readNetworkCache(const std::string& path, const std::string& key, const Monitor& monitor) {
  const SectionFile file(path, NETWORK_SECTIONS_FORMAT, key);
  if (file.state() != SectionFileState::Whole) return whyNot(file.state(), path);
  io::Sections sections;
  switch (file.read(sections, 0, monitor)) {
  case SectionFile::Outcome::Cancelled:
    return cancelledIssue();
  case SectionFile::Outcome::Damaged:
    return damaged(path);
  case SectionFile::Outcome::Good:
    break;
  }
  std::optional<NetworkFromSections> network = networkFrom(sections);
  if (!network) return damaged(path);
  return Cached(CachedNetwork{std::move(network->roads), std::move(network->graph)});
}

Issues writeNetworkCache(const std::string& path, const std::string& key, const io::RoadNetwork& roads,
                         const geography::RoadGraph& graph, const Monitor& monitor) {
  const NetworkSections sections(roads, graph);
  Issues issues;
  const Issues problems =
      io::writeSectionFile(path, NETWORK_SECTIONS_FORMAT, key, sections.all(), 0, monitor);
  for (Issue issue : problems.list()) {
    if (issue.code != IssueCode::Cancelled) {
      issue.severity = Severity::Warning;
      issue.message += " The network is not kept for the next run; nothing else is amiss.";
    }
    issues.add(std::move(issue));
  }
  return issues;
}

}  // namespace fairshares::run
