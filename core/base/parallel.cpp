#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace fairshares {

void parallelFor(std::size_t count, unsigned threads,
                 const std::function<void(std::size_t begin, std::size_t end)>& body) {
  if (count == 0) return;
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t workers = std::min<std::size_t>(threads, count);
  if (workers == 1) return body(0, count);

  std::exception_ptr failure;
  std::mutex failureMutex;
  const auto run = [&](std::size_t worker) {
    try {
      body(count * worker / workers, count * (worker + 1) / workers);
    } catch (...) {
      const std::lock_guard lock(failureMutex);
      if (!failure) failure = std::current_exception();
    }
  };
  std::vector<std::thread> pool;
  pool.reserve(workers - 1);
  // Where the system has no thread left to give, this one does the rest.
  std::size_t started = 1;
  try {
    for (; started < workers; ++started) pool.emplace_back(run, started);
  } catch (const std::system_error&) {
  }
  run(0);
  for (std::size_t worker = started; worker < workers; ++worker) run(worker);
  for (std::thread& thread : pool) thread.join();
  if (failure) std::rethrow_exception(failure);
}

bool parallelForUnlessCancelled(std::size_t count, unsigned threads, std::size_t piece,
                                const Monitor& monitor,
                                const std::function<void(std::size_t begin, std::size_t end)>& body) {
  std::atomic<bool> cancelled = false;
  parallelFor(count, threads, [&](std::size_t begin, std::size_t end) {
    for (; begin < end && !cancelled; begin += std::min(piece, end - begin)) {
      if (monitor.isCancelled())
        cancelled = true;
      else
        body(begin, begin + std::min(piece, end - begin));
    }
  });
  return !cancelled;
}

}  // namespace fairshares
