# What is installed where, and the two packages: a ZIP for "Install from ZIP", a .deb for the distribution.
#
#   component plugin_zip      fairshares/ as QGIS keeps a plugin with a loader
#   component plugin_native   the library in QGIS's own plugin folder, data in share/fairshares
#   component command         the command fairshares
set(plugin_data ${PROJECT_BINARY_DIR}/plugin_data)

# metadata.txt of the ZIP: the root's, and the versions of QGIS the library is for.
file(READ ${PROJECT_SOURCE_DIR}/metadata.txt FAIRSHARES_ROOT_METADATA)
string(STRIP "${FAIRSHARES_ROOT_METADATA}" FAIRSHARES_ROOT_METADATA)
string(REGEX REPLACE "^([0-9]+\\.[0-9]+).*" "\\1" FAIRSHARES_QGIS_MINOR "${QGIS_VERSION}")
math(EXPR FAIRSHARES_QGIS_MINOR_INT "${QGIS_VERSION_INT} / 100")
configure_file(entry/loader/metadata.txt.in ${plugin_data}/metadata.txt @ONLY)
configure_file(entry/loader/__init__.py.in ${plugin_data}/__init__.py @ONLY)

# install_fairshares_data(COMPONENT DESTINATION): styles, the pages of help with what they link to, and the sample study,
# without what only makes the sample.
function(install_fairshares_data component destination)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/styles DESTINATION ${destination} COMPONENT ${component} OPTIONAL)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/sample_data DESTINATION ${destination} COMPONENT ${component}
    PATTERN generator EXCLUDE PATTERN facts EXCLUDE)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs DESTINATION ${destination} COMPONENT ${component})
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${destination} COMPONENT ${component})
endfunction()

install(TARGETS fairsharesplugin LIBRARY DESTINATION fairshares COMPONENT plugin_zip)
install(FILES ${plugin_data}/metadata.txt ${plugin_data}/__init__.py
  ${CMAKE_CURRENT_SOURCE_DIR}/processing/icons/fairshares.svg DESTINATION fairshares COMPONENT plugin_zip)
install_fairshares_data(plugin_zip fairshares)

install(TARGETS fairsharesplugin LIBRARY DESTINATION ${QGIS_PLUGIN_SUBDIR} COMPONENT plugin_native)
install_fairshares_data(plugin_native share/fairshares)

set(CPACK_PACKAGE_NAME fairshares)
set(CPACK_PACKAGE_VENDOR "The Fair Shares developers")
set(CPACK_PACKAGE_CONTACT "The Fair Shares developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "NHSScotland's resource allocation formula on your own data")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_FILE_NAME fairshares-${PROJECT_VERSION}-qgis${FAIRSHARES_QGIS_MINOR})
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR "ZIP;DEB")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/packages.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RELEASE qgis${FAIRSHARES_QGIS_MINOR})
include(CPack)
