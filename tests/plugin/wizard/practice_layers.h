// GP practices, their lists and costs of medicines for the starter study's zones.
#pragma once

#include "plugin/wizard/driven_wizard.h"

namespace fairshares::testing_support {

inline constexpr const char* PRACTICES_CSV = "PracticeCode,GPPracticeName,HB,DataZone,Easting,Northing\n"
                                             "10001,One,,TOYZONE1,300000,700000\n"
                                             "10002,Two,,TOYZONE4,301000,700500\n";
inline constexpr const char* LISTS_CSV =
    "Date,PracticeCode,Sex,SexQF,AllAges,AllAgesQF,Ages0to4,Ages0To4QF,Ages5to64,Ages5To64QF,Ages65plus\n"
    "20250701,10001,Female,,9,,3,,3,,3\n20250701,10001,Male,,9,,3,,3,,3\n"
    "20250701,10002,Female,,9,,3,,3,,3\n20250701,10002,Male,,9,,3,,3,,3\n"
    "20251001,10001,Female,,60,,10,,20,,30\n20251001,10001,Male,,60,,10,,20,,30\n"
    "20251001,10002,Female,,60,,20,,20,,20\n20251001,10002,Male,,60,,20,,20,,20\n";
inline constexpr const char* MEDICINES_CSV = "programme,sex,age_from,age_to,cost_gbp_per_head\n"
                                             "gp_prescribing,female,0,4,50\ngp_prescribing,female,5,64,100\n"
                                             "gp_prescribing,female,65,120,400\ngp_prescribing,male,0,4,50\n"
                                             "gp_prescribing,male,5,64,80\ngp_prescribing,male,65,120,500\n";

/// Writes a table and takes it into the project as NAME.
inline void addTable(DrivenWizard& driven, const TemporaryFolder& folder, const std::string& name,
                     const std::string& content) {
  folder.write(name + ".csv", content);
  driven.addFile(QString::fromStdString(folder.file(name + ".csv")), QString::fromStdString(name));
}

inline void addPractices(DrivenWizard& driven, const TemporaryFolder& folder) {
  addTable(driven, folder, "gp", PRACTICES_CSV);
  addTable(driven, folder, "lists", LISTS_CSV);
  addTable(driven, folder, "medicines", MEDICINES_CSV);
}

}  // namespace fairshares::testing_support
