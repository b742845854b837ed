"""Drives a QGIS window for window_test.cpp, step by step, and closes it. What it sees goes into the record.

FAIRSHARES_WINDOW_STEPS names the steps: look, install (the ZIP, then unload and load it again), welcome (press its
buttons, and look at the help), again (is it still offered?), native panel (use
it, unload it with a run under way by the box in QGIS's plugin manager, and load it again), or installed panel (likewise
with the ZIP).
"""
import os
import sys
import time
import traceback

import qgis.utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QCheckBox, QDockWidget, QListView, QPushButton, QTextBrowser


def record(kind, *words):
    with open(os.environ["FAIRSHARES_WINDOW_RECORD"], "a", encoding="utf-8") as file:
        file.write("\t".join([kind] + [str(word).replace("\n", " ") for word in words]) + "\n")


def look(when):
    provider = QgsApplication.processingRegistry().providerById("fairshares")
    algorithms = sorted(algorithm.name() for algorithm in provider.algorithms()) if provider else []
    record("provider", when, "yes" if provider else "no", " ".join(algorithms))


def welcome_line():
    bar = qgis.utils.iface.messageBar()
    lines = [item for item in bar.items() if item.objectName() == "FairSharesWelcome"]
    return lines[0] if lines else None


def look_at_welcome(when):
    line = welcome_line()
    names = [button.objectName() for button in line.findChildren(QPushButton)] if line else []
    record("welcome", when, "yes" if line else "no", " ".join(names))


def shown_page():
    for window in QApplication.topLevelWidgets():
        if window.objectName() == "FairSharesHelp" and window.isVisible():
            return window.findChild(QTextBrowser, "helpPage").source().fileName()
    return "none"


def welcome():
    window = qgis.utils.iface.mainWindow()
    look_at_welcome("started")
    record("modal", QApplication.activeModalWidget())
    welcome_line().findChild(QPushButton, "trySample").click()
    QApplication.processEvents()
    look_at_welcome("pressed")
    panel = window.findChild(QDockWidget, "FairSharesPanel")
    record("panel", panel.isVisible(), panel.findChild(QCheckBox, "sampleBox").isChecked(),
           window.focusWidget().objectName())
    panel.findChild(QPushButton, "helpButton").click()
    record("page", shown_page())
    provider = QgsApplication.processingRegistry().providerById("fairshares")
    for algorithm in provider.algorithms():
        QDesktopServices.openUrl(QUrl(algorithm.helpUrl()))
        record("page", shown_page())
    QgsProject.instance().setDirty(False)


def use_panel():
    sys.path.insert(0, os.path.dirname(os.environ["PYQGIS_STARTUP"]))
    import panel_steps
    steps = panel_steps.Steps(record, os.path.join(os.path.dirname(os.environ["FAIRSHARES_WINDOW_RECORD"]), "sample.gpkg"))
    QApplication.processEvents()
    for line in [welcome_line()]:
        if line:
            qgis.utils.iface.messageBar().popWidget(line)
    record("traces", *panel_steps.traces())
    steps.yardstick()
    steps.choose_sample()
    steps.run()
    steps.sort_and_filter()
    steps.switch_all()
    steps.stand_in()
    steps.link()
    steps.cancel_half_way()
    steps.cancel_at_once()
    steps.start_a_run()
    QgsProject.instance().setDirty(False)
    return panel_steps


def use_installed_panel():
    import pyplugin_installer
    pyplugin_installer.instance().installFromZipFile(os.environ["FAIRSHARES_PLUGIN_ZIP"])
    panel_steps = use_panel()
    begin = time.monotonic()
    qgis.utils.unloadPlugin("fairshares")
    record("unloaded", round(1000 * (time.monotonic() - begin)))
    QApplication.processEvents()
    record("traces", *panel_steps.traces())
    qgis.utils.loadPlugin("fairshares")
    qgis.utils.startPlugin("fairshares")
    QApplication.processEvents()
    record("traces", *panel_steps.traces())


def tick_in_plugin_manager(wanted):
    """The box of the native plugin in QGIS's own dialog, which is modal: the tick is set while it is open."""
    seen = []
    latest = time.monotonic() + 60

    def boxes(dialog):
        model = dialog.findChild(QListView, "vwPlugins").model()
        return [(model, model.index(row, 0)) for row in range(model.rowCount())
                if model.index(row, 0).data() == "Fair Shares"]

    def tick():
        dialogs = [window for window in QApplication.topLevelWidgets()
                   if window.objectName() == "QgsPluginManagerBase" and window.isVisible()]
        found = [box for dialog in dialogs for box in boxes(dialog)]
        if not found and time.monotonic() < latest:
            # The dialog comes when QGIS has looked through its plugins, which takes a busy machine its time.
            QTimer.singleShot(200, tick)
            return
        try:
            for model, index in found:
                begin = time.monotonic()
                model.setData(index, Qt.Checked if wanted else Qt.Unchecked, Qt.CheckStateRole)
                seen.append(round(1000 * (time.monotonic() - begin)))
        finally:
            for dialog in dialogs:
                dialog.reject()
    QTimer.singleShot(200, tick)
    qgis.utils.iface.pluginManagerInterface().showPluginManager(1)  # the tab of what is installed
    while not seen and time.monotonic() < latest:
        QApplication.processEvents()
    if len(seen) != 1:
        raise RuntimeError("the plugin manager lists Fair Shares %d times" % len(seen))
    record("loaded" if wanted else "unloaded", seen[0])
    QApplication.processEvents()


def use_native_panel():
    panel_steps = use_panel()
    for wanted in (False, True):
        tick_in_plugin_manager(wanted)
        look("loaded" if wanted else "unloaded")
        record("traces", *panel_steps.traces())


def install():
    import pyplugin_installer
    look("before")
    pyplugin_installer.instance().installFromZipFile(os.environ["FAIRSHARES_PLUGIN_ZIP"])
    look("installed")
    QApplication.processEvents()
    look_at_welcome("installed")
    for again in range(2):
        qgis.utils.unloadPlugin("fairshares")
        look("unloaded")
        qgis.utils.loadPlugin("fairshares")
        begin = time.process_time()
        qgis.utils.startPlugin("fairshares")
        QApplication.processEvents()
        record("started", round(1000 * (time.process_time() - begin), 1))
        look("loaded")
        look_at_welcome("again")


def drive():
    try:
        steps = os.environ["FAIRSHARES_WINDOW_STEPS"]
        steps_by_name = {"install": install, "welcome": welcome, "again": lambda: look_at_welcome("again"),
                         "installed panel": use_installed_panel,
                         "native panel": use_native_panel}
        steps_by_name.get(steps, lambda: look("started"))()
        record("done")
    except Exception:
        record("failed", traceback.format_exc())
    qgis.utils.iface.actionExit().trigger()


QTimer.singleShot(1000, drive)
