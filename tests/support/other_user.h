// What a user meets who may read and write only what others may.
#pragma once

#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>

namespace fairshares::testing_support {

/// Runs `body` as a user who owns nothing and hands back what it returns. Rights mean nothing to root: where
/// the tests run as root it runs in a process of its own, as nobody; else here.
inline std::string asOtherUser(const std::function<std::string()>& body) {
  if (geteuid() != 0) return body();
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    constexpr uid_t NOBODY = 65534;
    close(ends[0]);
    std::string said = "the user could not be changed";
    if (setgroups(0, nullptr) == 0 && setgid(NOBODY) == 0 && setuid(NOBODY) == 0) try {
        said = body();
      } catch (const std::exception& failure) {
        said = failure.what();
      }
    for (std::size_t at = 0; at < said.size();) {
      const ssize_t written = write(ends[1], said.data() + at, said.size() - at);
      if (written <= 0) break;
      at += static_cast<std::size_t>(written);
    }
    _exit(0);
  }
  close(ends[1]);
  std::string said;
  char piece[4096];
  for (ssize_t got = 0; (got = read(ends[0], piece, sizeof piece)) > 0;)
    said.append(piece, static_cast<std::size_t>(got));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFEXITED(status)) throw std::runtime_error("ended by signal " + std::to_string(WTERMSIG(status)));
  return said;
}

/// A folder that all may read and enter, and nobody but root may write to.
inline void makeReadOnly(const std::filesystem::path& folder) {
  using std::filesystem::perms;
  constexpr perms READ_AND_ENTER = perms::owner_read | perms::owner_exec | perms::group_read |
                                   perms::group_exec | perms::others_read | perms::others_exec;
  std::filesystem::permissions(folder, READ_AND_ENTER);
}

/// A folder that all may write to, as on a share.
inline void makeShared(const std::filesystem::path& folder) {
  std::filesystem::permissions(folder, std::filesystem::perms::all);
}

/// A folder that nobody but root may look into.
inline void lockUp(const std::filesystem::path& folder) {
  std::filesystem::permissions(folder, std::filesystem::perms::none);
}

}  // namespace fairshares::testing_support
