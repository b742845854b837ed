// prepare_real_study SHARED_FOLDER FOLDER: writes the study over real data, for benchmarks and for trying it
// by hand.
#include <cstdio>
#include <exception>

#include "real_data/prepare_real_study.h"

int main(int argumentCount, char** arguments) {
  if (argumentCount != 3) {
    std::fprintf(stderr, "usage: prepare_real_study SHARED_FOLDER FOLDER\n");
    return 2;
  }
  try {
    std::puts(fairshares::testing_support::prepareRealStudy(arguments[1], arguments[2]).c_str());
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
  }
  return 0;
}
