#include "io/section_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <numeric>

#include "support/temporary_folder.h"

namespace {

using namespace fairshares;
using io::FileAccess;
using io::SectionFile;
using testing_support::TemporaryFolder;

const std::string KEY(64, 'a');
constexpr std::uint32_t FORMAT = 7;

// Three arrays: of some blocks, of nothing, of a few bytes.
struct Arrays {
  std::vector<std::uint32_t> many = std::vector<std::uint32_t>(1'000'000);
  std::vector<double> none;
  std::string few = "abc";
  Arrays() { std::iota(many.begin(), many.end(), 5u); }

  [[nodiscard]] Issues write(const std::string& path) const {
    const std::vector<std::span<const std::byte>> sections{
        std::as_bytes(std::span(many)), std::as_bytes(std::span(none)), std::as_bytes(std::span(few))};
    return io::writeSectionFile(path, FORMAT, KEY, sections, 0, SilentMonitor());
  }
  void expectSame(const io::Sections& sections) const {
    ASSERT_EQ(sections.bytes.size(), 3u);
    const auto same = [&](std::size_t section, const auto& array) {
      const auto bytes = std::as_bytes(std::span(array));
      return std::equal(bytes.begin(), bytes.end(), sections.bytes[section].begin(),
                        sections.bytes[section].end());
    };
    EXPECT_TRUE(same(0, many));
    EXPECT_TRUE(same(1, none));
    EXPECT_TRUE(same(2, few));
  }
};

io::Sections readAll(const std::string& path, FileAccess access) {
  const SectionFile file(path, FORMAT, KEY);
  EXPECT_EQ(file.state(), io::SectionFileState::Whole);
  io::Sections sections;
  EXPECT_EQ(file.read(sections, 0, SilentMonitor(), access), SectionFile::Outcome::Good);
  return sections;
}

TEST(SectionFile, GivesTheSameBytesMappedAndCopied) {
  const TemporaryFolder folder;
  const Arrays arrays;
  EXPECT_TRUE(arrays.write(folder.file("arrays")).empty());
  for (const FileAccess access : {FileAccess::Mapped, FileAccess::Copied})
    arrays.expectSame(readAll(folder.file("arrays"), access));
}

TEST(SectionFile, PutsEverySectionWhereNumbersOfAnyKindMayLie) {
  const TemporaryFolder folder;
  const Arrays arrays;
  EXPECT_TRUE(arrays.write(folder.file("arrays")).empty());
  for (const FileAccess access : {FileAccess::Mapped, FileAccess::Copied})
    for (const auto& section : readAll(folder.file("arrays"), access).bytes)
      EXPECT_EQ(reinterpret_cast<std::uintptr_t>(section.data()) % alignof(std::max_align_t), 0u);
}

TEST(SectionFile, KeepsWhatItShowsWhenTheFileIsReplacedOrRemoved) {
  const TemporaryFolder folder;
  const Arrays arrays;
  Arrays others;
  others.many.assign(2'000'000, 1u);
  for (const FileAccess access : {FileAccess::Mapped, FileAccess::Copied}) {
    EXPECT_TRUE(arrays.write(folder.file("arrays")).empty());
    const io::Sections sections = readAll(folder.file("arrays"), access);
    EXPECT_TRUE(others.write(folder.file("arrays")).empty());
    arrays.expectSame(sections);
    std::filesystem::remove(folder.file("arrays"));
    arrays.expectSame(sections);
  }
}

TEST(SectionFile, IsProtectedAgainstWritingInPlaceAndReplacedAllTheSame) {
  const TemporaryFolder folder;
  const Arrays arrays;
  for (int time = 0; time < 2; ++time) {
    EXPECT_TRUE(arrays.write(folder.file("arrays")).empty());
    struct stat status {};
    ASSERT_EQ(stat(folder.file("arrays").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH), 0u);
    EXPECT_NE(status.st_mode & S_IRUSR, 0u);
  }
}

TEST(SectionFile, WithAFlippedBitIsDamagedMappedAndCopied) {
  const TemporaryFolder folder;
  const Arrays arrays;
  EXPECT_TRUE(arrays.write(folder.file("arrays")).empty());
  std::string bytes = testing_support::readFile(folder.file("arrays"));
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
  const SectionFile file(folder.write("flipped", bytes), FORMAT, KEY);
  for (const FileAccess access : {FileAccess::Mapped, FileAccess::Copied}) {
    io::Sections sections;
    EXPECT_EQ(file.read(sections, 0, SilentMonitor(), access), SectionFile::Outcome::Damaged);
    EXPECT_TRUE(sections.bytes.empty());
  }
}

TEST(FileMemory, CopiedFromAFileThatIsCutShortMeanwhileSaysSo) {
  const TemporaryFolder folder;
  const std::string path = folder.write("bytes", std::string(100'000, 'x'));
  const int descriptor = open(path.c_str(), O_RDONLY);
  const std::shared_ptr<io::FileMemory> memory = io::FileMemory::of(descriptor, 100'000, FileAccess::Copied);
  ASSERT_TRUE(memory);
  EXPECT_TRUE(memory->fetch(0, 50'000));
  ASSERT_EQ(truncate(path.c_str(), 60'000), 0);
  EXPECT_FALSE(memory->fetch(50'000, 50'000));
  EXPECT_TRUE(memory->fetch(50'000, 10'000));
  EXPECT_EQ(memory->bytes()[59'999], std::byte{'x'});
  close(descriptor);
}

TEST(FileMemory, IsMappedOnADiskOfThisMachineOnly) {
  const int inMemory = memfd_create("bytes", MFD_CLOEXEC);             // lies on a disk in memory
  const int kernel = open("/proc/self/status", O_RDONLY | O_CLOEXEC);  // on no disk at all
  ASSERT_GE(inMemory, 0);
  ASSERT_GE(kernel, 0);
  EXPECT_EQ(io::suitedAccess(inMemory), FileAccess::Mapped);
  EXPECT_EQ(io::suitedAccess(kernel), FileAccess::Copied);
  EXPECT_EQ(io::suitedAccess(-1), FileAccess::Copied);
  close(inMemory);
  close(kernel);
}

}  // namespace
