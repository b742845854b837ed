# Compiler flags as interface targets.
#   fairshares_flags      what every target needs: language level, exact floating point, visibility
#   fairshares_dev_flags  warnings; linked by our own targets only
add_library(fairshares_flags INTERFACE)
target_compile_features(fairshares_flags INTERFACE cxx_std_20)
# The same input must give the same bits: no fused multiply-add where the source says multiply, then add.
target_compile_options(fairshares_flags INTERFACE -ffp-contract=off)
# Contracts name their file: from the root of the project, not of the machine it was built on.
target_compile_options(fairshares_flags INTERFACE -fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

# GCC 12 warns wrongly of std::string: uninitialised parts (its bug 105562), overlapping copies (its bug 105651).
add_library(fairshares_dev_flags INTERFACE)
target_compile_options(fairshares_dev_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion -Wold-style-cast
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wno-missing-field-initializers -Wno-maybe-uninitialized -Wno-restrict>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-missing-field-initializers>
  $<$<BOOL:${FAIRSHARES_WERROR}>:-Werror>)

if(FAIRSHARES_SANITIZE)
  target_compile_options(fairshares_flags INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_compile_definitions(fairshares_flags INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(fairshares_flags INTERFACE -fsanitize=address,undefined)
endif()
