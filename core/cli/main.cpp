// Fair Shares: the door of the command line.
#include <iostream>
#include <string>
#include <vector>

#include "cli/command.h"

int main(int argumentCount, char** arguments) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> words(arguments + 1, arguments + argumentCount);
  return static_cast<int>(fairshares::cli::runCommand(words, std::cout, std::cerr));
}
