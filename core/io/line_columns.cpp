// Fair Shares: the features of a line layer through GDAL's stream of columns (the Arrow C interface).
#include "io/line_columns.h"

#include <gdal_version.h>
#include <ogr_api.h>

#if GDAL_VERSION_NUM >= GDAL_COMPUTE_VERSION(3, 6, 0)

#include <algorithm>
#include <cstring>
#include <string>

#include <cpl_error.h>
#include <ogr_recordbatch.h>

#include "base/number_text.h"
#include "io/wkb_lines.h"

namespace fairshares::io {
namespace {

// Layouts of the Arrow C data interface that GDAL writes for text, numbers and WKB.
enum class Layout { Text, LargeText, Flag, Int16, Int32, Int64, Float, Double, Other };

Layout layoutOf(const char* format) {
  if (std::strlen(format) != 1) return Layout::Other;
  switch (*format) {
  case 'u':
  case 'z':
    return Layout::Text;
  case 'U':
  case 'Z':
    return Layout::LargeText;
  case 'b':
    return Layout::Flag;
  case 's':
    return Layout::Int16;
  case 'i':
    return Layout::Int32;
  case 'l':
    return Layout::Int64;
  case 'f':
    return Layout::Float;
  case 'g':
    return Layout::Double;
  default:
    return Layout::Other;
  }
}

struct Column {
  std::size_t child = 0;
  Layout layout = Layout::Other;
  std::string text;  // of a number, until the next one
};

// Arrow's buffers are untyped and aligned for their type; reading through memcpy asks for neither.
template <typename T> T valueAt(const void* buffer, std::int64_t position) {
  T value;
  std::memcpy(&value, static_cast<const unsigned char*>(buffer) + position * std::int64_t{sizeof(T)},
              sizeof(T));
  return value;
}

bool isBitSet(const void* bits, std::int64_t position) {
  return (static_cast<const unsigned char*>(bits)[position / 8] >> (position % 8) & 1) != 0;
}

bool isNull(const ArrowArray& array, std::int64_t position) {
  return array.null_count != 0 && array.buffers[0] != nullptr && !isBitSet(array.buffers[0], position);
}

template <typename Offset>
std::span<const unsigned char> bytesAt(const ArrowArray& array, std::int64_t position) {
  const auto first = valueAt<Offset>(array.buffers[1], position);
  const auto last = valueAt<Offset>(array.buffers[1], position + 1);
  if (last <= first) return {};
  return {static_cast<const unsigned char*>(array.buffers[2]) + first,
          static_cast<std::size_t>(last - first)};
}

class ColumnByColumn final : public LineFeatures {
 public:
  ColumnByColumn() = default;
  ~ColumnByColumn() override {
    release(mBatch);
    release(mStream);
  }
  ColumnByColumn(const ColumnByColumn&) = delete;
  ColumnByColumn& operator=(const ColumnByColumn&) = delete;

  // False where the stream is not there or is not as it is needed.
  bool open(OGRLayerH layer, const std::vector<int>& fields) {
    char fidOption[] = "INCLUDE_FID=NO";
    char* options[] = {fidOption, nullptr};
    if (!OGR_L_GetArrowStream(layer, &mStream, options)) return false;
    ArrowSchema schema{};
    if (mStream.get_schema(&mStream, &schema) != 0) return false;
    const bool found = findColumns(schema, layer, fields);
    release(schema);
    return found;
  }

  bool next() override {
    ++mPosition;
    if (mPosition >= mBatch.length && !nextBatch()) return false;
    ++mRow;
    return true;
  }

  [[nodiscard]] std::string_view cell(std::size_t wanted) override {
    Column& column = mColumns[wanted];
    const ArrowArray& array = *mBatch.children[column.child];
    const std::int64_t at = mPosition + array.offset;
    if (isNull(array, at)) return {};
    switch (column.layout) {
    case Layout::Text:
      return asText(bytesAt<std::int32_t>(array, at));
    case Layout::LargeText:
      return asText(bytesAt<std::int64_t>(array, at));
    case Layout::Flag:
      return isBitSet(array.buffers[1], at) ? "1" : "0";
    default:
      return column.text = numberText(column.layout, array.buffers[1], at);
    }
  }

  LineState takeLines(LineParts& parts) override {
    const ArrowArray& array = *mBatch.children[mGeometry.child];
    const std::int64_t at = mPosition + array.offset;
    if (isNull(array, at)) return takeLinesOfWkb({}, parts);
    return takeLinesOfWkb(mGeometry.layout == Layout::Text ? bytesAt<std::int32_t>(array, at)
                                                           : bytesAt<std::int64_t>(array, at),
                          parts);
  }

 private:
  template <typename T> static void release(T& released) {
    if (released.release) released.release(&released);
    released.release = nullptr;
  }
  static std::string_view asText(std::span<const unsigned char> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
  static std::string numberText(Layout layout, const void* values, std::int64_t at) {
    switch (layout) {
    case Layout::Int16:
      return std::to_string(valueAt<std::int16_t>(values, at));
    case Layout::Int32:
      return std::to_string(valueAt<std::int32_t>(values, at));
    case Layout::Int64:
      return std::to_string(valueAt<std::int64_t>(values, at));
    case Layout::Float:
      return shortestText(static_cast<double>(valueAt<float>(values, at)));
    default:
      return shortestText(valueAt<double>(values, at));
    }
  }

  // In a damaged file GDAL 3.6 says so and gives batches without rows for ever.
  bool nextBatch() {
    release(mBatch);
    mBatch.length = 0;
    mPosition = 0;
    if (mHasEnded) return false;
    CPLErrorReset();
    if (mStream.get_next(&mStream, &mBatch) != 0) mBatch.release = nullptr;
    mHasEnded = CPLGetLastErrorType() >= CE_Failure;
    return mBatch.release != nullptr && mBatch.length > 0;
  }

  bool findColumns(const ArrowSchema& schema, OGRLayerH layer, const std::vector<int>& fields) {
    const auto find = [&](const std::string& name) {
      for (std::int64_t child = 0; child < schema.n_children; ++child)
        if (name == schema.children[child]->name)
          return Column{static_cast<std::size_t>(child), layoutOf(schema.children[child]->format), {}};
      return Column{};
    };
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (const int field : fields)
      mColumns.push_back(find(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, field))));
    const std::string geometry = OGR_L_GetGeometryColumn(layer);
    mGeometry = find(geometry.empty() ? "wkb_geometry" : geometry);
    return (mGeometry.layout == Layout::Text || mGeometry.layout == Layout::LargeText) &&
           std::none_of(mColumns.begin(), mColumns.end(),
                        [](const Column& column) { return column.layout == Layout::Other; });
  }

  ArrowArrayStream mStream{};
  ArrowArray mBatch{};
  std::int64_t mPosition = -1;
  bool mHasEnded = false;
  std::vector<Column> mColumns;  // [wanted column]
  Column mGeometry;
};

}  // namespace

std::unique_ptr<LineFeatures> readLineColumns(OGRLayerH layer, const std::vector<int>& fields) {
  if (!OGR_L_TestCapability(layer, OLCFastGetArrowStream)) return {};
  auto columns = std::make_unique<ColumnByColumn>();
  if (!columns->open(layer, fields)) return {};
  return columns;
}

}  // namespace fairshares::io

#else

namespace fairshares::io {

std::unique_ptr<LineFeatures> readLineColumns(OGRLayerH, const std::vector<int>&) {
  return {};
}

}  // namespace fairshares::io

#endif
