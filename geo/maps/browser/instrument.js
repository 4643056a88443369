/** The whole instrument: map, layers, timeline, legend and card, kept in step with the server. */
import * as L from "./leaflet/leaflet-src.esm.js";
import { Basemap } from "./basemap.js";
import { Card, Words } from "./card.js";
import { Controls } from "./controls.js";
import { debugOf } from "./debug.js";
import { Extents } from "./extents.js";
import { element } from "./format.js";
import { HeatLayer } from "./heat_layer.js";
import { Incidents } from "./incidents.js";
import { Labels } from "./labels.js";
import { Legend } from "./legend.js";
import { Keys } from "./keys.js";
import {
  baseUrl,
  fetchAssets,
  fetchGzip,
  loadStyles,
  makeMap,
  parseJson,
  unpackMask,
} from "./loader.js";
import { MarksLayer } from "./marks_layer.js";
import { Measure } from "./measure.js";
import { Navigation } from "./navigation.js";
import { Pointer } from "./pointer.js";
import { Search, spotWords, zoomFor } from "./search.js";
import { Selection } from "./selection.js";
import { ShadeLayer } from "./shade_layer.js";
import { Sprites } from "./sprites.js";
import { Surroundings } from "./surroundings.js";
import { Teller } from "./teller.js";
import { readTheme } from "./theme.js";
import { Tiles } from "./tiles.js";
import { Timeline } from "./timeline.js";

const PHONE_PX = 640;
const MAP_LABEL =
  "Incident map. Arrow keys move it, plus and minus zoom, n and p step through what is shown, Enter opens it, g goes to a place, c says where the middle is.";
/** Set on the page while the timeline moves: what Streamlit draws follows on release only. */
const SCRUBBING = "badiaScrubbing";
const LOADING = "Loading incidents …";
const NOT_LOADED = "Incidents not loaded";

export class Instrument {
  /** @param {ShadowRoot | HTMLElement} root */
  constructor(root) {
    this.host = root.host ?? root;
    this.seq = 0;
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
    this.teller = new Teller();
    this.status = element("p", { className: "for-screen-readers", role: "status" });
    this.loading = element("p", { className: "panel loading", role: "status", text: LOADING });
    this.stage.append(this.loading);
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
    this.loading.style.visibility = "visible";
  }

  async start() {
    const styles = ["leaflet/leaflet.css", "badia.css"].map((name) =>
      loadStyles(name, this.root),
    );
    const { style, labels, countries, regions, rivers } = await fetchAssets();
    await Promise.all(styles);
    this.style = style;
    this.sprites = new Sprites(style);
    this.basemap = new Basemap({ countries, regions, rivers }, style);
    this.labels = new Labels(labels, this.basemap, style);
    this.heat = new HeatLayer(style);
    this.shade = new ShadeLayer(style);
    this.surroundings = new Surroundings(() =>
      this.choose("near", { lon: null, lat: null, km: 0 }),
    );
    this.marks = new MarksLayer(this.sprites);
    this.legend = new Legend(style, this.sprites);
    this.legend.root.open = this.host.clientWidth >= 1200;
    this.legend.root.addEventListener("toggle", () => this.labels.layer.schedule());
    this.card = new Card(
      (id) => this.selection.pick(id),
      () => this.onClose(),
      () => this.makeRoom(),
    );
  }

  /** On a phone an open legend hides what a person just chose or went to. */
  makeRoom() {
    if (this.host.clientWidth < PHONE_PX) this.legend.root.open = false;
  }

  /** Called by Streamlit on every run; the newest data wins. */
  update({ data, setStateValue }) {
    this.latest = data;
    this.teller.use(setStateValue);
    this.teller.answered();
    this.queue = this.queue
      .then(() => (data === this.latest ? this.apply(data) : undefined))
      .catch((error) => this.fail(error));
  }

  fail(error) {
    console.error(error);
    this.root.style.visibility = "";
    // a map without incidents must not pass for one that has none to show
    this.loading.hidden = Boolean(this.incidents);
    this.loading.textContent = NOT_LOADED;
    const again = element("button", { className: "text-button", type: "button", text: "Try again" });
    again.addEventListener("click", () => this.tryAgain());
    this.problem.replaceChildren(
      `The incidents can't be shown: ${error.message}. If trying again does not help, reload the page. `,
      again,
    );
    this.problem.hidden = false;
    this.sayDrawn();
  }

  /** From where it failed: what is there already is not fetched again. */
  tryAgain() {
    this.problem.hidden = true;
    this.loading.hidden = Boolean(this.incidents);
    this.loading.textContent = LOADING;
    this.appliedKey = null;
    this.queue = this.legend ? Promise.resolve() : this.start();
    this.update({ data: this.latest, setStateValue: this.teller.send });
  }

  async apply(data) {
    // the view is only for the next mount: that it moved changes nothing here
    const key = JSON.stringify({ ...data, view: null, says_drawn: null });
    if (!this.map) this.mount(data);
    this.applyTheme();
    this.navigation.keepAddress();
    this.navigation.keepAddressSoon();
    if (key === this.appliedKey) return;
    this.problem.hidden = true;
    if (data.incidents !== this.incidentsUrl) await this.loadIncidents(data);
    await this.applyShading(data.shading ?? null);
    if (data.mask !== this.maskText) {
      this.incidents.mask = await unpackMask(data.mask);
      this.maskText = data.mask;
      this.timeline.setData();
    }
    this.applyWindow(data.window);
    this.heat.on = data.heat !== null;
    this.heat.by = data.heat ?? this.heat.by;
    this.marks.overHeat = this.heat.on;
    this.marks.symbols = data.symbols;
    this.marks.recent = data.recent ?? null;
    this.shade.changed();
    this.surroundings.setNear(data.near ?? null);
    this.tiles.set(data.tiles ?? null);
    this.search.root.hidden = !data.can_search;
    if (data.language !== this.language) {
      this.language = data.language;
      this.controls.setLanguage(data.language);
      this.labels.setLanguage(data.language);
    }
    this.selection.apply(data, this.rowsAreNew);
    this.rowsAreNew = false;
    this.applyFocus(data);
    this.search.answer(data.found ?? null);
    this.heat.layer.repaint();
    this.shade.repaint();
    this.repaintMarks();
    if (!this.timeline.isBusy) delete document.documentElement.dataset[SCRUBBING];
    this.loading.hidden = true;
    this.appliedKey = key;
    this.appliedAt = performance.now();
    this.firstAppliedAt ??= this.appliedAt;
    this.sayDrawn();
  }

  /** Once, to a page that waits for it: the map stands, or it is known that it can't. */
  sayDrawn() {
    if (!this.latest.says_drawn || this.saidDrawn) return;
    this.saidDrawn = true;
    this.teller.tell("drawn", true);
  }

  /** Run folium's script once, with `L.map` putting the map into this element. */
  mount(data) {
    this.root.style.setProperty("--map-height", `${data.height}px`);
    const leaflet = { ...L, map: (_id, options) => L.map(this.mapElement, options) };
    this.map = makeMap(leaflet, data);
    const { map } = this;
    this.navigation = new Navigation(map, (view) => this.teller.tell("view", view));
    this.hasView = this.navigation.start(data.view ?? null);
    const parts = [this.basemap, this.shade, this.heat, this.surroundings, this.marks, this.labels];
    for (const part of parts) part.colours = this.style.basemap.light;
    this.marks.theme = "light";
    this.controls = new Controls(map, {
      onFit: () => this.navigation.fit(this.incidents),
      onLanguage: (language) => {
        this.labels.setLanguage(language);
        this.choose("language", language);
      },
      onMeasure: () => this.measure.toggle(),
      wrapper: this.root,
    });
    this.search = new Search({
      ask: (text) => this.choose("search", text),
      goTo: (target) => this.goTo(target),
      leave: () => this.leaveSpot(),
      say: (text) => this.say(text),
    });
    this.tiles = new Tiles(map, this.basemap, this.labels, (text) => this.warn(text));
    this.stage.append(
      this.search.root,
      this.surroundings.chip,
      this.controls.root,
      this.controls.coordinates,
      this.tiles.credit,
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
    this.selection = new Selection(this);
    this.labels.obstacles = () => ({
      marks: [...this.marks.obstacles(), ...this.shade.obstacles()],
      routes: this.marks.symbols ? (this.marks.routes ?? []) : [],
    });
    this.labels.furniture = () => this.furniture();
    this.marks.onCount = (shown) => this.timeline.setCount(shown);
    // labels come last: they keep clear of the marks and of the regions' numbers
    this.shade.numberLayer.addTo(map);
    for (const part of parts) part.layer.addTo(map);
    this.surroundings.spotLayer.addTo(map);
    this.pointer = new Pointer(this);
    map.on("moveend", () => this.describe());
    this.resized = new ResizeObserver(() => this.onResized());
    this.resized.observe(this.mapElement);
    this.navigation.limitZoom();
    this.root.style.visibility = "";
    window.badiaMap = debugOf(this, baseUrl());
  }

  onResized() {
    this.map.invalidateSize({ animate: false });
    this.navigation.limitZoom();
  }

  /** What stands on the map, as boxes in its CSS pixels: labels keep clear of it. */
  furniture() {
    const { left, top } = this.mapElement.getBoundingClientRect();
    const { legend, search, surroundings, controls, tiles } = this;
    const nodes = [...controls.root.children, legend.root, search.root, surroundings.chip];
    nodes.push(tiles.credit, ...this.mapElement.querySelectorAll(".leaflet-control"));
    return nodes
      .map((node) => node.getBoundingClientRect())
      .filter((box) => box.width > 0)
      .map((box) => ({
        left: box.left - left,
        right: box.right - left,
        top: box.top - top,
        bottom: box.bottom - top,
      }));
  }

  /** Regions come with their first use, not with the map. */
  async applyShading(shading) {
    this.shade.on = shading !== null;
    if (!shading) return;
    this.shade.by = shading.by;
    const key = shading.rows + shading.shapes;
    if (key === this.shadingKey) return;
    const [rows, shapes] = await Promise.all([shading.rows, shading.shapes].map(fetchGzip));
    this.shade.setRegions(parseJson(shapes), new Uint16Array(rows), shading.level);
    this.shadingKey = key;
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
    this.heat.setIncidents(this.incidents, extents);
    this.shade.incidents = this.incidents;
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
    const theme = readTheme(this.host);
    if (theme.key === this.themeKey) return;
    this.themeKey = theme.key;
    this.theme = theme.name;
    this.root.dataset.theme = theme.name;
    const colours = this.style.basemap[theme.name];
    this.heat.theme = this.shade.theme = theme.name;
    this.shade.colours = colours;
    this.shade.changed();
    this.heat.layer.schedule();
    this.basemap.setColours(colours);
    this.labels.setColours(colours);
    this.marks.setTheme(theme.name, colours);
    this.surroundings.setColours(colours);
    this.measure.colours = colours;
    this.timeline.setColours(theme.timeline);
  }

  applyFocus(data) {
    const key = JSON.stringify(data.focus_box);
    const first = this.focusKey === undefined;
    if (key === this.focusKey) return;
    this.focusKey = key;
    if (!data.focus_box || (first && this.hasView)) return;
    this.navigation.flyToBox(data.focus_box, !first);
  }

  // ---- what the user does

  onWindow(window, released) {
    this.incidents.window = window;
    this.marks.layer.schedule();
    if (this.heat.on) this.heat.layer.schedule();
    this.shade.changed();
    if (!released) {
      document.documentElement.dataset[SCRUBBING] = "";
      return;
    }
    this.seq += 1;
    this.teller.tell("window", { seq: this.seq, from: window?.from ?? null, to: window?.to ?? null });
    this.repaintMarks();
  }

  /**
   * Tell the server a choice. A state of the component and no trigger, so that it outlives a run
   * that never starts; its number tells it from the same choice made before.
   */
  choose(name, value) {
    this.choices = (this.choices ?? Date.now()) + 1;
    this.teller.tell(name, { number: this.choices, value });
  }

  /** Fly to an answer of the go-to box, and say what is there. */
  goTo(target) {
    this.closeCard();
    this.surroundings.setSpot(target);
    this.navigation.flyTo(target.lon, target.lat, zoomFor(target.radius_m));
    this.showSpot(target);
  }

  /** Take the mark of a spot away, and its card; an incident's card stays. */
  leaveSpot() {
    this.surroundings.setSpot(null);
    if (this.card.id === null) this.card.hide();
  }

  /** The card of a spot: what to radio, and what lies around it. */
  showSpot({ lon, lat, name, note }) {
    const around = this.latest.can_search
      ? (km) => this.choose("near", { lon, lat, km })
      : null;
    this.card.showPoint(name ?? "This spot", spotWords(lon, lat, name, note), around);
  }

  extentOf(hit) {
    if (hit.shape === null) return null;
    return this.marks.extents?.shapes[hit.shape]?.properties ?? { type: "area" };
  }

  closeCard() {
    this.card.hide();
    this.onClose();
  }

  onClose() {
    this.surroundings.setSpot(null);
    this.selection.clear();
  }

  // ---- the rest

  /** After the marks the labels, which keep clear of them; not while a handle is dragged. */
  repaintMarks() {
    this.marks.layer.repaint();
    this.labels.layer.repaint();
    this.describe();
  }

  /** A problem that the map lives with. */
  warn(text) {
    this.problem.textContent = text;
    this.problem.hidden = false;
    this.labels.layer.repaint();
  }

  /** For screen readers. */
  say(text) {
    this.status.textContent = text;
  }

  describe() {
    if (!this.incidents) return;
    const { marks, heat, shade } = this;
    const shown = {
      heat: { on: heat.on, by: heat.by },
      shade: { on: shade.on, by: shade.by, leftOut: shade.leftOut() },
      symbols: marks.symbols,
      density: marks.stats.density,
      recent: marks.recent,
      recentCount: marks.stats.recent,
      theme: this.theme,
    };
    this.legend.update(shown, marks.colours);
    // dots would hide names, symbols must not be hidden by them
    this.map.getPane("badia-labels").style.zIndex = marks.stats.density ? 420 : 380;
    this.say(this.marks.describe());
  }

  remove() {
    this.teller.stop();
    this.timeline.remove();
    this.resized?.disconnect();
    this.controls?.remove();
    this.navigation?.remove();
    delete document.documentElement.dataset[SCRUBBING];
    if (window.badiaMap?.instrument === this) delete window.badiaMap;
    this.map?.remove();
    this.root.remove();
  }
}
