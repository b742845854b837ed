// Fair Shares: ferries, towns and points in an order of their own, whatever order their rows stood in.
#pragma once

#include "run/read_remoteness.h"

namespace fairshares::run {

/// Sorts by code and name, then by everything else that is said, so that rows in another order give the same
/// bits: in ties between equally near places, in random draws, and in the layers written. Rows keep their
/// numbers for messages. Lines of a road layer stay as they are.
void putInOrder(RemotenessSources& sources);

}  // namespace fairshares::run
