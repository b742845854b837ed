// Writes a road network of any size in the schema of OS Open Roads (GeoPackage, 2.0 of 2023), for benchmarks.
// Run: fairshares_generate_network OUT.gpkg LINKS [SEED [scotland]]
//
// A ragged grid of junctions over the rectangle of Great Britain (or Scotland): main roads every 40
// junctions, bends of 2 to 12 points, 36-character ids, 2.3 links a junction. Not a map of anything; the same
// arguments write the same content everywhere.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <ogrsf_frmts.h>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct Rectangle {
  double left, low, widthMetres, heightMetres;
};
constexpr Rectangle GREAT_BRITAIN{0.0, 0.0, 640'000.0, 1'160'000.0};
constexpr Rectangle SCOTLAND{62'000.0, 529'000.0, 410'000.0, 690'000.0};  // of the sample study's zones
constexpr double LINKS_A_JUNCTION = 1.1425;
constexpr int TRANSACTION_LINKS = 200'000;

struct Place {
  double x, y;
};

// Whole numbers of the engine only: the standard distributions differ from library to library.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : mEngine(seed) {}
  std::uint64_t below(std::uint64_t count) { return mEngine() % count; }
  bool of256(std::uint64_t part) { return (mEngine() & 255u) < part; }

 private:
  std::mt19937_64 mEngine;
};

// Spreads a number over all bits, so that ids look and sort like those of a publisher.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

std::string idText(std::uint64_t kind, std::uint64_t number) {
  const std::uint64_t a = mixed(number * 4 + kind + 1), b = mixed(a + number);
  char text[40];
  std::snprintf(text, sizeof text, "%08X-%04X-%04X-%04X-%012llX", static_cast<unsigned>(a >> 32),
                static_cast<unsigned>(a >> 16 & 0xFFFF), static_cast<unsigned>(a & 0xFFFF),
                static_cast<unsigned>(b >> 48), static_cast<unsigned long long>(b & 0xFFFFFFFFFFFF));
  return text;
}

struct RoadType {
  const char* classification;
  const char* function;
  const char* form;
};
constexpr RoadType MAIN_ROAD{"A Road", "A Road", "Single Carriageway"};
constexpr RoadType MOTORWAY{"Motorway", "Motorway", "Dual Carriageway"};
constexpr RoadType MINOR_ROADS[]{
    {"B Road", "B Road", "Single Carriageway"},
    {"Classified Unnumbered", "Minor Road", "Single Carriageway"},
    {"Unclassified", "Local Road", "Single Carriageway"},
    {"Unclassified", "Local Road", "Single Carriageway"},
    {"Unknown", "Local Access Road", "Single Carriageway"},
    {"Not Classified", "Restricted Local Access Road", "Single Carriageway"},
    {"Unknown", "Secondary Access Road", "Shared Use Carriageway"},
};

// A GeoPackage with the two layers, filled in transactions.
class NetworkFile {
 public:
  explicit NetworkFile(const std::string& path) {
    std::filesystem::remove(path);
    GDALAllRegister();
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver) mDataset.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!mDataset) throw std::runtime_error("cannot write " + path);
    OGRSpatialReference grid;
    grid.importFromEPSG(27700);
    mNodes = addLayer("road_node", wkbPoint, grid);
    mLinks = addLayer("road_link", wkbLineString, grid);
    addTexts(mNodes, {"id", "form_of_road_node"});
    addTexts(mLinks, {"id"});
    addBoolean("fictitious");
    addTexts(mLinks, {"road_classification", "road_function", "form_of_way", "road_classification_number",
                      "name_1", "name_1_lang", "name_2", "name_2_lang", "road_structure"});
    OGRFieldDefn length("length", OFTInteger);
    mLinks->CreateField(&length);
    addTexts(mLinks, {"length_uom"});
    for (const char* name : {"loop", "primary_route", "trunk_road"}) addBoolean(name);
    addTexts(mLinks, {"start_node", "end_node", "road_number_toid", "road_name_toid"});
    mDataset->StartTransaction();
  }
  ~NetworkFile() { mDataset->CommitTransaction(); }
  NetworkFile(const NetworkFile&) = delete;
  NetworkFile& operator=(const NetworkFile&) = delete;

  void addNode(const std::string& id, Place place) {
    OGRFeature feature(mNodes->GetLayerDefn());
    feature.SetField(0, id.c_str());
    feature.SetField(1, "junction");
    feature.SetGeometryDirectly(new OGRPoint(place.x, place.y));
    write(mNodes, feature);
  }

  void addLink(std::uint64_t number, const RoadType& type, const std::string& from, const std::string& to,
               std::unique_ptr<OGRLineString> line) {
    OGRFeature feature(mLinks->GetLayerDefn());
    const bool isMain = type.classification[1] == ' ' || type.function[0] == 'M';
    int field = 0;
    feature.SetField(field++, idText(0, number).c_str());
    feature.SetField(field++, 0);
    feature.SetField(field++, type.classification);
    feature.SetField(field++, type.function);
    feature.SetField(field++, type.form);
    if (isMain) feature.SetField(field, ("A" + std::to_string(1 + number % 999)).c_str());
    ++field;
    if (number % 3 != 0) feature.SetField(field, ("Street " + std::to_string(number % 90'001)).c_str());
    field += 5;  // languages, second name and structure are null
    feature.SetField(field++, static_cast<int>(line->get_Length()));
    feature.SetField(field++, "m");
    for (int flag = 0; flag < 3; ++flag) feature.SetField(field++, 0);
    feature.SetField(field++, from.c_str());
    feature.SetField(field++, to.c_str());
    if (isMain) feature.SetField(field, ("osgb400000001" + std::to_string(1'000'000 + number % 999)).c_str());
    ++field;
    if (number % 3 != 0)
      feature.SetField(field, ("osgb400000002" + std::to_string(1'000'000 + number % 90'001)).c_str());
    feature.SetGeometryDirectly(line.release());
    write(mLinks, feature);
  }

 private:
  OGRLayer* addLayer(const char* name, OGRwkbGeometryType type, OGRSpatialReference& grid) {
    char spatialIndex[] = "SPATIAL_INDEX=NO", column[] = "GEOMETRY_NAME=geometry";
    char* options[] = {spatialIndex, column, nullptr};
    OGRLayer* const layer = mDataset->CreateLayer(name, &grid, type, options);
    if (!layer) throw std::runtime_error(std::string("cannot make the layer ") + name);
    return layer;
  }
  static void addTexts(OGRLayer* layer, std::initializer_list<const char*> names) {
    for (const char* name : names) {
      OGRFieldDefn field(name, OFTString);
      layer->CreateField(&field);
    }
  }
  void addBoolean(const char* name) {
    OGRFieldDefn field(name, OFTInteger);
    field.SetSubType(OFSTBoolean);
    mLinks->CreateField(&field);
  }
  void write(OGRLayer* layer, OGRFeature& feature) {
    if (layer->CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error("the disk does not take it");
    if (++mWritten % TRANSACTION_LINKS != 0) return;
    mDataset->CommitTransaction();
    mDataset->StartTransaction();
  }

  std::unique_ptr<GDALDataset> mDataset;
  OGRLayer* mNodes = nullptr;
  OGRLayer* mLinks = nullptr;
  int mWritten = 0;
};

// The grid, one line of junctions after the other; only two lines are in memory.
class Generator {
 public:
  Generator(NetworkFile& file, std::uint64_t links, std::uint64_t seed, const Rectangle& area)
      : mFile(file), mWanted(links), mChance(seed), mArea(area) {
    const double junctions = static_cast<double>(links) / LINKS_A_JUNCTION;
    mSpacing = std::sqrt(area.widthMetres * area.heightMetres / junctions);
    mColumns = static_cast<std::uint64_t>(area.widthMetres / mSpacing) + 1;
  }

  void write() {
    std::vector<Place> here = placesOfLine(0);
    std::uint64_t line = 0;
    for (; mWritten < mWanted; ++line) {
      const std::vector<Place> above = placesOfLine(line + 1);
      for (std::uint64_t column = 0; column < mColumns; ++column) {
        mFile.addNode(idText(1, line * mColumns + column), here[column]);
        const bool isMainLine = line % 40 == 0, isMainColumn = column % 40 == 0;
        if (column + 1 < mColumns && (isMainLine || mChance.of256(180)))
          link(line, column, here[column], line, column + 1, here[column + 1], isMainLine);
        if (isMainColumn || mChance.of256(105))
          link(line, column, here[column], line + 1, column, above[column], isMainColumn);
      }
      here = above;
    }
    // Links of the last line lead to junctions of the one above.
    for (std::uint64_t column = 0; column < mColumns; ++column)
      mFile.addNode(idText(1, line * mColumns + column), here[column]);
  }

 private:
  [[nodiscard]] std::vector<Place> placesOfLine(std::uint64_t line) {
    std::vector<Place> places(mColumns);
    for (std::uint64_t column = 0; column < mColumns; ++column)
      places[column] = {mArea.left + centimetres((static_cast<double>(column) + jitter()) * mSpacing),
                        mArea.low + centimetres((static_cast<double>(line) + jitter()) * mSpacing)};
    return places;
  }
  double jitter() { return static_cast<double>(mChance.below(6000)) / 10'000.0; }
  static double centimetres(double metres) { return std::round(metres * 100.0) / 100.0; }

  void link(std::uint64_t fromLine, std::uint64_t fromColumn, Place from, std::uint64_t toLine,
            std::uint64_t toColumn, Place to, bool isMain) {
    if (mWritten == mWanted) return;
    const std::uint64_t bends = mChance.below(11);
    auto line = std::make_unique<OGRLineString>();
    line->setNumPoints(static_cast<int>(bends + 2), FALSE);
    line->setPoint(0, from.x, from.y);
    for (std::uint64_t bend = 1; bend <= bends; ++bend) {
      const double part = static_cast<double>(bend) / static_cast<double>(bends + 1);
      const double aside = mSpacing * (static_cast<double>(mChance.below(1000)) / 1000.0 - 0.5) * 0.1;
      line->setPoint(static_cast<int>(bend), centimetres(from.x + (to.x - from.x) * part + aside),
                     centimetres(from.y + (to.y - from.y) * part - aside));
    }
    line->setPoint(static_cast<int>(bends + 1), to.x, to.y);
    const RoadType& type = isMain ? (fromColumn % 400 == 0 ? MOTORWAY : MAIN_ROAD)
                                  : MINOR_ROADS[mChance.below(std::size(MINOR_ROADS))];
    mFile.addLink(mWritten++, type, idText(1, fromLine * mColumns + fromColumn),
                  idText(1, toLine * mColumns + toColumn), std::move(line));
  }

  NetworkFile& mFile;
  std::uint64_t mWanted;
  std::uint64_t mWritten = 0;
  Chance mChance;
  Rectangle mArea;
  double mSpacing = 0.0;
  std::uint64_t mColumns = 0;
};

std::optional<std::uint64_t> wholeNumber(const char* text) {
  char* end = nullptr;
  const unsigned long long value = std::strtoull(text, &end, 10);
  return *text == '\0' || *end != '\0' ? std::nullopt : std::optional<std::uint64_t>(value);
}

}  // namespace

int main(int argc, char** argv) {
  const auto links = argc >= 3 ? wholeNumber(argv[2]) : std::nullopt;
  const auto seed = argc >= 4 ? wholeNumber(argv[3]) : std::optional<std::uint64_t>(20260401);
  const bool isScotland = argc == 5 && std::string(argv[4]) == "scotland";
  if (argc > 5 || (argc == 5 && !isScotland) || !links || *links == 0 || !seed) {
    std::fprintf(stderr, "usage: fairshares_generate_network OUT.gpkg LINKS [SEED [scotland]]\n");
    return 2;
  }
  try {
    NetworkFile file(argv[1]);
    Generator(file, *links, *seed, isScotland ? SCOTLAND : GREAT_BRITAIN).write();
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
  return 0;
}
