// Fair Shares: where a number comes from.
#pragma once

#include <string>
#include <string_view>

namespace fairshares::study {

/// Published: printed by its owner. Derived: computed from published figures. Assumed: nobody's but ours or
/// the planner's; listed in every output.
enum class Status { Published, Derived, Assumed };
std::string_view statusName(Status status);

/// The source and status that every parameter and every table of a study must carry.
struct Provenance {
  std::string source;
  Status status = Status::Assumed;
};

/// A number with its provenance. The unit is in the name of the field that holds it.
struct Parameter {
  double value = 0.0;
  Provenance provenance;
};

}  // namespace fairshares::study
