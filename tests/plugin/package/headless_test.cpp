// The ZIP in qgis_process: the numbers of the command, and messages instead of crashes.
#include <gtest/gtest.h>
#include <qgsvectorlayer.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <map>

#include "plugin/package/qgis_profile.h"
#include "support/temporary_folder.h"

using fairshares::testing_support::ProgramRun;
using fairshares::testing_support::QgisProfile;
using fairshares::testing_support::readFile;

namespace {

const QString SAMPLE = QStringLiteral(FAIRSHARES_SOURCE_DIR "/sample_data/");

class Headless : public testing::Test {
 protected:
  void SetUp() override {
    if (QgisProfile::processProgram().isEmpty()) GTEST_SKIP() << "qgis_process is not installed";
    if (QgisProfile::program("unzip").isEmpty()) GTEST_SKIP() << "unzip is not installed";
    ASSERT_TRUE(profile.unpackPlugin(FAIRSHARES_PLUGIN_ZIP)) << FAIRSHARES_PLUGIN_ZIP << " is no ZIP";
    const ProgramRun enabled = profile.process({"plugins", "enable", "fairshares"});
    ASSERT_EQ(enabled.exitCode, 0) << enabled.output.toStdString();
  }

  /// Runs the command on the sample into `output`.
  void runCommand(const QString& output) const {
    QProcess command;
    command.start(QStringLiteral(FAIRSHARES_COMMAND),
                  {"run", SAMPLE + "study.toml", "--output", output, "--quiet"});
    ASSERT_TRUE(command.waitForFinished(120'000));
    ASSERT_EQ(command.exitCode(), 0);
  }

  QgisProfile profile;
};

TEST_F(Headless, ListsAndExplainsTheAlgorithms) {
  const ProgramRun list = profile.process({"list"});
  ASSERT_EQ(list.exitCode, 0);
  for (const char* name :
       {"fairshares:runstudy", "fairshares:joinindices", "fairshares:weightedpopulation",
        "fairshares:aggregate", "fairshares:excesscost", "fairshares:drivetimes", "fairshares:urbanrural"})
    EXPECT_TRUE(list.output.contains(name)) << list.output.toStdString();
  const ProgramRun help = profile.process({"help", "fairshares:runstudy"});
  EXPECT_TRUE(help.output.contains("STUDY")) << help.output.toStdString();
}

TEST_F(Headless, RunStudyGivesTheBytesOfTheCommand) {
  runCommand(profile.file("command.gpkg"));
  const ProgramRun run =
      profile.process({"run", "fairshares:runstudy", "--", "STUDY=" + SAMPLE + "study.toml",
                       "OUTPUT=" + profile.file("headless.gpkg")});
  ASSERT_EQ(run.exitCode, 0) << run.output.toStdString();
  EXPECT_EQ(readFile(profile.file("headless.gpkg").toStdString()),
            readFile(profile.file("command.gpkg").toStdString()));
}

TEST_F(Headless, JoinIndicesJoinsTheNumbersOfTheCommandToTheZones) {
  runCommand(profile.file("command.gpkg"));
  const ProgramRun run = profile.process(
      {"run", "fairshares:joinindices", "--", "INPUT=" + SAMPLE + "scotland/zones.gpkg|layername=zones",
       "CODE=DataZone", "TABLE=" + profile.file("command.gpkg") + "|layername=zones", "TABLE_CODE=code",
       "FIELDS=hchs_overall_index;population", "STRICT=true", "OUTPUT=" + profile.file("joined.gpkg"),
       "REPORT=" + profile.file("report.gpkg")});
  ASSERT_EQ(run.exitCode, 0) << run.output.toStdString();

  std::map<QString, QVariant> expected;
  const QgsVectorLayer results(profile.file("command.gpkg") + "|layername=zones", "zones", "ogr");
  QgsFeature feature;
  QgsFeatureIterator rows = results.getFeatures();
  while (rows.nextFeature(feature))
    expected[feature.attribute("code").toString()] = feature.attribute("hchs_overall_index");
  const QgsVectorLayer joined(profile.file("joined.gpkg"), "joined", "ogr");
  ASSERT_TRUE(joined.isValid());
  ASSERT_EQ(joined.featureCount(), static_cast<long long>(expected.size()));
  QgsFeatureIterator zones = joined.getFeatures();
  std::size_t withIndex = 0;
  while (zones.nextFeature(feature)) {
    const QVariant& index = expected.at(feature.attribute("DataZone").toString());
    EXPECT_EQ(feature.attribute("hchs_overall_index").isNull(), index.isNull());
    if (index.isNull()) continue;
    EXPECT_EQ(feature.attribute("hchs_overall_index").toDouble(), index.toDouble()) << "to the bit";
    ++withIndex;
  }
  EXPECT_GT(withIndex, 6000u);
}

TEST(NativePackage, HoldsLibrarySampleAndEveryPageOfHelp) {
  const fairshares::testing_support::TemporaryFolder folder;
  const QDir prefix(QString::fromStdString(folder.file("usr")));
  QProcess install;
  install.start(FAIRSHARES_CMAKE,
                {"--install", FAIRSHARES_BUILD, "--component", "plugin_native", "--prefix", prefix.path()});
  ASSERT_TRUE(install.waitForFinished(60'000));
  ASSERT_EQ(install.exitCode(), 0) << install.readAllStandardError().toStdString();
  EXPECT_TRUE(prefix.exists(FAIRSHARES_PLUGIN_SUBDIR "/libfairsharesplugin.so"));
  for (const QString& page : QDir(FAIRSHARES_SOURCE_DIR "/docs/help").entryList({"*.md"}, QDir::Files))
    EXPECT_TRUE(prefix.exists("share/fairshares/docs/help/" + page)) << page.toStdString();
  EXPECT_TRUE(prefix.exists("share/fairshares/sample_data/study.toml"));
  EXPECT_FALSE(prefix.exists("share/fairshares/sample_data/generator"))
      << "what makes the sample stays at home";
}

TEST_F(Headless, TheZipBringsEveryPageOfHelpWithWhatItLinksTo) {
  const QDir sources(FAIRSHARES_SOURCE_DIR "/docs"),
      installed(profile.file("profiles/default/python/plugins/fairshares/docs"));
  const QStringList pages = QDir(sources.filePath("help")).entryList({"*.md"}, QDir::Files);
  EXPECT_GE(pages.size(), 11);
  for (const QString& page : pages)
    EXPECT_EQ(readFile(installed.filePath("help/" + page).toStdString()),
              readFile(sources.filePath("help/" + page).toStdString()));
  for (const char* other :
       {"outputs.md", "study-file.md", "input-tables.md", "formula.md", "images/panel.png"})
    EXPECT_TRUE(installed.exists(other)) << other;
}

TEST_F(Headless, HelpOfAnAlgorithmComesFromItsPage) {
  const ProgramRun help = profile.process({"help", "fairshares:aggregate"});
  EXPECT_TRUE(help.output.contains("An index of an area is a ratio of its sums"))
      << help.output.toStdString();
}

/// A study over the sample's zones, one person in each, that asks for nothing but classes.
QString writeClassStudy(const QgisProfile& profile) {
  const QString given = "source = \"t\"\nstatus = \"assumed\"\n";
  QString people = "DataZone,Sex,Age,Persons\n";
  const QgsVectorLayer zones(SAMPLE + "scotland/zones.gpkg|layername=zones", "zones", "ogr");
  QgsFeature zone;
  QgsFeatureIterator features = zones.getFeatures();
  while (features.nextFeature(zone)) {
    const QString code = zone.attribute("DataZone").toString();
    people += code + ",female,0+,1\n" + code + ",male,0+,0\n";
  }
  const QString study = "[study]\ntitle = \"Classes\"\nage_bands = [0]\n[zones]\nfile = \"" + SAMPLE +
                        "scotland/zones.gpkg\"\nlayer = \"zones\"\ncode = \"DataZone\"\n" + given +
                        "[population]\nfile = \"people.csv\"\n" + given +
                        "[network]\nmethod = \"roads\"\nfile = \"" + SAMPLE + "scotland/roads.gpkg\"\n" +
                        given + "[network.speeds]\nfile = \"" + SAMPLE + "parameters/road_speeds.csv\"\n" +
                        given + "[settlements]\nfile = \"" + SAMPLE + "scotland/settlements.gpkg\"\n" +
                        given + "[urban_rural]\n" + given +
                        "[programmes.x]\ntitle = \"X\"\npurpose = \"X\"\n"
                        "eligibility = { age_from = 0, age_to = 120, sexes = [\"female\", \"male\"] }\n"
                        "budget_gbp = { value = 1_000_000_000, source = \"t\", status = \"assumed\" }\n"
                        "[programmes.x.needs]\nmethod = \"none\"\n";
  for (const auto& [name, text] :
       {std::pair<QString, QString>("people.csv", people), {"classes.toml", study}}) {
    QFile file(profile.file(name));
    if (file.open(QIODevice::WriteOnly)) file.write(text.toUtf8());
  }
  return profile.file("classes.toml");
}

TEST_F(Headless, UrbanRuralGivesTheClassesAndMinutesOfTheCommandSlow) {
  QProcess command;
  command.start(QStringLiteral(FAIRSHARES_COMMAND),
                {"run", writeClassStudy(profile), "--output", profile.file("command.gpkg"), "--quiet"});
  ASSERT_TRUE(command.waitForFinished(200'000));
  ASSERT_EQ(command.exitCode(), 0) << command.readAllStandardError().toStdString();
  const ProgramRun run = profile.process(
      {"run", "fairshares:urbanrural", "--", "INPUT=" + SAMPLE + "scotland/zones.gpkg|layername=zones",
       "CODE=DataZone", "SETTLEMENTS=" + SAMPLE + "scotland/settlements.gpkg", "SETTLEMENT_NAME=name",
       "SETTLEMENT_POPULATION=population", "ROADS=" + SAMPLE + "scotland/roads.gpkg|layername=road_link",
       "SPEEDS=" + SAMPLE + "parameters/road_speeds.csv", "OUTPUT=" + profile.file("headless.gpkg")});
  ASSERT_EQ(run.exitCode, 0) << run.output.toStdString();

  std::map<QString, std::pair<QString, QVariant>> expected;
  const QgsVectorLayer results(profile.file("command.gpkg") + "|layername=zones", "zones", "ogr");
  QgsFeature feature;
  QgsFeatureIterator rows = results.getFeatures();
  while (rows.nextFeature(feature))
    expected[feature.attribute("code").toString()] = {feature.attribute("urban_rural_class").toString(),
                                                      feature.attribute("drive_time_min")};
  const QgsVectorLayer classes(profile.file("headless.gpkg"), "classes", "ogr");
  ASSERT_EQ(classes.featureCount(), static_cast<long long>(expected.size()));
  QgsFeatureIterator zones = classes.getFeatures();
  while (zones.nextFeature(feature)) {
    const auto& [urbanRuralClass, minutes] = expected.at(feature.attribute("DataZone").toString());
    EXPECT_EQ(feature.attribute("urban_rural_class").toString(), urbanRuralClass);
    EXPECT_EQ(feature.attribute("drive_time_min").isNull(), minutes.isNull());
    if (!minutes.isNull()) {
      EXPECT_EQ(feature.attribute("drive_time_min").toDouble(), minutes.toDouble());
    }
  }
}

TEST_F(Headless, ABrokenStudyGivesMessagesAndAnExitStatus) {
  QFile broken(profile.file("broken.toml"));
  ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
  broken.write("[study]\ntitle = \"Broken\"\nyaer = \"2026/27\"\n");
  broken.close();
  const ProgramRun run =
      profile.process({"run", "fairshares:runstudy", "--", "STUDY=" + profile.file("broken.toml"),
                       "OUTPUT=" + profile.file("no.gpkg")});
  EXPECT_TRUE(run.finished) << "no crash";
  EXPECT_NE(run.exitCode, 0);
  EXPECT_TRUE(run.output.contains("yaer")) << run.output.toStdString();
  EXPECT_TRUE(run.output.contains("Mend")) << run.output.toStdString();
  EXPECT_FALSE(QFile::exists(profile.file("no.gpkg")));
}

}  // namespace
