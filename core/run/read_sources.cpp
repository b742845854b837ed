#include "run/read_sources.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "io/checksum.h"
#include "io/project_positions.h"
#include "io/read_areas.h"
#include "io/read_counts.h"
#include "io/read_ferries.h"
#include "io/read_places.h"
#include "run/order_of_places.h"

namespace fairshares::run {

namespace {

using io::CodeKind;
using io::ColumnRequest;
using study::TableReference;

/// A table of which some columns are wanted by several items of the study.
struct AttributeRequest {
  TableReference table;
  CodeKind kind = CodeKind::Zone;
  std::vector<ColumnRequest> columns;
};

/// Reading jobs in study order; each writes to its own place, so any number of threads may run them.
class Reading {
 public:
  /// `read` returns a Result<T>; its value goes to `target`, its issues are kept in the order of the jobs.
  template <typename T, typename Read> void add(T& target, Read read) {
    const std::size_t position = mIssues.size();
    mIssues.emplace_back();
    mJobs.push_back([this, position, &target, read = std::move(read)] {
      Result<T> result = read();
      mIssues[position] = result.issues();
      if (result.issues().hasErrors()) mHasErrors = true;
      if (result) target = result.takeValue();
    });
  }

  /// So far: what is wanted of sound studies alone need not be worked out.
  [[nodiscard]] bool hasErrors() const { return mHasErrors; }

  /// Runs all jobs, the earliest first, and returns every issue in job order.
  Issues run(unsigned threads, Monitor& monitor) {
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    parallelFor(std::max(1u, threads), std::max(1u, threads), [&](std::size_t, std::size_t) {
      for (std::size_t job = next++; job < mJobs.size() && !monitor.isCancelled(); job = next++) {
        mJobs[job]();
        monitor.report("Reading tables",
                       READING_SHARE * static_cast<double>(++done) / static_cast<double>(mJobs.size()));
      }
    });
    Issues issues;
    for (Issues& part : mIssues) issues.append(std::move(part));
    return issues;
  }

 private:
  static constexpr double READING_SHARE = 0.4;  // of a whole run's progress bar
  std::vector<std::function<void()>> mJobs;
  std::atomic<bool> mHasErrors{false};
  std::vector<Issues> mIssues;
};

/// Passes on whether to stop; the jobs' own counting tells the progress.
class ReadingMonitor final : public Monitor {
 public:
  explicit ReadingMonitor(const Monitor& whole) : mWhole(whole) {}
  void report(std::string_view, double) override {}
  [[nodiscard]] bool isCancelled() const override { return mWhole.isCancelled(); }

 private:
  const Monitor& mWhole;
};

/// Stops also once a table has been refused.
class SoundMonitor final : public Monitor {
 public:
  SoundMonitor(const Monitor& whole, const Reading& reading) : mWhole(whole), mReading(reading) {}
  void report(std::string_view, double) override {}
  [[nodiscard]] bool isCancelled() const override { return mWhole.isCancelled() || mReading.hasErrors(); }

 private:
  const Monitor& mWhole;
  const Reading& mReading;
};

/// Collects which columns are wanted from which table.
class AttributeRequests {
 public:
  void want(const TableReference& table, CodeKind kind, const std::string& column, bool number) {
    AttributeRequest& request = mByKey[join::tableKey(table)];
    request.table = table;
    request.kind = kind;
    const auto same = [&](const ColumnRequest& other) {
      return other.name == column && other.number == number;
    };
    if (std::none_of(request.columns.begin(), request.columns.end(), same))
      request.columns.push_back({column, number});
  }
  void wantIndex(const std::optional<study::IndexSource>& index, CodeKind kind) {
    if (index) want(index->table, kind, index->column, true);
  }
  [[nodiscard]] const std::map<std::string, AttributeRequest>& byKey() const { return mByKey; }

 private:
  std::map<std::string, AttributeRequest> mByKey;
};

CodeKind codeKindOf(study::Basis basis) {
  return basis == study::Basis::Zones ? CodeKind::Zone : CodeKind::Practice;
}

AttributeRequests attributeRequests(const study::Study& study) {
  AttributeRequests requests;
  for (const study::Indicator& indicator : study.indicators)
    requests.want(indicator.table, codeKindOf(indicator.basis), indicator.column, true);
  for (const study::Category& category : study.categories)
    if (!category.derived) requests.want(category.table, CodeKind::Zone, category.column, false);
  for (const study::Programme& programme : study.programmes) {
    const CodeKind kind = codeKindOf(programme.basis);
    requests.wantIndex(programme.ageSex.index, kind);
    requests.wantIndex(programme.needs.index, kind);
    requests.wantIndex(programme.excessCost.index, kind);
  }
  if (study.allocations)
    requests.want(study.allocations->table, codeKindOfLevel(study.allocations->level),
                  study.allocations->column, true);
  return requests;
}

std::vector<ColumnRequest> lookupColumns(const study::Study& study) {
  std::vector<ColumnRequest> columns;
  const auto want = [&](const std::string& name) {
    const auto same = [&](const ColumnRequest& other) { return other.name == name; };
    if (std::none_of(columns.begin(), columns.end(), same)) columns.push_back({name, false});
  };
  for (const study::Level& level : study.levels) {
    want(level.code);
    if (level.name) want(*level.name);
  }
  return columns;
}

std::vector<ColumnRequest> practiceColumns(const study::Practices& practices) {
  std::vector<ColumnRequest> columns;
  for (const auto* text : {&practices.name, &practices.zone})
    if (*text) columns.push_back({**text, false});
  for (const auto& [level, column] : practices.levels) columns.push_back({column, false});
  for (const auto* number :
       {&practices.easting, &practices.northing, &practices.longitude, &practices.latitude})
    if (*number) columns.push_back({**number, true});
  return columns;
}

void addParameterTables(Reading& reading, const study::Study& study, join::Sources& sources) {
  for (const study::Programme& programme : study.programmes) {
    if (const auto& table = programme.ageSex.costWeights) {
      const auto [place, isNew] = sources.costWeights.try_emplace(join::tableKey(*table));
      if (isNew) reading.add(place->second, [&table = *table] { return io::readCostWeights(table); });
    }
    if (const auto& table = programme.needs.coefficientTable) {
      const auto [place, isNew] = sources.coefficients.try_emplace(join::tableKey(*table));
      if (isNew) reading.add(place->second, [&table = *table] { return io::readCoefficients(table); });
    }
    if (const auto& table = programme.excessCost.ratioTable) {
      const auto [place, isNew] = sources.categoryRatios.try_emplace(join::tableKey(*table));
      if (isNew) reading.add(place->second, [&table = *table] { return io::readCategoryRatios(table); });
    }
  }
}

void addBoundaries(Reading& reading, const study::Study& study, join::Sources& sources) {
  for (const study::Level& level : study.levels) {
    if (!level.boundaries) continue;
    reading.add(sources.boundaries[level.id], [&study, &level] {
      return io::readAreas(*level.boundaries, codeKindOfLevel(level.id), std::nullopt, std::nullopt,
                           study.crs);
    });
  }
}

void addPractices(Reading& reading, const study::Study& study, join::Sources& sources) {
  if (!study.practices) return;
  const study::Practices& practices = *study.practices;
  reading.add(sources.practices.emplace(), [&study, &practices] {
    Result<model::AttributeTable> table =
        io::readAttributes(practices.table, CodeKind::Practice, practiceColumns(practices));
    if (!table || !practices.longitude || !practices.latitude) return table;
    Result<model::AttributeTable> projected =
        io::projectPositions(table.value(), *practices.longitude, *practices.latitude, study.crs);
    Issues issues = table.takeIssues();
    issues.append(projected.issues());
    return projected ? Result<model::AttributeTable>(projected.takeValue(), std::move(issues))
                     : Result<model::AttributeTable>(std::move(issues));
  });
  reading.add(sources.practiceLists.emplace(), [&practices] {
    return io::readCounts(practices.lists, CodeKind::Practice, practices.ageBands, practices.listYear);
  });
}

/// Roads and ferries.
void addNetwork(Reading& reading, const study::Study& study, const std::string& networkCache,
                unsigned threads, Monitor& monitor, RemotenessSources& sources) {
  if (!study.remoteness) return;
  const study::Remoteness& remoteness = *study.remoteness;
  if (remoteness.network.method == study::NetworkMethod::Roads)
    reading.add(sources.roads.emplace(), [&study, &remoteness, networkCache, threads, &monitor] {
      ReadingMonitor quiet(monitor);
      return readRoads(remoteness, study.crs, networkCache, threads, quiet);
    });
  if (remoteness.ferries)
    reading.add(sources.ferries,
                [&study, &remoteness] { return readStudyFerries(*remoteness.ferries, study.crs); });
  if (remoteness.fixedLinks)
    reading.add(sources.fixedLinks, [&remoteness] { return io::readFixedLinks(*remoteness.fixedLinks); });
}

/// Settlements and points of all kinds.
void addPlaces(Reading& reading, const study::Study& study, RemotenessSources& sources) {
  if (!study.remoteness) return;
  const study::Remoteness& remoteness = *study.remoteness;
  const auto addPoints = [&](model::PointLayer& target, const study::PlaceTable& places, CodeKind kind) {
    reading.add(target,
                [&study, &places, kind] { return io::readPoints(placesRequest(places, study.crs), kind); });
  };
  const auto addSettlements = [&](std::vector<model::Settlement>& target, const study::PlaceTable& places) {
    reading.add(target, [&study, &places] { return io::readSettlements(placesRequest(places, study.crs)); });
  };
  if (remoteness.accessPoints)
    addPoints(sources.accessPoints.emplace(), *remoteness.accessPoints, CodeKind::Zone);
  if (remoteness.settlements) addSettlements(sources.settlements, remoteness.settlements->places);
  if (remoteness.extraCentres)
    addPoints(sources.extraCentres.emplace(), *remoteness.extraCentres, CodeKind::FreeText);
  sources.destinations.resize(remoteness.destinations.size());
  for (std::size_t kind = 0; kind < remoteness.destinations.size(); ++kind)
    addPoints(sources.destinations[kind], remoteness.destinations[kind].places, CodeKind::FreeText);
  if (remoteness.nurseRounds) {
    addPoints(sources.bases.emplace(), remoteness.nurseRounds->bases, CodeKind::FreeText);
    if (remoteness.nurseRounds->patients) addSettlements(sources.patients, *remoteness.nurseRounds->patients);
  }
  if (remoteness.urbanRural && remoteness.urbanRural->islands) {
    const study::UrbanRural::IslandColumn& islands = *remoteness.urbanRural->islands;
    reading.add(sources.islands.emplace(), [&islands] {
      return io::readAttributes(islands.table, CodeKind::Zone, {{islands.column, false}});
    });
  }
}

}  // namespace

io::CodeKind codeKindOfLevel(const std::string& levelId) {
  if (levelId == "boards") return CodeKind::Board;
  if (levelId == "council_areas") return CodeKind::CouncilArea;
  return CodeKind::OtherArea;
}

Result<ReadSources> readSources(const study::Study& study, const std::string& networkCache, unsigned threads,
                                Monitor& monitor) {
  ReadSources read;
  join::Sources& sources = read.sources;
  Reading reading;

  // The largest tables come first, so that two threads end at about the same time.
  addNetwork(reading, study, networkCache, threads, monitor, read.remoteness);
  reading.add(sources.population, [&] {
    return io::readCounts(study.population.table, CodeKind::Zone, study.ageBands, study.population.year);
  });
  reading.add(sources.zones, [&] {
    return io::readAreas(study.zones.table, CodeKind::Zone, study.zones.name, study.zones.crs, study.crs);
  });
  sources.lookups.resize(study.lookups.size());
  for (std::size_t lookup = 0; lookup < study.lookups.size(); ++lookup)
    reading.add(sources.lookups[lookup], [&study, lookup] {
      return io::readAttributes(study.lookups[lookup], CodeKind::Zone, lookupColumns(study));
    });
  if (study.rebasing)
    reading.add(sources.projections.emplace(), [&study] {
      return io::readCounts(study.rebasing->table, codeKindOfLevel(study.rebasing->level), study.ageBands,
                            study.rebasing->year);
    });
  addPractices(reading, study, sources);
  const AttributeRequests requests = attributeRequests(study);
  for (const auto& [key, request] : requests.byKey())
    reading.add(sources.attributes[key], [&request = request] {
      return io::readAttributes(request.table, request.kind, request.columns);
    });
  addParameterTables(reading, study, sources);
  addBoundaries(reading, study, sources);
  addPlaces(reading, study, read.remoteness);

  std::set<std::string> paths;
  std::vector<const TableReference*> files;
  for (const StudyTable& one : studyTables(study))
    if (paths.insert(one.table->path).second) files.push_back(one.table);
  std::vector<std::string> checksums(files.size());
  const SoundMonitor whileSound(monitor, reading);
  for (std::size_t file = 0; file < files.size(); ++file)
    reading.add(checksums[file], [table = files[file], &whileSound]() -> Result<std::string> {
      Result<std::string> checksum = io::fileChecksum(table->path, whileSound);
      // A file that cannot be read is reported by its reader, in words that say what it was for.
      return checksum ? std::move(checksum) : Result<std::string>(std::string());
    });

  Issues issues = reading.run(threads, monitor);
  if (monitor.isCancelled()) return cancelledIssue();
  putInOrder(read.remoteness);
  for (std::size_t file = 0; file < files.size(); ++file)
    read.inputs.push_back({files[file]->file, checksums[file]});
  return Result<ReadSources>(std::move(read), std::move(issues));
}

}  // namespace fairshares::run
