// Projections for the Boards of the starter study.
#pragma once

#include <string>

namespace fairshares::testing_support {

/// A person of every age and sex in each Board, in three years.
inline std::string projections() {
  std::string text = "Year,HB,Sex,AllAges";
  for (int age = 0; age < 90; ++age) text += ",Age" + std::to_string(age);
  text += ",Age90plus\n";
  for (const char* year : {"2025", "2026", "2027"})
    for (const char* board : {"TOYBOARD1", "TOYBOARD2"})
      for (const char* sex : {"Female", "Male"}) {
        text += std::string(year) + "," + board + "," + sex + ",91";
        for (int age = 0; age <= 90; ++age) text += ",1";
        text += "\n";
      }
  return text;
}

}  // namespace fairshares::testing_support
