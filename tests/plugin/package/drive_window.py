"""Drives a QGIS window for window_test.cpp, step by step, and closes it. What it sees goes into the record.

FAIRSHARES_WINDOW_STEPS names the steps: look, or install (the ZIP, then unload and load it again).
"""
import os
import traceback

import qgis.utils
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer


def record(kind, *words):
    with open(os.environ["FAIRSHARES_WINDOW_RECORD"], "a", encoding="utf-8") as file:
        file.write("\t".join([kind] + [str(word).replace("\n", " ") for word in words]) + "\n")


def look(when):
    provider = QgsApplication.processingRegistry().providerById("fairshares")
    algorithms = sorted(algorithm.name() for algorithm in provider.algorithms()) if provider else []
    record("provider", when, "yes" if provider else "no", " ".join(algorithms))


def install():
    import pyplugin_installer
    look("before")
    pyplugin_installer.instance().installFromZipFile(os.environ["FAIRSHARES_PLUGIN_ZIP"])
    look("installed")
    for again in range(2):
        qgis.utils.unloadPlugin("fairshares")
        look("unloaded")
        qgis.utils.loadPlugin("fairshares")
        qgis.utils.startPlugin("fairshares")
        look("loaded")


def drive():
    try:
        steps = os.environ["FAIRSHARES_WINDOW_STEPS"]
        install() if steps == "install" else look("started")
        record("done")
    except Exception:
        record("failed", traceback.format_exc())
    qgis.utils.iface.actionExit().trigger()


QTimer.singleShot(1000, drive)
