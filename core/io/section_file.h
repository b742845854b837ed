// Fair Shares: arrays kept in one binary file, to be had back whole or not at all.
//
//   magic "FairShares cache" | format | number of sections | bytes of the header | bytes of the file | key |
//   bytes and place of each section | fingerprint of each block | fingerprint of the header | sections
//
// All numbers are little-endian; sections start at multiples of 64 bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "base/monitor.h"

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

/// An open section file. A file that takes its place meanwhile does not disturb it.
class SectionFile {
 public:
  SectionFile(const std::string& path, std::uint32_t format, std::string_view key);
  ~SectionFile();
  SectionFile(const SectionFile&) = delete;
  SectionFile& operator=(const SectionFile&) = delete;

  [[nodiscard]] SectionFileState state() const { return mState; }
  [[nodiscard]] std::size_t sectionCount() const { return mSections.size(); }
  /// Bytes of a section; all sections together are no longer than the file.
  [[nodiscard]] std::uint64_t bytes(std::size_t section) const { return mSections[section].bytes; }

  enum class Outcome { Good, Damaged, Cancelled };
  /// Reads all sections into memory of exactly their sizes, with several threads (0: one for each core).
  [[nodiscard]] Outcome read(std::span<const std::span<std::byte>> targets, unsigned threads,
                             const Monitor& monitor) const;

 private:
  struct Section {
    std::uint64_t bytes = 0;
    std::uint64_t offset = 0;
    std::size_t firstBlock = 0;
  };
  SectionFileState readHeader(const std::string& path, std::uint32_t format, std::string_view key);
  bool takeTable(std::span<const std::byte> header, std::uint64_t fileBytes);

  int mDescriptor = -1;
  SectionFileState mState = SectionFileState::Missing;
  std::vector<Section> mSections;
  std::vector<std::uint64_t> mDigests;  // of all blocks
};

/// Writes beside the path and renames, so that a failing disk harms nothing and readers see the old file or
/// the new one. Overwrites only section files (and empty files): anything else at the path is left alone.
///
/// Errors   OutputNotWritable (also: a foreign file is there), OutputInUse, WriteFailed, Cancelled
Issues writeSectionFile(const std::string& path, std::uint32_t format, std::string_view key,
                        std::span<const std::span<const std::byte>> sections, unsigned threads,
                        const Monitor& monitor);

}  // namespace fairshares::io
