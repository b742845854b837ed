#include "io/file_memory.h"

#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/contract.h"

namespace fairshares::io {

namespace {

// Disks of this machine as Linux numbers them (statfs(2)). XFS and ZFS are not in the system's header.
constexpr std::uint64_t XFS_MAGIC = 0x58465342, ZFS_MAGIC = 0x2fc12fc1;
constexpr std::array<std::uint64_t, 8> LOCAL_DISKS{EXT4_SUPER_MAGIC, BTRFS_SUPER_MAGIC,    XFS_MAGIC,
                                                   ZFS_MAGIC,        F2FS_SUPER_MAGIC,     TMPFS_MAGIC,
                                                   RAMFS_MAGIC,      OVERLAYFS_SUPER_MAGIC};

}  // namespace

bool readAt(int descriptor, std::span<std::byte> target, std::uint64_t offset) {
  while (!target.empty()) {
    const ssize_t count = pread(descriptor, target.data(), target.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    target = target.subspan(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
  return true;
}

FileAccess suitedAccess(int descriptor) {
  struct statfs disk {};
  if (fstatfs(descriptor, &disk) != 0) return FileAccess::Copied;
  const auto kind = static_cast<std::uint64_t>(disk.f_type);
  return std::find(LOCAL_DISKS.begin(), LOCAL_DISKS.end(), kind) != LOCAL_DISKS.end() ? FileAccess::Mapped
                                                                                      : FileAccess::Copied;
}

std::shared_ptr<FileMemory> FileMemory::of(int descriptor, std::uint64_t bytes, FileAccess access) {
  FAIRSHARES_EXPECTS(bytes > 0);
  const bool isMapped = access == FileAccess::Mapped;
  void* const start = isMapped
                          ? mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, descriptor, 0)
                          : mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) return nullptr;
  // Wishes only; nothing changes but the time. Fetching memory by the usual 4 kB takes longer than filling
  // it.
  madvise(start, bytes, isMapped ? MADV_WILLNEED : MADV_HUGEPAGE);
  return std::shared_ptr<FileMemory>(
      new FileMemory(descriptor, static_cast<std::byte*>(start), bytes, access));
}

FileMemory::~FileMemory() {
  munmap(mStart, mBytes);
}

bool FileMemory::fetch(std::uint64_t offset, std::size_t bytes) {
  FAIRSHARES_EXPECTS(offset <= mBytes && bytes <= mBytes - offset);
  return mAccess == FileAccess::Mapped || readAt(mDescriptor, {mStart + offset, bytes}, offset);
}

}  // namespace fairshares::io
