// Which field holds the codes, where nobody has said so.
#include "processing/code_field.h"

#include <gtest/gtest.h>

#include "plugin/support/memory_layers.h"

using namespace fairshares;
using namespace fairshares::processing;

namespace {

QgsFields fieldsCalled(const QString& names) {
  return testing_support::memoryTable("table", names, {})->fields();
}

TEST(CodeField, OfZonesIsTheOneOfDataZonesBeforeOneOfAnything) {
  EXPECT_EQ(findZoneCodeField(fieldsCalled("id:integer,DataZone:string,HB:string")), QString("DataZone"));
  EXPECT_EQ(findZoneCodeField(fieldsCalled("fid2:integer,code:string,board:string")), QString("code"));
  EXPECT_EQ(findZoneCodeField(fieldsCalled("people:integer,HB:string")), std::nullopt);
}

TEST(CodeField, OfAnythingIsTakenOnlyWhereOneAloneIsMeant) {
  EXPECT_EQ(findAnyCodeField(fieldsCalled("HBCode:string,HBName:string,area:double")), QString("HBCode"));
  EXPECT_EQ(findAnyCodeField(fieldsCalled("PracticeCode:string,list:integer")), QString("PracticeCode"));
  EXPECT_EQ(findAnyCodeField(fieldsCalled("DataZone:string,IntZone:string,HB:string")), QString("DataZone"));
  // Zones of a run name their Board: joining by it would give every zone the numbers of its Board.
  EXPECT_EQ(findAnyCodeField(fieldsCalled("code:string,board:string")), std::nullopt);
  EXPECT_EQ(findAnyCodeField(fieldsCalled("HB:string,CA:string")), std::nullopt);
  EXPECT_EQ(findAnyCodeField(fieldsCalled("people:integer")), std::nullopt);
}

TEST(CodeField, OfAKindIsNeverOneOfAnything) {
  EXPECT_EQ(findOwnCodeField(fieldsCalled("code:string,board:string"), io::CodeKind::Board),
            QString("board"));
  EXPECT_EQ(findOwnCodeField(fieldsCalled("code:string,name:string"), io::CodeKind::Board), std::nullopt);
}

TEST(CodeField, SaysWhatItsCodesAre) {
  EXPECT_EQ(kindOfCodes("DataZone2011"), io::CodeKind::Zone);
  EXPECT_EQ(kindOfCodes("HB"), io::CodeKind::Board);
  EXPECT_EQ(kindOfCodes("code"), std::nullopt);
}

}  // namespace
