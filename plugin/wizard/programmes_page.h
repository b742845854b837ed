// Fair Shares: the page with the care programmes, their costs by age and sex, and what areas get today.
#pragma once

#include "wizard/area_table.h"
#include "wizard/programme_table.h"
#include "wizard/wizard_page.h"

namespace fairshares::wizard {

class ProgrammesPage final : public WizardPage {
  Q_OBJECT

 public:
  explicit ProgrammesPage(WizardSession& session);

 private:
  void build() override;
  void enter(bool isFirst) override;
  QString collect() override;
  void proposePracticeCosts();
  [[nodiscard]] std::vector<draft::ProgrammeChoice> readProgrammes();
  [[nodiscard]] std::vector<draft::ProgrammeChoice> readPracticeProgrammes();
  [[nodiscard]] bool listsMake(const std::vector<int>& firstAges) const;
  void offerProgrammes(bool isAgain);
  [[nodiscard]] QString problemOfCosts() const;
  [[nodiscard]] QString problemOfProgrammes() const;
  void makeAllocationsRows();
  void offerPounds();
  [[nodiscard]] QString problemOfAllocations() const;
  LayerBox* mCosts = nullptr;
  Part mPracticePart;
  LayerBox* mPracticeCosts = nullptr;
  Note* mPracticesNote = nullptr;
  ProgrammeTable* mProgrammes = nullptr;
  AreaTable* mAllocations = nullptr;
  Part mAllocationsPart;
  FieldBox* mPounds = nullptr;
  QString mCostProblem;
  std::optional<std::vector<int>>
      mListAges;  ///< first ages of the lists' fields; nothing: not told by headers
  std::pair<std::optional<std::size_t>, std::optional<std::size_t>> mKnownPractices;  ///< and their lists
};

}  // namespace fairshares::wizard
