// The sample's results in a project of their own.
#pragma once

#include <gtest/gtest.h>
#include <qgsproject.h>

#include "layers/layer_factory.h"
#include "layers/switch_measure.h"
#include "plugin/layers/sample_results.h"

namespace fairshares::testing_support {

class LoadedSample : public testing::Test {
 protected:
  void SetUp() override { load(sampleResults()); }
  void load(const QString& path) {
    Result<layers::LoadedRun> run = layers::loadRun(mProject, path);
    ASSERT_TRUE(run) << describe(run.issues().list().front());
    mGroup = run.value().group;
    mLayers = run.value().layers;
    mIssues = run.takeIssues();
  }
  [[nodiscard]] QgsVectorLayer& layer(layers::LayerRole role, const QString& table = {}) const {
    const QVector<QgsVectorLayer*> found = layers::layersOf(*mGroup, role, table);
    if (found.isEmpty()) throw std::runtime_error("no such layer");
    return *found.front();
  }
  [[nodiscard]] QgsVectorLayer& zones() const { return layer(layers::LayerRole::Zones); }
  [[nodiscard]] QgsVectorLayer& boards() const {
    return layer(layers::LayerRole::Areas, QStringLiteral("boards"));
  }

  QgsProject mProject;
  QgsLayerTreeGroup* mGroup = nullptr;
  QVector<QgsVectorLayer*> mLayers;
  Issues mIssues;
};

}  // namespace fairshares::testing_support
