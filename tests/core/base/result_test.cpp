#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/contract.h"

namespace fairshares {
namespace {

Issue issueOf(Severity severity) {
  return {severity, IssueCode::FileEmpty, {}, "", "It is empty.", "Fill it."};
}

Issues issuesOf(Severity severity) {
  Issues issues;
  issues.add(issueOf(severity));
  return issues;
}

}  // namespace

TEST(Result, HoldsAValue) {
  const Result<int> result(7);
  ASSERT_TRUE(result);
  EXPECT_TRUE(result.hasValue());
  EXPECT_EQ(result.value(), 7);
  EXPECT_TRUE(result.issues().empty());
}

TEST(Result, HoldsAValueWithItsWarnings) {
  const Result<std::string> result("done", issuesOf(Severity::Warning));
  ASSERT_TRUE(result);
  EXPECT_EQ(result.value(), "done");
  EXPECT_TRUE(result.issues().contains(IssueCode::FileEmpty));
}

TEST(Result, HasNoValueIfThereIsAnError) {
  const Result<int> result(7, issuesOf(Severity::Error));
  EXPECT_FALSE(result);
  EXPECT_THROW(static_cast<void>(result.value()), ContractViolation);
}

TEST(Result, IsARefusalForOneReasonOrMany) {
  const Result<int> one(issueOf(Severity::Error));
  EXPECT_FALSE(one);
  EXPECT_EQ(one.issues().errorCount(), 1u);
  const Result<int> many(issuesOf(Severity::Error));
  EXPECT_FALSE(many);
  EXPECT_EQ(many.issues().errorCount(), 1u);
}

TEST(Result, IsNoRefusalWithoutAnError) {
  EXPECT_THROW(static_cast<void>(Result<int>(issueOf(Severity::Warning))), ContractViolation);
  EXPECT_THROW(static_cast<void>(Result<int>(issuesOf(Severity::Note))), ContractViolation);
  EXPECT_THROW(static_cast<void>(Result<int>(Issues{})), ContractViolation);
}

TEST(Result, GivesItsValueAndIssuesAway) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(3), issuesOf(Severity::Warning));
  const std::unique_ptr<int> value = result.takeValue();
  EXPECT_EQ(*value, 3);
  EXPECT_EQ(result.takeIssues().list().size(), 1u);
}

TEST(Result, GivesNoValueAwayThatItDoesNotHave) {
  Result<int> result(issueOf(Severity::Error));
  EXPECT_THROW(static_cast<void>(result.takeValue()), ContractViolation);
  EXPECT_EQ(result.takeIssues().errorCount(), 1u);
}

TEST(Contract, SaysWhichPromiseWasBrokenAndWhere) {
  try {
    FAIRSHARES_EXPECTS(1 + 1 == 3);
    FAIL();
  } catch (const ContractViolation& violation) {
    EXPECT_NE(std::string(violation.what()).find("1 + 1 == 3"), std::string::npos);
    EXPECT_NE(std::string(violation.what()).find("result_test.cpp"), std::string::npos);
  }
  EXPECT_NO_THROW(FAIRSHARES_ENSURES(1 + 1 == 2));
}

}  // namespace fairshares
