// Fair Shares: kinds of parameters and sources, which moved into Qgis:: in QGIS 3.36.
#pragma once

#include <qgsconfig.h>
#include <qgsprocessing.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingparameters.h>

namespace fairshares::compat {

#if _QGIS_VERSION_INT >= 33600

inline constexpr auto INTEGER_NUMBER = Qgis::ProcessingNumberParameterType::Integer;
inline constexpr auto REAL_NUMBER = Qgis::ProcessingNumberParameterType::Double;
inline constexpr auto ANY_FIELD = Qgis::ProcessingFieldParameterDataType::Any;
inline constexpr auto NUMERIC_FIELD = Qgis::ProcessingFieldParameterDataType::Numeric;
inline constexpr auto FILE_PARAMETER = Qgis::ProcessingFileParameterBehavior::File;
inline constexpr int VECTOR_OR_TABLE = static_cast<int>(Qgis::ProcessingSourceType::Vector);
inline constexpr int VECTOR_POLYGON = static_cast<int>(Qgis::ProcessingSourceType::VectorPolygon);
inline constexpr int VECTOR_LINE = static_cast<int>(Qgis::ProcessingSourceType::VectorLine);
inline constexpr int VECTOR_POINT = static_cast<int>(Qgis::ProcessingSourceType::VectorPoint);
inline constexpr int ANY_GEOMETRY = static_cast<int>(Qgis::ProcessingSourceType::VectorAnyGeometry);
inline constexpr auto POLYGON_SINK = Qgis::ProcessingSourceType::VectorPolygon;
inline constexpr auto LINE_SINK = Qgis::ProcessingSourceType::VectorLine;
inline constexpr auto TABLE_SINK = Qgis::ProcessingSourceType::Vector;
inline constexpr auto ANY_SINK = Qgis::ProcessingSourceType::Vector;
inline constexpr auto ADVANCED_PARAMETER = Qgis::ProcessingParameterFlag::Advanced;
using AlgorithmFlags = Qgis::ProcessingAlgorithmFlags;
inline constexpr auto IN_BATCH = Qgis::ProcessingAlgorithmFlag::SupportsBatch;
inline constexpr auto CAN_CANCEL = Qgis::ProcessingAlgorithmFlag::CanCancel;
inline constexpr auto MAIN_THREAD_ONLY = Qgis::ProcessingAlgorithmFlag::NoThreading;
inline constexpr auto NOT_IN_MODELS = Qgis::ProcessingAlgorithmFlag::HideFromModeler;

#else

inline constexpr auto INTEGER_NUMBER = QgsProcessingParameterNumber::Integer;
inline constexpr auto REAL_NUMBER = QgsProcessingParameterNumber::Double;
inline constexpr auto ANY_FIELD = QgsProcessingParameterField::Any;
inline constexpr auto NUMERIC_FIELD = QgsProcessingParameterField::Numeric;
inline constexpr auto FILE_PARAMETER = QgsProcessingParameterFile::File;
inline constexpr int VECTOR_OR_TABLE = QgsProcessing::TypeVector;
inline constexpr int VECTOR_POLYGON = QgsProcessing::TypeVectorPolygon;
inline constexpr int VECTOR_LINE = QgsProcessing::TypeVectorLine;
inline constexpr int VECTOR_POINT = QgsProcessing::TypeVectorPoint;
inline constexpr int ANY_GEOMETRY = QgsProcessing::TypeVectorAnyGeometry;
inline constexpr auto POLYGON_SINK = QgsProcessing::TypeVectorPolygon;
inline constexpr auto LINE_SINK = QgsProcessing::TypeVectorLine;
inline constexpr auto TABLE_SINK = QgsProcessing::TypeVector;
inline constexpr auto ANY_SINK = QgsProcessing::TypeVector;
inline constexpr auto ADVANCED_PARAMETER = QgsProcessingParameterDefinition::FlagAdvanced;
using AlgorithmFlags = QgsProcessingAlgorithm::Flags;
inline constexpr auto IN_BATCH = QgsProcessingAlgorithm::FlagSupportsBatch;
inline constexpr auto CAN_CANCEL = QgsProcessingAlgorithm::FlagCanCancel;
inline constexpr auto MAIN_THREAD_ONLY = QgsProcessingAlgorithm::FlagNoThreading;
inline constexpr auto NOT_IN_MODELS = QgsProcessingAlgorithm::FlagHideFromModeler;

#endif

/// Names of the fields chosen for a parameter.
inline QStringList fieldNames(const QgsProcessingParameterDefinition* definition,
                              const QVariantMap& parameters, QgsProcessingContext& context) {
#if _QGIS_VERSION_INT >= 34000
  return QgsProcessingParameters::parameterAsStrings(definition, parameters, context);
#else
  return QgsProcessingParameters::parameterAsFields(definition, parameters, context);
#endif
}

}  // namespace fairshares::compat
