// Fair Shares: Scottish data zones of different census vintages must not be mixed.
#pragma once

#include <optional>
#include <string_view>

#include "join/build_model.h"
#include "join/findings.h"

namespace fairshares::join {

/// The census year whose data zones a code belongs to (2001, 2011 or 2022), nothing for any other code:
/// synthetic, English, of another kind of area.
///
/// Source   ranges of the National Records of Scotland's data zone codes: 2001 S01000001-S01006505,
///          2011 S01006506-S01013481, 2022 S01013482-S01020873; they do not overlap.
std::optional<int> zoneVintage(std::string_view code);

/// Refuses sources of zone codes that hold another vintage than most of the zones do: one CodeVintage error a
/// source with the counts, the first strange code and its row. Codes of no known vintage are left alone.
/// Sources refused here are marked in `findings` as explained.
void checkVintages(const study::Study& study, const Sources& sources, Findings& findings);

}  // namespace fairshares::join
