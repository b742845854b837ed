#include "base/path_obstacle.h"

#include <filesystem>
#include <system_error>

namespace fairshares {

std::optional<std::string> pathObstacle(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (std::filesystem::exists(status) || !error || error == std::errc::no_such_file_or_directory ||
      error == std::errc::not_a_directory)
    return std::nullopt;
  return error.message();
}

}  // namespace fairshares
