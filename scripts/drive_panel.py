"""Takes the picture of the panel for draw-panel.sh, after a run of the sample by its own buttons; then makes a study of
the sample's layers with the wizard. What it sees goes into the report."""
import os
import sys
import time
import traceback

import qgis.utils
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import (QApplication, QCheckBox, QComboBox, QDockWidget, QLabel, QLineEdit, QPushButton,
                                 QWizard)

sys.path.insert(0, os.environ["FAIRSHARES_STEPS"])
import panel_steps
from panel_steps import expect, wait


def report(*words):
    with open(os.environ["FAIRSHARES_REPORT"], "a", encoding="utf-8") as file:
        file.write(" ".join(str(word) for word in words) + "\n")


def drive():
    window = qgis.utils.iface.mainWindow()
    for other in window.findChildren(QDockWidget):
        if other.objectName() not in ("Layers", "FairSharesPanel"):
            other.close()
    window.resize(1600, 1000)
    steps = panel_steps.Steps(report, os.environ["FAIRSHARES_RESULTS"])
    steps.yardstick()
    steps.choose_sample()
    steps.run()
    steps.sort_and_filter()
    steps.switch_all()
    steps.stand_in()
    steps.link()
    steps.switch(steps.measure, "overall_index", "switch back")
    window.resizeDocks([steps.panel], [620], 1)
    QApplication.processEvents()
    steps.table.scrollToTop()
    steps.canvas.zoomToFullExtent()
    steps.painted()
    steps.find(QgsFileWidget, "resultsFile").setFilePath("results/sample.gpkg")  # no folder of this machine
    qgis.utils.iface.messageBar().clearWidgets()
    QApplication.processEvents()
    expect(window.grab().save(os.environ["FAIRSHARES_PICTURE"]), "a picture")
    make_new_study(window, steps)
    QgsProject.instance().setDirty(False)
    report("done")


def add_sample_layers():
    """All of them, as a planner would have them: the wizard looks into each."""
    sample = os.environ["FAIRSHARES_SAMPLE"]
    sources = [("zones", "scotland/zones.gpkg|layername=zones"), ("road_link", "scotland/roads.gpkg|layername=road_link"),
               ("settlements", "scotland/settlements.gpkg|layername=settlements")]
    for folder, names in (("scotland", ("lookup", "population", "projections", "indicators", "urban_rural", "practices",
                                        "practice_lists", "practice_indicators", "ferries", "fixed_links", "centroids",
                                        "extra_centres", "allocations")),
                          ("parameters", ("cost_per_head", "cost_per_head_practices", "excess_cost_ratios",
                                          "road_speeds", "needs_coefficients"))):
        sources += [(name, folder + "/" + name + ".csv") for name in names]
    for name, source in reversed(sources):
        layer = QgsVectorLayer(os.path.join(sample, source), name, "ogr")
        expect(layer.isValid(), "the layer " + name)
        QgsProject.instance().addMapLayer(layer)


def rest():
    """Until what was begun is shown and nothing is read any more."""
    settled = time.monotonic() + 0.3
    wait(lambda: time.monotonic() > settled and QgsApplication.taskManager().countActiveTasks() == 0, "rest")


def make_new_study(window, steps):
    """Through all pages with what is proposed, and Save: the panel has the study chosen."""
    QgsProject.instance().clear()
    add_sample_layers()
    rest()
    steps.heart.reset()
    begin = time.monotonic()
    steps.panel.findChild(QPushButton, "newStudyButton").click()
    wizard = window.findChild(QWizard, "NewStudyWizard")
    expect(wizard is not None, "the wizard")
    report("seconds until the wizard is there:", round(time.monotonic() - begin, 2))
    rest()
    steps.stopped("open the wizard")
    turns = []

    def on_page(kind, name):
        return wizard.currentPage().findChild(kind, name)

    def go_to(name):
        wait(lambda: wizard.currentPage().isComplete(), "the page before " + name)
        steps.heart.reset()
        wizard.next()
        expect(wizard.currentPage().objectName() == name, name)
        rest()
        turns.append(steps.heart.take())
        report("turned to", name, *(round(one, 1) for one in turns[-1]))

    on_page(QLineEdit, "studyTitle").setText("Stylised Scotland")
    on_page(QLineEdit, "studyYear").setText("2026/27")
    on_page(QgsFileWidget, "studyPath").setFilePath(os.environ["FAIRSHARES_NEW_STUDY"])
    go_to("zonesPage")
    wait(lambda: "100 %" in on_page(QLabel, "lookupMatch").text(), "the codes to meet")
    rest()
    expect(wizard.grab().save(os.environ["FAIRSHARES_WIZARD_PICTURE"]), "a picture of the wizard")
    go_to("populationPage")
    go_to("practicesPage")
    go_to("programmesPage")
    on_page(QPushButton, "fillBudgets").click()
    go_to("needsPage")
    missing = on_page(QComboBox, "missing_limiting_illness_ratio")
    missing.setCurrentIndex(missing.findText("national mean"))
    missing.activated.emit(missing.currentIndex())
    go_to("remotenessPage")
    begin = time.monotonic()
    go_to("summaryPage")
    wait(lambda: "sound" in on_page(QLabel, "checkNote").text(), "the check")
    report("seconds to check the new study:", round(time.monotonic() - begin, 2))
    worst = max(turns)
    report("stop", "turn a page of the wizard", *(round(one, 1) for one in worst))
    wizard.button(QWizard.FinishButton).click()
    chosen = steps.panel.findChild(QgsFileWidget, "studyFile").filePath()
    expect(chosen == os.environ["FAIRSHARES_NEW_STUDY"], "the new study in the panel, not " + chosen)
    expect(os.path.exists(chosen), "the new study on disk")
    expect(not steps.panel.findChild(QCheckBox, "sampleBox").isChecked(), "no sample any more")
    # QGIS asks before it leaves tasks behind, and the panel is counting the inputs of the new study.
    wait(lambda: QgsApplication.taskManager().countActiveTasks() == 0, "the last task")


def start():
    try:
        drive()
    except Exception:
        report("failed", traceback.format_exc())
    QgsProject.instance().clear()
    qgis.utils.iface.actionExit().trigger()


QTimer.singleShot(1500, start)
