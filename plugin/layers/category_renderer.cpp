#include "layers/category_renderer.h"

#include <qgscategorizedsymbolrenderer.h>

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

#include "layers/class_colours.h"
#include "layers/symbols.h"

namespace fairshares::layers {

namespace {

// Towns are violet to orange, country is green; the more remote, the darker. Islands lean to blue and red.
struct KnownClass {
  const char* code;
  const char* label;
  QRgb colour;
};

constexpr KnownClass LARGE_URBAN{"1", QT_TRANSLATE_NOOP("fairshares", "Large urban areas"), 0xff3f2a63};
constexpr KnownClass OTHER_URBAN{"2", QT_TRANSLATE_NOOP("fairshares", "Other urban areas"), 0xff8a6bb0};
constexpr KnownClass ACCESSIBLE_TOWN{"3", QT_TRANSLATE_NOOP("fairshares", "Accessible small towns"),
                                     0xfff2b65c};
constexpr KnownClass REMOTE_TOWN{"4", QT_TRANSLATE_NOOP("fairshares", "Remote small towns"), 0xffcf7a26};

const QVector<KnownClass>& eightFold() {
  static const QVector<KnownClass> CLASSES{
      LARGE_URBAN,
      OTHER_URBAN,
      ACCESSIBLE_TOWN,
      REMOTE_TOWN,
      {"5", QT_TRANSLATE_NOOP("fairshares", "Very remote small towns"), 0xff8f4410},
      {"6", QT_TRANSLATE_NOOP("fairshares", "Accessible rural"), 0xffdcebb8},
      {"7", QT_TRANSLATE_NOOP("fairshares", "Remote rural"), 0xff93c47d},
      {"8", QT_TRANSLATE_NOOP("fairshares", "Very remote rural"), 0xff3c8558}};
  return CLASSES;
}

const QVector<KnownClass>& tenFold() {
  static const QVector<KnownClass> CLASSES{
      LARGE_URBAN,
      OTHER_URBAN,
      ACCESSIBLE_TOWN,
      REMOTE_TOWN,
      {"5M", QT_TRANSLATE_NOOP("fairshares", "Very remote small towns, mainland"), 0xff8f4410},
      {"5I", QT_TRANSLATE_NOOP("fairshares", "Very remote small towns, islands"), 0xffb3324f},
      {"6", QT_TRANSLATE_NOOP("fairshares", "Accessible rural"), 0xffdcebb8},
      {"7", QT_TRANSLATE_NOOP("fairshares", "Remote rural"), 0xff93c47d},
      {"8M", QT_TRANSLATE_NOOP("fairshares", "Very remote rural, mainland"), 0xff3c8558},
      {"8I", QT_TRANSLATE_NOOP("fairshares", "Very remote rural, islands"), 0xff1f6f9e}};
  return CLASSES;
}

const QVector<KnownClass>& sixFold() {
  static const QVector<KnownClass> CLASSES{
      LARGE_URBAN,
      OTHER_URBAN,
      ACCESSIBLE_TOWN,
      REMOTE_TOWN,
      {"5", QT_TRANSLATE_NOOP("fairshares", "Accessible rural"), 0xffdcebb8},
      {"6", QT_TRANSLATE_NOOP("fairshares", "Remote rural"), 0xff5a9e6f}};
  return CLASSES;
}

const QVector<KnownClass>& threeFold() {
  static const QVector<KnownClass> CLASSES{
      {"1", QT_TRANSLATE_NOOP("fairshares", "Rest of Scotland"), 0xff8a6bb0},
      {"2", QT_TRANSLATE_NOOP("fairshares", "Accessible rural"), 0xffdcebb8},
      {"3", QT_TRANSLATE_NOOP("fairshares", "Remote rural"), 0xff5a9e6f}};
  return CLASSES;
}

const QVector<KnownClass>& twoFold() {
  static const QVector<KnownClass> CLASSES{{"1", QT_TRANSLATE_NOOP("fairshares", "Urban"), 0xff8a6bb0},
                                           {"2", QT_TRANSLATE_NOOP("fairshares", "Rural"), 0xff93c47d}};
  return CLASSES;
}

bool holdsAll(const QVector<KnownClass>& known, const QStringList& codes) {
  return std::all_of(codes.begin(), codes.end(), [&](const QString& code) {
    return std::any_of(known.begin(), known.end(),
                       [&](const KnownClass& one) { return code == QLatin1String(one.code); });
  });
}

/// The smallest classification that holds all codes.
const QVector<KnownClass>* classificationOf(const QStringList& codes) {
  if (codes.isEmpty()) return nullptr;
  for (const QVector<KnownClass>* known : {&twoFold(), &threeFold(), &sixFold(), &eightFold(), &tenFold()})
    if (holdsAll(*known, codes)) return known;
  return nullptr;
}

QStringList distinct(const QStringList& codes) {
  QSet<QString> set(codes.begin(), codes.end());
  QStringList list(set.begin(), set.end());
  list.removeAll(QString());
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace

QVector<AreaClass> classesOf(QStringList codes) {
  codes = distinct(codes);
  QVector<AreaClass> classes;
  if (const QVector<KnownClass>* known = classificationOf(codes)) {
    for (const KnownClass& one : *known) {
      const QString code = QString::fromUtf8(one.code);
      classes.append({code,
                      code + QStringLiteral("  ") + QCoreApplication::translate("fairshares", one.label),
                      QColor(one.colour)});
    }
    return classes;
  }
  for (int position = 0; position < codes.size(); ++position)
    classes.append({codes[position], codes[position], categoryColour(static_cast<std::size_t>(position))});
  return classes;
}

std::unique_ptr<QgsFeatureRenderer> categoryRenderer(const QVector<AreaClass>& classes,
                                                     const QString& column) {
  QgsCategoryList categories;
  for (const AreaClass& one : classes)
    categories.append(QgsRendererCategory(one.code, areaFill(one.colour).release(), one.label));
  // The category without a value draws whatever no other category does.
  categories.append(QgsRendererCategory(QVariant(), hatchedFill().release(),
                                        QCoreApplication::translate("fairshares", "no class")));
  return std::make_unique<QgsCategorizedSymbolRenderer>(column, categories);
}

std::unique_ptr<QgsFeatureRenderer> categoryRenderer(const QgsVectorLayer& layer, const QString& column) {
  QStringList codes;
  for (const QVariant& value : layer.uniqueValues(layer.fields().lookupField(column)))
    if (!value.isNull()) codes.append(value.toString());
  return categoryRenderer(classesOf(codes), column);
}

}  // namespace fairshares::layers
