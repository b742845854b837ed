// What the panel remembers in a project.
#include "dock/panel_state.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/temporary_folder.h"

using namespace fairshares;
using dock::PanelState;
using testing_support::TemporaryFolder;

namespace {

QString text(const std::string& path) {
  return QString::fromStdString(path);
}

TEST(PanelState, OfAProjectWithoutOneIsThePlainOne) {
  const QgsProject project;
  EXPECT_EQ(dock::stateOf(project), PanelState{});
}

TEST(PanelState, ComesBackWithTheProjectAndFollowsItToAnotherFolder) {
  const TemporaryFolder folder;
  folder.write("here/data/study.toml", "");
  folder.write("here/results.gpkg", "");
  const PanelState state{false, text(folder.file("here/data/study.toml")),
                         text(folder.file("here/results.gpkg")), "acute", layers::Measure::NeedsIndex};
  QgsProject saved;
  saved.setFileName(text(folder.file("here/project.qgs")));
  dock::keepState(saved, state);
  EXPECT_TRUE(saved.isDirty());
  ASSERT_TRUE(saved.write());

  QgsProject same;
  ASSERT_TRUE(same.read(text(folder.file("here/project.qgs"))));
  EXPECT_EQ(dock::stateOf(same), state);

  std::filesystem::rename(folder.path() / "here", folder.path() / "there");
  QgsProject moved;
  ASSERT_TRUE(moved.read(text(folder.file("there/project.qgs"))));
  PanelState there = state;
  there.studyFile = text(folder.file("there/data/study.toml"));
  there.geoPackage = text(folder.file("there/results.gpkg"));
  EXPECT_EQ(dock::stateOf(moved), there);
}

TEST(PanelState, OfAProjectWithoutAFileBecomesRelativeWhenItHasOne) {
  const TemporaryFolder folder;
  PanelState state;
  state.studyFile = text(folder.file("study.toml"));
  QgsProject project;
  dock::keepState(project, state);
  EXPECT_EQ(dock::stateOf(project).studyFile, state.studyFile);
  project.setFileName(text(folder.file("project.qgs")));
  dock::keepState(project, state);
  EXPECT_EQ(project.readEntry("FairShares", "/study"), "./study.toml");
}

TEST(PanelState, ThatIsTheSameDoesNotMakeTheProjectDirty) {
  QgsProject project;
  const PanelState state{true, "/somewhere/study.toml", "", "all", layers::Measure::Population};
  dock::keepState(project, state);
  project.setDirty(false);
  dock::keepState(project, state);
  EXPECT_FALSE(project.isDirty());
}

TEST(PanelState, WithAMeasureNobodyKnowsHasThePlainOne) {
  QgsProject project;
  project.writeEntry("FairShares", "/measure", "happiness");
  EXPECT_EQ(dock::stateOf(project).measure, layers::Measure::OverallIndex);
}

}  // namespace
