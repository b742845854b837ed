// What is put into QGIS is taken out again, whoever goes first.
#include "entry/attachment.h"

#include <gtest/gtest.h>
#include <qgsapplication.h>
#include <qgsprocessingregistry.h>

#include <memory>

using fairshares::entry::Attachment;

namespace {

TEST(Attachment, IsOwnerOfTheProviderItAdded) {
  const Attachment attachment(nullptr);
  EXPECT_TRUE(attachment.isOwner());
}

TEST(Attachment, SecondComerOwnsNothing) {
  auto first = std::make_unique<Attachment>(nullptr);
  const Attachment second(nullptr);
  EXPECT_FALSE(second.isOwner());
  first.reset();
  EXPECT_EQ(QgsApplication::processingRegistry()->providerById("fairshares"), nullptr);
}

TEST(Attachment, SurvivesThatItsProviderWasTakenAwayByOthers) {
  const Attachment attachment(nullptr);
  QgsApplication::processingRegistry()->removeProvider(QStringLiteral("fairshares"));
  EXPECT_FALSE(attachment.isOwner());
}

}  // namespace
