// Worlds for nurse rounds: a sketched network, rectangular zones and bases.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/geography/network_support.h"
#include "core/geography/polygon_support.h"
#include "geography/edge_index.h"
#include "geography/nurse_rounds.h"

namespace fairshares::testing_support {

/// Built by hand, then simulated as often as wanted.
struct NurseWorld {
  NetworkSketch sketch;
  std::vector<std::string> codes, wkb;
  std::vector<double> population;
  std::vector<model::Point> accessPoints, basePlaces;
  struct Patient {
    std::uint32_t zone = 0;
    model::Point place;
    double weight = 1.0;
  };
  std::vector<Patient> patients;
  geography::NurseRoundsOptions options;
  std::optional<geography::ProximityOptions> proximity;

  /// Exact minutes: 25 a contact, shifts of 450, at 30 pounds an hour and 0.5 pounds a kilometre.
  NurseWorld() {
    options.contactMinutes = 25.0;
    options.shiftMinutes = 450.0;
    options.staffGbpPerHour = 30.0;
    options.mileageGbpPerKm = 0.5;
  }
  explicit NurseWorld(const NetworkSketch& roads) : NurseWorld() { sketch = roads; }

  static std::string rectangle(double left, double low, double right, double high) {
    const auto corner = [](double x, double y) { return std::to_string(x) + " " + std::to_string(y); };
    return Polygons().wkb("POLYGON((" + corner(left, low) + "," + corner(right, low) + "," +
                          corner(right, high) + "," + corner(left, high) + "," + corner(left, low) + "))");
  }
  void zone(const std::string& polygonWkb, model::Point access, double people = 800.0) {
    codes.push_back("Z" + std::to_string(100 + codes.size()));
    wkb.push_back(polygonWkb);
    accessPoints.push_back(access);
    population.push_back(people);
  }
  void base(model::Point place) { basePlaces.push_back(place); }
  /// All patients of the zone live here.
  void patientAt(std::uint32_t zone, model::Point place, double weight = 1.0) {
    patients.push_back({zone, place, weight});
  }

  [[nodiscard]] Result<std::vector<geography::NurseRound>> tryRounds(Monitor& monitor) const {
    using namespace geography;
    const RoadGraph graph = buildRoadGraph(sketch.network, sketch.speeds).takeValue();
    const EdgeIndex index(sketch.network);
    const auto join = [&](const std::vector<model::Point>& places) {
      return joinPlaces(graph, index, places, nullptr, AccessOptions());
    };
    const std::vector<Access> access = join(accessPoints), bases = join(basePlaces);
    std::vector<PatientPoint> points;
    for (const Patient& patient : patients)
      points.push_back({patient.zone, patient.weight, join({patient.place}).front()});
    NurseRoundsInput input{sketch.network, graph, codes, population, wkb, access, bases, points};
    input.proximity = proximity;
    return simulateNurseRounds(input, options, monitor);
  }
  [[nodiscard]] std::vector<geography::NurseRound> rounds() const {
    SilentMonitor monitor;
    return tryRounds(monitor).takeValue();
  }
  [[nodiscard]] geography::NurseRoundFigures figures() const { return rounds().front().figures.value(); }
};

/// A square grid of two-way links, `side` x `side` junctions.
inline NetworkSketch streetGrid(std::size_t side, double spacingMetres, model::Point low = {}) {
  NetworkSketch sketch;
  for (std::size_t line = 0; line < side; ++line)
    for (std::size_t column = 0; column < side; ++column) {
      const model::Point here{low.x + spacingMetres * static_cast<double>(column),
                              low.y + spacingMetres * static_cast<double>(line)};
      if (column + 1 < side) sketch.link({here, {here.x + spacingMetres, here.y}});
      if (line + 1 < side) sketch.link({here, {here.x, here.y + spacingMetres}});
    }
  return sketch;
}

}  // namespace fairshares::testing_support
