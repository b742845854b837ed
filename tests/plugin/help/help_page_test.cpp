// A page of help for every algorithm and screen, complete, and its parts where QGIS shows them.
#include "help/help_page.h"

#include <gtest/gtest.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QTemporaryDir>

#include "help/shipped_folder.h"
#include "plugin/help/help_folder.h"
#include "processing/fairshares_provider.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

TEST(HelpPage, TakesTitleLeadAndWhatIsSaidOfEachParameter) {
  const help::HelpPage page = help::parseHelpPage(
      "# A *tool*\n\nDoes one thing, with `care`\nand [links](other.md).\n\nAnd another \\| bar.\n\n## What "
      "goes in\n\n"
      "| in the window | name | what |\n|---|---|---|\n| Zones | `INPUT` | Any `layer`, in a\\|b. |\n"
      "| words | not a name | no |\n\nNot in the lead.\n");
  EXPECT_EQ(page.title, QString("A tool"));
  EXPECT_EQ(page.lead, QString("Does one thing, with care and links.\n\nAnd another \\| bar."));
  EXPECT_EQ(page.named.size(), 1);
  EXPECT_EQ(page.named.value("INPUT"), QString("Any layer, in a|b."));
}

TEST(HelpPage, OfAnotherNameIsNothing) {
  EXPECT_FALSE(help::findHelpPath("no-such-page"));
  EXPECT_FALSE(help::readHelpPage("no-such-page"));
  EXPECT_TRUE(help::helpUrl("no-such-page", help::HelpOpensIn::Window).isEmpty());
}

TEST(HelpPage, ComesInTheLanguageOfTheUserWhereThereIsOne) {
  const QTemporaryDir docs;
  for (const char* folder : {"help/de", "help/de_AT", "help/fr"}) QDir(docs.path()).mkpath(folder);
  for (const char* page : {"help/panel.md", "help/map.md", "help/index.md", "help/de/panel.md",
                           "help/de/map.md", "help/de_AT/map.md"}) {
    QFile file(docs.filePath(page));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  }
  const auto found = [&](const char* page) {
    const auto path = help::findHelpPathIn(docs.path(), page, "de_AT");
    return path ? QDir(docs.path()).relativeFilePath(*path).toStdString() : "none";
  };
  EXPECT_EQ(found("map"), "help/de_AT/map.md");
  EXPECT_EQ(found("panel"), "help/de/panel.md");
  EXPECT_EQ(found("index"), "help/index.md") << "English where it is not translated";
  EXPECT_EQ(found("nothing"), "none");
}

TEST(HelpPage, IsFoundForEveryScreen) {
  for (const char* screen : {"index", "welcome", "panel", "map", "new-study"})
    EXPECT_TRUE(help::readHelpPage(screen)) << screen;
}

TEST(HelpPage, NamesEveryParameterAndOutputOfItsAlgorithm) {
  processing::FairSharesProvider provider;
  provider.load();
  for (const QgsProcessingAlgorithm* algorithm : provider.algorithms()) {
    const std::string name = algorithm->name().toStdString();
    const std::optional<help::HelpPage> page = help::readHelpPage(algorithm->name());
    ASSERT_TRUE(page) << name;
    EXPECT_EQ(page->title, algorithm->displayName()) << name;
    QStringList known;
    for (const QgsProcessingParameterDefinition* parameter : algorithm->parameterDefinitions()) {
      known << parameter->name();
      EXPECT_TRUE(page->named.contains(parameter->name())) << name << " " << parameter->name().toStdString();
      EXPECT_EQ(parameter->help(), page->named.value(parameter->name())) << name;
    }
    for (const QgsProcessingOutputDefinition* output : algorithm->outputDefinitions()) {
      known << output->name();
      EXPECT_TRUE(page->named.contains(output->name())) << name << " " << output->name().toStdString();
    }
    for (const QString& named : page->named.keys())
      EXPECT_TRUE(known.contains(named)) << name << " has no " << named.toStdString();
    EXPECT_EQ(algorithm->shortHelpString(), page->lead) << name;
  }
}

TEST(HelpPage, OfAnAlgorithmHasEveryPartAPlannerLooksFor) {
  processing::FairSharesProvider provider;
  provider.load();
  for (const QgsProcessingAlgorithm* algorithm : provider.algorithms())
    for (const char* heading : {"\n## What goes in\n", "\n## What comes out\n", "\n## A worked example\n",
                                "\n## What can go wrong\n"})
      EXPECT_TRUE(helpText(algorithm->name()).contains(heading))
          << algorithm->name().toStdString() << heading;
}

TEST(HelpPage, LeadIsPlainText) {
  for (const QString& name : helpPages()) {
    const QString lead = help::readHelpPage(name)->lead;
    for (const char* mark : {"`", "](", "**", "|", "<"})
      EXPECT_FALSE(lead.contains(mark)) << name.toStdString() << ": " << lead.toStdString();
  }
}

TEST(HelpPage, LinksAndPicturesResolveWithinWhatIsShipped) {
  const QDir shipped(FAIRSHARES_SOURCE_DIR "/docs");
  int links = 0;
  for (const QString& name : helpPages())
    for (const QString& link : helpLinks(helpText(name))) {
      const QString path = QDir::cleanPath(helpFolder() + '/' + link.section('#', 0, 0));
      EXPECT_TRUE(QFileInfo(path).isFile()) << name.toStdString() << " links to " << link.toStdString();
      EXPECT_FALSE(shipped.relativeFilePath(path).startsWith("..")) << link.toStdString();
      if (link.endsWith(".png")) {
        EXPECT_TRUE(QImageReader(path).canRead()) << link.toStdString();
      }
      ++links;
    }
  EXPECT_GT(links, 20);
}

TEST(HelpPage, IsReachedFromTheContents) {
  const QStringList links = helpLinks(helpText("index"));
  for (const QString& name : helpPages())
    EXPECT_TRUE(name == "index" || links.contains(name + ".md")) << name.toStdString();
}

TEST(HelpPage, OpensInTheWindowOfThePluginOrAsAFile) {
  EXPECT_EQ(help::helpUrl("panel", help::HelpOpensIn::Window), QUrl("fairshares-help:panel"));
  const QUrl file = help::helpUrl("panel", help::HelpOpensIn::File);
  ASSERT_TRUE(file.isLocalFile());
  EXPECT_TRUE(QFileInfo(file.toLocalFile()).isFile());
}

TEST(HelpPage, HelpButtonOfAnAlgorithmLeadsToItsPage) {
  processing::FairSharesProvider withWindow(help::HelpOpensIn::Window), headless;
  withWindow.load();
  headless.load();
  for (const QgsProcessingAlgorithm* algorithm : withWindow.algorithms())
    EXPECT_EQ(algorithm->helpUrl(), "fairshares-help:" + algorithm->name());
  for (const QgsProcessingAlgorithm* algorithm : headless.algorithms())
    EXPECT_TRUE(algorithm->helpUrl().startsWith("file:")) << algorithm->helpUrl().toStdString();
}

TEST(ShippedFolder, IsLookedForBesideTheLibraryFirst) {
  const QStringList folders = help::shippedFolders("docs");
  ASSERT_GE(folders.size(), 4);
  EXPECT_TRUE(folders[0].endsWith("/bin/docs")) << "the test program stands in for the library";
  EXPECT_TRUE(folders[1].endsWith("/share/fairshares/docs"));
  EXPECT_EQ(help::findShipped("docs"), QString(FAIRSHARES_SOURCE_DIR "/docs"));
  EXPECT_TRUE(help::findShipped("no such folder").isEmpty());
}

}  // namespace
