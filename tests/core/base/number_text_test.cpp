#include "base/number_text.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <iostream>
#include <limits>
#include <locale>

#include "base/contract.h"

namespace fairshares {
namespace {

constexpr double LARGEST = std::numeric_limits<double>::max();
constexpr double SMALLEST = std::numeric_limits<double>::denorm_min();

// Everything that could follow the user's locale.
void expectThePointOfTheCLocale() {
  EXPECT_EQ(shortestText(1234.5), "1234.5");
  EXPECT_EQ(fixedText(1234.5, 2), "1234.50");
  EXPECT_EQ(thousandsText(1234.5, 1), "1,234.5");
  EXPECT_EQ(parseNumber("1234.5"), 1234.5);
  EXPECT_EQ(parseNumber("1234,5"), std::nullopt);
}

// A decimal comma and points between thousands, as in Germany.
class GermanNumbers final : public std::numpunct<char> {
 protected:
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

// Puts the C++ locale back at the end.
class LocaleGuard {
 public:
  explicit LocaleGuard(const std::locale& locale) : mOld(std::locale::global(locale)) {}
  ~LocaleGuard() { std::locale::global(mOld); }
  LocaleGuard(const LocaleGuard&) = delete;
  LocaleGuard& operator=(const LocaleGuard&) = delete;

 private:
  std::locale mOld;
};

}  // namespace

TEST(ShortestText, IsTheShortestThatReadsBack) {
  EXPECT_EQ(shortestText(0.1), "0.1");
  EXPECT_EQ(shortestText(1e-12), "1e-12");
  EXPECT_EQ(shortestText(5466000), "5466000");
  EXPECT_EQ(shortestText(-2.5), "-2.5");
  EXPECT_EQ(shortestText(1.0 / 3.0), "0.3333333333333333");
  for (const double value : {0.1, 1.0 / 3.0, LARGEST, SMALLEST, -LARGEST, 0x1.fffffffffffffp-1})
    EXPECT_EQ(parseNumber(shortestText(value)), value);
}

TEST(ShortestText, HasNoNegativeZero) {
  EXPECT_EQ(shortestText(-0.0), "0");
}

TEST(FixedText, RoundsTheBinaryValueToTheDecimals) {
  EXPECT_EQ(fixedText(0.12345, 3), "0.123");
  EXPECT_EQ(fixedText(0.9996, 3), "1.000");
  EXPECT_EQ(fixedText(2.675, 2), "2.67");  // the double lies just below 2.675
  EXPECT_EQ(fixedText(7, 0), "7");
  EXPECT_EQ(fixedText(-1.25, 1), "-1.2");  // a tie goes to the even digit
  EXPECT_EQ(fixedText(1e21, 0), "1000000000000000000000");
}

TEST(FixedText, HasNoNegativeZero) {
  EXPECT_EQ(fixedText(-0.0, 0), "0");
  EXPECT_EQ(fixedText(-0.0, 2), "0.00");
  EXPECT_EQ(fixedText(-0.0004, 3), "0.000");
  EXPECT_EQ(fixedText(-0.0006, 3), "-0.001");
}

TEST(FixedText, HoldsTheLargestNumberWithTheMostDecimals) {
  EXPECT_EQ(fixedText(-LARGEST, 17).size(), 1u + 309u + 1u + 17u);
  EXPECT_THROW(static_cast<void>(fixedText(1.0, 18)), ContractViolation);
  EXPECT_THROW(static_cast<void>(fixedText(1.0, -1)), ContractViolation);
}

TEST(ThousandsText, PutsCommasBetweenThousands) {
  EXPECT_EQ(thousandsText(5466000.4, 0), "5,466,000");
  EXPECT_EQ(thousandsText(0, 0), "0");
  EXPECT_EQ(thousandsText(999, 0), "999");
  EXPECT_EQ(thousandsText(1000, 0), "1,000");
  EXPECT_EQ(thousandsText(999.5, 0), "1,000");
  EXPECT_EQ(thousandsText(123456, 0), "123,456");
  EXPECT_EQ(thousandsText(1234567.891, 2), "1,234,567.89");
}

TEST(ThousandsText, DoesNotPutACommaBehindAMinusSign) {
  EXPECT_EQ(thousandsText(-123, 0), "-123");
  EXPECT_EQ(thousandsText(-123456, 0), "-123,456");
  EXPECT_EQ(thousandsText(-1234567.5, 1), "-1,234,567.5");
  EXPECT_EQ(thousandsText(-0.2, 0), "0");
}

TEST(ParseNumber, ReadsNumbersWithADecimalPoint) {
  EXPECT_EQ(parseNumber("0"), 0.0);
  EXPECT_EQ(parseNumber("-12.5"), -12.5);
  EXPECT_EQ(parseNumber("1e3"), 1000.0);
  EXPECT_EQ(parseNumber("2.5E-2"), 0.025);
  EXPECT_EQ(parseNumber("007"), 7.0);
}

TEST(ParseNumber, RefusesWhatIsNotWhollyANumber) {
  for (const char* text :
       {"", " ", "x", "12x", " 1", "1 ", "+1", "--1", "1,000", "0x10", "1e", "1.2.3", "*", "n/a", "-", "."})
    EXPECT_EQ(parseNumber(text), std::nullopt) << "\"" << text << "\"";
}

TEST(ParseNumber, TellsNotANumberAndInfinitySoThatCallersCanRefuseThem) {
  ASSERT_TRUE(parseNumber("nan").has_value());
  EXPECT_TRUE(std::isnan(*parseNumber("nan")));
  EXPECT_TRUE(std::isnan(*parseNumber("NaN")));
  EXPECT_EQ(parseNumber("inf"), HUGE_VAL);
  EXPECT_EQ(parseNumber("-inf"), -HUGE_VAL);
}

TEST(ParseNumber, GivesInfinityForWhatIsTooLargeAndZeroForWhatIsTooSmall) {
  EXPECT_EQ(parseNumber("1e999"), HUGE_VAL);
  ASSERT_TRUE(parseNumber("-1e999").has_value());
  EXPECT_EQ(parseNumber("-1e999"), -HUGE_VAL);
  EXPECT_EQ(parseNumber("1e-999"), 0.0);
  EXPECT_EQ(parseNumber("1e99999999999999999999"), HUGE_VAL);
  EXPECT_EQ(parseNumber("1e-99999999999999999999"), 0.0);
  EXPECT_EQ(parseNumber("0." + std::string(400, '0') + "1"), 0.0);
  EXPECT_EQ(parseNumber(std::string(400, '9') + "e-5"), HUGE_VAL);
  EXPECT_EQ(parseNumber("0." + std::string(400, '0') + "1e800"), HUGE_VAL);
}

TEST(Trimmed, TakesOffAllKindsOfWhiteSpace) {
  EXPECT_EQ(trimmed("  S01006506\t\r\n"), "S01006506");
  EXPECT_EQ(trimmed("\xC2\xA0 Na h-Eileanan Siar \xC2\xA0"), "Na h-Eileanan Siar");
  EXPECT_EQ(trimmed("\xEF\xBB\xBF"
                    "DataZone"),
            "DataZone");
  EXPECT_EQ(trimmed("a b"), "a b");
  EXPECT_EQ(trimmed(" \t "), "");
  EXPECT_EQ(trimmed("\xC2\xA0"), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(Trimmed, DoesNotBiteIntoOtherLetters) {
  EXPECT_EQ(trimmed("\xC3\xA0"), "\xC3\xA0");  // a with a grave accent ends in the byte A0
  EXPECT_EQ(trimmed("\xC2\xA3"
                    "5"),
            "\xC2\xA3"
            "5");  // a pound sign begins with the byte C2
}

TEST(Numbers, AreTheSameUnderACppLocaleWithADecimalComma) {
  const LocaleGuard guard(std::locale(std::locale::classic(), new GermanNumbers));
  expectThePointOfTheCLocale();
}

TEST(Numbers, AreTheSameUnderACLocaleWithADecimalComma) {
  const std::string old = std::setlocale(LC_ALL, nullptr);
  const char* found = nullptr;
  for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8", "nl_NL.UTF-8"})
    if (!found) found = std::setlocale(LC_ALL, name);
  if (!found) GTEST_SKIP() << "no locale with a decimal comma is installed (de_DE, fr_FR, nl_NL)";
  expectThePointOfTheCLocale();
  std::setlocale(LC_ALL, old.c_str());
}

}  // namespace fairshares
