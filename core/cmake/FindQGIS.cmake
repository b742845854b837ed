# QGIS and the Qt it is built with, as imported targets: QGIS::Core, QGIS::Gui.
#   QGIS_ROOT            where to look first (a prefix, such as /usr)
#   QGIS_VERSION         3.22.16
#   QGIS_VERSION_INT     32216
#   QGIS_PLUGIN_SUBDIR   native plugins below the prefix, from qgsconfig.h (lib/qgis/plugins)
#   QGIS_PREFIX          the prefix QGIS was configured for
# The module QGIS itself installs finds its plugin folder by the name of one plugin, which differs from
# distribution to distribution; qgsconfig.h states the folder.
find_path(QGIS_INCLUDE_DIR qgsconfig.h PATH_SUFFIXES qgis HINTS ${QGIS_ROOT} $ENV{QGIS_ROOT})
find_library(QGIS_CORE_LIBRARY qgis_core HINTS ${QGIS_ROOT} $ENV{QGIS_ROOT})
find_library(QGIS_GUI_LIBRARY qgis_gui HINTS ${QGIS_ROOT} $ENV{QGIS_ROOT})

# One of the #defines of qgsconfig.h, without quotes.
function(fairshares_read_qgis_define name result)
  file(STRINGS ${QGIS_INCLUDE_DIR}/qgsconfig.h line REGEX "^#define ${name} ")
  string(REGEX REPLACE "^#define ${name} +\"?([^\"]*)\"?$" "\\1" value "${line}")
  set(${result} "${value}" PARENT_SCOPE)
endfunction()

if(QGIS_INCLUDE_DIR)
  fairshares_read_qgis_define(_QGIS_VERSION_INT QGIS_VERSION_INT)
  fairshares_read_qgis_define(QGIS_PLUGIN_SUBDIR QGIS_PLUGIN_SUBDIR)
  fairshares_read_qgis_define(CMAKE_INSTALL_PREFIX QGIS_PREFIX)
  math(EXPR qgis_major "${QGIS_VERSION_INT} / 10000")
  math(EXPR qgis_minor "${QGIS_VERSION_INT} / 100 % 100")
  math(EXPR qgis_patch "${QGIS_VERSION_INT} % 100")
  set(QGIS_VERSION ${qgis_major}.${qgis_minor}.${qgis_patch})
endif()

# QGIS 3 is built with Qt 5 by every distribution we build for; QGIS 4 with Qt 6.
set(FAIRSHARES_QT_MAJOR 5 CACHE STRING "Major version of the Qt that QGIS is built with")
set(qgis_qt_parts Core Gui Widgets Xml PrintSupport Svg)
find_package(Qt${FAIRSHARES_QT_MAJOR} QUIET COMPONENTS ${qgis_qt_parts})
set(QGIS_QT_FOUND ${Qt${FAIRSHARES_QT_MAJOR}_FOUND})

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(QGIS
  REQUIRED_VARS QGIS_CORE_LIBRARY QGIS_GUI_LIBRARY QGIS_INCLUDE_DIR QGIS_QT_FOUND VERSION_VAR QGIS_VERSION)
mark_as_advanced(QGIS_CORE_LIBRARY QGIS_GUI_LIBRARY QGIS_INCLUDE_DIR)

if(QGIS_FOUND AND NOT TARGET QGIS::Core)
  add_library(QGIS::Core UNKNOWN IMPORTED)
  set_target_properties(QGIS::Core PROPERTIES IMPORTED_LOCATION ${QGIS_CORE_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${QGIS_INCLUDE_DIR})
  foreach(part IN LISTS qgis_qt_parts)
    target_link_libraries(QGIS::Core INTERFACE Qt${FAIRSHARES_QT_MAJOR}::${part})
  endforeach()
  # Headers of QGIS read those of GDAL.
  target_link_libraries(QGIS::Core INTERFACE GDAL::GDAL)
  add_library(QGIS::Gui UNKNOWN IMPORTED)
  set_target_properties(QGIS::Gui PROPERTIES IMPORTED_LOCATION ${QGIS_GUI_LIBRARY})
  target_link_libraries(QGIS::Gui INTERFACE QGIS::Core)
endif()
