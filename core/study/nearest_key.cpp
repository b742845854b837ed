// Fair Shares: the word that was probably meant.
#include "study/nearest_key.h"

#include <algorithm>

namespace fairshares::study {

namespace {

char folded(char letter) {
  if (letter >= 'A' && letter <= 'Z') return static_cast<char>(letter - 'A' + 'a');
  return letter == '-' ? '_' : letter;
}

}  // namespace

std::size_t editDistance(std::string_view left, std::string_view right) {
  // Three rows of the table of distances between all beginnings of the two words.
  std::vector<std::size_t> twoBack(right.size() + 1), back(right.size() + 1), row(right.size() + 1);
  for (std::size_t column = 0; column <= right.size(); ++column) back[column] = column;
  for (std::size_t line = 1; line <= left.size(); ++line) {
    row[0] = line;
    for (std::size_t column = 1; column <= right.size(); ++column) {
      const char a = folded(left[line - 1]);
      const char b = folded(right[column - 1]);
      row[column] = std::min({back[column] + 1, row[column - 1] + 1, back[column - 1] + (a == b ? 0u : 1u)});
      const bool swapped =
          line > 1 && column > 1 && a == folded(right[column - 2]) && folded(left[line - 2]) == b;
      if (swapped) row[column] = std::min(row[column], twoBack[column - 2] + 1);
    }
    std::swap(twoBack, back);
    std::swap(back, row);
  }
  return back[right.size()];
}

std::optional<std::string> nearestKey(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t LONGEST_COMPARED = 80;  // longer words are no slips of the pen
  if (word.size() > LONGEST_COMPARED) return std::nullopt;
  std::optional<std::string> nearest;
  std::size_t shortest = 0;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > LONGEST_COMPARED) continue;
    const std::size_t distance = editDistance(word, candidate);
    const std::size_t allowed = std::max<std::size_t>(1, std::max(word.size(), candidate.size()) / 3);
    if (distance > allowed || (nearest && distance >= shortest)) continue;
    nearest = candidate;
    shortest = distance;
  }
  return nearest;
}

std::string listOfWords(const std::vector<std::string>& words, std::string_view conjunction) {
  std::string list;
  for (std::size_t word = 0; word < words.size(); ++word) {
    if (word > 0) list += word + 1 < words.size() ? ", " : " " + std::string(conjunction) + " ";
    list += "`" + words[word] + "`";
  }
  return list;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  if (const auto nearest = nearestKey(word, candidates)) return "Did you mean `" + *nearest + "`?";
  if (candidates.empty()) return "There is none here.";
  return "Known here: " + listOfWords(candidates, "and") + ".";
}

}  // namespace fairshares::study
