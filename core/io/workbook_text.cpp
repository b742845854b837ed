#include "io/workbook_text.h"

#include <array>
#include <type_traits>
#include <variant>

#include "base/contract.h"
#include "base/number_text.h"

namespace fairshares::io {

namespace {

constexpr std::size_t MOST_ROWS = 1'048'576;
constexpr std::size_t MOST_COLUMNS = 16'384;
constexpr std::size_t LONGEST_SHEET_NAME = 31;
constexpr std::size_t LONGEST_CELL = 32'767;

constexpr std::string_view XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view MAIN_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view OFFICE_RELATION =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
// Cell style 1 of styles.xml.
constexpr std::string_view BOLD = " s=\"1\"";

// Characters as Excel counts them: UTF-16 units.
std::size_t characterCount(std::string_view text) {
  std::size_t count = 0;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if ((byte & 0xC0u) != 0x80u) ++count;
    if (byte >= 0xF0u) ++count;
  }
  return count;
}

// Control characters cannot stand in XML; SpreadsheetML writes them as _xHHHH_ (ECMA-376 part 1, 22.9.2.19).
void appendEscaped(std::string& xml, std::string_view text) {
  constexpr std::string_view HEX = "0123456789ABCDEF";
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (character == '&')
      xml += "&amp;";
    else if (character == '<')
      xml += "&lt;";
    else if (character == '>')
      xml += "&gt;";
    else if (character == '"')
      xml += "&quot;";
    else if (byte < 0x20 && character != '\t' && character != '\n')
      xml += std::string("_x00") + HEX[byte >> 4] + HEX[byte & 15u] + "_";
    else
      xml += character;
  }
}

// "A", "Z", "AA" ... for 0, 25, 26.
std::string columnLetters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

void appendCellStart(std::string& xml, std::size_t column, const std::string& sheetRow) {
  xml += "<c r=\"";
  xml += columnLetters(column);
  xml += sheetRow;
  xml += '"';
}

void appendTextCell(std::string& xml, std::size_t column, const std::string& sheetRow, std::string_view text,
                    std::string_view style) {
  appendCellStart(xml, column, sheetRow);
  xml += style;
  xml += " t=\"inlineStr\"><is><t xml:space=\"preserve\">";
  appendEscaped(xml, text);
  xml += "</t></is></c>";
}

void appendNumberCell(std::string& xml, std::size_t column, const std::string& sheetRow,
                      const std::string& number) {
  appendCellStart(xml, column, sheetRow);
  xml += "><v>";
  xml += number;
  xml += "</v></c>";
}

bool hasCellTooLong(const model::OutputTable& table) {
  for (const model::OutputColumn& column : table.columns) {
    const auto* const texts = std::get_if<model::OutputColumn::Texts>(&column.values);
    if (!texts) continue;
    for (const std::optional<std::string>& text : *texts)
      if (text && text->size() > LONGEST_CELL && characterCount(*text) > LONGEST_CELL) return true;
  }
  return false;
}

std::string contentTypes(std::size_t sheetCount) {
  std::string xml =
      std::string(XML) + "<Types xmlns=\"" + std::string(PACKAGE) + "content-types\">" +
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships"
      "+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  const auto add = [&xml](const std::string& part, std::string_view kind) {
    xml += "<Override PartName=\"/" + part + "\" ContentType=\"" + std::string(CONTENT_TYPE) +
           std::string(kind) + "+xml\"/>";
  };
  add("xl/workbook.xml", "sheet.main");
  add("xl/styles.xml", "styles");
  for (std::size_t sheet = 0; sheet < sheetCount; ++sheet) add(sheetPartName(sheet), "worksheet");
  return xml + "</Types>";
}

std::string relationships(const std::vector<std::array<std::string, 2>>& kindsAndTargets) {
  std::string xml = std::string(XML) + "<Relationships xmlns=\"" + std::string(PACKAGE) + "relationships\">";
  std::size_t number = 0;
  for (const auto& [kind, target] : kindsAndTargets)
    xml += "<Relationship Id=\"rId" + std::to_string(++number) + "\" Type=\"" + std::string(OFFICE_RELATION) +
           "/" + kind + "\" Target=\"" + target + "\"/>";
  return xml + "</Relationships>";
}

std::string workbook(const std::vector<const model::OutputTable*>& sheets) {
  std::string xml = std::string(XML) + "<workbook xmlns=\"" + std::string(MAIN_SPACE) + "\" xmlns:r=\"" +
                    std::string(OFFICE_RELATION) + "\"><sheets>";
  for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet) {
    const std::string number = std::to_string(sheet + 1);
    xml += "<sheet name=\"";
    appendEscaped(xml, sheets[sheet]->name);
    xml += "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
  }
  return xml + "</sheets></workbook>";
}

std::string styles() {
  return std::string(XML) + "<styleSheet xmlns=\"" + std::string(MAIN_SPACE) +
         "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz "
         "val=\"11\"/>"
         "<name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill "
         "patternType=\"none\"/></fill>"
         "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
         "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf xfId=\"0\"/><xf xfId=\"0\" "
         "fontId=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>";
}

}  // namespace

std::optional<std::string> sheetObstacle(const model::OutputTable& table) {
  if (table.rowCount() + 1 > MOST_ROWS)
    return thousandsText(static_cast<double>(table.rowCount()), 0) +
           " rows and a header; a sheet holds 1,048,576";
  if (table.columns.size() > MOST_COLUMNS)
    return thousandsText(static_cast<double>(table.columns.size()), 0) + " columns; a sheet holds 16,384";
  if (characterCount(table.name) > LONGEST_SHEET_NAME)
    return "a name of " + std::to_string(characterCount(table.name)) + " characters; a sheet name holds 31";
  if (table.name.find_first_of("[]:*?'") != std::string::npos)
    return std::string("a name with characters that a sheet name may not have ([ ] : * ? ')");
  if (hasCellTooLong(table))
    return std::string("a text of more than the 32,767 characters that a cell holds");
  return std::nullopt;
}

std::string sheetPartName(std::size_t position) {
  return "xl/worksheets/sheet" + std::to_string(position + 1) + ".xml";
}

std::vector<WorkbookPart> workbookParts(const std::vector<const model::OutputTable*>& sheets) {
  FAIRSHARES_EXPECTS(!sheets.empty());
  std::vector<std::array<std::string, 2>> fromWorkbook;
  for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet)
    fromWorkbook.push_back({"worksheet", sheetPartName(sheet).substr(std::string_view("xl/").size())});
  fromWorkbook.push_back({"styles", "styles.xml"});
  return {{"[Content_Types].xml", contentTypes(sheets.size())},
          {"_rels/.rels", relationships({{"officeDocument", "xl/workbook.xml"}})},
          {"xl/workbook.xml", workbook(sheets)},
          {"xl/_rels/workbook.xml.rels", relationships(fromWorkbook)},
          {"xl/styles.xml", styles()}};
}

void appendSheetHeader(std::string& text, const model::OutputTable& table) {
  text += XML;
  text += "<worksheet xmlns=\"";
  text += MAIN_SPACE;
  text += "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
          "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData><row r=\"1\">";
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    appendTextCell(text, column, "1", table.columns[column].name, BOLD);
  text += "</row>";
}

void appendSheetEnd(std::string& text) {
  text += "</sheetData></worksheet>";
}

void appendSheetRow(std::string& text, const model::OutputTable& table, std::size_t row) {
  const std::string sheetRow = std::to_string(row + 2);
  text += "<row r=\"" + sheetRow + "\">";
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::visit(
        [&](const auto& values) {
          const auto& value = values[row];
          if (!value) return;
          if constexpr (std::is_same_v<std::decay_t<decltype(*value)>, std::string>)
            appendTextCell(text, column, sheetRow, *value, "");
          else if constexpr (std::is_same_v<std::decay_t<decltype(*value)>, double>)
            appendNumberCell(text, column, sheetRow, shortestText(*value));
          else
            appendNumberCell(text, column, sheetRow, std::to_string(*value));
        },
        table.columns[column].values);
  }
  text += "</row>";
}

}  // namespace fairshares::io
