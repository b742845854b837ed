// Fair Shares: from the texts of class and form to the speed that the study gives them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/issue.h"
#include "io/read_network.h"

namespace fairshares::io {

/// Looks up classes, each different pair of texts once, whatever the number of links.
class RoadClasses {
 public:
  explicit RoadClasses(const std::vector<ClassSpeed>& speeds);

  /// What is known of a pair of class and form.
  enum class State : std::uint8_t { Open, Closed, Unknown };
  struct Class {
    State state = State::Unknown;
    std::uint16_t speed = 0;  ///< position among the open classes, where open
  };

  /// The class of a link, which is counted. `closedByNature`: closed, unless the study names it.
  Class classOf(std::string_view roadClass, std::string_view formOfWay, bool closedByNature = false);

  /// Names and speeds of the classes open to cars, in the order of the study.
  [[nodiscard]] const std::vector<std::string>& openNames() const { return mOpenNames; }
  [[nodiscard]] const std::vector<double>& openKmPerHour() const { return mOpenKmPerHour; }

  /// CodeUnknown, an error for each class without speed and a note for each closed one, with the number of
  /// links. Empties the counts.
  void report(const Place& column, Issues& issues);

  /// A layer with more classes than this has been given a wrong column.
  static constexpr std::size_t MOST_CLASSES = 1000;
  [[nodiscard]] bool hasTooMany() const { return mPairs.size() > MOST_CLASSES; }

 private:
  struct Pair {
    std::string roadClass;
    std::string formOfWay;
    Class found;
    std::size_t links = 0;
  };
  [[nodiscard]] Class find(std::string_view roadClass, std::string_view formOfWay, bool closedByNature) const;

  std::vector<std::string> mOpenNames;
  std::vector<double> mOpenKmPerHour;
  std::unordered_map<std::string, Class> mClassOfName;  // by plainHeader
  std::vector<Pair> mPairs;
  std::unordered_map<std::string, std::size_t> mPairOfKey;
  std::size_t mLast = 0;
};

/// Errors of the speeds themselves: ValueOutOfRange (not above 0, or not finite), CodeDuplicate.
void checkClassSpeeds(const std::vector<ClassSpeed>& speeds, Issues& issues);

}  // namespace fairshares::io
