/** Where the map looks: flying, fitting, the limits, and the view in the page's address. */
import * as L from "./leaflet/leaflet-src.esm.js";
import { latitude } from "./canvas_layer.js";

const FIT_ZOOM = 11;
const CLOSE_ZOOM = 9;
const VIEW_REST_MS = 600;
const FLY_S = 0.6;

export class Navigation {
  /**
   * @param {L.Map} map
   * @param {(view: {lat: number, lon: number, zoom: number}) => void} onRest called when the view
   *     has not moved for a while
   */
  constructor(map, onRest) {
    this.map = map;
    this.onRest = onRest;
    map.on("moveend", () => this.moved());
  }

  /** Look where the last visit ended, or where the page's address says. */
  start(view) {
    const at = view ?? viewOfAddress();
    if (at) this.map.setView([at.lat, at.lon], at.zoom, { animate: false });
    this.view = at;
    return at !== null;
  }

  moved() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      const { lat, lng } = this.map.getCenter();
      const view = { lat: round(lat, 5), lon: round(lng, 5), zoom: round(this.map.getZoom(), 2) };
      if (JSON.stringify(view) === JSON.stringify(this.view)) return;
      this.view = view;
      this.keepAddress();
      this.onRest(view);
    }, VIEW_REST_MS);
  }

  /** Streamlit writes the address without the view, so it is put back after each of its runs. */
  keepAddress() {
    if (!this.view || !location.protocol.startsWith("http")) return;
    const { lat, lon, zoom } = this.view;
    const url = new URL(location.href);
    const text = `${round(lat, 4)},${round(lon, 4)},${zoom}`;
    if (url.searchParams.get("view") === text) return;
    url.searchParams.set("view", text);
    history.replaceState(history.state, "", url.href.replaceAll("%2C", ","));
  }

  /** Once more when the run is over: it may write the address after the map's data. */
  keepAddressSoon() {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.keepAddress(), VIEW_REST_MS);
  }

  /** Never so far out that the view is wider than the basemap. */
  limitZoom() {
    const { map } = this;
    this.lowestZoom ??= map.getMinZoom();
    map.options.minZoom = 0; // or it would limit its own calculation
    const whole = map.getBoundsZoom(map.options.maxBounds, true);
    map.setMinZoom(Math.max(this.lowestZoom, whole));
  }

  flyTo(lon, lat, zoom = CLOSE_ZOOM) {
    const to = Math.max(this.map.getZoom(), zoom);
    if (reducedMotion()) this.map.setView([lat, lon], to, { animate: false });
    else this.map.flyTo([lat, lon], to, { duration: FLY_S });
  }

  flyToRow(incidents, row) {
    const lon = (incidents.x[row] + incidents.x0) * 360 - 180;
    if (Number.isFinite(lon)) this.flyTo(lon, latitude(incidents.y[row] + incidents.y0));
  }

  /** @param {[number, number, number, number]} box west, south, east, north */
  flyToBox([west, south, east, north], animate) {
    const bounds = [
      [south, west],
      [north, east],
    ];
    if (!animate || reducedMotion()) this.map.fitBounds(bounds, { animate: false });
    else this.map.flyToBounds(bounds, { duration: FLY_S });
  }

  /** Show all incidents that mask and window let through. */
  fit(incidents) {
    const { x, y, x0, y0, mask } = incidents;
    const [first, end] = incidents.rows();
    let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = first; i < end; i++) {
      if (((mask[i >> 3] >> (i & 7)) & 1) === 0 || x[i] !== x[i]) continue;
      west = Math.min(west, x[i]);
      east = Math.max(east, x[i]);
      north = Math.min(north, y[i]);
      south = Math.max(south, y[i]);
    }
    if (west > east) return;
    const box = L.latLngBounds(
      [latitude(north + y0), (west + x0) * 360 - 180],
      [latitude(south + y0), (east + x0) * 360 - 180],
    );
    this.map.fitBounds(box, { padding: [40, 40], maxZoom: FIT_ZOOM, animate: !reducedMotion() });
  }

  remove() {
    clearTimeout(this.rest);
    clearTimeout(this.later);
  }
}

/** "lat,lon,zoom" of the address, null where it is none. */
function viewOfAddress() {
  const text = new URLSearchParams(location.search).get("view") ?? "";
  const [lat, lon, zoom] = text.split(",").map(Number);
  const ok = Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 22;
  return ok ? { lat, lon, zoom } : null;
}

export function reducedMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
