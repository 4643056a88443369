/** Online tiles, where the user chose them; the built-in map comes back when they don't answer. */
import * as L from "./leaflet/leaflet-src.esm.js";
import { element } from "./format.js";

export class Tiles {
  /**
   * @param {L.Map} map
   * @param {{layer: object}} basemap the built-in ground
   * @param {{layer: object}} labels
   * @param {(text: string) => void} onProblem
   */
  constructor(map, basemap, labels, onProblem) {
    this.map = map;
    this.basemap = basemap;
    this.labels = labels;
    this.onProblem = onProblem;
    this.credit = element("div", { className: "tile-credit" });
    this.credit.hidden = true;
  }

  /** @param {{url: string, host: string, attribution: string, max_zoom: number,
   *     labels: boolean} | null} tiles */
  set(tiles) {
    const key = JSON.stringify(tiles);
    if (key === this.key) return;
    this.key = key;
    this.layer?.remove();
    this.layer = null;
    this.credit.hidden = !tiles;
    if (!tiles) {
      this.showBuiltIn();
      return;
    }
    this.credit.textContent = `${tiles.attribution} · online, from ${tiles.host}`;
    this.basemap.layer.remove();
    if (!tiles.labels) this.labels.layer.remove();
    else this.labels.layer.addTo(this.map);
    const layer = L.tileLayer(tiles.url, { maxNativeZoom: tiles.max_zoom, maxZoom: 22 });
    let loaded = 0;
    layer.on("tileload", () => (loaded += 1));
    layer.on("tileerror", () => {
      if (loaded || this.layer !== layer) return;
      layer.remove();
      this.layer = null;
      this.credit.hidden = true;
      this.showBuiltIn();
      this.onProblem(`${tiles.host} does not answer; the built-in map is shown instead.`);
    });
    this.layer = layer.addTo(this.map);
  }

  showBuiltIn() {
    // the ground below all, the names after the marks that they keep clear of
    if (!this.map.hasLayer(this.basemap.layer)) this.basemap.layer.addTo(this.map);
    if (!this.map.hasLayer(this.labels.layer)) this.labels.layer.addTo(this.map);
  }
}
