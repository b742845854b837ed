#include "wizard/summary_page.h"

#include <QDir>
#include <QFontDatabase>
#include <QHeaderView>

#include "base/issue_lines.h"
#include "layers/locale_for_people.h"
#include "study/read_study.h"

namespace fairshares::wizard {

namespace {

enum Column { TABLE, SOURCE, STATUS, COLUMN_COUNT };
constexpr int SHOWN_LINES = 10;

QPlainTextEdit* makeReader(const QString& name, const QString& accessibleName, int lines, QWidget* parent) {
  auto* reader = new QPlainTextEdit(parent);
  reader->setObjectName(name);
  reader->setReadOnly(true);
  reader->setTabChangesFocus(true);
  reader->setAccessibleName(accessibleName);
  reader->setMinimumHeight(reader->fontMetrics().lineSpacing() * lines);
  return reader;
}

/// The problems a person reads, without the folder in which the check was made.
QStringList linesOf(const Issues& issues, const QString& folder) {
  QStringList lines;
  const std::string whereAllAre = SummaryPage::tr("the join report will name all.").toStdString();
  for (const IssueLine& line : issueLines(issues, false, whereAllAre).lines)
    lines << QString::fromStdString(line.text).remove(folder + "/");
  return lines;
}

QComboBox* makeStatusBox(study::Status status, QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->addItem(SummaryPage::tr("assumed"), static_cast<int>(study::Status::Assumed));
  box->addItem(SummaryPage::tr("derived"), static_cast<int>(study::Status::Derived));
  box->addItem(SummaryPage::tr("published"), static_cast<int>(study::Status::Published));
  box->setCurrentIndex(box->findData(static_cast<int>(status)));
  return box;
}

}  // namespace

SummaryPage::SummaryPage(WizardSession& session)
    : WizardPage(
          session, QStringLiteral("summaryPage"), tr("Sources, check and save"),
          tr("Say where each table is from and how far to trust it: what is assumed is listed in every "
             "output. The study is being checked as it will be saved.")),
      mWatch(this) {}

void SummaryPage::build() {
  mText = makeReader(QStringLiteral("studyText"), tr("The study file as it will be saved"), SHOWN_LINES * 2,
                     this);
  mSources = new QTableWidget(this);
  mFilesNote = makeNote(QStringLiteral("filesNote"), this);
  mCheckNote = makeNote(QStringLiteral("checkNote"), this);
  mFindings = makeReader(QStringLiteral("findings"), tr("What the check found"), SHOWN_LINES / 2, this);
  mText->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  mText->setLineWrapMode(QPlainTextEdit::NoWrap);
  mSources->setObjectName(QStringLiteral("sourceTable"));
  mSources->setColumnCount(COLUMN_COUNT);
  mSources->setHorizontalHeaderLabels({tr("Table"), tr("Where it is from"), tr("Status")});
  mSources->horizontalHeader()->setSectionResizeMode(SOURCE, QHeaderView::Stretch);
  mSources->verticalHeader()->hide();
  mSources->setTabKeyNavigation(false);
  mSources->setAccessibleName(tr("Where the tables are from"));
  mSources->setMinimumHeight(mSources->fontMetrics().lineSpacing() * SHOWN_LINES);
  addRow(tr("&Check"), mFindings);
  form()->addRow(QString(), mCheckNote);
  addRow(tr("&Sources"), mSources);
  form()->addRow(tr("Will be written"), mFilesNote);
  addRow(tr("Study &file"), mText);
  connect(mSources, &QTableWidget::itemChanged, this, updating([this] { takeSources(); }));
}

SummaryPage::~SummaryPage() {
  if (mStop) *mStop = true;
}

void SummaryPage::enter(bool) {
  mAgain.clear();
  mSession.refreshSources();
  mFiles = planFiles(mSession);
  offerSources();
  startCheck();
}

void SummaryPage::cleanupPage() {
  if (mStop) *mStop = true;
  mChecked.reset();
}

void SummaryPage::offerSources() {
  const QSignalBlocker quiet(mSources);
  mTables = draft::usedTables(mSession.draft);
  mSources->setRowCount(static_cast<int>(mTables.size()));
  for (int row = 0; row < mSources->rowCount(); ++row) {
    const std::size_t table = mTables[static_cast<std::size_t>(row)];
    const QString name = table == mSession.costsToFillIn() ? tr("Starter costs")
                         : table == mSession.ratiosToFillIn()
                             ? tr("Ratios to fill in")
                             : QString::fromStdString(mSession.description(table).name);
    auto* title = new QTableWidgetItem(name);
    title->setFlags(title->flags() & ~Qt::ItemIsEditable);
    mSources->setItem(row, TABLE, title);
    const study::Provenance& provenance = mSession.provenances[table];
    mSources->setItem(row, SOURCE, new QTableWidgetItem(QString::fromStdString(provenance.source)));
    QComboBox* status = makeStatusBox(provenance.status, mSources);
    status->setAccessibleName(tr("Status of %1").arg(name));
    mSources->setCellWidget(row, STATUS, status);
    connect(status, qOverload<int>(&QComboBox::currentIndexChanged), this,
            updating([this] { takeSources(); }));
  }
  mSources->resizeColumnToContents(TABLE);
  mSources->resizeColumnToContents(STATUS);
}

void SummaryPage::takeSources() {
  for (int row = 0; row < mSources->rowCount(); ++row) {
    study::Provenance& provenance = mSession.provenances[mTables[static_cast<std::size_t>(row)]];
    const QString source = mSources->item(row, SOURCE)->text().simplified();
    if (!source.isEmpty()) provenance.source = source.toStdString();
    const auto* status = qobject_cast<QComboBox*>(mSources->cellWidget(row, STATUS));
    if (status) provenance.status = static_cast<study::Status>(status->currentData().toInt());
  }
}

void SummaryPage::watchLayers() {
  std::vector<QgsVectorLayer*> layers;
  for (const std::size_t table : mTables)
    if (table < mSession.layers().size() && mSession.layers()[table].layer)
      layers.push_back(mSession.layers()[table].layer);
  mWatch.watch(layers);
}

void SummaryPage::checkAgain(const QStringList& changed) {
  mSession.refreshSources();
  mFiles = planFiles(mSession);
  offerSources();
  mAgain = tr("Changed since the check: %1. The study is being checked again; press Save when that is done.")
               .arg(changed.join(QStringLiteral(", ")));
  startCheck();
  update();
}

void SummaryPage::startCheck() {
  if (mStop) *mStop = true;
  mStop.reset();
  mChecked.reset();
  mFailure.clear();
  watchLayers();  // copies are of the layers as they are now
  mFindings->clear();
  mCheckNote->setText(tr("Checking ..."));
  if (!draft::missingParts(mSession.draft).empty()) return;
  const QPointer<SummaryPage> self(this);
  mStop = checkStudy(
      mSession, mFiles,
      [self](std::shared_ptr<const CheckedStudy> checked) {
        if (!self) return;
        self->mAgain.clear();
        self->mChecked = std::move(checked);
        self->updating([self] { self->showCheck(*self->mChecked); })();
      },
      [self](const QString& failure) {
        if (!self) return;
        self->mAgain.clear();
        self->mFailure = tr("The check was not possible: %1").arg(failure);
        self->mCheckNote->setText(self->mFailure);
        self->updating()();
      });
}

void SummaryPage::showCheck(const CheckedStudy& checked) {
  const QStringList lines = linesOf(checked.issues, checked.folder->path());
  mFindings->setPlainText(lines.join('\n'));
  if (checked.issues.hasErrors()) {
    mCheckNote->setText(
        tr("%n problem(s) keep this study from running. Go back and mend them, or save it and "
           "mend the tables later.",
           nullptr, static_cast<int>(checked.issues.errorCount())));
    return;
  }
  const QString sound = tr("The study is sound: %1 zones, %2 people.")
                            .arg(layers::localeForPeople().toString(static_cast<qulonglong>(checked.zones)),
                                 layers::localeForPeople().toString(checked.people, 'f', 0));
  mCheckNote->setText(lines.isEmpty() ? sound : sound + " " + tr("The lines above are warnings."));
  if (lines.isEmpty()) mFindings->setPlainText(tr("Nothing to complain about."));
}

QString SummaryPage::collect() {
  const std::vector<std::string> missing = draft::missingParts(mSession.draft);
  if (!missing.empty()) {
    mText->clear();
    return QString::fromStdString(missing.front());
  }
  const std::string text = studyText(mSession, mFiles, false);
  if (mText->toPlainText() != QString::fromStdString(text)) mText->setPlainText(QString::fromStdString(text));
  QStringList files;
  for (const QString& file : mFiles.all()) files << QDir::toNativeSeparators(file);
  mFilesNote->setText(files.join('\n'));
  const Result<study::Study> read = study::readStudyText(text, mFiles.study.toStdString());
  if (!read) return linesOf(read.issues(), {}).join('\n');
  if (!mAgain.isEmpty()) return mAgain;
  if (!mFiles.copies.isEmpty() && !mChecked)
    return mFailure.isEmpty() ? tr("Layers are being copied ...") : mFailure;
  return {};
}

bool SummaryPage::save() {
  bool isSaved = false;
  dock::guardedSlot(tell(), [this, &isSaved] {
    if (const QStringList changed = mWatch.changed(); !changed.isEmpty()) return checkAgain(changed);
    const QString failure = saveStudy(mSession, mFiles, studyText(mSession, mFiles, false),
                                      mChecked ? mChecked->copies : QString());
    isSaved = failure.isEmpty();
    if (!isSaved) showProblem(failure);
  })();
  return isSaved;
}

}  // namespace fairshares::wizard
