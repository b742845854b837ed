// Lines from WKB and numbers from ids, each against a slow twin.
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "io/node_ids.h"
#include "io/wkb_lines.h"
#include "support/random.h"
#include "support/test_seed.h"

namespace fairshares::io {
namespace {

using testing_support::Random;

std::vector<unsigned char> wkbOf(const OGRGeometry& geometry, OGRwkbByteOrder order, OGRwkbVariant variant) {
  std::vector<unsigned char> bytes(geometry.WkbSize());
  geometry.exportToWkb(order, bytes.data(), variant);
  return bytes;
}

std::unique_ptr<OGRLineString> randomLine(Random& random, bool hasHeights, bool hasMeasures) {
  auto line = std::make_unique<OGRLineString>();
  const std::size_t points = random.between(1, 9);
  for (std::size_t i = 0; i < points; ++i)
    line->addPoint(random.fraction() * 6e5, random.fraction() * 1e6, 5.0, 6.0);
  line->set3D(hasHeights);
  line->setMeasured(hasMeasures);
  return line;
}

void expectSame(const LineParts& parts, const OGRGeometry& geometry) {
  std::vector<const OGRLineString*> lines;
  if (wkbFlatten(geometry.getGeometryType()) == wkbLineString)
    lines.push_back(geometry.toLineString());
  else
    for (const OGRLineString* line : *geometry.toMultiLineString()) lines.push_back(line);
  ASSERT_EQ(parts.ends.size(), lines.size());
  std::size_t at = 0;
  for (std::size_t part = 0; part < lines.size(); ++part) {
    for (int i = 0; i < lines[part]->getNumPoints(); ++i, ++at)
      ASSERT_EQ(parts.points[at], (model::Point{lines[part]->getX(i), lines[part]->getY(i)}));
    ASSERT_EQ(parts.ends[part], at);
  }
}

TEST(LineDecoding, AgreesWithOgrForEveryFlavour) {
  Random random(testing_support::testSeed());
  LineParts parts;
  for (int round = 0; round < 500; ++round) {
    const bool hasHeights = random.chance(0.5), hasMeasures = random.chance(0.3);
    OGRMultiLineString several;
    for (std::size_t i = random.between(1, 4); i > 0; --i)
      several.addGeometryDirectly(randomLine(random, hasHeights, hasMeasures).release());
    const OGRGeometry& geometry =
        random.chance(0.5) ? static_cast<const OGRGeometry&>(several) : *several.getGeometryRef(0);
    for (const OGRwkbByteOrder order : {wkbNDR, wkbXDR})
      for (const OGRwkbVariant variant : {wkbVariantIso, wkbVariantOldOgc}) {
        if (hasMeasures && variant == wkbVariantOldOgc) continue;  // knows no measures
        ASSERT_EQ(takeLinesOfWkb(wkbOf(geometry, order, variant), parts), LineState::Taken);
        expectSame(parts, geometry);
      }
  }
}

TEST(LineDecoding, NeverReadsBeyondCutOrGarbledBytes) {
  Random random(testing_support::testSeed());
  OGRMultiLineString several;
  for (int i = 0; i < 3; ++i) several.addGeometryDirectly(randomLine(random, i == 0, false).release());
  const std::vector<unsigned char> whole = wkbOf(several, wkbNDR, wkbVariantIso);
  LineParts parts;
  CPLPushErrorHandler(CPLQuietErrorHandler);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::vector<unsigned char> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    EXPECT_NE(takeLinesOfWkb(cut, parts), LineState::Taken) << length;
  }
  for (int round = 0; round < 2000; ++round) {
    std::vector<unsigned char> garbled = whole;
    for (int i = 0; i < 3; ++i)
      garbled[random.below(garbled.size())] = static_cast<unsigned char>(random.below(256));
    takeLinesOfWkb(garbled, parts);
    for (const std::uint32_t end : parts.ends) EXPECT_LE(end, parts.points.size());
  }
  CPLPopErrorHandler();
}

TEST(NodeIds, AreNumberedAsAMapNumbersThem) {
  Random random(testing_support::testSeed());
  NodeIds ids;
  std::map<std::string, std::uint32_t> twin;
  std::vector<std::uint32_t> expected;
  std::uint32_t next = 0;
  for (int i = 0; i < 60'000; ++i) {
    if (i % 997 == 0) {
      ids.addNameless();
      expected.push_back(next++);
      continue;
    }
    // Ids that are alike: numbers of any length, some with zeros in front or behind.
    std::string id = std::to_string(random.below(20'000));
    if (random.chance(0.3)) id.insert(0, random.below(20), '0');
    if (random.chance(0.3)) id.append(random.below(3), '\0');
    ids.add(id);
    const auto [known, isNew] = twin.try_emplace(id, next);
    next += isNew ? 1U : 0U;
    expected.push_back(known->second);
  }
  EXPECT_EQ(ids.takeNumbers(), expected);
  EXPECT_EQ(ids.count(), next);
}

}  // namespace
}  // namespace fairshares::io
