// Fair Shares: how long rounds should be, without simulating any: a cross-check.
#pragma once

#include <vector>

namespace fairshares::geography {

/// Ways of a zone, in minutes, between places drawn at random.
struct WaySample {
  std::vector<double> fromBase;  ///< from the base to some patients; at least one
  std::vector<double> toBase;    ///< and back
  double betweenMean = 0.0;      ///< from a patient to another
};

/// What is to be expected of the shortest of `count` ways that are drawn at random from `ways`, with
/// repetition. Between whole counts, on a straight line. `count` >= 1.
double expectedShortest(std::vector<double> ways, double count);

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

/// The round of a shift by that formula, on a network of which only a sample of ways is known.
///
///   round(n) = shortest of n ways from the base + shortest of n ways to it + (n - 1) / n * L(n) + n *
///   contact
///
/// Two places of a unit square are 0.5214 apart on average, so L is taken in minutes for a square in which
/// two places are as many minutes apart as two patients are. The number of visits solves round(n) = shift;
/// half a visit is taken off, since a day ends with what no longer fits, and one is the least.
ClosedFormRound closedFormRound(const WaySample& ways, double contactMinutes, double shiftMinutes);

}  // namespace fairshares::geography
