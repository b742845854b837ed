// Fair Shares: the headers nearly every source of the plugin reads, compiled once.
#pragma once

#include <qgsapplication.h>
#include <qgsfeature.h>
#include <qgsfields.h>
#include <qgsgeometry.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QCoreApplication>
#include <QString>
#include <QVariant>
#include <memory>
#include <optional>
#include <string>
#include <vector>
