// Fair Shares: independent work over several threads, with the same result for any number of them.
#pragma once

#include <cstddef>
#include <functional>

#include "base/monitor.h"

namespace fairshares {

/// Calls `body(begin, end)` for contiguous ranges that together cover 0 .. count once. Bodies may run at the
/// same time and must write only to their own range. `threads` == 0 means one for each core. An exception
/// thrown by a body is rethrown here after all bodies have ended.
void parallelFor(std::size_t count, unsigned threads,
                 const std::function<void(std::size_t begin, std::size_t end)>& body);

/// The same in pieces of at most `piece` (above 0); before each one its thread asks whether to go on. False
/// if the user cancelled: then some pieces were left out.
[[nodiscard]] bool
parallelForUnlessCancelled(std::size_t count, unsigned threads, std::size_t piece, const Monitor& monitor,
                           const std::function<void(std::size_t begin, std::size_t end)>& body);

}  // namespace fairshares
