// Fair Shares: which columns of a line layer tell what of its roads.
#include "io/road_schema.h"

#include <algorithm>
#include <initializer_list>

#include "io/header_names.h"

namespace fairshares::io {
namespace {

// Spellings of OS Open Roads: GeoPackage (road_function), GML (roadFunction), exports ("function.").
struct OpenRoadsColumns {
  std::optional<std::size_t> roadClass, formOfWay, startNode, endNode;
};

class HeaderSearch {
 public:
  explicit HeaderSearch(std::span<const std::string> header) {
    for (const std::string& name : header) mPlain.push_back(plainHeader(name));
  }
  /// Position in the header of the first of these names that is there.
  [[nodiscard]] std::optional<std::size_t> first(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      const auto found = std::find(mPlain.begin(), mPlain.end(), name);
      if (found != mPlain.end()) return static_cast<std::size_t>(found - mPlain.begin());
    }
    return std::nullopt;
  }

 private:
  std::vector<std::string> mPlain;
};

std::optional<OpenRoadsColumns> openRoadsColumns(const HeaderSearch& search) {
  OpenRoadsColumns found;
  found.formOfWay = search.first({"formofway", "formofwa"});  // names of shapefiles end after ten letters
  found.startNode = search.first({"startnode", "startnodehref", "startnodeh"});
  found.endNode = search.first({"endnode", "endnodehref", "endnodehre"});
  found.roadClass = search.first({"roadfunction", "roadfuncti", "roadfunct"});
  if (!found.roadClass && (found.formOfWay || found.startNode)) found.roadClass = search.first({"function"});
  if (!found.roadClass && found.formOfWay) found.roadClass = search.first({"roadclassification", "class"});
  if (!found.roadClass) return std::nullopt;
  if (!found.startNode || !found.endNode) found.startNode = found.endNode = std::nullopt;
  return found;
}

class SchemaFinder {
 public:
  SchemaFinder(std::span<const std::string> header, const Place& place)
      : mHeader(header), mPlace(place), mSearch(header) {}

  Result<RoadSchema> find(const std::optional<NetworkMapping>& mapping) {
    const auto openRoads = openRoadsColumns(mSearch);
    if (!mapping && mSearch.first({"highway"}))
      takeOpenStreetMap();
    else if (openRoads)
      takeOpenRoads(*openRoads);
    else if (!mapping)
      return unknownSchema();
    if (mapping) takeMapping(*mapping);
    if (mIssues.hasErrors()) return std::move(mIssues);
    return std::move(mSchema);
  }

 private:
  // Position in RoadSchema::fields of a column of the layer.
  std::size_t use(std::size_t column) {
    const int field = static_cast<int>(column);
    const auto used = std::find(mSchema.fields.begin(), mSchema.fields.end(), field);
    if (used == mSchema.fields.end()) {
      mSchema.fields.push_back(field);
      return mSchema.fields.size() - 1;
    }
    return static_cast<std::size_t>(used - mSchema.fields.begin());
  }
  std::optional<std::size_t> useFound(std::optional<std::size_t> column) {
    return column ? std::optional(use(*column)) : std::nullopt;
  }

  void takeOpenRoads(const OpenRoadsColumns& found) {
    mSchema.kind = RoadSchemaKind::OpenRoads;
    mSchema.roadClass = useFound(found.roadClass);
    mSchema.formOfWay = useFound(found.formOfWay);
    mSchema.startNode = useFound(found.startNode);
    mSchema.endNode = useFound(found.endNode);
  }

  void takeOpenStreetMap() {
    mSchema.kind = RoadSchemaKind::OpenStreetMap;
    for (std::size_t key = 0; key < OSM_KEYS.size(); ++key)
      mSchema.osm[key] = useFound(mSearch.first({plainHeader(OSM_KEYS[key])}));
    mSchema.furtherTags = useFound(mSearch.first({"othertags"}));
  }

  void takeNamed(const std::optional<std::string>& name, std::optional<std::size_t>& column) {
    if (!name) return;
    Result<std::size_t> found = findColumn(mHeader, *name, mPlace);
    if (found)
      column = use(found.value());
    else
      mIssues.append(found.takeIssues());
  }

  void takeMapping(const NetworkMapping& mapping) {
    takeNamed(mapping.roadClass, mSchema.roadClass);
    if (mapping.roadClass) mSchema.formOfWay = std::nullopt;
    takeNamed(mapping.speed, mSchema.speed);
    takeNamed(mapping.oneWay, mSchema.oneWay);
    takeNamed(mapping.startNode, mSchema.startNode);
    takeNamed(mapping.endNode, mSchema.endNode);
    if (mapping.startNode.has_value() == mapping.endNode.has_value()) return;
    Place place = mPlace;
    place.column = mapping.startNode ? *mapping.startNode : *mapping.endNode;
    mIssues.add({Severity::Error,
                 IssueCode::ColumnMissing,
                 place,
                 {},
                 "Only one of the columns with the ids of start and end nodes is named, so links cannot be "
                 "joined by them.",
                 "Name both columns, or none so that links are joined where they end."});
  }

  [[nodiscard]] Issue unknownSchema() const {
    return {
        Severity::Error,
        IssueCode::ColumnMissing,
        mPlace,
        {},
        "The layer is neither OS Open Roads (road_function) nor OpenStreetMap (highway); its columns are " +
            quotedList({mHeader.begin(), mHeader.end()}) + ", and nothing says which holds the road class.",
        "Name the column of the class (and, if there are any, of speed, direction and end nodes) in the "
        "study's mapping."};
  }

  std::span<const std::string> mHeader;
  Place mPlace;
  HeaderSearch mSearch;
  RoadSchema mSchema;
  Issues mIssues;
};

}  // namespace

Result<RoadSchema> findRoadSchema(std::span<const std::string> header,
                                  const std::optional<NetworkMapping>& mapping, const Place& place) {
  return SchemaFinder(header, place).find(mapping);
}

}  // namespace fairshares::io
