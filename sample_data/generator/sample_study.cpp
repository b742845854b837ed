// Everything the generator builds, and the order in which it does so.
#include "sample_study.h"

#include "access_times.h"
#include "age_structure.h"
#include "layer_output.h"
#include "table_output.h"
#include "urban_rural.h"
#include "zone_areas.h"
#include "zone_shapes.h"
#include "zone_sites.h"

#include <filesystem>
#include <sstream>

namespace sample {

namespace {

constexpr double DOOR_TO_ROAD_MINUTES = 0.8;

void setDoctorMinutes(SampleStudy& study) {
  std::vector<int> surgeries;
  for (const Practice& practice : study.practices)
    surgeries.push_back(study.transport.nodeOfZone[practice.zone]);
  const std::vector<double> minutes = minutesToNearest(study.facts, study.transport, surgeries);
  for (std::size_t zone = 0; zone < study.zones.size(); ++zone) {
    const double drive = minutes[study.transport.nodeOfZone[zone]];
    study.zones[zone].doctorMinutes = drive < 0.0 ? drive : drive + DOOR_TO_ROAD_MINUTES;
  }
}

std::string summaryOf(const SampleStudy& study) {
  int people = 0;
  int unreachable = 0;
  double area = 0.0;
  double landArea = 0.0;
  for (const Zone& zone : study.zones) {
    people += zone.people;
    unreachable += zone.driveMinutes < 0.0 ? 1 : 0;
    area += areaOf(zone.shape.get());
  }
  for (const auto& tester : study.land.testers) landArea += areaOf(tester->polygon());
  std::ostringstream text;
  text << study.zones.size() << " zones, " << study.intermediateZones.size() << " intermediate zones, "
       << people << " people, " << study.practices.size() << " practices, " << study.settlements.size()
       << " settlements\n"
       << study.transport.roads.links().size() << " road links, " << study.facts.ferries.size()
       << " ferries, " << study.transport.fixedLinks.size() << " fixed links, "
       << static_cast<long>(study.transport.metresOffLand) << " m of road off land, " << unreachable
       << " zones without a way to a centre\n"
       << "land " << static_cast<long>(landArea) << " m2, zones differ by "
       << static_cast<long>(area - landArea) << " m2\n";
  return text.str();
}

}  // namespace

SampleStudy buildSampleStudy(const std::string& factsFolder) {
  SampleStudy study;
  study.facts = readFacts(factsFolder);
  study.land = buildLand(study.facts);
  locatePlaces(study.land, study.facts);
  study.zones = scatterZones(study.facts, study.land);
  study.intermediateZones = groupAndNameZones(study.facts, study.zones);
  study.borders = drawZones(study.land, study.zones);
  setDeprivation(study.facts, study.zones);
  drawAges(study.facts, study.zones);
  study.transport = buildTransport(study.facts, study.land, study.zones, study.borders);
  study.settlements = buildSettlements(study.facts, study.zones, study.settlementOfZone);
  setCategories(study.facts, study.transport, study.settlements, study.settlementOfZone, study.zones);
  study.needs = drawNeeds(study.zones, study.intermediateZones.size());
  study.practices = buildPractices(study.facts, study.zones, study.needs);
  setDoctorMinutes(study);
  return study;
}

std::string generateSampleData(const std::string& factsFolder, const std::string& outputFolder,
                               const std::string& parametersFolder) {
  const SampleStudy study = buildSampleStudy(factsFolder);
  std::filesystem::create_directories(outputFolder);
  writeTables(study, outputFolder);
  writeLayers(study, outputFolder);
  if (!parametersFolder.empty()) writePracticeCosts(study, parametersFolder);
  return summaryOf(study);
}

}  // namespace sample
