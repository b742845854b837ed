#include "geography/nurse_rounds.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <numeric>
#include <thread>

#include "base/contract.h"
#include "base/number_text.h"
#include "base/parallel.h"
#include "geography/area_patients.h"
#include "geography/base_ways.h"
#include "geography/journeys.h"
#include "geography/road_patients.h"
#include "geography/round_figures.h"
#include "geography/round_length.h"
#include "geography/shift_round.h"
#include "geography/zone_patients.h"

namespace fairshares::geography {

namespace {

constexpr double MOST_CONTACTS_A_SHIFT = 1000.0;

// Once cancelled, always cancelled: whoever stopped early must not be taken for finished.
class CancelLatch final : public Monitor {
 public:
  explicit CancelLatch(Monitor& monitor) : mMonitor(monitor) {}
  void report(std::string_view stage, double fraction) override {
    const std::lock_guard lock(mMutex);
    if (fraction <= mReported) return;
    mReported = fraction;
    mMonitor.report(stage, fraction);
  }
  [[nodiscard]] bool isCancelled() const override {
    if (!mCancelled.load(std::memory_order_relaxed) && mMonitor.isCancelled()) mCancelled = true;
    return mCancelled;
  }

 private:
  Monitor& mMonitor;
  mutable std::atomic<bool> mCancelled = false;
  std::mutex mMutex;
  double mReported = -1.0;
};

void checkOptions(const NurseRoundsOptions& options, Issues& issues) {
  const auto refuse = [&](const char* key, double value, const char* message) {
    Issue issue;
    issue.code = IssueCode::ValueOutOfRange;
    issue.where.key = key;
    issue.value = shortestText(value);
    issue.message = message;
    issue.mend = "Correct the parameters of the nurse rounds.";
    issues.add(std::move(issue));
  };
  const auto isAmount = [](double value) { return std::isfinite(value) && value >= 0.0; };
  const double contact = options.contactMinutes, shift = options.shiftMinutes;
  // A contact is timed in whole milliseconds.
  if (!(std::isfinite(contact) && contact >= 0.001))
    refuse("contact_minutes", contact, "A contact must take some time.");
  if (!(std::isfinite(shift) && shift > 0.0 && shift <= 14.0 * 1440.0))
    refuse("shift_minutes", shift, "A shift must be longer than nothing and at most two weeks.");
  if (shift > contact * MOST_CONTACTS_A_SHIFT)
    refuse("contact_minutes", contact,
           "More than 1,000 contacts would fit into a shift; that is no visit at home.");
  if (!isAmount(options.staffGbpPerHour))
    refuse("staff_gbp_per_hour", options.staffGbpPerHour, "Pay must be a number of at least 0.");
  if (!isAmount(options.mileageGbpPerKm))
    refuse("mileage_gbp_per_km", options.mileageGbpPerKm, "Mileage must be a number of at least 0.");
  if (options.days < 2)
    refuse("days", options.days, "The interval is the spread of the days, so at least two are needed.");
}

// The ways between the first patients of each day, whoever was visited: a fair sample of all places.
class WaysOfDays {
 public:
  void add(ShiftFiller& filler, PatientPlaces& places) {
    for (std::size_t a = 1; a <= ShiftFiller::SAMPLE; ++a) {
      const Drive out = filler.drive(places, 0, a), back = filler.drive(places, a, 0);
      if (!out.isNone()) mSample.fromBase.push_back(minutes(out));
      if (!back.isNone()) mSample.toBase.push_back(minutes(back));
      for (std::size_t b = 1; b <= ShiftFiller::SAMPLE; ++b) {
        const Drive way = filler.drive(places, a, b);
        if (a == b || way.isNone()) continue;
        mMilliseconds += way.milliseconds();
        ++mCount;
      }
    }
  }
  [[nodiscard]] WaySample sample() const {
    WaySample sample = mSample;
    if (mCount > 0)
      sample.betweenMean = static_cast<double>(mMilliseconds) / 60000.0 / static_cast<double>(mCount);
    return sample;
  }

 private:
  static double minutes(Drive way) { return static_cast<double>(way.milliseconds()) / 60000.0; }
  WaySample mSample;
  std::uint64_t mMilliseconds = 0;
  std::uint64_t mCount = 0;
};

// Calls body(worker's state, i) for each i, shared out as workers get free.
template <typename MakeState, typename Body>
void shareOut(std::size_t count, unsigned threads, const Monitor& monitor, const MakeState& makeState,
              const Body& body) {
  const unsigned workers = threads == 0 ? std::max(1u, std::thread::hardware_concurrency()) : threads;
  std::atomic<std::size_t> next = 0;
  parallelFor(workers, workers, [&](std::size_t, std::size_t) {
    auto state = makeState();
    for (std::size_t i = next++; i < count && !monitor.isCancelled(); i = next++) body(state, i);
  });
}

class NurseRoundsRun {
 public:
  NurseRoundsRun(const NurseRoundsInput& input, const NurseRoundsOptions& options,
                 const ZoneOutlines& outlines, CancelLatch& monitor)
      : mInput(input), mOptions(options), mOutlines(outlines), mMonitor(monitor),
        mDecimetres(arcDecimetres(input.network, input.graph)), mRounds(input.zoneCodes.size()),
        mPatients(input.zoneCodes.size()) {}

  void takeBases(const Journeys& journeys) {
    for (std::size_t zone = 0; zone < mRounds.size(); ++zone) {
      const Journey& journey = journeys.journeys[zone];
      NurseRound& round = mRounds[zone];
      if (journey.state == JourneyState::Reached) {
        round.base = journey.centre;
        round.minutesToBase = static_cast<double>(journey.milliseconds) / 60000.0;
        round.state = NurseRoundState::Simulated;
      } else {
        round.state = journey.state == JourneyState::NoRoadNearby  ? NurseRoundState::NoRoadNearby
                      : journey.state == JourneyState::AcrossWater ? NurseRoundState::AcrossWater
                                                                   : NurseRoundState::NoBaseReachable;
      }
      if (!(mInput.zonePopulation[zone] > 0.0)) round.state = NurseRoundState::NoPeople;
    }
  }

  void choosePlaces() {
    ZoneRoads roads;
    if (!mInput.proximity)
      roads =
          roadsInZones(mInput.network, mOutlines, ranks(), mInput.isInhabited, mOptions.threads, mMonitor);
    if (mMonitor.isCancelled()) return;
    const PatientPlaceChooser chooser(mInput, mOutlines, mInput.proximity ? nullptr : &roads);
    shareOut(
        mRounds.size(), mOptions.threads, mMonitor, [] { return 0; },
        [&](int, std::size_t zone) {
          NurseRound& round = mRounds[zone];
          if (round.state != NurseRoundState::Simulated) return;
          mPatients[zone] = chooser.choose(zone, mInput.bases[*round.base]);
          if (!mPatients[zone]) round.state = NurseRoundState::NoWayAndBack;
        });
  }

  void findWaysToBases() {
    std::vector<std::vector<ZonePatients*>> zonesOfBase(mInput.bases.size());
    for (std::size_t zone = 0; zone < mRounds.size(); ++zone)
      if (mPatients[zone]) zonesOfBase[*mRounds[zone].base].push_back(&*mPatients[zone]);
    shareOut(
        zonesOfBase.size(), mOptions.threads, mMonitor, [&] { return search(); },
        [&](RoadSearch& search, std::size_t base) { findBaseWays(search, zonesOfBase[base], mMonitor); });
  }

  void simulate(double fractionBefore) {
    const auto milliseconds = [](double minutes) {
      return static_cast<std::uint64_t>(std::max(1ll, std::llround(minutes * 60000.0)));
    };
    struct Worker {
      RoadSearch search;
      ShiftFiller filler;
    };
    std::atomic<std::size_t> done = 0;
    shareOut(
        mRounds.size(), mOptions.threads, mMonitor,
        [&] {
          return Worker{search(), ShiftFiller(milliseconds(mOptions.contactMinutes),
                                              milliseconds(mOptions.shiftMinutes))};
        },
        [&](Worker& worker, std::size_t zone) {
          if (mPatients[zone]) simulateZone(zone, worker.search, worker.filler);
          const auto part = static_cast<double>(++done) / static_cast<double>(mRounds.size());
          // Telling each hundredth is enough.
          mMonitor.report("Simulating nurse rounds",
                          fractionBefore + (1.0 - fractionBefore) * std::floor(part * 100.0) / 100.0);
        });
  }

  std::vector<NurseRound> takeRounds() { return std::move(mRounds); }

 private:
  [[nodiscard]] RoadSearch search() const { return {mInput.graph, mDecimetres}; }

  // Zones in the order of their codes, so that overlaps do not depend on the order of rows.
  [[nodiscard]] std::vector<std::uint32_t> ranks() const {
    std::vector<std::uint32_t> byCode(mRounds.size()), rank(mRounds.size());
    std::iota(byCode.begin(), byCode.end(), 0u);
    std::sort(byCode.begin(), byCode.end(),
              [&](std::uint32_t a, std::uint32_t b) { return mInput.zoneCodes[a] < mInput.zoneCodes[b]; });
    for (std::uint32_t position = 0; position < byCode.size(); ++position) rank[byCode[position]] = position;
    return rank;
  }

  void simulateZone(std::size_t zone, RoadSearch& search, ShiftFiller& filler) {
    const ZonePatients& patients = *mPatients[zone];
    if (mInput.proximity) {
      AreaPatients places(mInput, mOutlines, zone, patients);
      simulateDays(zone, places, filler);
    } else {
      RoadPatients places(mInput, patients, search, mMonitor);
      simulateDays(zone, places, filler);
    }
  }

  void simulateDays(std::size_t zone, PatientPlaces& places, ShiftFiller& filler) {
    std::vector<ShiftRound> days;
    WaysOfDays ways;
    NurseRound& round = mRounds[zone];
    for (std::uint32_t day = 0; day < mOptions.days; ++day) {
      if (mMonitor.isCancelled()) return;
      places.drawDay(RandomStream(mOptions.seed, mInput.zoneCodes[zone], day), filler.patientsToDraw());
      days.push_back(filler.fill(places));
      if (days.back().visits == 0) {
        round.state = NurseRoundState::NoWayAndBack;
        return;
      }
      ways.add(filler, places);
    }
    round.places = mPatients[zone]->source;
    round.shareLeftOut = mPatients[zone]->shareLeftOut;
    round.figures = figuresOf(days, mOptions);
    if (round.figures->daysBeyondShift > 0) round.state = NurseRoundState::BeyondShift;
    const ClosedFormRound closed =
        closedFormRound(ways.sample(), mOptions.contactMinutes, mOptions.shiftMinutes);
    round.figures->closedFormMinutesPerContact = closed.minutesPerContact;
    round.figures->closedFormVisitsPerShift = closed.visitsPerShift;
  }

  const NurseRoundsInput& mInput;
  const NurseRoundsOptions& mOptions;
  const ZoneOutlines& mOutlines;
  CancelLatch& mMonitor;
  std::vector<std::uint32_t> mDecimetres;  // [arc]
  std::vector<NurseRound> mRounds;
  std::vector<std::optional<ZonePatients>> mPatients;  // [zone]
};

}  // namespace

Result<std::vector<NurseRound>> simulateNurseRounds(const NurseRoundsInput& input,
                                                    const NurseRoundsOptions& options, Monitor& monitor) {
  const std::size_t zones = input.zoneCodes.size();
  FAIRSHARES_EXPECTS(input.zonePopulation.size() == zones && input.zoneWkb.size() == zones &&
                     input.zoneAccess.size() == zones);
  Issues issues;
  checkOptions(options, issues);
  Result<ZoneOutlines> outlines = ZoneOutlines::fromPolygons(input.zoneWkb);
  if (!outlines) issues.append(outlines.takeIssues());
  if (issues.hasErrors()) return issues;

  CancelLatch latch(monitor);
  latch.report("Finding the nearest base", 0.0);
  NurseRoundsRun run(input, options, outlines.value(), latch);
  const Result<Journeys> journeys = journeysToNearest(input.graph, input.zoneAccess, input.bases, latch);
  if (!journeys) return journeys.issues();
  run.takeBases(journeys.value());
  latch.report("Finding roads in zones", 0.05);
  run.choosePlaces();
  latch.report("Finding ways to bases", 0.1);
  run.findWaysToBases();
  run.simulate(0.2);
  if (latch.isCancelled()) return cancelledIssue();
  return run.takeRounds();
}

std::string_view nurseRoundStateText(NurseRoundState state) {
  switch (state) {
  case NurseRoundState::Simulated:
    return "";
  case NurseRoundState::BeyondShift:
    return "on some days not even one visit fits into a shift; it is made all the same, in its true time";
  case NurseRoundState::NoPeople:
    return "nobody lives in the zone";
  case NurseRoundState::NoRoadNearby:
    return "no road within reach of the access point";
  case NurseRoundState::AcrossWater:
    return "all roads within reach of the access point lie across water";
  case NurseRoundState::NoBaseReachable:
    return "its part of the network holds no base (an island without a ferry, or roads cut off)";
  case NurseRoundState::NoWayAndBack:
    return "the nurse cannot get from the base to any patient's place and back (one-way roads)";
  }
  return "";
}

std::string_view patientPlaceSourceText(PatientPlaceSource source) {
  switch (source) {
  case PatientPlaceSource::Roads:
    return "points along the zone's roads";
  case PatientPlaceSource::Points:
    return "the places given, by their weight";
  case PatientPlaceSource::Area:
    return "points of the zone's land, since the network was made from the zones";
  case PatientPlaceSource::AccessPoint:
    return "the zone's own access point, since no road in it can be used";
  }
  return "";
}

}  // namespace fairshares::geography
