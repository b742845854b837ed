// Fair Shares: the word that was probably meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fairshares::study {

/// How many letters must be added, removed, changed or swapped with their neighbour to make one word of the
/// other. Case and the difference between "-" and "_" do not count.
std::size_t editDistance(std::string_view left, std::string_view right);

/// The candidate closest to `word`, if one is close enough to be a slip of the pen: at most a third of the
/// letters apart. Of equally close candidates the first.
std::optional<std::string> nearestKey(std::string_view word, const std::vector<std::string>& candidates);

/// "`a`, `b` or `c`"; empty for no words.
std::string listOfWords(const std::vector<std::string>& words, std::string_view conjunction = "or");

/// The sentence that ends a complaint about an unknown word: "Did you mean `file`?" or, with nothing near,
/// "Known here are `file`, `layer` and `code`."
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace fairshares::study
