// What is missing, and what cannot be looked at.
#include "base/path_obstacle.h"

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

using namespace fairshares;

namespace {

TEST(PathObstacle, IsNoneWhereSomethingIsThereOrNothingIs) {
  const testing_support::TemporaryFolder folder;
  const std::string file = folder.write("file", "x");
  EXPECT_FALSE(pathObstacle(file));
  EXPECT_FALSE(pathObstacle(folder.path().string()));
  EXPECT_FALSE(pathObstacle(folder.file("nothing")));
  EXPECT_FALSE(pathObstacle(folder.file("nothing/at/all")));
  EXPECT_FALSE(pathObstacle(file + "/below"));
}

TEST(PathObstacle, IsACircleOfLinksOrAnEndlessName) {
  const testing_support::TemporaryFolder folder;
  std::filesystem::create_symlink(folder.file("b"), folder.file("a"));
  std::filesystem::create_symlink(folder.file("a"), folder.file("b"));
  EXPECT_TRUE(pathObstacle(folder.file("a")));
  EXPECT_TRUE(pathObstacle(folder.file("a/file")));
  EXPECT_TRUE(pathObstacle(folder.file(std::string(5000, 'x'))));
}

}  // namespace
