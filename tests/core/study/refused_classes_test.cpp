// Urban-rural classes that a study may not have.
#include <initializer_list>

#include "remoteness_texts.h"

namespace fairshares::study {
namespace {

/// A study with these classes, a text each.
std::string studyOfClasses(std::initializer_list<const char*> classes) {
  std::string text = smallStudyWithout("categories.urban_rural") + PROXIMITY_SECTION + PLAIN_SETTLEMENTS +
                     "\n[urban_rural]\nsource = \"s\"\nstatus = \"assumed\"\n";
  for (const char* const one : classes) text += "[[urban_rural.classes]]\n" + std::string(one) + "\n";
  return text;
}

void expectRefusedClass(const std::string& text, const std::string& path, const std::string& atLine) {
  SCOPED_TRACE(text.substr(text.find("[[urban_rural")));
  refusal(text, IssueCode::StudyValue, "urban_rural." + path, lineOf(text, atLine));
}

TEST(RefusedClasses, ClassesThatNoZoneReachesOrThatLeaveZonesOut) {
  const char* const cities = "code = \"a\"\npopulation = 10000";
  const char* const near = "code = \"b\"\npopulation = 3000\nminutes = 30";
  const char* const rest = "code = \"c\"";
  ASSERT_TRUE(read(studyOfClasses({cities, near, rest})));
  expectRefusedClass(studyOfClasses({cities, near}), "classes[2].population", "population = 3000");
  expectRefusedClass(studyOfClasses({cities, "code = \"m\"\nminutes = 15"}), "classes[2].minutes",
                     "minutes = 15");
  expectRefusedClass(studyOfClasses({cities, rest, "code = \"d\""}), "classes[3].code", "code = \"d\"");
  expectRefusedClass(studyOfClasses({"code = \"v\"\npopulation = 500", cities, rest}), "classes[2].code",
                     "code = \"a\"");
  expectRefusedClass(
      studyOfClasses({"code = \"h\"\nminutes = 60", "code = \"q\"\npopulation = 9\nminutes = 60", rest}),
      "classes[2].code", "code = \"q\"");
  // Stricter in people but looser in minutes: both have zones of their own.
  EXPECT_TRUE(read(studyOfClasses({near, cities, rest})));
}

TEST(RefusedClasses, ClassesThatStandTwiceOrHaveNoUsableConditions) {
  expectRefusedClass(studyOfClasses({"code = \"a\"\nminutes = 30", "code = \"a\" # again"}),
                     "classes[2].code", "code = \"a\" # again");
  expectRefusedClass(studyOfClasses({"code = \"a\"\npopulation = 0", "code = \"b\""}),
                     "classes[1].population", "population = 0");
  expectRefusedClass(studyOfClasses({"code = \"a\"\nminutes = \"30\"", "code = \"b\""}), "classes[1].minutes",
                     "minutes = \"30\"");
  const std::string none =
      replaced(studyOfClasses({}), "\n[urban_rural]\n", "\n[urban_rural]\nclasses = []\n");
  refusal(none, IssueCode::StudyValue, "urban_rural.classes", lineOf(none, "classes = []"));
}

TEST(RefusedClasses, GroupsThatAreNotTheSameViewsEverywhere) {
  const auto second = [](const std::string& groups) {
    return studyOfClasses({"code = \"a\"\nminutes = 30\ngroups = { 2_fold = \"1\" }",
                           ("code = \"b\" # second\n" + groups).c_str()});
  };
  ASSERT_TRUE(read(second("groups = { 2_fold = \"2\" }")));
  expectRefusedClass(second("groups = { 3_fold = \"2\" }"), "classes[2].groups", "groups = { 3_fold");
  expectRefusedClass(second("groups = { 2_fold = \"2\", 3_fold = \"1\" }"), "classes[2].groups",
                     "groups = { 2_fold = \"2\", 3_fold");
  expectRefusedClass(second(""), "classes[2].groups", "[[urban_rural.classes]]\ncode = \"b\"");
  for (const std::string groups : {"{}", "{ 2_Fold = \"2\" }", "{ \"2 fold\" = \"2\" }", "{ 2_fold = 2 }"}) {
    SCOPED_TRACE(groups);
    expectRefusedClass(second("groups = " + groups), "classes[2].groups", "groups = " + groups);
  }
}

}  // namespace
}  // namespace fairshares::study
