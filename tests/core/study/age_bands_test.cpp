// Age bands as a study writes them.
#include "study/read_age_bands.h"

#include "study_texts.h"

namespace fairshares::study {
namespace {

std::string withBands(const std::string& bands) {
  return spoiled("year = \"2026/27\"", "age_bands = " + bands);
}

std::vector<AgeBand> bandsOf(const std::string& bands) {
  Result<Study> study = read(withBands(bands));
  EXPECT_TRUE(study) << describe(study.issues().list().front());
  return study ? study.value().ageBands : std::vector<AgeBand>{};
}

void expectRefused(const std::string& bands, IssueCode code, const std::string& inMessage = "") {
  const Issue issue = refusal(withBands(bands), code, "study.age_bands", 3u);
  EXPECT_THAT(issue.message, testing::HasSubstr(inMessage));
}

TEST(AgeBandsOfAStudy, AreNracsByName) {
  EXPECT_EQ(bandsOf("\"nrac\""), nracAgeBands());
}

TEST(AgeBandsOfAStudy, AreMadeFromFirstAges) {
  EXPECT_EQ(bandsOf("[0, 5, 65]"), (std::vector<AgeBand>{{0, 4}, {5, 64}, {65, OPEN_AGE}}));
}

TEST(AgeBandsOfAStudy, AreMadeFromLabelsInAnyOrder) {
  EXPECT_EQ(bandsOf("[\"0\", \"5+\", \"1-4\"]"), (std::vector<AgeBand>{{0, 0}, {1, 4}, {5, OPEN_AGE}}));
}

TEST(AgeBandsOfAStudy, OfPracticesReplaceThoseOfTheStudy) {
  Result<Study> study = read(spoiled("easting = \"X\"", "age_bands = [0, 45]\neasting = \"X\""));
  ASSERT_TRUE(study);
  EXPECT_EQ(study.value().practices->ageBands, (std::vector<AgeBand>{{0, 44}, {45, OPEN_AGE}}));
  EXPECT_EQ(study.value().ageBands, nracAgeBands());
}

TEST(AgeBandsOfAStudy, MayNotOverlap) {
  expectRefused("[\"0-4\", \"4-9\", \"10+\"]", IssueCode::AgeBandsOverlap, "age 4");
  expectRefused("[\"0-4\", \"0-4\", \"5+\"]", IssueCode::AgeBandsOverlap, "ages 0 to 4");
  expectRefused("[\"0+\", \"90+\"]", IssueCode::AgeBandsOverlap, "ages 90 and over");
  expectRefused("[0, 5, 5, 10]", IssueCode::AgeBandsOverlap, "age 5");
}

TEST(AgeBandsOfAStudy, MayNotLeaveAGap) {
  expectRefused("[\"0-4\", \"7-9\", \"10+\"]", IssueCode::AgeBandsGap, "ages 5 to 6");
  expectRefused("[\"1-4\", \"5+\"]", IssueCode::AgeBandsGap, "age 0");
  expectRefused("[\"0-4\", \"5-89\"]", IssueCode::AgeBandsGap, "ages 90 and over");
  expectRefused("[5, 10]", IssueCode::AgeBandsGap, "ages 0 to 4");
}

TEST(AgeBandsOfAStudy, MustBeBands) {
  for (const char* const bands : {"\"nracs\"", "[]", "12", "[0, \"5+\"]", "[\"x\"]", "[\"9-5\"]", "[0, 5.5]",
                                  "[0, -1]", "[0, 120]", "[[0]]"})
    expectRefused(bands, IssueCode::StudyValue);
}

TEST(ParseAgeBand, ReadsEveryWayToWriteABand) {
  EXPECT_EQ(parseAgeBand(" 0 - 1 "), (AgeBand{0, 1}));
  EXPECT_EQ(parseAgeBand("85\xE2\x80\x93"
                         "89"),
            (AgeBand{85, 89}));
  EXPECT_EQ(parseAgeBand("90+"), (AgeBand{90, OPEN_AGE}));
  EXPECT_EQ(parseAgeBand("15"), (AgeBand{15, 15}));
  for (const char* const text : {"", "+", "-", "1-", "-1", "121", "120+", "a-b", "1-2-3", "99999999999"})
    EXPECT_FALSE(parseAgeBand(text)) << text;
}

}  // namespace
}  // namespace fairshares::study
