// Orientation and meetings of segments against slow twins.
#include "geography/segment_tree.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>
#include <set>

#include "support/test_seed.h"

namespace fairshares::geography {
namespace {

using model::Point;

// Whole numbers below 2^29: their determinant is exact in 64 bits.
int orientationOfWholeNumbers(const Point& a, const Point& b, const Point& c) {
  const auto whole = [](double value) { return std::llround(value); };
  const long long left = (whole(a.x) - whole(c.x)) * (whole(b.y) - whole(c.y));
  const long long right = (whole(a.y) - whole(c.y)) * (whole(b.x) - whole(c.x));
  return left > right ? 1 : left < right ? -1 : 0;
}

TEST(Orientation, IsExactForPointsNearlyOnOneLine) {
  std::mt19937_64 random(testing_support::testSeed());
  const auto number = [&](long long most) {
    return static_cast<double>(static_cast<long long>(random() % 1'000'000) * most / 1'000'000);
  };
  int straight = 0;
  for (int round = 0; round < 100'000; ++round) {
    const Point a{number(1 << 28), number(1 << 28)};
    const double dx = number(2000), dy = number(2000), steps = number(100'000);
    const Point b{a.x + dx, a.y + dy};
    const Point c{a.x + steps * dx + static_cast<double>(random() % 3) - 1.0, a.y + steps * dy};
    const int expected = orientationOfWholeNumbers(a, b, c);
    straight += expected == 0;
    // Scaled by a power of two, which changes no sign.
    const auto scaled = [](const Point& point) {
      return Point{std::ldexp(point.x, -31), std::ldexp(point.y, -31)};
    };
    ASSERT_EQ(orientation(a, b, c), expected);
    ASSERT_EQ(orientation(scaled(b), scaled(c), scaled(a)), expected);
    ASSERT_EQ(orientation(scaled(c), scaled(b), scaled(a)), -expected);
    ASSERT_EQ(exactOrientation(a, b, c), expected);
  }
  EXPECT_GT(straight, 10'000);
}

TEST(Orientation, SeesTheLastBit) {
  const Point a{0.1, 0.1}, b{0.2, 0.2}, on{0.3, 0.3};
  EXPECT_EQ(orientation(a, b, on), 0);
  EXPECT_EQ(orientation(a, b, {0.3, std::nextafter(0.3, 1.0)}), 1);
  EXPECT_EQ(orientation(a, b, {std::nextafter(0.3, 1.0), 0.3}), -1);
  EXPECT_EQ(orientation({12, 12}, {24, 24}, {0.5, std::nextafter(0.5, 1.0)}), 1);
  EXPECT_EQ(orientation({12, 12}, {24, 24}, {0.5, std::nextafter(0.5, 0.0)}), -1);
}

TEST(MeetingOfSegments, IsToldApart) {
  const Segment level{{0, 0}, {4, 0}};
  EXPECT_EQ(meetingOf(level, {{0, 1}, {4, 1}}), Meeting::None);
  EXPECT_EQ(meetingOf(level, {{5, 0}, {6, 0}}), Meeting::None);      // further along the line
  EXPECT_EQ(meetingOf(level, {{3, 1}, {9, -5e-9}}), Meeting::None);  // boxes overlap only
  EXPECT_EQ(meetingOf(level, {{4, 0}, {4, 3}}), Meeting::AtCommonEnd);
  EXPECT_EQ(meetingOf(level, {{6, 0}, {4, 0}}), Meeting::AtCommonEnd);  // goes straight on
  EXPECT_EQ(meetingOf(level, {{0, 0}, {1, 1}}), Meeting::AtCommonEnd);
  EXPECT_EQ(meetingOf(level, {{0, 0}, {1, 0}}), Meeting::Elsewhere);  // goes back over it
  EXPECT_EQ(meetingOf(level, {{9, 0}, {0, 0}}), Meeting::Elsewhere);
  EXPECT_EQ(meetingOf(level, {{2, 0}, {2, 3}}), Meeting::Elsewhere);   // touches its middle
  EXPECT_EQ(meetingOf(level, {{2, -1}, {2, 1}}), Meeting::Elsewhere);  // crosses
  EXPECT_EQ(meetingOf(level, {{1, 0}, {2, 0}}), Meeting::Elsewhere);   // lies in it
  EXPECT_EQ(meetingOf(level, {{3, 0}, {7, 0}}), Meeting::Elsewhere);   // overlaps its end
  EXPECT_EQ(meetingOf(level, {{4, 0}, {0, 0}}), Meeting::Elsewhere);   // the same, the other way
}

TEST(SegmentTree, FindsWhatComparingAllPairsFinds) {
  std::mt19937_64 random(testing_support::testSeed());
  for (std::size_t count : {0u, 1u, 2u, 7u, 8u, 9u, 16u, 17u, 33u, 100u, 257u}) {
    const double width = 2.0 + std::sqrt(static_cast<double>(count));
    const auto place = [&] { return std::floor(width * static_cast<double>(random() % 1000) / 250.0); };
    std::vector<Segment> segments;
    while (segments.size() < count) {
      const Point from{place(), place()};
      const Point to{from.x + static_cast<double>(random() % 5) - 2.0,
                     from.y + static_cast<double>(random() % 5) - 2.0};
      if (from != to) segments.push_back({from, to});
    }
    SegmentTree tree;
    tree.build(segments);
    std::set<std::pair<std::size_t, std::size_t>> found, expected;
    EXPECT_TRUE(tree.allMeetings([&](std::size_t one, std::size_t other, Meeting meeting) {
      EXPECT_EQ(meeting, meetingOf(segments[one], segments[other]));
      return found.emplace(one, other).second;
    }));
    for (std::size_t one = 0; one < count; ++one)
      for (std::size_t other = one + 1; other < count; ++other)
        if (meetingOf(segments[one], segments[other]) != Meeting::None) expected.emplace(one, other);
    EXPECT_EQ(found, expected) << count;

    const Point point{place(), place()};
    std::set<std::size_t> left, expectedLeft;
    tree.forEachLeftOf(point, [&](std::size_t segment) { EXPECT_TRUE(left.insert(segment).second); });
    for (std::size_t segment = 0; segment < count; ++segment) {
      const auto& [from, to] = segments[segment];
      const bool spans = std::min(from.y, to.y) <= point.y && point.y < std::max(from.y, to.y);
      if (spans && from.x + (to.x - from.x) * (point.y - from.y) / (to.y - from.y) < point.x - 1e-9)
        expectedLeft.insert(segment);
    }
    EXPECT_EQ(left, expectedLeft) << count;
  }
}

TEST(SegmentTree, GivesUpWhereAllBoxesOverlap) {
  std::vector<Segment> segments;
  for (int line = 0; line < 4000; ++line) segments.push_back({{line * 1e-3, 0}, {line * 1e-3 + 1000, 1000}});
  SegmentTree tree;
  tree.build(segments);
  EXPECT_FALSE(tree.allMeetings([](std::size_t, std::size_t, Meeting) { return true; }));
}

}  // namespace
}  // namespace fairshares::geography
