// Fair Shares: how long rounds should be, without simulating any: a cross-check.
#pragma once

namespace fairshares::geography {

/// Mean ways of a zone, in minutes, between places drawn at random.
struct MeanWays {
  double fromBase = 0.0;  ///< from the base to a patient
  double toBase = 0.0;
  double between = 0.0;  ///< from a patient to another
};

/// What a shift should hold.
struct ClosedFormRound {
  double visitsPerShift = 1.0;  ///< >= 1, no whole number
  double minutesPerContact = 0.0;
};

/// The shortest round trip through n places drawn at random from a square of area A (lengths in the square
/// root of A's unit):
///
///   L(n) = 0.7124 sqrt(n A) + 0.65 sqrt(A),   at most n times the mean distance of two places
///
/// Source   The square root: J. Beardwood, J. H. Halton, J. M. Hammersley, "The shortest path through many
///          points", Proc. Camb. Phil. Soc. 55 (1959). The constant: D. S. Johnson, L. A. McGeoch,
///          E. E. Rothberg, "Asymptotic experimental analysis for the Held-Karp traveling salesman bound",
///          SODA 1996. The second term, for the rim of a square that few places leave empty, is ours, fitted
///          to optimal tours of 20, 50 and 100 points (3.84, 5.70, 7.76).
double shortestTour(double places, double area);

/// The round of a shift by that formula, on a network of which only the mean ways are known.
///
///   round(n) = from base + to base + (n - 1) / n * L(n) + n * contact
///
/// Two places of a unit square are 0.5214 apart on average, so L is taken in minutes for a square in which
/// two places are as many minutes apart as two patients are. The number of visits solves round(n) = shift;
/// half a visit is taken off, since a day ends with what no longer fits, and one is the least.
ClosedFormRound closedFormRound(const MeanWays& ways, double contactMinutes, double shiftMinutes);

}  // namespace fairshares::geography
