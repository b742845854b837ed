#include "io/write_workbook.h"

#include "io/gdal_session.h"
#include "io/gdal_writing.h"
#include "io/workbook_text.h"
#include "io/zip_file.h"

namespace fairshares::io {

namespace {

// Text is handed to the archive in pieces of about this size.
constexpr std::size_t PIECE_BYTES = 64 * 1024;

enum class Outcome { Done, Failed, Cancelled };

Outcome writeSheet(ZipFile& zip, std::size_t position, const model::OutputTable& table,
                   RowProgress& progress) {
  if (!zip.beginPart(sheetPartName(position))) return Outcome::Failed;
  std::string text;
  appendSheetHeader(text, table);
  for (std::size_t row = 0; row < table.rowCount(); ++row) {
    appendSheetRow(text, table, row);
    if (!progress.rowDone()) return Outcome::Cancelled;
    if (text.size() < PIECE_BYTES) continue;
    if (!zip.write(text)) return Outcome::Failed;
    text.clear();
  }
  appendSheetEnd(text);
  return zip.write(text) && zip.endPart() ? Outcome::Done : Outcome::Failed;
}

Outcome writeParts(ZipFile& zip, const std::vector<const model::OutputTable*>& sheets,
                   RowProgress& progress) {
  for (const WorkbookPart& part : workbookParts(sheets))
    if (!zip.beginPart(part.name) || !zip.write(part.text) || !zip.endPart()) return Outcome::Failed;
  for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet)
    if (const Outcome outcome = writeSheet(zip, sheet, *sheets[sheet], progress); outcome != Outcome::Done)
      return outcome;
  return zip.finish() ? Outcome::Done : Outcome::Failed;
}

}  // namespace

std::optional<Issue> writeWorkbook(const std::string& asWritten, PartialFile& partial,
                                   const std::vector<const model::OutputTable*>& sheets,
                                   RowProgress& progress) {
  const GdalSession session;
  const GdalFailures failures;
  ZipFile zip(partial.path());
  partial.claim();
  switch (writeParts(zip, sheets, progress)) {
  case Outcome::Done:
    return std::nullopt;
  case Outcome::Cancelled:
    return cancelledWriting(asWritten);
  case Outcome::Failed:
    break;
  }
  return writeFailed(asWritten, partial.path(), "", failures.words());
}

}  // namespace fairshares::io
