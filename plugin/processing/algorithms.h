// Fair Shares: the algorithms of the provider, each in a file of its own.
#pragma once

class QgsProcessingAlgorithm;

namespace fairshares::processing {

// Each call makes one, which whoever takes it owns. What they do is in docs/help, a page each.
QgsProcessingAlgorithm* aggregateAlgorithm();
QgsProcessingAlgorithm* driveTimesAlgorithm();
QgsProcessingAlgorithm* excessCostAlgorithm();
QgsProcessingAlgorithm* joinIndicesAlgorithm();
QgsProcessingAlgorithm* runStudyAlgorithm();
QgsProcessingAlgorithm* urbanRuralAlgorithm();
QgsProcessingAlgorithm* weightedPopulationAlgorithm();

}  // namespace fairshares::processing
