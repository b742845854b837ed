// Fair Shares: codes of a source that the study does not have, where that is usual and loses nothing.
#include "join/unmatched_codes.h"

namespace fairshares::join {

void noteExtraCodes(const CodedSource& source, const CodeMatch& match, std::string_view noun,
                    Findings& findings) {
  if (findings.isExplained(source.name())) return;
  for (const std::uint32_t entry : match.extraEntries) {
    const std::string& code = source.codes[entry];
    findings.note(IssueCode::CodeUnknown, source.placeOf(entry), code,
                  code + " is no " + std::string(noun) + " of the study; its values are not used.",
                  "Nothing to do, unless the study should have this " + std::string(noun) + ".");
    model::JoinEntry line;
    line.event = model::JoinEvent::UnmatchedSource;
    line.source = source.name();
    line.column = std::string(source.codeColumn);
    line.code = code;
    line.note = "Is no " + std::string(noun) + " of the study; its values are not used.";
    findings.add(std::move(line));
  }
}

}  // namespace fairshares::join
