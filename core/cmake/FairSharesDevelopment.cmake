# Targets for developers: format, check-format, tidy.
file(GLOB_RECURSE FAIRSHARES_OWN_SOURCES CONFIGURE_DEPENDS
  core/*.cpp core/*.h plugin/*.cpp plugin/*.h tests/*.cpp tests/*.h sample_data/generator/*.cpp sample_data/generator/*.h)
find_program(CLANG_FORMAT NAMES clang-format clang-format-14)
if(CLANG_FORMAT)
  add_custom_target(format COMMAND ${CLANG_FORMAT} -i ${FAIRSHARES_OWN_SOURCES} VERBATIM)
  add_custom_target(check-format COMMAND ${CLANG_FORMAT} --dry-run --Werror ${FAIRSHARES_OWN_SOURCES} VERBATIM)
endif()
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy run-clang-tidy-14)
if(RUN_CLANG_TIDY)
  add_custom_target(tidy COMMAND ${RUN_CLANG_TIDY} -quiet -p ${CMAKE_BINARY_DIR} "${CMAKE_SOURCE_DIR}/core/.*\\.cpp" VERBATIM)
endif()
