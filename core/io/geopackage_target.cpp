#include "io/geopackage_target.h"

#include <fcntl.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <system_error>

#include "io/gdal_session.h"
#include "io/gdal_writing.h"
#include "io/geopackage_styles.h"

namespace fairshares::io {

namespace {

namespace fs = std::filesystem;

// The first bytes of every SQLite file, as https://www.sqlite.org/fileformat.html section 1.3 lays them out.
constexpr std::size_t HEADER_BYTES = 100;
constexpr std::string_view SQLITE_MAGIC("SQLite format 3\0", 16);
constexpr std::size_t PAGE_SIZE_OFFSET = 16;
constexpr std::size_t CHANGE_COUNTER_OFFSET = 24;
constexpr std::size_t PAGE_COUNT_OFFSET = 28;
constexpr std::size_t APPLICATION_ID_OFFSET = 68;
constexpr std::size_t VALID_FOR_OFFSET = 92;
// Application ids of GeoPackage 1.0, 1.1 and 1.2 onwards: "GP10", "GP11", "GPKG".
constexpr std::array<std::uint32_t, 3> GEOPACKAGE_IDS{0x47503130, 0x47503131, 0x47504B47};
// The bytes that SQLite locks: its lock page begins at 1 GiB.
constexpr off_t LOCK_BYTES_BEGIN = 0x40000000;
constexpr off_t LOCK_BYTES_COUNT = 512;

using Header = std::array<char, HEADER_BYTES>;

std::uint32_t bigEndian(const Header& header, std::size_t offset, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t byte = 0; byte < bytes; ++byte)
    value = (value << 8) | static_cast<unsigned char>(header[offset + byte]);
  return value;
}

bool hasGeoPackageId(const Header& header) {
  const std::uint32_t id = bigEndian(header, APPLICATION_ID_OFFSET, 4);
  for (const std::uint32_t known : GEOPACKAGE_IDS)
    if (id == known) return true;
  return false;
}

// The size the header promises; nothing if it was last written by a SQLite that did not keep it.
std::optional<std::uintmax_t> promisedBytes(const Header& header) {
  if (bigEndian(header, CHANGE_COUNTER_OFFSET, 4) != bigEndian(header, VALID_FOR_OFFSET, 4))
    return std::nullopt;
  const std::uint32_t pageSize = bigEndian(header, PAGE_SIZE_OFFSET, 2);
  return std::uintmax_t{pageSize == 1 ? 65536 : pageSize} * bigEndian(header, PAGE_COUNT_OFFSET, 4);
}

Issue refusal(IssueCode code, const std::string& asWritten, std::string value, std::string message,
              std::string mend) {
  return {Severity::Error,    code,           Place{.file = asWritten}, std::move(value),
          std::move(message), std::move(mend)};
}

bool isMarked(std::string_view description) {
  return description.find(model::OUTPUT_MARK) != std::string_view::npos;
}

Issue foreignLayer(const std::string& asWritten, const std::string& layer) {
  return {Severity::Error,
          IssueCode::OutputNotWritable,
          Place{.file = asWritten, .layer = layer},
          layer,
          "The GeoPackage has a layer " + layer +
              " that was not written by Fair Shares (its description does not say so); writing the results "
              "under this name would destroy it.",
          "Choose another file, or rename that layer."};
}

// Without locking and without making journals. Null where GDAL cannot open it.
DatasetPointer openUnlocked(const fs::path& file) {
  const std::array<const char*, 2> drivers{"GPKG", nullptr};
  const std::array<const char*, 2> options{"IMMUTABLE=YES", nullptr};
  return DatasetPointer(GDALDataset::Open(file.c_str(), GDAL_OF_ALL | GDAL_OF_READONLY, drivers.data(),
                                          options.data(), nullptr));
}

// True if layer_styles has a row that is not ours, or is no table that we could have made.
bool holdsOtherStyles(GDALDataset& dataset, const std::vector<model::OutputTable>& tables) {
  const auto answers = [&](const std::string& question) -> std::optional<std::string> {
    const GdalFailures quiet;
    OGRLayer* const answer = dataset.ExecuteSQL(question.c_str(), nullptr, nullptr);
    if (!answer) return std::nullopt;
    std::string count;
    if (const FeaturePointer row(answer->GetNextFeature()); row) count = row->GetFieldAsString(0);
    dataset.ReleaseResultSet(answer);
    return count;
  };
  const auto kind =
      answers("SELECT coalesce(max(type), '') FROM sqlite_master WHERE lower(name) = 'layer_styles'");
  if (kind == "") return false;
  if (kind != "table") return true;
  return answers("SELECT count(*) FROM layer_styles WHERE NOT coalesce(" + isOurStyle(tables) + ", 0)") !=
         "0";
}

// The process that holds a lock of SQLite's on the file; 0 if it cannot be named.
std::optional<pid_t> lockingProcess(const fs::path& file) {
  const int descriptor = open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = LOCK_BYTES_BEGIN;
  lock.l_len = LOCK_BYTES_COUNT;
  const bool asked = fcntl(descriptor, F_GETLK, &lock) == 0;
  close(descriptor);
  if (!asked || lock.l_type == F_UNLCK) return std::nullopt;
  return lock.l_pid > 0 ? lock.l_pid : 0;
}

}  // namespace

std::optional<Issue> checkIsGeoPackage(const fs::path& file, const std::string& asWritten) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return std::nullopt;
  const std::uintmax_t size = fs::file_size(file, error);
  if (!error && size == 0) return std::nullopt;
  Header header{};
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    return refusal(IssueCode::OutputNotWritable, asWritten, "",
                   "The file is there and cannot be read, so what else it holds could not be kept.",
                   "Allow reading it, or write to another file.");
  stream.read(header.data(), static_cast<std::streamsize>(header.size()));
  const bool isSqlite = std::string_view(header.data(), SQLITE_MAGIC.size()) == SQLITE_MAGIC;
  if (stream.gcount() < static_cast<std::streamsize>(HEADER_BYTES) || !isSqlite || !hasGeoPackageId(header))
    return refusal(IssueCode::OutputNotWritable, asWritten, "",
                   "The file is there and is not a GeoPackage; it is not overwritten.",
                   "Give another file name (ending in .gpkg), or move that file away.");
  const std::optional<std::uintmax_t> promised = promisedBytes(header);
  if (promised && size < *promised)
    return refusal(IssueCode::OutputNotWritable, asWritten, std::to_string(size) + " bytes",
                   "The GeoPackage is cut short: its header promises " + std::to_string(*promised) +
                       " bytes. Its other layers could not be kept.",
                   "Move the damaged file away, or write to another file.");
  return std::nullopt;
}

std::optional<Issue> checkNotInUse(const fs::path& file, const std::string& asWritten) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return std::nullopt;
  const std::string mend =
      "Close the program that has it open (in QGIS, remove its layers), then run again. If no "
      "program has it open, open and close it once in QGIS, which tidies up after a crash.";
  // The journals first: closing a file drops all locks this process has on it, also those of a plugin's host,
  // so the file itself is opened only where no journal tells enough.
  for (const char* const ending : {"-wal", "-journal", "-shm"}) {
    const fs::path sidecar = file.string() + ending;
    if (!fs::exists(sidecar, error)) continue;
    if (std::string_view(ending) == "-wal" && fs::file_size(sidecar, error) == 0) continue;
    return refusal(IssueCode::OutputInUse, asWritten, sidecar.filename().string(),
                   "The GeoPackage is open elsewhere: the file " + sidecar.string() +
                       " beside it holds changes that are not in it yet, and replacing it would lose them.",
                   mend);
  }
  const std::optional<pid_t> process = lockingProcess(file);
  if (!process) return std::nullopt;
  return refusal(
      IssueCode::OutputInUse, asWritten, *process ? "process " + std::to_string(*process) : "",
      "The GeoPackage is open elsewhere: another program holds a lock on it, and replacing it would "
      "lose what that program writes.",
      mend);
}

Issues checkLayersAreOurs(const fs::path& file, const std::vector<model::OutputTable>& tables,
                          const std::string& asWritten) {
  Issues issues;
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) == 0) return issues;
  std::string wanted;
  for (const model::OutputTable& table : tables)
    if (isMarked(table.description))
      wanted += (wanted.empty() ? "lower(" : ", lower(") + sqlText(table.name) + ")";
  if (wanted.empty()) return issues;
  const GdalSession session;
  const GdalFailures failures;
  const DatasetPointer dataset = openUnlocked(file);
  if (!dataset) return issues;
  // Tables and views that gpkg_contents does not list have no description: they are not ours either.
  const std::string question = "SELECT name, max(description) FROM (SELECT table_name AS name, description "
                               "FROM gpkg_contents UNION ALL "
                               "SELECT name, '' AS description FROM sqlite_master WHERE type IN ('table', "
                               "'view')) WHERE lower(name) IN (" +
                               wanted + ") GROUP BY lower(name) ORDER BY lower(name)";
  OGRLayer* const answer = dataset->ExecuteSQL(question.c_str(), nullptr, nullptr);
  if (!answer) return issues;
  for (FeaturePointer row(answer->GetNextFeature()); row; row.reset(answer->GetNextFeature()))
    if (!isMarked(row->GetFieldAsString(1))) issues.add(foreignLayer(asWritten, row->GetFieldAsString(0)));
  dataset->ReleaseResultSet(answer);
  return issues;
}

Result<bool> holdsOtherLayers(const fs::path& file, const std::vector<model::OutputTable>& tables,
                              const std::string& asWritten) {
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) == 0) return false;
  const GdalSession session;
  const GdalFailures failures;
  const DatasetPointer dataset = openUnlocked(file);
  // GDAL opens a GeoPackage without layers for update only and says nothing; the copy of it will be kept.
  if (!dataset && !failures.hasFailure()) return true;
  std::string ours = "'', 'layer_styles'";
  for (const model::OutputTable& table : tables) ours += ", lower(" + sqlText(table.name) + ")";
  // Layers are listed in gpkg_contents; tables and views that are not (styles, projects) count as well.
  const std::string question =
      "SELECT count(*) FROM (SELECT table_name AS name FROM gpkg_contents UNION SELECT name FROM "
      "sqlite_master "
      "WHERE type IN ('table', 'view') AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\' AND name NOT LIKE "
      "'rtree\\_%' "
      "ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\') WHERE lower(name) NOT IN (" +
      ours + ")";
  std::optional<int> others;
  if (dataset) {
    if (OGRLayer* const answer = dataset->ExecuteSQL(question.c_str(), nullptr, nullptr)) {
      if (const FeaturePointer row(answer->GetNextFeature()); row) others = row->GetFieldAsInteger(0);
      dataset->ReleaseResultSet(answer);
    }
  }
  if (!others)
    return refusal(
        IssueCode::OutputNotWritable, asWritten, failures.words(),
        "The file is there and cannot be read as a GeoPackage (it may be damaged), so its other layers "
        "could not be kept.",
        "Move the file away, or write to another file.");
  return *others > 0 || holdsOtherStyles(*dataset, tables);
}

}  // namespace fairshares::io
