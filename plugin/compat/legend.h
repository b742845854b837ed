// Fair Shares: the parts of a legend, whose enumeration moved in QGIS 3.42.
#pragma once

#include <qgis.h>
#include <qgsconfig.h>
#include <qgslegendstyle.h>

namespace fairshares::compat {

#if _QGIS_VERSION_INT >= 34200
inline constexpr auto LAYER_TITLE = Qgis::LegendComponent::Subgroup;
inline constexpr auto CLASS_NAME = Qgis::LegendComponent::SymbolLabel;
#else
inline constexpr auto LAYER_TITLE = QgsLegendStyle::Subgroup;
inline constexpr auto CLASS_NAME = QgsLegendStyle::SymbolLabel;
#endif

}  // namespace fairshares::compat
