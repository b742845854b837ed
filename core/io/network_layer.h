// Fair Shares: one layer of roads, feature by feature, into the links of a network.
#pragma once

#include <optional>
#include <vector>

#include <ogr_core.h>

#include "base/monitor.h"
#include "base/result.h"
#include "io/layer_choice.h"
#include "io/link_table.h"
#include "io/osm_way.h"
#include "io/read_network.h"
#include "io/road_classes.h"
#include "io/road_schema.h"

namespace fairshares::io {

/// What all layers of a network are read into.
struct NetworkParts {
  LinkTable links;
  std::vector<model::Ferry> ferries;
  std::vector<LinkRange> split;  ///< links that also join where they share a point
  NetworkCounts counts;
  Issues issues;
};

/// Reads one layer after the other into the same parts; see readNetwork.
class NetworkLayerReader {
 public:
  NetworkLayerReader(const NetworkRequest& request, RoadClasses& classes, OGRSpatialReferenceH target,
                     NetworkParts& parts)
      : mRequest(request), mClasses(classes), mTarget(target), mParts(parts) {}

  /// False if the user stopped it. Problems are among the parts' issues.
  [[nodiscard]] bool read(const NetworkLayer& layer, Monitor& monitor);

 private:
  [[nodiscard]] bool readFeatures(LineFeatures& features, Monitor& monitor);
  void readFeature(LineFeatures& features);
  void readWay(LineFeatures& features);
  void readRoad(LineFeatures& features);
  void readTags(LineFeatures& features);
  void readFerry(LineFeatures& features);
  bool takeLines(LineFeatures& features);
  void addLink(LineFeatures& features, LinkFacts facts);
  std::optional<double> ownSpeed(LineFeatures& features);
  model::Direction ownDirection(LineFeatures& features);
  std::optional<double> speedLimit(std::size_t row);

  void bringIntoStudy(const std::optional<std::string>& declaredCrs);
  [[nodiscard]] OGREnvelope extent();
  void checkStrayDegrees();
  void finishFerries();
  void report(Severity severity, IssueCode code, std::size_t row, std::optional<std::size_t> column,
              std::string value, std::string message, std::string mend);

  const NetworkRequest& mRequest;
  RoadClasses& mClasses;
  OGRSpatialReferenceH mTarget;
  NetworkParts& mParts;

  // A ferry of the layer being read; without a duration until its length is known.
  struct FoundFerry {
    model::Ferry ferry;
    std::optional<double> minutes;
  };

  OpenLayer mLayer;
  Place mPlace;
  std::vector<std::string> mHeader;
  RoadSchema mSchema;
  LineParts mLines;
  OsmTags mTags;
  std::vector<FoundFerry> mFerries;
  std::size_t mFirstLink = 0;   // of the layer being read
  std::size_t mFirstPoint = 0;  // in the links' shape
};

}  // namespace fairshares::io
