# The nurse rounds' part of the geography library.
foreach(file strong_components road_search zone_outlines patient_roads road_place zone_patients base_ways road_patients
             area_patients shift_round round_length round_figures nurse_rounds)
  target_sources(fairshares_geography PRIVATE ${CMAKE_CURRENT_LIST_DIR}/${file}.cpp)
endforeach()
