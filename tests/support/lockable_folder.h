// A folder that becomes read-only for whoever runs the tests.
#pragma once

#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace fairshares::testing_support {

/// Rights mean nothing to root: for root the folder is a disk in memory, which can be mounted read-only.
class LockableFolder {
 public:
  explicit LockableFolder(const std::filesystem::path& folder) : mFolder(folder.string()) {
    std::filesystem::create_directories(folder);
    if (geteuid() == 0) mIsMounted = mount("tmpfs", mFolder.c_str(), "tmpfs", 0, nullptr) == 0;
  }
  ~LockableFolder() {
    unlock();
    if (mIsMounted) umount2(mFolder.c_str(), MNT_DETACH);
  }
  LockableFolder(const LockableFolder&) = delete;
  LockableFolder& operator=(const LockableFolder&) = delete;

  /// False where root may not mount; the test is to be skipped then.
  [[nodiscard]] bool isPossible() const { return mIsMounted || geteuid() != 0; }
  [[nodiscard]] std::string file(const std::string& name) const { return mFolder + "/" + name; }
  /// False if that failed, as it does while a file in the folder is open for writing.
  [[nodiscard]] bool lock() { return set(true); }
  void unlock() { set(false); }

 private:
  bool set(bool isLocked) {
    using std::filesystem::perms;
    if (mIsMounted)
      return mount(nullptr, mFolder.c_str(), nullptr, MS_REMOUNT | (isLocked ? MS_RDONLY : 0), nullptr) == 0;
    std::error_code error;
    std::filesystem::permissions(mFolder, isLocked ? perms::owner_read | perms::owner_exec : perms::owner_all,
                                 error);
    return !error;
  }
  std::string mFolder;
  bool mIsMounted = false;
};

}  // namespace fairshares::testing_support
