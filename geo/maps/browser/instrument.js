/** The whole instrument: map, layers, timeline, legend and card, kept in step with the server. */
import * as L from "./leaflet/leaflet-src.esm.js";
import { Basemap } from "./basemap.js";
import { Card, Words } from "./card.js";
import { latitude } from "./canvas_layer.js";
import { Controls } from "./controls.js";
import { Extents } from "./extents.js";
import { element } from "./format.js";
import { HeatLayer } from "./heat_layer.js";
import { Incidents } from "./incidents.js";
import { Labels } from "./labels.js";
import { Legend } from "./legend.js";
import { Keys } from "./keys.js";
import {
  BASE,
  fetchAsset,
  fetchGzip,
  loadStyles,
  makeMap,
  parseJson,
  unpackMask,
} from "./loader.js";
import { MarksLayer } from "./marks_layer.js";
import { Measure } from "./measure.js";
import { Pointer } from "./pointer.js";
import { Sprites } from "./sprites.js";
import { Timeline } from "./timeline.js";

const MAP_LABEL =
  "Incident map. Arrow keys move it, plus and minus zoom, n and p step through what is shown, Enter opens it.";
const VIEW_REST_MS = 600;
const FIT_ZOOM = 11;

export class Instrument {
  /** @param {ShadowRoot | HTMLElement} root */
  constructor(root) {
    this.host = root.host ?? root;
    this.seq = 0;
    this.selected = null;
    this.serverSelected = null;
    this.picked = null;
    this.build();
    root.append(this.root);
    this.ready = this.start();
    this.queue = this.ready;
  }

  build() {
    this.mapElement = element("div", {
      className: "map",
      role: "application",
      "aria-label": MAP_LABEL,
    });
    this.stage = element("div", { className: "stage" }, this.mapElement);
    this.timeline = new Timeline((window, released) => this.onWindow(window, released));
    this.status = element("p", { className: "for-screen-readers", role: "status" });
    this.problem = element("p", { className: "problem", role: "alert" });
    this.problem.hidden = true;
    this.root = element(
      "div",
      { className: "badia" },
      this.stage,
      this.timeline.root,
      this.status,
      this.problem,
    );
    this.root.style.visibility = "hidden"; // until its styles are there
  }

  async start() {
    const styles = ["leaflet/leaflet.css", "badia.css"].map((name) =>
      loadStyles(name, this.root),
    );
    const assets = [
      "style.json",
      "labels.json",
      "countries.geojson",
      "regions.geojson",
      "rivers.geojson",
    ];
    const [style, places, countries, regions, rivers] = await Promise.all(assets.map(fetchAsset));
    await Promise.all(styles);
    this.style = style;
    this.sprites = new Sprites(style);
    this.basemap = new Basemap({ countries, regions, rivers }, style);
    this.labels = new Labels(places, this.basemap, style);
    this.heat = new HeatLayer(style);
    this.marks = new MarksLayer(this.sprites);
    this.legend = new Legend(style, this.sprites);
    this.legend.root.open = this.host.clientWidth >= 1200;
    this.card = new Card(
      (id) => this.pick(id),
      () => this.onClose(),
    );
  }

  /** Called by Streamlit on every run; the newest data wins. */
  update({ data, setStateValue, setTriggerValue }) {
    this.latest = data;
    this.setState = setStateValue;
    this.trigger = setTriggerValue;
    this.queue = this.queue
      .then(() => (data === this.latest ? this.apply(data) : undefined))
      .catch((error) => this.fail(error));
  }

  fail(error) {
    console.error(error);
    this.root.style.visibility = "";
    this.problem.textContent = `The map can't be drawn: ${error.message}. Reload the page.`;
    this.problem.hidden = false;
  }

  async apply(data) {
    // the view is only for the next mount: that it moved changes nothing here
    const key = JSON.stringify({ ...data, view: null });
    if (!this.map) this.mount(data);
    this.applyTheme();
    if (key === this.appliedKey) return;
    this.problem.hidden = true;
    if (data.incidents !== this.incidentsUrl) await this.loadIncidents(data);
    if (data.mask !== this.maskText) {
      this.incidents.mask = await unpackMask(data.mask);
      this.maskText = data.mask;
      this.timeline.setData();
    }
    this.applyWindow(data.window);
    this.heat.on = data.heat !== null;
    this.heat.by = data.heat ?? this.heat.by;
    this.marks.symbols = data.symbols;
    if (data.language !== this.language) {
      this.language = data.language;
      this.controls.setLanguage(data.language);
      this.labels.setLanguage(data.language);
    }
    this.applySelection(data);
    this.applyFocus(data);
    this.heat.layer.repaint();
    this.repaintMarks();
    this.appliedKey = key;
    this.appliedAt = performance.now();
    this.firstAppliedAt ??= this.appliedAt;
  }

  /** Run folium's script once, with `L.map` putting the map into this element. */
  mount(data) {
    this.root.style.setProperty("--map-height", `${data.height}px`);
    const leaflet = { ...L, map: (_id, options) => L.map(this.mapElement, options) };
    this.map = makeMap(leaflet, data);
    const { map } = this;
    if (data.view) map.setView([data.view.lat, data.view.lon], data.view.zoom, { animate: false });
    for (const part of [this.basemap, this.heat, this.labels, this.marks])
      part.colours = this.style.basemap.light;
    this.marks.theme = "light";
    this.controls = new Controls(map, {
      onFit: () => this.fit(),
      onLanguage: (language) => this.labels.setLanguage(language),
      onMeasure: () => this.measure.toggle(),
      wrapper: this.root,
    });
    this.stage.append(
      this.controls.root,
      this.controls.coordinates,
      this.legend.root,
      this.card.root,
    );
    this.measure = new Measure(map, (on) => {
      this.controls.setMeasuring(on);
      this.mapElement.classList.toggle("is-measuring", on);
      map.doubleClickZoom[on ? "disable" : "enable"]();
    });
    this.measure.colours = this.style.basemap.light;
    this.keys = new Keys(this);
    this.labels.obstacles = () => this.marks.obstacles();
    // labels come last: they keep clear of the marks
    for (const part of [this.basemap, this.heat, this.marks, this.labels]) part.layer.addTo(map);
    this.pointer = new Pointer(this);
    map.on("moveend", () => this.onMoved());
    this.resized = new ResizeObserver(() => this.onResized());
    this.resized.observe(this.mapElement);
    this.limitZoom();
    this.root.style.visibility = "";
    window.badiaMap = this.debug();
  }

  onResized() {
    this.map.invalidateSize({ animate: false });
    this.limitZoom();
  }

  /** Never so far out that the view is wider than the basemap. */
  limitZoom() {
    const { map } = this;
    this.lowestZoom ??= map.getMinZoom();
    map.options.minZoom = 0; // or it would limit its own calculation
    const whole = map.getBoundsZoom(map.options.maxBounds, true);
    map.setMinZoom(Math.max(this.lowestZoom, whole));
  }

  async loadIncidents(data) {
    const [incidents, areas] = await Promise.all([
      fetchGzip(data.incidents),
      data.areas ? fetchGzip(data.areas) : null,
    ]);
    this.incidents = new Incidents(incidents);
    this.incidentsUrl = data.incidents;
    this.rowsAreNew = true;
    this.maskText = null;
    const collection = areas ? parseJson(areas) : { features: [] };
    const extents = new Extents(collection, this.incidents);
    Object.assign(this.heat, { incidents: this.incidents, extents });
    this.marks.setIncidents(this.incidents);
    this.marks.extents = extents;
    this.words = new Words(this.incidents, this.style);
    this.timeline.setIncidents(this.incidents);
  }

  /** The server's window, unless a newer one was set here since it was sent. */
  applyWindow({ seq, from, to }) {
    if (seq < this.seq || this.timeline.isBusy) {
      this.incidents.window = this.timeline.window ?? null;
      return;
    }
    this.seq = seq;
    this.incidents.window = from === null ? null : { from, to };
    this.timeline.show(this.incidents.window);
  }

  applyTheme() {
    const css = getComputedStyle(this.host);
    const read = (name) => css.getPropertyValue(name).trim();
    const theme = isDark(read("--st-background-color")) ? "dark" : "light";
    const key = [theme, read("--st-primary-color"), read("--st-text-color")].join();
    if (key === this.themeKey) return;
    this.themeKey = key;
    this.theme = theme;
    this.root.dataset.theme = theme;
    const colours = this.style.basemap[theme];
    this.heat.theme = theme;
    this.basemap.setColours(colours);
    this.labels.setColours(colours);
    this.marks.setTheme(theme, colours);
    this.measure.colours = colours;
    const muted = theme === "dark" ? "#5A5F67" : "#C9C3B6";
    const text = theme === "dark" ? "#B9BDC4" : "#57534A";
    this.timeline.setColours({
      bar: read("--st-primary-color"),
      barOutside: muted,
      axis: muted,
      text,
    });
  }

  applySelection(data) {
    if (data.selected !== this.serverSelected || this.rowsAreNew) {
      const isNew = data.selected !== this.serverSelected;
      this.serverSelected = data.selected;
      this.rowsAreNew = false;
      const row =
        data.selected === null
          ? -1
          : (this.incidents.rowsOf([data.selected]).get(data.selected) ?? -1);
      this.select(row);
      if (row < 0) this.card.hide();
      else if (isNew && data.selected !== this.picked) this.flyTo(row);
    }
    if (data.card && data.card.id === this.selected) this.card.showCard(data.card);
  }

  applyFocus(data) {
    const key = JSON.stringify(data.focus_box);
    const first = this.focusKey === undefined;
    if (key === this.focusKey) return;
    this.focusKey = key;
    if (!data.focus_box || (first && data.view)) return;
    const [west, south, east, north] = data.focus_box;
    const bounds = [
      [south, west],
      [north, east],
    ];
    if (first || reducedMotion()) this.map.fitBounds(bounds, { animate: false });
    else this.map.flyToBounds(bounds, { duration: 0.6 });
  }

  flyTo(row) {
    const { x, y, x0, y0 } = this.incidents;
    const lon = (x[row] + x0) * 360 - 180;
    if (!Number.isFinite(lon)) return;
    const at = [latitude(y[row] + y0), lon];
    const zoom = Math.max(this.map.getZoom(), 9);
    if (reducedMotion()) this.map.setView(at, zoom, { animate: false });
    else this.map.flyTo(at, zoom, { duration: 0.6 });
  }

  /** Show all incidents that mask and window let through. */
  fit() {
    const { x, y, x0, y0, mask } = this.incidents;
    const [first, end] = this.incidents.rows();
    const box = L.latLngBounds([]);
    let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = first; i < end; i++) {
      if (((mask[i >> 3] >> (i & 7)) & 1) === 0 || x[i] !== x[i]) continue;
      west = Math.min(west, x[i]);
      east = Math.max(east, x[i]);
      north = Math.min(north, y[i]);
      south = Math.max(south, y[i]);
    }
    if (west > east) return;
    box.extend([latitude(north + y0), (west + x0) * 360 - 180]);
    box.extend([latitude(south + y0), (east + x0) * 360 - 180]);
    this.map.fitBounds(box, { padding: [40, 40], maxZoom: FIT_ZOOM, animate: !reducedMotion() });
  }

  // ---- what the user does

  onWindow(window, released) {
    this.incidents.window = window;
    this.marks.layer.schedule();
    if (this.heat.on) this.heat.layer.schedule();
    if (!released) return;
    this.seq += 1;
    this.setState("window", { seq: this.seq, from: window?.from ?? null, to: window?.to ?? null });
    this.repaintMarks();
  }

  onMoved() {
    this.describe();
    clearTimeout(this.viewRest);
    this.viewRest = setTimeout(() => {
      const { lat, lng } = this.map.getCenter();
      const view = { lat: round(lat, 5), lon: round(lng, 5), zoom: this.map.getZoom() };
      if (JSON.stringify(view) === JSON.stringify(this.sentView ?? this.latest.view)) return;
      this.sentView = view;
      this.setState("view", view);
    }, VIEW_REST_MS);
  }

  extentOf(hit) {
    if (hit.shape === null) return null;
    return this.marks.extents?.shapes[hit.shape]?.properties ?? { type: "area" };
  }

  closeCard() {
    this.card.hide();
    this.onClose();
  }

  pick(id) {
    const row = this.incidents.rowsOf([id]).get(id);
    if (row === undefined) return;
    this.picked = id;
    this.select(row);
    const shape = this.marks.extents.ofRow[row];
    this.card.showRow(
      row,
      this.words,
      shape < 0 ? null : this.marks.extents.shapes[shape].properties,
    );
    if (this.latest.card?.id === id) this.card.showCard(this.latest.card);
    this.trigger("picked", id);
  }

  onClose() {
    const wasPicked = this.selected !== null;
    this.select(-1);
    this.picked = null;
    if (wasPicked) this.trigger("closed", true);
  }

  select(row) {
    this.selected = row < 0 ? null : this.incidents.id[row];
    this.marks.selectedRow = row;
    this.marks.layer.schedule();
  }

  // ---- the rest

  /** After the marks the labels, which keep clear of them; not while a handle is dragged. */
  repaintMarks() {
    this.marks.layer.repaint();
    this.labels.layer.repaint();
    this.describe();
  }

  /** For screen readers. */
  say(text) {
    this.status.textContent = text;
  }

  describe() {
    if (!this.incidents) return;
    const heat = { on: this.heat.on, by: this.heat.by };
    this.legend.update(
      { heat, symbols: this.marks.symbols, density: this.marks.stats.density },
      this.marks.colours,
    );
    this.say(this.marks.describe());
  }

  /** For tests and for measuring: what is drawn now. */
  debug() {
    const instrument = this;
    return {
      map: this.map,
      base: BASE,
      instrument,
      get stats() {
        return {
          ...instrument.marks.stats,
          paintMs: instrument.marks.layer.paintMs,
          heatMs: instrument.heat.layer.paintMs,
          window: instrument.incidents?.window ?? null,
          seq: instrument.seq,
          theme: instrument.theme,
          appliedAt: instrument.appliedAt,
          firstAppliedAt: instrument.firstAppliedAt,
        };
      },
    };
  }

  remove() {
    this.timeline.remove();
    this.resized?.disconnect();
    this.controls?.remove();
    clearTimeout(this.viewRest);
    if (window.badiaMap?.instrument === this) delete window.badiaMap;
    this.map?.remove();
    this.root.remove();
  }
}

function isDark(colour) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = colour || "#ffffff";
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(probe.fillStyle.slice(at, at + 2), 16));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
}

function reducedMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
