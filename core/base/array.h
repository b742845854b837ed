// Fair Shares: an array that is its own, or lies in memory that somebody else has filled.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace fairshares {

/// Hundreds of megabytes that a file holds as they lie in memory need no copy: an Array shows them where they
/// are, and keeps alive what holds them. To everybody who reads it is a vector.
///
/// A value like a vector: copies are independent of one another. Items of others are never written to; the
/// first change takes a copy of its own. Reading from several threads is safe, also for one array with
/// copies that share the memory of others.
template <typename Item> class Array {
  static_assert(std::is_trivially_copyable_v<Item>);

 public:
  using value_type = Item;
  using const_iterator = const Item*;

  Array() = default;
  Array(std::vector<Item> items) : mOwn(std::move(items)) { showOwn(); }
  Array(std::initializer_list<Item> items) : Array(std::vector<Item>(items)) {}
  explicit Array(std::size_t count, const Item& item = Item{}) : Array(std::vector<Item>(count, item)) {}
  /// Items that stay as they are as long as `keeper` lives.
  Array(std::span<const Item> items, std::shared_ptr<const void> keeper)
      : mItems(items), mKeeper(std::move(keeper)) {}

  Array(const Array& other) : mOwn(other.mOwn), mItems(other.mItems), mKeeper(other.mKeeper) {
    if (!mKeeper) showOwn();
  }
  Array(Array&& other) noexcept { swap(other); }
  Array& operator=(Array other) noexcept {
    swap(other);
    return *this;
  }
  ~Array() = default;

  [[nodiscard]] std::size_t size() const { return mItems.size(); }
  [[nodiscard]] bool empty() const { return mItems.empty(); }
  [[nodiscard]] const Item* data() const { return mItems.data(); }
  [[nodiscard]] const_iterator begin() const { return mItems.data(); }
  [[nodiscard]] const_iterator end() const { return mItems.data() + mItems.size(); }
  [[nodiscard]] const Item& operator[](std::size_t position) const { return mItems[position]; }
  [[nodiscard]] const Item& front() const { return mItems.front(); }
  [[nodiscard]] const Item& back() const { return mItems.back(); }
  /// Bytes it takes of its own, room for more included.
  [[nodiscard]] std::size_t ownBytes() const { return mOwn.capacity() * sizeof(Item); }

  /// To write to the items there are.
  [[nodiscard]] std::span<Item> edit() {
    takeOver();
    return mOwn;
  }
  void push_back(Item item) {
    change([&] { mOwn.push_back(item); });
  }
  void pop_back() {
    change([&] { mOwn.pop_back(); });
  }
  /// All items from `first` to `last`, at the end. They are items of another array.
  template <std::input_iterator Iterator> void append(Iterator first, Iterator last) {
    change([&] { mOwn.insert(mOwn.end(), first, last); });
  }
  template <std::input_iterator Iterator> void assign(Iterator first, Iterator last) {
    *this = Array(std::vector<Item>(first, last));
  }
  void assign(std::size_t count, const Item& item) { *this = Array(count, item); }
  void resize(std::size_t count) {
    change([&] { mOwn.resize(count); });
  }
  void reserve(std::size_t count) {
    change([&] { mOwn.reserve(count); });
  }
  void clear() { *this = Array(); }

  friend bool operator==(const Array& one, const Array& other) {
    if (one.size() != other.size()) return false;
    for (std::size_t i = 0; i < one.size(); ++i)
      if (!(one[i] == other[i])) return false;
    return true;
  }

 private:
  void showOwn() { mItems = mOwn; }
  void takeOver() {
    if (!mKeeper) return;
    mOwn.assign(begin(), end());
    mKeeper.reset();
    showOwn();
  }
  template <typename Change> void change(Change make) {
    takeOver();
    make();
    showOwn();
  }
  void swap(Array& other) noexcept {
    std::swap(mOwn, other.mOwn);
    std::swap(mItems, other.mItems);
    std::swap(mKeeper, other.mKeeper);
  }

  std::vector<Item> mOwn;        // empty if somebody else keeps the items
  std::span<const Item> mItems;  // all there is to read, wherever it is
  std::shared_ptr<const void> mKeeper;
};

}  // namespace fairshares
