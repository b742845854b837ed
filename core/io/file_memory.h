// Fair Shares: the bytes of a file as memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace fairshares::io {

/// How the bytes of a file come into memory.
enum class FileAccess {
  Mapped,  ///< the system shows its own copy of the file: hundreds of megabytes in a moment
  Copied   ///< read into memory of our own
};

/// Mapped for files on disks of this machine. Copied where a cable, a server or another program stands
/// between: bytes of a mapped file that can no longer be fetched end the program, QGIS with it.
FileAccess suitedAccess(int descriptor);

/// The bytes of a file, to be read only. A file that is renamed or removed meanwhile stays there as it was.
class FileMemory {
 public:
  /// Null if the system refuses. The descriptor is not needed after the last fetch().
  static std::shared_ptr<FileMemory> of(int descriptor, std::uint64_t bytes, FileAccess access);
  ~FileMemory();
  FileMemory(const FileMemory&) = delete;
  FileMemory& operator=(const FileMemory&) = delete;

  /// Makes bytes readable; from several threads for different bytes. False if the file is too short or the
  /// disk fails.
  [[nodiscard]] bool fetch(std::uint64_t offset, std::size_t bytes);
  /// All bytes; those that were fetched are the file's.
  [[nodiscard]] std::span<const std::byte> bytes() const { return {mStart, mBytes}; }

 private:
  FileMemory(int descriptor, std::byte* start, std::size_t bytes, FileAccess access)
      : mDescriptor(descriptor), mStart(start), mBytes(bytes), mAccess(access) {}

  int mDescriptor;
  std::byte* mStart;
  std::size_t mBytes;
  FileAccess mAccess;
};

/// Reads exactly as many bytes as the target has. False if the file is too short or the disk fails.
bool readAt(int descriptor, std::span<std::byte> target, std::uint64_t offset);

}  // namespace fairshares::io
