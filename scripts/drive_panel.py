"""Drives the panel in a QGIS window as a user would, for draw-panel.sh: runs the sample by its buttons, checks that
table, map and measure follow each other, and takes the picture; then makes a study of the sample's layers with the
wizard. What it sees goes into the report."""
import os
import time
import traceback

import qgis.utils
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QItemSelectionModel, QTimer
from qgis.PyQt.QtWidgets import (QApplication, QCheckBox, QComboBox, QDockWidget, QLabel, QLineEdit, QPushButton,
                                 QTableView, QTableWidget, QWizard)

PATIENCE_SECONDS = 180


def report(*words):
    with open(os.environ["FAIRSHARES_REPORT"], "a", encoding="utf-8") as file:
        file.write(" ".join(str(word) for word in words) + "\n")


def wait(condition, what):
    """Lets QGIS go on until the condition holds; gives the seconds it took and the longest stop on the way."""
    begin = last = time.monotonic()
    longest = 0.0
    while not condition():
        QApplication.processEvents()
        now = time.monotonic()
        longest = max(longest, now - last)
        last = now
        if now - begin > PATIENCE_SECONDS:
            raise RuntimeError("waited in vain for " + what)
        time.sleep(0.002)
    return time.monotonic() - begin, longest


def expect(holds, what):
    if not holds:
        raise RuntimeError("expected: " + what)


def drive():
    window = qgis.utils.iface.mainWindow()
    for other in window.findChildren(QDockWidget):
        if other.objectName() not in ("Layers", "FairSharesPanel"):
            other.close()
    window.resize(1600, 1000)
    panel = window.findChild(QDockWidget, "FairSharesPanel")
    expect(panel is not None, "the panel")
    panel.show()
    canvas = qgis.utils.iface.mapCanvas()
    run_button = panel.findChild(QPushButton, "runButton")

    panel.findChild(QCheckBox, "sampleBox").setChecked(True)
    expect(panel.findChild(QCheckBox, "sampleBox").isChecked(), "a sample")
    panel.findChild(QgsFileWidget, "resultsFile").setFilePath(os.environ["FAIRSHARES_RESULTS"])
    begin = time.monotonic()
    run_button.click()
    expect(not run_button.isEnabled(), "a run under way")
    seconds, longest = wait(run_button.isEnabled, "the run")
    wait(lambda: not canvas.isDrawing(), "the first map")
    canvas.zoomToFullExtent()
    canvas.refresh()
    wait(lambda: not canvas.isDrawing(), "the map")
    report("seconds from button to painted map:", round(time.monotonic() - begin, 2),
           "- run alone:", round(seconds, 2), "- longest stop of the window:", round(longest, 3))

    table = panel.findChild(QTableView, "boardTable")
    expect(table.model().rowCount() == 14, "14 Boards, not %d" % table.model().rowCount())
    zones = [layer for layer in QgsProject.instance().mapLayers().values()
             if layer.customProperty("fairshares/measure") and layer.name().startswith("Data zones: Overall index")][0]
    begin = time.monotonic()
    table.sortByColumn(5, 1)
    report("seconds to sort:", round(time.monotonic() - begin, 4))

    measure = panel.findChild(QComboBox, "measureBox")
    before = zones.renderer().classAttribute()
    begin = time.monotonic()
    measure.setCurrentIndex(measure.findData("needs_index"))
    report("seconds to switch the measure of all layers:", round(time.monotonic() - begin, 3))
    expect(measure.currentData() == "needs_index", "the measure chosen")
    expect(zones.renderer().classAttribute() != before, "another renderer")
    looking_at = panel.findChild(QLabel, "lookingAtLabel").text()
    report("looking at:", looking_at)

    selection = table.selectionModel()
    row = QItemSelectionModel.ClearAndSelect | QItemSelectionModel.Rows
    selection.select(table.model().index(3, 0), row)
    expect(zones.selectedFeatureCount() > 0, "zones selected")
    report("row 3 selects zones:", zones.selectedFeatureCount())
    zones.selectByExpression("\"board\" IS NOT NULL AND \"fid\" = 1")
    expect(len(selection.selectedRows()) == 1, "one row selected")
    report("a zone selects the row:", selection.selectedRows()[0].data())
    zones.removeSelection()
    canvas.zoomToFullExtent()
    wait(lambda: not canvas.isDrawing(), "the map")
    measure.setCurrentIndex(measure.findData("overall_index"))
    window.resizeDocks([panel], [620], 1)
    end = time.monotonic() + 2.0
    wait(lambda: time.monotonic() > end and not canvas.isDrawing(), "the last map")
    panel.findChild(QgsFileWidget, "resultsFile").setFilePath("results/sample.gpkg")  # no folder of this machine
    qgis.utils.iface.messageBar().clearWidgets()
    QApplication.processEvents()
    expect(window.grab().save(os.environ["FAIRSHARES_PICTURE"]), "a picture")
    make_new_study(window, panel)
    QgsProject.instance().setDirty(False)
    report("done")


def add_sample_layers():
    sample = os.environ["FAIRSHARES_SAMPLE"]
    sources = [("cost_per_head", "parameters/cost_per_head.csv"), ("excess_cost_ratios", "parameters/excess_cost_ratios.csv"),
               ("urban_rural", "scotland/urban_rural.csv"), ("population", "scotland/population.csv"),
               ("lookup", "scotland/lookup.csv"), ("zones", "scotland/zones.gpkg|layername=zones")]
    for name, source in sources:
        layer = QgsVectorLayer(os.path.join(sample, source), name, "ogr")
        expect(layer.isValid(), "the layer " + name)
        QgsProject.instance().addMapLayer(layer)


def make_new_study(window, panel):
    """Through all pages with what is proposed, and Save: the panel has the study chosen."""
    QgsProject.instance().clear()
    add_sample_layers()
    begin = time.monotonic()
    panel.findChild(QPushButton, "newStudyButton").click()
    wizard = window.findChild(QWizard, "NewStudyWizard")
    expect(wizard is not None, "the wizard")
    report("seconds until the wizard is there:", round(time.monotonic() - begin, 2))

    def on_page(kind, name):
        return wizard.currentPage().findChild(kind, name)

    def go_to(name):
        wait(lambda: wizard.currentPage().isComplete(), "the page before " + name)
        wizard.next()
        expect(wizard.currentPage().objectName() == name, name)

    on_page(QLineEdit, "studyTitle").setText("Stylised Scotland")
    on_page(QgsFileWidget, "studyPath").setFilePath(os.environ["FAIRSHARES_NEW_STUDY"])
    go_to("zonesPage")
    _, longest = wait(lambda: "100 %" in on_page(QLabel, "lookupMatch").text(), "the codes to meet")
    report("longest stop of the window while codes are compared:", round(longest, 3))
    QApplication.processEvents()
    expect(wizard.grab().save(os.environ["FAIRSHARES_WIZARD_PICTURE"]), "a picture of the wizard")
    go_to("populationPage")
    go_to("programmesPage")
    on_page(QPushButton, "fillBudgets").click()
    go_to("remotenessPage")
    go_to("summaryPage")
    seconds, longest = wait(lambda: "sound" in on_page(QLabel, "checkNote").text(), "the check")
    report("seconds to check the new study:", round(seconds, 2), "- longest stop of the window:", round(longest, 3))
    wizard.button(QWizard.FinishButton).click()
    chosen = panel.findChild(QgsFileWidget, "studyFile").filePath()
    expect(chosen == os.environ["FAIRSHARES_NEW_STUDY"], "the new study in the panel, not " + chosen)
    expect(os.path.exists(chosen), "the new study on disk")
    expect(not panel.findChild(QCheckBox, "sampleBox").isChecked(), "no sample any more")


def start():
    try:
        drive()
    except Exception:
        report("failed", traceback.format_exc())
    QgsProject.instance().clear()
    qgis.utils.iface.actionExit().trigger()


QTimer.singleShot(1500, start)
