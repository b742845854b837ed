// The provider as the Processing toolbox shows it.
#include "processing/fairshares_provider.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QIcon>

#include "plugin_facts.h"

using fairshares::processing::FairSharesProvider;

namespace {

TEST(FairSharesProvider, HasThePermanentId) {
  EXPECT_EQ(FairSharesProvider().id(), QString("fairshares"));
}

TEST(FairSharesProvider, SaysItsNameAndVersion) {
  const FairSharesProvider provider;
  EXPECT_EQ(provider.name(), QString("Fair Shares"));
  EXPECT_EQ(provider.versionInfo(), QString::fromUtf8(fairshares::plugin::PLUGIN_VERSION));
}

TEST(FairSharesProvider, HasAnIcon) {
  const FairSharesProvider provider;
  EXPECT_TRUE(QFile::exists(provider.svgIconPath()));
  EXPECT_FALSE(provider.icon().pixmap(16, 16).isNull());
}

}  // namespace
