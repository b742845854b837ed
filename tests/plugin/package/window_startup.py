"""Runs in QGIS before any plugin is loaded: writes down what is logged, shown and registered, for window_test.cpp.

Only watches; whatever Fair Shares does is in its library.
"""
import os

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox


def record(kind, *words):
    with open(os.environ["FAIRSHARES_WINDOW_RECORD"], "a", encoding="utf-8") as file:
        file.write("\t".join([kind] + [str(word).replace("\n", " ") for word in words]) + "\n")


def close_dialogs():
    """A dialog that nobody answers would keep the window for ever: it is written down and closed."""
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox) and box.isVisible():
            record("dialog", box.windowTitle(), box.text())
            box.reject()


def watch():
    global timer
    timer = QTimer()
    timer.timeout.connect(close_dialogs)
    timer.start(200)
    QgsApplication.messageLog().messageReceived.connect(
        lambda message, tag, level: record("log", int(level), tag, message))
    registry = QgsApplication.processingRegistry()
    registry.providerAdded.connect(lambda name: record("added", name))
    registry.providerRemoved.connect(lambda name: record("removed", name))


# QGIS runs this file twice.
if not QgsApplication.instance().property("fairsharesWatched"):
    QgsApplication.instance().setProperty("fairsharesWatched", True)
    watch()
