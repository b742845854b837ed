// Checksums agree with sha256sum.
#include <gtest/gtest.h>

#include "io/checksum.h"
#include "reading_support.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

TEST(FileChecksum, IsSha256) {
  const TemporaryFolder folder;
  EXPECT_EQ(fileChecksum(folder.write("abc.csv", "abc")).value(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-2, appendix B.1
  EXPECT_EQ(fileChecksum(folder.write("\xC3\xA0 b.csv", "")).value(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(FileChecksum, OfAShapefileHoldsItsSidecarsInAlphabeticalOrder) {
  const TemporaryFolder folder;
  folder.write("a.dbf", "b");
  folder.write("a.prj", "c");
  folder.write("a.txt", "not part of it");
  const std::string shape = folder.write("a.shp", "d");
  folder.write("a.shx", "e");
  folder.write("a.cpg", "a");
  const std::string together = folder.write("together.csv", "abcde");
  EXPECT_EQ(fileChecksum(shape).value(), fileChecksum(together).value());
}

TEST(FileChecksum, OfATerabyteCanBeCancelled) {
  class AfterSomeQuestions final : public Monitor {
   public:
    void report(std::string_view, double) override {}
    [[nodiscard]] bool isCancelled() const override { return ++mAsked > 10; }

   private:
    mutable int mAsked = 0;
  };
  const TemporaryFolder folder;
  const std::string file = folder.write("huge.csv", "");
  std::filesystem::resize_file(file, std::uintmax_t{1} << 40);  // without a block on the disk
  EXPECT_TRUE(fileChecksum(file, AfterSomeQuestions()).issues().contains(IssueCode::Cancelled));
}

TEST(FileChecksum, RefusesAMissingFile) {
  const TemporaryFolder folder;
  expectRefused(fileChecksum(folder.file("none")), IssueCode::FileMissing);
}

}  // namespace
}  // namespace fairshares::io
