// The sources of the plugin: texts for people stand in tr(), and lupdate finds them all.
#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <algorithm>
#include <map>

namespace {

const QString PLUGIN = QStringLiteral(FAIRSHARES_SOURCE_DIR "/plugin/");

// Files whose words are not for tr(), and why. Problems (Issues) and titles of columns are English
// everywhere: they are the engine's, stand in its files, and are looked up and passed on word for word.
const std::map<QString, QString> ENGLISH{
    {"layers/layer_dressing.cpp", "names of licences"},
    {"layers/bookmarks.cpp", "the name of the plugin"},
    {"processing/area_sums.cpp", "problems, columns"},
    {"processing/drive_times_algorithm.cpp", "columns"},
    {"processing/excess_cost_algorithm.cpp", "problems"},
    {"processing/index_join.cpp", "problems, the join report"},
    {"processing/join_indices_algorithm.cpp", "the join report"},
    {"processing/layer_table.cpp", "problems"},
    {"processing/temporary_study.cpp", "a study file"},
    {"processing/travel_algorithm.cpp", "problems, a study file"},
    {"processing/urban_rural_algorithm.cpp", "a study file"},
    {"processing/zone_model.cpp", "problems, columns"},
};

QStringList sources() {
  QStringList files;
  QDirIterator iterator(PLUGIN, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
  while (iterator.hasNext()) files << iterator.next();
  files.sort();
  return files;
}

QString read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The text of a source without comments, included names and single characters.
QString withoutComments(QString text) {
  text.remove(QRegularExpression("^#include.*$", QRegularExpression::MultilineOption));
  text.replace(QRegularExpression(R"('(\\.|[^'\\])')"), "0");
  text.remove(QRegularExpression(R"((?<!:)//[^\n]*)"));
  return text;
}

/// Literals of two words or more that no translation sees.
QStringList escaped(const QString& path) {
  static const QString LITERALS = QStringLiteral("\\s*(\"(\\\\.|[^\"\\\\])*\"\\s*)+");
  QString text = withoutComments(read(path));
  for (const QString& opening :
       {QStringLiteral(R"(\btr\()"), QStringLiteral(R"(translate\(\s*"fairshares",)"),
        QStringLiteral(R"(QT_TRANSLATE_NOOP\(\s*"fairshares",)")})
    text.replace(QRegularExpression(opening + LITERALS + "(," + LITERALS + ")?"), "seen(");
  QStringList found;
  static const QRegularExpression LITERAL(QStringLiteral("\"((\\\\.|[^\"\\\\\\n])*)\""));
  auto literals = LITERAL.globalMatch(text);
  while (literals.hasNext()) {
    const QString literal = literals.next().captured(1);
    if (literal.contains(QRegularExpression("[A-Za-z]{2,} [A-Za-z]{2,}"))) found << literal;
  }
  return found;
}

TEST(SourceTexts, ForPeopleStandInTr) {
  ASSERT_GT(sources().size(), 80);
  for (const QString& path : sources()) {
    const QString name = path.mid(PLUGIN.size());
    if (ENGLISH.count(name)) continue;
    EXPECT_TRUE(escaped(path).isEmpty())
        << name.toStdString() << ": " << escaped(path).join(" | ").toStdString();
  }
}

TEST(SourceTexts, ExceptionsAreStillNeeded) {
  for (const auto& [name, reason] : ENGLISH) {
    ASSERT_TRUE(QFile::exists(PLUGIN + name)) << name.toStdString();
    EXPECT_FALSE(escaped(PLUGIN + name).isEmpty())
        << name.toStdString() << " holds no " << reason.toStdString();
  }
}

TEST(SourceTexts, ReachWindowsTitlesAndMessagesTranslated) {
  // A single word escapes the rule above; what hands one straight to people does not escape this one.
  static const QRegularExpression HANDED(
      R"((setText|setTitle|setToolTip|setStatusTip|setWindowTitle|setPlaceholderText|setAccessibleName|pushMessage)"
      R"(|pushInfo|pushWarning|reportError|setProgressText|setLabel|addGroup|QgsProcessingException|QPushButton|QAction))"
      R"(\(\s*(QStringLiteral\(|QString\()?\s*"[^"]*[A-Za-z]{2})");
  for (const QString& path : sources()) {
    const auto match = HANDED.match(withoutComments(read(path)));
    EXPECT_FALSE(match.hasMatch()) << path.mid(PLUGIN.size()).toStdString() << ": "
                                   << match.captured(0).toStdString();
  }
}

TEST(SourceTexts, AreAllFoundByLupdateWithoutAWarning) {
  const QString lupdate = QStandardPaths::findExecutable("lupdate");
  if (lupdate.isEmpty()) GTEST_SKIP() << "lupdate (qttools5-dev-tools) is not installed";
  const QTemporaryDir folder;
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(lupdate, {"-silent", PLUGIN, "-ts", folder.filePath("all.ts")});
  ASSERT_TRUE(process.waitForFinished());
  QStringList complaints = QString::fromUtf8(process.readAll()).split('\n', Qt::SkipEmptyParts);
  // Since 5.15.10 it stumbles over namespaces of core/, which it does not read; the texts are found all the
  // same.
  complaints.erase(std::remove_if(complaints.begin(), complaints.end(),
                                  [](const QString& line) {
                                    return line.contains(
                                        QLatin1String("Qualifying with unknown namespace/class"));
                                  }),
                   complaints.end());
  EXPECT_EQ(complaints.join('\n').toStdString(), "") << "a text it could not read is lost to translators";
  const QString found = read(folder.filePath("all.ts"));
  EXPECT_GT(found.count("<source>"), 250);
  EXPECT_EQ(found.count("<name></name>"), 0) << "a tr() outside any class";
  for (const char* some : {"Try the sample", "Fields to sum", "&amp;Run", "Weighted population per km²"})
    EXPECT_TRUE(found.contains(QString::fromUtf8(some))) << some;
}

}  // namespace
