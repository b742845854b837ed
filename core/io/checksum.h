// Fair Shares: which bytes went in.
#pragma once

#include <string>
#include <string_view>

#include "base/monitor.h"
#include "base/result.h"

namespace fairshares::io {

/// SHA-256 of a file's bytes, 64 lower-case hexadecimal digits, as sha256sum prints. For a shapefile the
/// sidecars (.shx .dbf .prj .cpg) are part of it: the bytes of all parts one after the other, in alphabetical
/// order of their endings (.cpg .dbf .prj .shp .shx). Of a folder it is that of all its files in alphabetical
/// order.
///
/// `monitor` is asked whether to stop only: a file may be of any size, and on a slow disk.
///
/// Errors: FileMissing, FileUnreadable, Cancelled.
Result<std::string> fileChecksum(const std::string& path, const Monitor& monitor = SilentMonitor());

/// SHA-256 of a text, 64 lower-case hexadecimal digits.
std::string textChecksum(std::string_view text);

}  // namespace fairshares::io
