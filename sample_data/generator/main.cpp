// The command that draws the synthetic sample study.
#include "sample_study.h"

#include <cstdio>
#include <exception>

int main(int argumentCount, char** arguments) {
  if (argumentCount != 3 && argumentCount != 4) {
    std::fprintf(stderr, "Usage: generate_sample_data FACTS_DIR OUTPUT_DIR [PARAMETERS_DIR]\n");
    return 2;
  }
  try {
    const std::string summary =
        sample::generateSampleData(arguments[1], arguments[2], argumentCount == 4 ? arguments[3] : "");
    std::fputs(summary.c_str(), stdout);
    return 0;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
}
