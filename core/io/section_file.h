// Fair Shares: arrays kept in one binary file, to be had back whole or not at all.
//
//   magic "FairShares cache" | format | number of sections | bytes of the header | bytes of the file | key |
//   bytes and place of each section | fingerprint of each block | fingerprint of the header | sections
//
// All numbers are little-endian; sections start at multiples of 64 bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "base/monitor.h"
#include "io/file_memory.h"

namespace fairshares::io {

/// Digits of a key: a checksum of everything the arrays were made from.
inline constexpr std::size_t SECTION_KEY_DIGITS = 64;

/// What is at a path.
enum class SectionFileState {
  Missing,     ///< nothing
  Foreign,     ///< something that no writer of section files made: not to be touched
  Unreadable,  ///< there, but the system does not let it be read
  OtherKey,    ///< a section file of another format, or made from something else
  Damaged,     ///< a section file that was cut short or changed
  Whole        ///< the header is as it was written; read() tells about the sections
};

/// The arrays of a file where they lie: as long as `keeper` lives, with the file or without it.
struct Sections {
  std::vector<std::span<const std::byte>> bytes;
  std::shared_ptr<const void> keeper;
};

/// An open section file. A file that takes its place meanwhile does not disturb it.
class SectionFile {
 public:
  SectionFile(const std::string& path, std::uint32_t format, std::string_view key);
  ~SectionFile();
  SectionFile(const SectionFile&) = delete;
  SectionFile& operator=(const SectionFile&) = delete;

  [[nodiscard]] SectionFileState state() const { return mState; }
  enum class Outcome { Good, Damaged, Cancelled };
  /// Looks at every byte, with several threads (0: one for each core), and gives the sections if all are as
  /// they were written. `access` is for tests; otherwise the disk decides.
  [[nodiscard]] Outcome read(Sections& sections, unsigned threads, const Monitor& monitor,
                             std::optional<FileAccess> access = std::nullopt) const;

 private:
  struct Section {
    std::uint64_t bytes = 0;
    std::uint64_t offset = 0;
    std::size_t firstBlock = 0;
  };
  SectionFileState readHeader(const std::string& path, std::uint32_t format, std::string_view key);
  bool takeTable(std::span<const std::byte> header, std::uint64_t fileBytes);

  int mDescriptor = -1;
  std::uint64_t mFileBytes = 0;
  SectionFileState mState = SectionFileState::Missing;
  std::vector<Section> mSections;
  std::vector<std::uint64_t> mDigests;  // of all blocks
};

/// Writes beside the path and renames, so that a failing disk harms nothing and readers see the old file or
/// the new one. Overwrites only section files (and empty files): anything else at the path is left alone.
/// The file is protected against writing, since programs that read it show it as their memory: a copy over it
/// would change that under their hands. Neither renaming nor removing it is a danger.
///
/// Errors   OutputNotWritable (also: a foreign file is there), OutputInUse, WriteFailed, Cancelled
Issues writeSectionFile(const std::string& path, std::uint32_t format, std::string_view key,
                        std::span<const std::span<const std::byte>> sections, unsigned threads,
                        const Monitor& monitor);

}  // namespace fairshares::io
