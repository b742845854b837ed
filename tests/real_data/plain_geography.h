// A plain second way from polygons, ferries and towns to drive times and classes, on real Scotland.
//
// Shares nothing with the engine: no reader, no network, no search, no type. Written from docs/study-file.md
// and the description of the proximity network alone; text keys, maps, minutes as plain numbers, one loop a
// rule. Polygons and coordinates go through OGR. Slow and simple.
#pragma once

#include <map>
#include <string>

namespace fairshares::testing_support::plain {

/// Where the geography finds its files.
struct Places {
  std::string data;          ///< the folder data of the shared test data
  std::string extraCentres;  ///< table name, easting, northing
};

/// A place and the minutes to it.
struct Nearest {
  std::string name;
  double minutes = 0.0;
};

/// What is said about zones, by code. A zone without an entry has none: it lies in no settlement, cannot get
/// anywhere.
struct Geography {
  std::map<std::string, std::string> settlement;  ///< zone -> name
  std::map<std::string, Nearest> centre;          ///< zone -> centre of 10,000 people or more
  std::map<std::string, Nearest> hospital;
  std::map<std::string, bool> island;
  std::map<std::string, std::string> urbanRuralClass;  ///< "1" to "8"
  std::map<std::string, std::string> category;         ///< of excess costs: "5M", ...
};

/// Classifies the data zones. Throws on anything unexpected.
Geography classify(const Places& places);

}  // namespace fairshares::testing_support::plain
