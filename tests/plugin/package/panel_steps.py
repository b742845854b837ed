"""Uses the panel in a QGIS window as a person would, by its own buttons, and measures how long the window stands still.

For window_test.cpp (by drive_window.py) and draw-panel.sh (by drive_panel.py). `record` is a function that writes down
a kind and some words; what does not hold is an exception.
"""
import hashlib
import os
import time

import qgis.utils
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QEvent, QItemSelectionModel, QObject, QTimer
from qgis.PyQt.QtWidgets import (QApplication, QCheckBox, QComboBox, QDockWidget, QLabel, QLineEdit, QMenu, QProgressBar,
                                 QPushButton, QTableView)

PATIENCE_SECONDS = 180
BEAT_MILLISECONDS = 5


def expect(holds, what):
    if not holds:
        raise RuntimeError("expected: " + what)


class Heartbeat:
    """A timer of the window's event loop: while the window stands still, it does not beat.

    A stop is the time from beat to beat without what the thread spent waiting for a processor that others had:
    what is left is the window's own work, and its waiting for locks and disks. `wall` is the stop by the clock.
    """

    def __init__(self):
        self.timer = QTimer()
        self.timer.timeout.connect(self.beat)
        self.timer.start(BEAT_MILLISECONDS)
        self.reset()

    @staticmethod
    def now():
        with open("/proc/thread-self/schedstat", encoding="ascii") as file:
            waited = int(file.read().split()[1]) / 1e9
        clock = time.monotonic()
        return clock, clock - waited

    def reset(self):
        self.last = self.now()
        self.wall = self.stop = 0.0

    def beat(self):
        now = self.now()
        self.wall = max(self.wall, now[0] - self.last[0])
        self.stop = max(self.stop, now[1] - self.last[1])
        self.last = now

    def take(self):
        """The longest stop since the last call, in milliseconds, and by the clock."""
        self.beat()
        taken = 1000 * self.stop, 1000 * self.wall
        self.reset()
        return taken


def wait(condition, what, seconds=PATIENCE_SECONDS):
    """Lets QGIS go on until the condition holds; gives the seconds it took."""
    begin = time.monotonic()
    while not condition():
        QApplication.processEvents()
        if time.monotonic() - begin > seconds:
            raise RuntimeError("waited in vain for " + what)
        time.sleep(0.001)
    return time.monotonic() - begin


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def find_panel():
    return qgis.utils.iface.mainWindow().findChild(QDockWidget, "FairSharesPanel")


def zones_layer():
    return [layer for layer in QgsProject.instance().mapLayers().values()
            if layer.customProperty("fairshares/measure") and layer.name().startswith("Data zones")
            and '"role":"zones"' in layer.customProperty("fairshares/facts")][0]


class Steps:
    def __init__(self, record, results):
        self.record = record
        self.results = results
        self.panel = find_panel()
        expect(self.panel is not None, "the panel")
        self.canvas = qgis.utils.iface.mapCanvas()
        self.heart = Heartbeat()
        self.run_button = self.find(QPushButton, "runButton")
        self.table = self.find(QTableView, "boardTable")
        self.measure = self.find(QComboBox, "measureBox")
        self.programme = self.find(QComboBox, "programmeBox")

    def find(self, kind, name):
        return self.panel.findChild(kind, name)

    def stopped(self, what):
        stop, wall = self.heart.take()
        self.record("stop", what, round(stop, 1), round(wall, 1))

    def painted(self):
        """Lets the map be painted to its end."""
        for _ in range(3):
            wait(lambda: not self.canvas.isDrawing(), "the map")
            QApplication.processEvents()

    def yardstick(self):
        """What QGIS itself stops for when the first layer comes into an empty project: its reference system, the full
        extent. No panel can add layers in less."""
        project = QgsProject.instance()
        source = os.path.join(os.environ["FAIRSHARES_SAMPLE"], "scotland", "zones.gpkg") + "|layername=zones"
        for again in range(2):
            self.heart.reset()
            layer = QgsVectorLayer(source, "zones", "ogr")
            self.heart.reset()  # opening it is for whoever adds it
            project.addMapLayer(layer)
            self.painted()
            self.stopped("QGIS alone: first layer" + (", again" if again else ""))
            project.clear()
            QApplication.processEvents()

    def choose_sample(self):
        self.panel.show()
        QApplication.processEvents()
        self.heart.reset()
        self.find(QCheckBox, "sampleBox").setChecked(True)
        expect(self.find(QCheckBox, "sampleBox").isChecked(), "a sample")
        self.find(QgsFileWidget, "resultsFile").setFilePath(self.results)
        wait(lambda: "zones" in self.find(QLabel, "inputsText").text(), "the inputs counted", 20)
        self.record("inputs", self.find(QLabel, "inputsText").text())
        self.stopped("choose")

    def run(self):
        """By the button, until the map is painted; the table has its 14 Boards then."""
        stages = {}
        label = self.find(QLabel, "stageLabel")
        begin = time.monotonic()
        cpu = time.process_time()
        self.heart.reset()
        self.run_button.click()
        expect(not self.run_button.isEnabled(), "a run under way")

        def ended():
            stages.setdefault(label.text(), time.monotonic() - begin)
            return self.run_button.isEnabled()
        wait(ended, "the run")
        in_project = time.monotonic() - begin
        self.stopped("run")
        self.painted()
        painted = time.monotonic() - begin
        self.stopped("first map")
        making = stages.get("Making the layers", in_project)
        self.record("seconds", "from button to painted map", round(painted, 2), "computed and written", round(making, 2),
                    "layers made and added", round(in_project - making, 2), "drawn", round(painted - in_project, 2),
                    "of the processor", round(time.process_time() - cpu, 2))
        expect(self.table.model().rowCount() == 14, "14 Boards, not %d" % self.table.model().rowCount())
        expect(zones_layer().featureCount() == 6999, "the sample's zones")

    def sort_and_filter(self):
        self.heart.reset()
        first = self.table.model().index(0, 0).data()
        self.table.sortByColumn(5, 1)
        QApplication.processEvents()
        self.stopped("sort")
        order = [float(self.table.model().index(row, 5).data()) for row in range(14)]
        expect(order == sorted(order, reverse=True), "the overall index in order")
        expect(self.table.model().index(0, 0).data() != first, "another order")
        self.heart.reset()
        self.find(QLineEdit, "filterEdit").setText("land")
        QApplication.processEvents()
        self.stopped("filter")
        expect(0 < self.table.model().rowCount() < 14, "some Boards found")
        self.find(QLineEdit, "filterEdit").clear()

    def switch(self, box, to, what):
        """Chooses in a combo; the renderer changes at once, and the map is painted."""
        before = zones_layer().renderer().classAttribute()
        self.heart.reset()
        box.setCurrentIndex(box.findData(to))
        QApplication.processEvents()
        self.stopped(what)
        expect(box.currentData() == to, to + " chosen")
        expect(zones_layer().renderer().classAttribute() != before, "another renderer")
        self.painted()
        self.stopped(what + ", painted")

    def switch_all(self):
        self.switch(self.measure, "needs_index", "switch measure")
        self.switch(self.measure, "weighted_population", "switch to classes from the data")
        self.switch(self.programme, "mental_health", "switch programme")
        self.record("looking at", self.find(QLabel, "lookingAtLabel").text())
        self.switch(self.programme, "hchs", "switch programme back")

    def stand_in(self):
        """What zones have no number of is shown on areas, and the line says so; then zones come back."""
        def shown(layer):
            return QgsProject.instance().layerTreeRoot().findLayer(layer.id()).isVisible()
        expect(shown(zones_layer()), "zones on the map")
        self.heart.reset()
        self.programme.setCurrentIndex(self.programme.findData("gp_prescribing"))
        QApplication.processEvents()
        self.stopped("switch to a programme of areas")
        expect(not shown(zones_layer()), "areas on the map")
        expect("Zones have no such number" in self.find(QLabel, "lookingAtLabel").text(), "a word of why")
        self.programme.setCurrentIndex(self.programme.findData("hchs"))
        expect(shown(zones_layer()), "zones on the map again")
        self.painted()

    def link(self):
        """Table and map follow each other."""
        selection = self.table.selectionModel()
        row = QItemSelectionModel.ClearAndSelect | QItemSelectionModel.Rows
        zones = zones_layer()
        extent = self.canvas.extent()
        self.heart.reset()
        selection.select(self.table.model().index(3, 0), row)
        QApplication.processEvents()
        self.stopped("select a row")
        expect(zones.selectedFeatureCount() > 0, "zones selected")
        expect(self.canvas.extent().width() < extent.width(), "zoomed to them")
        self.heart.reset()
        zones.selectByExpression('"fid" = 1')
        QApplication.processEvents()
        self.stopped("select a zone")
        expect(len(selection.selectedRows()) == 1, "one row selected")
        self.record("link", zones.selectedFeatures()[0]["board"], selection.selectedRows()[0].data(257))
        zones.removeSelection()
        expect(not selection.selectedRows(), "no row selected")
        self.canvas.zoomToFullExtent()
        self.painted()

    def cancel_half_way(self):
        """The old layers and the old file stay."""
        before = sha256(self.results)
        layers = sorted(QgsProject.instance().mapLayers())
        self.run_button.click()
        wait(lambda: self.progress() >= 45, "half of the run")
        self.heart.reset()
        begin = time.monotonic()
        self.find(QPushButton, "cancelButton").click()
        wait(self.run_button.isEnabled, "the end of the cancelled run", 30)
        self.record("cancelled", round(1000 * (time.monotonic() - begin)))
        self.stopped("cancel")
        expect(sha256(self.results) == before, "the old file")
        expect(sorted(QgsProject.instance().mapLayers()) == layers, "the old layers")

    def progress(self):
        return self.find(QProgressBar, "progressBar").value()

    def cancel_at_once(self):
        """In an empty project: no layer, no group, no file."""
        QgsProject.instance().clear()
        path = self.results + ".other.gpkg"
        self.find(QCheckBox, "sampleBox").setChecked(True)
        self.find(QgsFileWidget, "resultsFile").setFilePath(path)
        self.run_button.click()
        wait(lambda: self.progress() >= 40, "a part of the run")
        self.find(QPushButton, "cancelButton").click()
        wait(self.run_button.isEnabled, "the end of the cancelled run", 30)
        expect(not QgsProject.instance().mapLayers(), "no layer")
        expect(not QgsProject.instance().layerTreeRoot().children(), "no group")
        expect(not os.path.exists(path), "no file")

    def start_a_run(self):
        self.find(QCheckBox, "sampleBox").setChecked(True)
        self.find(QgsFileWidget, "resultsFile").setFilePath(self.results)
        self.run_button.click()
        wait(lambda: self.progress() >= 20, "a part of the run")
        expect(QgsApplication.taskManager().countActiveTasks() > 0, "a run under way")


def traces():
    """Everything in the window that has the plugin's name, and what of it is at work."""
    window = qgis.utils.iface.mainWindow()
    QApplication.sendPostedEvents(None, QEvent.DeferredDelete)
    QApplication.processEvents()
    # QGIS keeps the menu of a plugin that has gone, out of sight.
    found = [thing.objectName() for thing in window.findChildren(QObject)
             if thing.objectName().startswith("FairShares") and not isinstance(thing, QMenu)]
    found += ["menu: " + action.text() for action in qgis.utils.iface.pluginMenu().actions()
              if "Fair Shares" in action.text()]
    found += ["toolbar: " + action.text() for action in qgis.utils.iface.pluginToolBar().actions()
              if "Fair Shares" in action.text()]
    if QgsApplication.taskManager().countActiveTasks():
        found.append("task")
    return sorted(found)
