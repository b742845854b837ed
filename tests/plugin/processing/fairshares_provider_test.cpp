// The provider as the Processing toolbox shows it.
#include "processing/fairshares_provider.h"

#include <gtest/gtest.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <QFile>
#include <QIcon>
#include <QRegularExpression>

#include "plugin_facts.h"

using fairshares::processing::FairSharesProvider;

namespace {

class Provider : public testing::Test {
 protected:
  Provider() { provider.load(); }
  FairSharesProvider provider;
};

TEST_F(Provider, HasThePermanentId) {
  EXPECT_EQ(provider.id(), QString("fairshares"));
}

TEST_F(Provider, SaysItsNameAndVersion) {
  EXPECT_EQ(provider.name(), QString("Fair Shares"));
  EXPECT_EQ(provider.versionInfo(), QString::fromUtf8(fairshares::plugin::PLUGIN_VERSION));
}

TEST_F(Provider, HasAnIcon) {
  EXPECT_TRUE(QFile::exists(provider.svgIconPath()));
  EXPECT_FALSE(provider.icon().pixmap(16, 16).isNull());
}

TEST_F(Provider, OffersTheAlgorithmsTheWorldReliesOn) {
  QStringList names;
  for (const QgsProcessingAlgorithm* algorithm : provider.algorithms()) names << algorithm->name();
  names.sort();
  EXPECT_EQ(names, (QStringList{"aggregate", "drivetimes", "excesscost", "joinindices", "runstudy",
                                "urbanrural", "weightedpopulation"}));
}

TEST_F(Provider, ReloadsWithoutDoublingAnything) {
  const int before = static_cast<int>(provider.algorithms().size());
  provider.refreshAlgorithms();
  EXPECT_EQ(provider.algorithms().size(), before);
}

TEST_F(Provider, EveryAlgorithmExplainsItself) {
  for (const QgsProcessingAlgorithm* algorithm : provider.algorithms()) {
    const std::string name = algorithm->name().toStdString();
    EXPECT_FALSE(algorithm->displayName().isEmpty()) << name;
    EXPECT_TRUE(algorithm->shortDescription().endsWith('.')) << name;
    EXPECT_GT(algorithm->shortHelpString().size(), 200) << name;
    EXPECT_GE(algorithm->tags().size(), 8) << name;
    EXPECT_FALSE(algorithm->tags().contains(QString())) << name;
    EXPECT_EQ(algorithm->groupId(), QString("allocation")) << name;
    EXPECT_FALSE(algorithm->group().isEmpty()) << name;
    EXPECT_FALSE(algorithm->icon().pixmap(24, 24).isNull()) << name;
    EXPECT_TRUE(QFile::exists(algorithm->svgIconPath())) << name;
  }
}

TEST_F(Provider, EveryAlgorithmHasAnIconOfItsOwn) {
  QStringList paths{provider.svgIconPath()};
  for (const QgsProcessingAlgorithm* algorithm : provider.algorithms()) {
    EXPECT_FALSE(paths.contains(algorithm->svgIconPath())) << algorithm->name().toStdString();
    paths << algorithm->svgIconPath();
  }
}

TEST_F(Provider, EveryParameterAndOutputHasItsOwnWords) {
  for (const QgsProcessingAlgorithm* algorithm : provider.algorithms()) {
    QStringList descriptions;
    for (const QgsProcessingParameterDefinition* parameter : algorithm->parameterDefinitions()) {
      const std::string name = (algorithm->name() + " " + parameter->name()).toStdString();
      EXPECT_TRUE(QRegularExpression("^[A-Z_0-9]+$").match(parameter->name()).hasMatch()) << name;
      EXPECT_NE(parameter->description(), parameter->name()) << name;
      EXPECT_FALSE(descriptions.contains(parameter->description())) << name;
      descriptions << parameter->description();
    }
    EXPECT_FALSE(algorithm->outputDefinitions().isEmpty()) << algorithm->name().toStdString();
    for (const QgsProcessingOutputDefinition* output : algorithm->outputDefinitions())
      EXPECT_FALSE(output->description().isEmpty()) << output->name().toStdString();
  }
}

TEST_F(Provider, AlgorithmsCanBeMadeAgain) {
  for (const QgsProcessingAlgorithm* algorithm : provider.algorithms()) {
    const std::unique_ptr<QgsProcessingAlgorithm> again(algorithm->create());
    ASSERT_NE(again, nullptr);
    EXPECT_EQ(again->name(), algorithm->name());
    EXPECT_EQ(again->parameterDefinitions().size(), algorithm->parameterDefinitions().size());
  }
}

}  // namespace
