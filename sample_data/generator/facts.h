// The hand-written facts of the sample study.
#pragma once

#include "grid_projection.h"

#include <string>
#include <vector>

namespace sample {

struct BoardFact {
  std::string code;
  std::string name;
  double population = 0.0;          // persons, rounded
  double distanceFromParity = 0.0;  // per cent of the target, illustrative
};

struct CouncilFact {
  std::string code;
  std::string name;
  int board = -1;            // place in Facts::boards
  double population = 0.0;   // persons, rounded
  double deprivation = 0.0;  // standard deviations from the national level, a judgement
  double ruralShare = 0.0;   // proportion of the mainland people who live outside the listed places
};

/// What a place's people are like.
enum class Character { Ordinary, Student, YoungFamilies, Retirement };

struct PlaceFact {
  std::string name;
  Point position;           // grid metres
  double population = 0.0;  // persons, rounded; 0 marks a zone with no people
  int council = -1;
  double spread = 0.0;       // metres: how far the built-up area reaches
  std::string settlement;    // places with the same settlement are one built-up area; empty: none
  double deprivation = 0.0;  // standard deviations, a judgement
  Character character = Character::Ordinary;
  int ring = -1;  // land ring it lies on, filled in by locatePlaces()
};

/// One closed coastline (the first point is not repeated).
struct CoastRing {
  std::string id;
  std::string name;
  std::vector<Point> points;  // grid metres
  int council = -1;           // of an island; -1 for the mainland
  double population = 0.0;    // persons on the island; 0 for the mainland
};

/// One stretch of a main road, vertex by vertex.
struct RoadSection {
  std::string number;
  std::string function;  // road_function of OS Open Roads
  std::string form;      // form_of_way of OS Open Roads
  std::vector<Point> points;
  std::vector<std::string>
      fixedLinks;  // per point: name of the bridge or causeway that leads to it, or empty
};

struct FerryFact {
  std::string from;
  std::string to;
  Point fromPosition;
  Point toPosition;
  std::string fromDegrees[2];  // longitude, latitude as written
  std::string toDegrees[2];
  double minutes = 0.0;
  double waitingMinutes = 0.0;
};

/// A centre outside the study that serves people inside it.
struct ExtraCentre {
  std::string name;
  Point position;
  double population = 0.0;
};

struct Facts {
  std::vector<BoardFact> boards;
  std::vector<CouncilFact> councils;
  std::vector<CoastRing> rings;  // the mainland first
  std::vector<PlaceFact> places;
  std::vector<RoadSection> roads;
  std::vector<FerryFact> ferries;
  std::vector<ExtraCentre> extraCentres;
};

/// Reads all fact tables below `folder`. Throws std::runtime_error on a missing file, a wrong number
/// or a name that another table does not know.
Facts readFacts(const std::string& folder);

}  // namespace sample
