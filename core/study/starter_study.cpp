// Fair Shares: the study that `fairshares new DIR` writes.
#include "study/starter_study.h"

#include "study/starter_tables.h"

namespace fairshares::study {

namespace {

// Several texts rather than one, as some compilers limit the length of a literal.
const char* const DATA_PART = R"toml(# A Fair Shares study. Everything a run needs is named in this file.
#
# THE NUMBERS OF THIS STARTER ARE MADE UP. It runs as it is, on six square toy zones; replace its tables one
# by one with your own and look after each with:   fairshares check study.toml
#
# Text stands in double quotes, numbers have a decimal point and no thousands commas (5_400_000 is fine).
# Lines that begin with "# " are remarks. Lines such as "#layer = ..." are keys that are switched off: remove
# the "#" to use them. Paths start from the folder of this file and are written with forward slashes.
# Every table and every number says where it is from: source (text, or a short name of [sources]) and status:
#   "published"  printed by its owner       "derived"  computed from published figures
#   "assumed"    nobody's but ours; listed in every output

[study]
title = "Starter study (made-up numbers)"
description = "Six square zones and two Boards, to be replaced by your own data."
year = "2026/27"             # the year the money is for; free text
synthetic = true             # true: every output says that the data are not real. Remove for real data.
crs = "EPSG:27700"           # coordinate reference system of the outputs: British National Grid
# The age bands of populations and cost weights: "nrac" (the formula's twenty), or the first age of each band
# ([0, 5, 15, 45, 65]), or labels (["0-4", "5-14", "15+"]).
age_bands = "nrac"

[sources]
# Short names for citations that are used often; any name will do.
toy = "Made up for the Fair Shares starter study"

# The zones everything is computed on: polygons with a code each (shapefile, GeoPackage, GeoJSON ...).
[zones]
file = "zones.geojson"
#layer = "zones"             # layer or sheet, where the file has several
code = "DataZone"            # column with the zone codes; may be left out where the header is a usual one
name = "Name"                # column with names
#crs = "EPSG:27700"          # only for files that do not say it themselves
source = "toy"
status = "assumed"

# Which zone lies in which area. Several tables: write [[lookup]] once for each.
[lookup]
file = "lookup.csv"
code = "DataZone"
source = "toy"
status = "assumed"

# The levels results are added up to, as many as you like. The id (here boards) names the output's layer.
[levels.boards]
title = "NHS Boards"
code = "HB"                  # column of the lookup with the area codes
name = "HBName"              # column of the lookup with the area names
# Areas are drawn by merging their zones, unless you have their boundaries:
#boundaries = { file = "boards.gpkg", layer = "boards", code = "HB", source = "toy", status = "assumed" }

# Persons by zone, sex and age. Published layouts are recognised by their header.
[population]
file = "population.csv"
code = "DataZone"
year = 2024                  # which year of a file with several
source = "toy"
status = "assumed"

# Optional: scale the zones of each area so that every age-sex group meets a projection.
#[population.rebasing]
#file = "board_projections.csv"
#code = "HB"
#level = "boards"            # the areas the projections are for
#year = 2026
#source = "toy"
#status = "assumed"

# Optional: GP practices, for programmes that work on them (basis = "practices").
#[practices]
#file = "practices.csv"      # one row a practice
#code = "PracticeCode"
#name = "GPPracticeName"
#zone = "DataZone"           # column with the zone the practice lies in
#levels = { boards = "HB" }  # columns with the areas the practice lies in
#easting = "Easting"         # position, for the map; or longitude and latitude instead of easting and northing
#northing = "Northing"
#age_bands = [0, 5, 15, 25, 45, 65, 75, 85]  # bands of the lists, where they differ from the study's
#source = "toy"
#status = "assumed"
#[practices.lists]
#file = "practice_lists.csv" # people on the lists by sex and age
#code = "PracticeCode"
#year = 20251001             # a year, or a date written yyyymmdd
#source = "toy"
#status = "assumed"

# Needs indicators, one table [indicators.ID] each. They are standardised (mean 0, standard deviation 1, both
# weighted by population) before the coefficients are applied.
[indicators.smr]
title = "Standardised mortality ratio"
kind = "epidemiological"     # or "census", "deprivation"; "utilisation" and "expenditure" draw a warning
basis = "zones"              # or "practices"
file = "indicators.csv"
code = "DataZone"
column = "smr"               # column with the values
# What to do about people without a value: "refuse" (default), "national_mean" or "parent_mean". Every filled
# value is listed.
#fill = "parent_mean"
#fill_level = "boards"       # with "parent_mean": the areas whose mean fills
#standardised_minimum = -4.0 # floor and cap of the standardised value, in standard deviations
#standardised_maximum = 4.0
source = "toy"
status = "assumed"

[indicators.limiting_illness_ratio]
title = "Limiting long-term illness, actual to expected"
kind = "census"
file = "indicators.csv"
code = "DataZone"
column = "limiting_illness_ratio"
source = "toy"
status = "assumed"

# A text category for every zone, for the excess cost of remoteness.
[categories.urban_rural]
title = "Urban-rural class"
file = "urban_rural.csv"
code = "DataZone"
column = "UrbanRural6fold"
source = "toy"
status = "assumed"
)toml";

const char* const REMOTENESS_PART = R"toml(
# Optional: let a run find out for itself how remote each zone is. Everything from here to the steps travels over
# [network] and is of no use without it. Numbers that are left out have a default of Fair Shares, which is not
# official: it counts as assumed and is listed in every output. docs/study-file.md tells all of them.
#
# No roads at hand? method = "proximity" joins neighbouring zones instead; every output says that it stood in.
#[network]
#method = "proximity"
#circuity_factor = { value = 1.3, source = "toy", status = "assumed" }       # metres of road a straight metre
#compact_km_per_hour = { value = 48, source = "toy", status = "assumed" }    # speed in small zones ...
#wide_km_per_hour = { value = 68, source = "toy", status = "assumed" }       # ... and in large ones, which are ...
#wide_zone_square_km = { value = 32, source = "toy", status = "assumed" }    # ... those over this area
#place_reach_metres = { value = 40_000, source = "toy", status = "assumed" } # of a centre outside all zones
#routes = true               # a layer with each zone's way to its nearest centre
#source = "toy"
#status = "assumed"
# In towns of so many people travel takes longer by these factors.
#[network.congestion]
#populations = [10_000, 125_000]
#factors = [1.1, 1.3]
#source = "toy"
#status = "assumed"
#
# With roads, the beginning of [network] is in place of the lines above:
#   method = "roads"
#   file = "roads.gpkg"      OS Open Roads and OpenStreetMap are recognised; layer and crs where they are needed
#   also                     [[network.also]], once for each further file
#   speeds = { file = "road_speeds.csv", source = "toy", status = "assumed" }     road_class, km_per_hour
#   join_tolerance_metres, id_tolerance_metres                                    ends that count as one junction
#   access_km_per_hour, access_reach_metres, water_tolerance_metres               from a place to its road
#   [network.mapping]        names the columns of any other layer: road_class, speed (speed_unit,
#                            unknown_speeds), one_way (forward_values, backward_values), start_node, end_node;
#                            joins_at_shared_points

# Ferries: a row for each crossing (from_lon, from_lat, to_lon, to_lat, minutes), or a layer of lines.
#[ferries]
#file = "ferries.csv"
#minutes = "minutes"         # columns of crossing and waiting time, where they are called otherwise
#waiting = "waiting_minutes"
#waiting_minutes = { value = 30, source = "toy", status = "assumed" }   # where the table says nothing
#reach_metres = { value = 3000, source = "toy", status = "assumed" }    # from a terminal to the nearest road or land
#road_km_per_hour = { value = 20, source = "toy", status = "assumed" }  # on the way there
#foot_passengers = true      # false: without the ferries that take no cars
#source = "toy"
#status = "assumed"

# Bridges and causeways: link, zone_a, zone_b.
#[fixed_links]
#file = "fixed_links.csv"
#source = "toy"
#status = "assumed"

# Where the people of a zone are (its population-weighted centroid); without this, a point inside the polygon.
#[access_points]
#file = "centroids.csv"
#code = "DataZone"
#x = "Easting"               # columns with the position, where they are called otherwise
#y = "Northing"
#source = "toy"
#status = "assumed"

# Towns and villages with their people, as polygons or points. Large ones have a centre to drive to.
#[settlements]
#file = "settlements.gpkg"
#name = "name"
#population = "population"
#reach_metres = { value = 500, source = "toy", status = "assumed" }          # zones this near belong to it
#centre_population = { value = 10_000, source = "toy", status = "assumed" }  # people from which it has a centre
#source = "toy"
#status = "assumed"

# Centres outside the zones.
#[extra_centres]
#file = "extra_centres.csv"  # name, easting, northing
#source = "toy"
#status = "assumed"

# Urban-rural classes from size of settlement and drive time. They make the category urban_rural, so
# [categories.urban_rural] above must go when you switch this on.
#[urban_rural]
#title = "Urban-rural category"
#populations = [125_000, 10_000, 3_000]  # thresholds of the Scottish classes: people ...
#minutes = [30, 60]                      # ... and minutes
#source = "toy"
#status = "assumed"
# Which zones are islands is derived from land, roads and fixed links, or read:
#[urban_rural.islands]
#file = "islands.csv"
#code = "DataZone"
#column = "island"
#source = "toy"
#status = "assumed"
# Rules of your own in place of the Scottish ones are [[urban_rural.classes]], once for each class, the most urban
# first, the last without conditions: code, name, population (at least), minutes (at most), category,
# island_category, groups.

# Minutes to the nearest of any places.
#[destinations.hospitals]
#title = "Nearest hospital"
#file = "hospitals.csv"
#code = "HospitalCode"
#source = "toy"
#status = "assumed"

# What a visit at home costs: simulated working days of community nurses, for the methods "travel" and "mix".
#[nurse_rounds]
#contact_minutes = { value = 25, source = "toy", status = "assumed" }     # with a patient
#stop_minutes = { value = 5, source = "toy", status = "assumed" }         # parking and the way to the door
#shift_minutes = { value = 450, source = "toy", status = "assumed" }      # from base to base
#staff_gbp_per_hour = { value = 30, source = "toy", status = "assumed" }
#mileage_gbp_per_km = { value = 0.3, source = "toy", status = "assumed" }
#days = { value = 20, source = "toy", status = "assumed" }                # simulated for each zone
#seed = { value = 1, source = "toy", status = "assumed" }                 # the same seed, the same results
#bases = { file = "nurse_bases.csv", source = "toy", status = "assumed" }
#patients = { file = "postcodes.csv", code = "Postcode", source = "toy", status = "assumed" }
#source = "toy"
#status = "assumed"
)toml";

const char* const PROGRAMME_PART = R"toml(
# The three steps after population. What stands here holds for every programme; a programme's own table
# ([programmes.ID.needs] ...) overrides it key by key. A programme with another method inherits nothing.

# Age and sex. method: "cost_weights" (table programme, sex, age_from, age_to, cost_gbp_per_head), "index" (a
# finished index: file and column) or "none".
[age_sex]
method = "cost_weights"
file = "cost_per_head.csv"
source = "toy"
status = "assumed"

# Needs. method: "indicators" (table programme, indicator, coefficient_per_sd, or coefficients in the study),
# "index" or "none".
[needs]
method = "indicators"
file = "needs_coefficients.csv"
raw_minimum = { value = 0.05, source = "toy", status = "assumed" }  # floor of the needs value; listed where it bites
source = "toy"
status = "assumed"

# Excess cost of remoteness. method: "category" (table programme, category, ratio), "travel" (nurse rounds), "mix" of
# both, "index" or "none".
[excess_cost]
method = "category"
category = "urban_rural"     # one of [categories]
file = "excess_cost_ratios.csv"
source = "toy"
status = "assumed"

# The care programmes form a tree. A parent has no steps; it combines the shares of its children, weighted by
# their expenditure.
[programmes.all]
title = "All programmes"

[programmes.acute]
title = "Acute"
parent = "all"
basis = "zones"              # or "practices"
budget_gbp = { value = 20_000_000, source = "toy", status = "assumed" }  # pounds to share out
# The weight among its siblings, where it is not the budget:
#expenditure_gbp = { value = 19_500_000, source = "toy", status = "assumed" }
# Whom the programme serves. 120 stands for no upper limit. A cost outside is an error.
eligibility = { age_from = 0, age_to = 120, sexes = ["female", "male"] }
purpose = "Timely hospital treatment and fewer early deaths"

[programmes.maternity]
title = "Maternity"
parent = "all"
budget_gbp = { value = 1_500_000, source = "toy", status = "assumed" }
eligibility = { age_from = 15, age_to = 49, sexes = ["female"] }
purpose = "Safe births and healthy newborn children"
# This programme's own coefficients in place of the table's; source and status are inherited from [needs].
#[programmes.maternity.needs]
#coefficients = { smr = 0.03, limiting_illness_ratio = 0.01 }
# It uses the ratios of another programme: the rows of acute.
#[programmes.maternity.excess_cost]
#rows_of = "acute"
# A programme part of which travels to patients takes the table for the rest:
#   [programmes.community.excess_cost]
#   method = "mix", travel_share = { value = 0.6, ... }, and category, file, source and status as above

# A programme on practices with finished indices, one column each, and no excess cost step.
#[programmes.gp_prescribing]
#title = "GP prescribing"
#parent = "all"
#basis = "practices"
#budget_gbp = { value = 4_000_000, source = "toy", status = "assumed" }
#eligibility = { age_from = 0, age_to = 120, sexes = ["female", "male"] }
#purpose = "Medicines that keep people well at home"
#[programmes.gp_prescribing.age_sex]
#method = "index"
#file = "prescribing_indices.csv"
#code = "PracticeCode"
#column = "age_sex_index"
#source = "toy"
#status = "assumed"
#[programmes.gp_prescribing.needs]
#method = "index"
#file = "prescribing_indices.csv"
#code = "PracticeCode"
#column = "needs_index"
#source = "toy"
#status = "assumed"
#[programmes.gp_prescribing.excess_cost]
#method = "none"

# Optional: present allocations, for the distance from target.
[allocations]
file = "allocations.csv"
code = "HB"
level = "boards"
column = "current_allocation_gbp"  # pounds
source = "toy"
status = "assumed"
)toml";

const char* const README = R"text(Fair Shares starter study
=========================

ALL NUMBERS IN THIS FOLDER ARE MADE UP. Six square toy zones in the North Sea stand for your data zones.

  study.toml              the study: names every table and number; explains every key
  zones.geojson           polygons with a code (EPSG:27700)
  lookup.csv              which zone lies in which Board
  population.csv          persons by zone, sex and single year of age, in the layout of the public file
  indicators.csv          needs indicators by zone
  urban_rural.csv         urban-rural class by zone
  cost_per_head.csv       cost weights: programme, sex, age_from, age_to, cost_gbp_per_head (120: no upper limit)
  needs_coefficients.csv  programme, indicator, coefficient_per_sd (per standard deviation)
  excess_cost_ratios.csv  programme, category, ratio (1 = no excess cost)
  allocations.csv         present allocations by Board, in pounds

What to do

  1. fairshares check study.toml                       lists every problem at once
  2. fairshares run study.toml --output shares.gpkg    computes, and writes layers and tables for QGIS
  3. Replace one table by your own, change its name, source and status in study.toml, and check again.
  4. When nothing made up is left, remove the line "synthetic = true".
)text";

}  // namespace

std::string starterStudy() {
  return std::string(DATA_PART) + REMOTENESS_PART + PROGRAMME_PART;
}

std::vector<StarterFile> starterFiles() {
  std::vector<StarterFile> files{{"study.toml", starterStudy()}, {"README.txt", README}};
  for (StarterFile& table : starterTables()) files.push_back(std::move(table));
  return files;
}

}  // namespace fairshares::study
