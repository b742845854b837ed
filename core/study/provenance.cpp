// Fair Shares: where a number comes from.
#include "study/provenance.h"

namespace fairshares::study {

std::string_view statusName(Status status) {
  switch (status) {
  case Status::Published:
    return "published";
  case Status::Derived:
    return "derived";
  case Status::Assumed:
    return "assumed";
  }
  return "";
}

}  // namespace fairshares::study
