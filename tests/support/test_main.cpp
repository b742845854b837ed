// Every test program: prints the seed of its random parts and lets FAIRSHARES_TEST_SEED change it.
#include <gmock/gmock.h>

#include <cstdio>

#include "support/test_seed.h"

int main(int argumentCount, char** arguments) {
  testing::InitGoogleMock(&argumentCount, arguments);
  std::printf("seed %llu (set FAIRSHARES_TEST_SEED to change it)\n",
              static_cast<unsigned long long>(fairshares::testing_support::testSeed()));
  return RUN_ALL_TESTS();
}
