#include "base/array.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace {

using namespace fairshares;

// Items of somebody else, and whether they are still there.
struct Lent {
  std::shared_ptr<std::vector<int>> items = std::make_shared<std::vector<int>>(std::vector<int>{7, 8, 9});
  [[nodiscard]] Array<int> array() const { return {std::span<const int>(*items), items}; }
};

std::vector<int> itemsOf(const Array<int>& array) {
  return {array.begin(), array.end()};
}

TEST(Array, IsReadLikeTheVectorItWasMadeFrom) {
  const Array<int> array = std::vector<int>{4, 5, 6};
  EXPECT_EQ(array.size(), 3u);
  EXPECT_EQ(array[1], 5);
  EXPECT_EQ(array.front() + array.back(), 10);
  EXPECT_EQ(itemsOf(array), (std::vector<int>{4, 5, 6}));
  EXPECT_TRUE(Array<int>().empty());
}

TEST(Array, ShowsItemsOfOthersWhereTheyAreAndKeepsThem) {
  Lent lent;
  const Array<int> array = lent.array();
  EXPECT_EQ(array.data(), lent.items->data());
  EXPECT_EQ(array.ownBytes(), 0u);
  const std::weak_ptr<std::vector<int>> life = lent.items;
  lent.items.reset();
  EXPECT_FALSE(life.expired());
  EXPECT_EQ(itemsOf(array), (std::vector<int>{7, 8, 9}));
}

TEST(Array, LetsItemsOfOthersGoWithItsLastCopy) {
  Lent lent;
  const std::weak_ptr<std::vector<int>> life = lent.items;
  auto array = std::make_unique<Array<int>>(lent.array());
  Array<int> copy = *array;
  EXPECT_EQ(copy.data(), array->data());
  lent.items.reset();
  array.reset();
  EXPECT_FALSE(life.expired());
  copy.clear();
  EXPECT_TRUE(life.expired());
}

TEST(Array, NeverWritesToItemsOfOthers) {
  const std::vector<void (*)(Array<int>&)> changes{
      [](Array<int>& array) { array.edit()[0] = 1; },
      [](Array<int>& array) { array.push_back(1); },
      [](Array<int>& array) { array.pop_back(); },
      [](Array<int>& array) { array.resize(1); },
      [](Array<int>& array) { array.reserve(10); },
      [](Array<int>& array) {
        const int more = 1;
        array.append(&more, &more + 1);
      },
  };
  for (const auto change : changes) {
    const Lent lent;
    const Array<int> before = lent.array();
    Array<int> changed = before;
    change(changed);
    EXPECT_NE(changed.data(), before.data());
    EXPECT_EQ(*lent.items, (std::vector<int>{7, 8, 9}));
    EXPECT_EQ(itemsOf(before), (std::vector<int>{7, 8, 9}));
  }
}

TEST(Array, ChangesLikeAVectorWhoeverHadTheItems) {
  const Lent lent;
  for (Array<int> array : {lent.array(), Array<int>{7, 8, 9}}) {
    array.edit()[1] = 5;
    array.push_back(3);
    const std::vector<int> more{1, 2};
    array.append(more.begin(), more.end());
    EXPECT_EQ(itemsOf(array), (std::vector<int>{7, 5, 9, 3, 1, 2}));
    array.resize(2);
    array.resize(3);
    EXPECT_EQ(itemsOf(array), (std::vector<int>{7, 5, 0}));
    array.assign(2, 4);
    EXPECT_EQ(itemsOf(array), (std::vector<int>{4, 4}));
    array.pop_back();
    EXPECT_EQ(array, (Array<int>{4}));
  }
}

TEST(Array, TakesAnItemOfItsOwnThatItLetsGo) {
  auto items = std::make_shared<std::vector<int>>(std::vector<int>{7, 8, 9});
  Array<int> array(std::span<const int>(*items), items);
  items.reset();
  array.push_back(array.front());
  EXPECT_EQ(array, (Array<int>{7, 8, 9, 7}));
}

TEST(Array, CopiesAreIndependentAndMovesTakeTheItemsAlong) {
  Array<int> one{1, 2, 3};
  Array<int> copy = one;
  copy.edit()[0] = 9;
  EXPECT_EQ(one, (Array<int>{1, 2, 3}));
  const int* const place = one.data();
  const Array<int> moved = std::move(one);
  EXPECT_EQ(moved.data(), place);
  EXPECT_EQ(moved, (Array<int>{1, 2, 3}));
  copy = moved;
  EXPECT_EQ(copy, moved);
  EXPECT_NE(copy.data(), moved.data());
}

}  // namespace
