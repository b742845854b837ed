// Fair Shares: promises between programmers. Never reachable from data.
#pragma once

#include <stdexcept>
#include <string>

namespace fairshares {

/// Thrown when a function is called in a way its documentation forbids: a defect of the program, never of
/// the input. Caught at the outermost door only (command, plugin entry).
class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

}  // namespace fairshares

#define FAIRSHARES_CONTRACT_TEXT_(x) #x
#define FAIRSHARES_CONTRACT_LINE_(x) FAIRSHARES_CONTRACT_TEXT_(x)
#define FAIRSHARES_CONTRACT_(kind, condition)                                                                \
  do {                                                                                                       \
    if (!(condition))                                                                                        \
      throw ::fairshares::ContractViolation(std::string(kind " broken: " #condition " (") + __FILE__         \
                                            ":" FAIRSHARES_CONTRACT_LINE_(__LINE__) ")");                    \
  } while (false)

/// States what a caller owes; on in every build.
#define FAIRSHARES_EXPECTS(condition) FAIRSHARES_CONTRACT_("precondition", condition)
/// States what a function promises; on in every build.
#define FAIRSHARES_ENSURES(condition) FAIRSHARES_CONTRACT_("postcondition", condition)
