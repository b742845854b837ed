#include "wizard/name_page.h"

#include <QDir>
#include <QFileInfo>

namespace fairshares::wizard {

NamePage::NamePage(WizardSession& session, const QString& folder)
    : WizardPage(session, QStringLiteral("namePage"), tr("New study: name and place"),
                 tr("A study is one text file that names the layers and numbers of a run. The next pages "
                    "propose layers of this project for each part; everything proposed can be changed.")),
      mFolder(folder) {}

void NamePage::build() {
  mTitle = new QLineEdit(this);
  mYear = new QLineEdit(this);
  mFile = new QgsFileWidget(this);
  mReplace = new QCheckBox(tr("Re&place the study that is there already"), this);
  mSynthetic = new QCheckBox(tr("The data are &made up: every output says so"), this);
  mTitle->setObjectName(QStringLiteral("studyTitle"));
  mTitle->setPlaceholderText(tr("for example: Shares of the NHS Boards"));
  mYear->setObjectName(QStringLiteral("studyYear"));
  mYear->setPlaceholderText(tr("for example: 2026/27"));
  mFile->setObjectName(QStringLiteral("studyPath"));
  mFile->setStorageMode(QgsFileWidget::SaveFile);
  mFile->setConfirmOverwrite(false);  // asked for by the tick below
  mFile->setFilter(tr("Study (*.toml)"));
  mFile->setDialogTitle(tr("Save the study as"));
  mFile->setFocusProxy(mFile->lineEdit());
  mReplace->setObjectName(QStringLiteral("replaceStudy"));
  mSynthetic->setObjectName(QStringLiteral("syntheticBox"));
  addRow(tr("&Title"), mTitle);
  addRow(tr("&Year of the money"), mYear);
  addRow(tr("&Save as"), mFile);
  form()->addRow(QString(), mReplace);
  form()->addRow(QString(), mSynthetic);
  connect(&mSession, &WizardSession::described, this, updating());
  connect(mTitle, &QLineEdit::textChanged, this, updating());
  connect(mYear, &QLineEdit::textChanged, this, updating());
  connect(mFile, &QgsFileWidget::fileChanged, this, updating([this] { mReplace->setChecked(false); }));
  connect(mReplace, &QCheckBox::toggled, this, updating());
  connect(mSynthetic, &QCheckBox::toggled, this, updating());
}

void NamePage::enter(bool isFirst) {
  if (!isFirst) return;
  QString file = mFolder + QStringLiteral("/study.toml");
  for (int number = 2; QFileInfo::exists(file); ++number)
    file = mFolder + QStringLiteral("/study-%1.toml").arg(number);
  mFile->setFilePath(QDir::toNativeSeparators(file));
}

QString NamePage::collect() {
  draft::StudyDraft& draft = mSession.draft;
  draft.title = mTitle->text().simplified().toStdString();
  draft.year = mYear->text().simplified().toStdString();
  draft.isSynthetic = mSynthetic->isChecked();
  QString path = QDir::fromNativeSeparators(mFile->filePath().trimmed());
  if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty() && !QFileInfo(path).isDir())
    path += QStringLiteral(".toml");
  const QFileInfo file(path);
  mSession.studyFile = path.isEmpty() ? QString() : file.absoluteFilePath();
  mReplace->setVisible(!path.isEmpty() && file.exists());
  mSession.mayReplaceStudy = mReplace->isChecked();
  if (mSession.layers().empty())
    return tr("The project has no layers. Add the zones and tables first (Layer > Add Layer; tables too are "
              "added as vector layers), then come back.");
  if (draft.title.empty()) return tr("Give the study a title.");
  if (path.isEmpty()) return tr("Say where to save the study.");
  if (file.isDir()) return tr("This is a folder. Give the study a file name.");
  if (!QFileInfo(file.absolutePath()).isDir())
    return tr("The folder %1 is not there.").arg(QDir::toNativeSeparators(file.absolutePath()));
  if (!QFileInfo(file.absolutePath()).isWritable())
    return tr("You may not write to the folder %1. Choose another.")
        .arg(QDir::toNativeSeparators(file.absolutePath()));
  if (file.exists() && !mReplace->isChecked())
    return tr("There is a file of this name. Tick that it may be replaced, or choose another name.");
  if (!mSession.isDescribed()) return tr("The layers of the project are being looked at ...");
  return {};
}

}  // namespace fairshares::wizard
