#include "io/section_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cerrno>
#include <cstring>

#include "base/contract.h"
#include "base/parallel.h"
#include "io/block_digest.h"
#include "io/output_target.h"
#include "io/partial_file.h"

namespace fairshares::io {

namespace {

constexpr std::string_view MAGIC = "FairShares cache";
constexpr std::size_t BLOCK_BYTES = std::size_t{1} << 20;
constexpr std::size_t ALIGNMENT = 64;
constexpr std::size_t APPENDED_BYTES = std::size_t{8} << 20;  // between two looks at the monitor

// Where things are in the header.
constexpr std::size_t FORMAT_AT = 16, SECTIONS_AT = 20, HEADER_BYTES_AT = 24, FILE_BYTES_AT = 32, KEY_AT = 40;
constexpr std::size_t TABLE_AT = KEY_AT + SECTION_KEY_DIGITS;
constexpr std::size_t TABLE_ENTRY_BYTES = 16;
// A header of this size has the fingerprints of two terabytes.
constexpr std::uint64_t LONGEST_HEADER = std::uint64_t{16} << 20;

// Arrays are written as they lie in memory. A machine that puts the great end first has no cache.
constexpr bool CAN_STORE = std::endian::native == std::endian::little;

template <typename Number> Number numberAt(std::span<const std::byte> bytes, std::size_t at) {
  Number number{};
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

template <typename Number> void append(std::string& bytes, Number number) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

constexpr std::uint64_t aligned(std::uint64_t offset) {
  return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

std::size_t blocksOf(std::uint64_t bytes) {
  return static_cast<std::size_t>((bytes + BLOCK_BYTES - 1) / BLOCK_BYTES);
}

struct Opened {
  SectionFileState state = SectionFileState::Missing;  // Whole: the magic is there
  int descriptor = -1;
  std::uint64_t bytes = 0;
};

// Opens what is at the path if it begins as a section file does. One cut off within the magic is ours too.
Opened openOurs(const std::string& path) {
  Opened opened;
  // Without O_NONBLOCK a pipe of that name would wait for its writer.
  opened.descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (opened.descriptor < 0) {
    opened.state =
        errno == ENOENT || errno == ENOTDIR ? SectionFileState::Missing : SectionFileState::Unreadable;
    return opened;
  }
  struct stat status {};
  if (fstat(opened.descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    opened.state = SectionFileState::Foreign;
    return opened;
  }
  opened.bytes = static_cast<std::uint64_t>(status.st_size);
  std::array<std::byte, MAGIC.size()> start{};
  const auto known = static_cast<std::size_t>(std::min<std::uint64_t>(opened.bytes, start.size()));
  if (!readAt(opened.descriptor, std::span(start).first(known), 0))
    opened.state = SectionFileState::Unreadable;
  else
    opened.state = std::memcmp(start.data(), MAGIC.data(), known) == 0 ? SectionFileState::Whole
                                                                       : SectionFileState::Foreign;
  return opened;
}

// A block of one of several sections that lie one after the other.
struct Block {
  std::size_t section = 0;
  std::size_t offset = 0;
  std::size_t bytes = 0;
};

std::vector<Block> blocksOf(std::span<const std::uint64_t> sectionBytes) {
  std::vector<Block> blocks;
  for (std::size_t section = 0; section < sectionBytes.size(); ++section)
    for (std::uint64_t offset = 0; offset < sectionBytes[section]; offset += BLOCK_BYTES)
      blocks.push_back(
          {section, static_cast<std::size_t>(offset),
           static_cast<std::size_t>(std::min<std::uint64_t>(BLOCK_BYTES, sectionBytes[section] - offset))});
  return blocks;
}

}  // namespace

SectionFile::SectionFile(const std::string& path, std::uint32_t format, std::string_view key) {
  mState = readHeader(path, format, key);
}

SectionFile::~SectionFile() {
  if (mDescriptor >= 0) close(mDescriptor);
}

SectionFileState SectionFile::readHeader(const std::string& path, std::uint32_t format,
                                         std::string_view key) {
  if (!CAN_STORE) return SectionFileState::Missing;
  const Opened opened = openOurs(path);
  mDescriptor = opened.descriptor;
  if (opened.state != SectionFileState::Whole) return opened.state;
  std::array<std::byte, TABLE_AT> start{};
  if (opened.bytes < start.size()) return SectionFileState::Damaged;
  if (!readAt(mDescriptor, start, 0)) return SectionFileState::Unreadable;
  if (numberAt<std::uint32_t>(start, FORMAT_AT) != format) return SectionFileState::OtherKey;

  const auto headerBytes = numberAt<std::uint64_t>(start, HEADER_BYTES_AT);
  if (numberAt<std::uint64_t>(start, FILE_BYTES_AT) != opened.bytes || headerBytes > opened.bytes ||
      headerBytes > LONGEST_HEADER || headerBytes < TABLE_AT + sizeof(std::uint64_t))
    return SectionFileState::Damaged;
  std::vector<std::byte> header(headerBytes);
  if (!readAt(mDescriptor, header, 0)) return SectionFileState::Unreadable;
  const std::span<const std::byte> content = std::span(header).first(header.size() - sizeof(std::uint64_t));
  if (blockDigest(content) != numberAt<std::uint64_t>(header, content.size()))
    return SectionFileState::Damaged;
  if (std::memcmp(content.data() + KEY_AT, key.data(), std::min(key.size(), SECTION_KEY_DIGITS)) != 0 ||
      key.size() != SECTION_KEY_DIGITS)
    return SectionFileState::OtherKey;
  mFileBytes = opened.bytes;
  return takeTable(content, opened.bytes) ? SectionFileState::Whole : SectionFileState::Damaged;
}

// False if the table of sections promises anything that the file is too short for.
bool SectionFile::takeTable(std::span<const std::byte> header, std::uint64_t fileBytes) {
  const auto count = numberAt<std::uint32_t>(header, SECTIONS_AT);
  const std::uint64_t digestsAt = TABLE_AT + std::uint64_t{count} * TABLE_ENTRY_BYTES;
  if (digestsAt > header.size()) return false;
  std::size_t blocks = 0;
  for (std::uint32_t section = 0; section < count; ++section) {
    const auto bytes = numberAt<std::uint64_t>(header, TABLE_AT + section * TABLE_ENTRY_BYTES);
    const auto offset = numberAt<std::uint64_t>(header, TABLE_AT + section * TABLE_ENTRY_BYTES + 8);
    if (offset % ALIGNMENT != 0 || offset > fileBytes || bytes > fileBytes - offset) return false;
    mSections.push_back({bytes, offset, blocks});
    blocks += blocksOf(bytes);
  }
  if (header.size() - digestsAt != std::uint64_t{blocks} * sizeof(std::uint64_t)) return false;
  mDigests.resize(blocks);
  if (blocks > 0)
    std::memcpy(mDigests.data(), header.data() + digestsAt, mDigests.size() * sizeof(std::uint64_t));
  return true;
}

SectionFile::Outcome SectionFile::read(Sections& sections, unsigned threads, const Monitor& monitor,
                                       std::optional<FileAccess> access) const {
  FAIRSHARES_EXPECTS(mState == SectionFileState::Whole);
  const std::shared_ptr<FileMemory> memory =
      FileMemory::of(mDescriptor, mFileBytes, access.value_or(suitedAccess(mDescriptor)));
  if (!memory) return Outcome::Damaged;
  sections = {{}, memory};
  std::vector<std::uint64_t> sizes;
  for (const Section& section : mSections) {
    sizes.push_back(section.bytes);
    sections.bytes.push_back(memory->bytes().subspan(section.offset, section.bytes));
  }
  const std::vector<Block> blocks = blocksOf(sizes);
  std::atomic<bool> damaged = false, cancelled = false;
  parallelFor(blocks.size(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end && !damaged && !cancelled; ++i) {
      const Block& block = blocks[i];
      if (!memory->fetch(mSections[block.section].offset + block.offset, block.bytes) ||
          blockDigest(sections.bytes[block.section].subspan(block.offset, block.bytes)) != mDigests[i])
        damaged = true;
      if (monitor.isCancelled()) cancelled = true;
    }
  });
  if (!damaged && !cancelled) return Outcome::Good;
  sections = {};
  return cancelled ? Outcome::Cancelled : Outcome::Damaged;
}

namespace {

std::string headerOf(std::uint32_t format, std::string_view key,
                     std::span<const std::span<const std::byte>> sections, unsigned threads) {
  std::vector<std::uint64_t> sizes;
  for (const auto& section : sections) sizes.push_back(section.size());
  const std::vector<Block> blocks = blocksOf(sizes);
  std::vector<std::uint64_t> digests(blocks.size());
  parallelFor(blocks.size(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      digests[i] = blockDigest(sections[blocks[i].section].subspan(blocks[i].offset, blocks[i].bytes));
  });

  const std::uint64_t headerBytes =
      TABLE_AT + sections.size() * TABLE_ENTRY_BYTES + (digests.size() + 1) * sizeof(std::uint64_t);
  std::vector<std::uint64_t> offsets;
  std::uint64_t fileBytes = headerBytes;
  for (const std::uint64_t bytes : sizes) {
    offsets.push_back(aligned(fileBytes));
    fileBytes = offsets.back() + bytes;
  }
  std::string header(MAGIC);
  append(header, format);
  append(header, static_cast<std::uint32_t>(sections.size()));
  append(header, headerBytes);
  append(header, fileBytes);
  header += key;
  for (std::size_t section = 0; section < sections.size(); ++section) {
    append(header, sizes[section]);
    append(header, offsets[section]);
  }
  for (const std::uint64_t digest : digests) append(header, digest);
  append(header, blockDigest(std::as_bytes(std::span(header))));
  FAIRSHARES_ENSURES(header.size() == headerBytes);
  return header;
}

Issue foreignFile(const std::string& path) {
  return {Severity::Error,
          IssueCode::OutputNotWritable,
          Place{.file = path},
          "",
          "A file that is no cache of Fair Shares is at this path; it is not overwritten.",
          "Move the file away, or name another place for the cache."};
}

std::optional<Issue> appendAll(PartialFile& file, std::string_view bytes, const Monitor& monitor) {
  for (std::size_t at = 0; at < bytes.size(); at += APPENDED_BYTES) {
    if (monitor.isCancelled()) return cancelledIssue();
    if (auto problem = file.append(bytes.substr(at, APPENDED_BYTES))) return problem;
  }
  return std::nullopt;
}

std::optional<Issue> appendSections(PartialFile& file, const std::string& header,
                                    std::span<const std::span<const std::byte>> sections,
                                    const Monitor& monitor) {
  if (auto problem = appendAll(file, header, monitor)) return problem;
  std::uint64_t written = header.size();
  for (const auto& section : sections) {
    if (auto problem = file.append(std::string(aligned(written) - written, '\0'))) return problem;
    if (auto problem =
            appendAll(file, {reinterpret_cast<const char*>(section.data()), section.size()}, monitor))
      return problem;
    written = aligned(written) + section.size();
  }
  return std::nullopt;
}

}  // namespace

Issues writeSectionFile(const std::string& path, std::uint32_t format, std::string_view key,
                        std::span<const std::span<const std::byte>> sections, unsigned threads,
                        const Monitor& monitor) {
  FAIRSHARES_EXPECTS(key.size() == SECTION_KEY_DIGITS);
  if (!CAN_STORE) return {};
  const Opened old = openOurs(path);
  if (old.descriptor >= 0) close(old.descriptor);
  Issues issues = old.state == SectionFileState::Whole ? checkOutputFolder(resolvedOutput(path).parent_path(),
                                                                           path)  // ours is always protected
                                                       : checkOutputFile(path);
  if (old.state == SectionFileState::Foreign || old.state == SectionFileState::Unreadable)
    if (!issues.hasErrors()) issues.add(foreignFile(path));
  if (issues.hasErrors()) return issues;
  Result<PartialFile> partial = PartialFile::beside(path, ".cache");
  if (!partial) return partial.takeIssues();
  std::optional<Issue> problem =
      appendSections(partial.value(), headerOf(format, key, sections, threads), sections, monitor);
  if (!problem) problem = partial.value().commit(PartialFile::Protection::AgainstWriting);
  if (problem) issues.add(std::move(*problem));
  return issues;
}

}  // namespace fairshares::io
