/** The pointer on the map: coordinates, tooltip, and what a click opens. */
import * as L from "./leaflet/leaflet-src.esm.js";
import { latitude } from "./canvas_layer.js";
import { element, number } from "./format.js";
import { lengthText } from "./measure.js";
import { spotLines } from "./search.js";

/** Around a finger, what lies this near is meant. */
const TOUCH_SLACK_PX = 12;
const SLACK_PX = 3;
/** Incidents no farther apart than this are listed, for no zoom shows them side by side. */
const SAME_PLACE_M = 400;

export class Pointer {
  /** @param {import("./instrument.js").Instrument} instrument its map must be there */
  constructor(instrument) {
    this.instrument = instrument;
    this.tooltip = element("div", { className: "tooltip", role: "presentation" });
    this.tooltip.hidden = true;
    instrument.stage.append(this.tooltip);
    instrument.map.on("mousemove", (event) => this.onMove(event));
    instrument.map.on("mouseout movestart zoomstart", () => this.hideTooltip());
    instrument.map.on("click", (event) => this.onClick(event));
  }

  onMove({ containerPoint, latlng }) {
    this.last = { containerPoint, latlng };
    this.hoverFrame ??= requestAnimationFrame(() => {
      this.hoverFrame = null;
      this.hover(this.last);
    });
  }

  hover({ containerPoint: { x, y }, latlng }) {
    const density = this.instrument.heat.valueAt(x, y);
    const more =
      density === null ? "" : ` · ${density < 1 ? "below 1" : number(density)} per 1,000 km²`;
    const where = spotLines(latlng.lng, latlng.lat).join(" · ");
    this.instrument.controls.showCoordinates(where + more);
    const hit = this.instrument.marks.at(x, y);
    this.instrument.mapElement.classList.toggle("has-hit", hit !== null);
    if (hit) this.showTooltip(hit);
    else this.showRegion(x, y);
  }

  showTooltip(hit) {
    const { marks, words } = this.instrument;
    const sum = marks.sum(hit.rows, 0, hit.rows.length);
    this.showLines(words.tooltip(hit, sum, this.instrument.extentOf(hit)), hit.x, hit.y);
  }

  /** What is known of the shaded region under the pointer. */
  showRegion(x, y) {
    const lines = this.instrument.shade.wordsAt(x, y);
    if (lines) this.showLines(lines, x, y);
    else this.hideTooltip();
  }

  showLines(lines, x, y) {
    const { stage } = this.instrument;
    this.tooltip.replaceChildren(
      ...lines.map((text, i) => element(i ? "span" : "strong", { text, dir: "auto" })),
    );
    this.tooltip.hidden = false;
    const { clientWidth, clientHeight } = stage;
    const { offsetWidth, offsetHeight } = this.tooltip;
    const left = x + 16 + offsetWidth > clientWidth ? x - 16 - offsetWidth : x + 16;
    const top = Math.min(Math.max(6, y - offsetHeight / 2), clientHeight - offsetHeight - 6);
    this.tooltip.style.transform = `translate(${Math.max(6, left)}px, ${top}px)`;
  }

  hideTooltip() {
    this.tooltip.hidden = true;
    this.instrument.mapElement.classList.remove("has-hit");
  }

  onClick({ containerPoint: { x, y }, latlng, originalEvent }) {
    // a finger moves nothing before it taps: what it opens needs no tooltip
    cancelAnimationFrame(this.hoverFrame);
    this.hoverFrame = null;
    if (this.instrument.measure.on) {
      this.instrument.measure.add(latlng);
      this.instrument.say(lengthText(this.instrument.measure.length));
      return;
    }
    const slack = originalEvent.pointerType === "touch" ? TOUCH_SLACK_PX : SLACK_PX;
    const hit = this.instrument.marks.at(x, y, slack);
    if (hit) this.open(hit);
    else this.showPoint(latlng);
  }

  /** Open what lies under the pointer: one incident, or a crowd. */
  open(hit) {
    this.hideTooltip();
    const { incidents, card, words } = this.instrument;
    if (hit.rows.length === 1) this.instrument.selection.pick(incidents.id[hit.rows[0]]);
    else if (!this.zoomApart(hit)) card.showList(hit.rows, words, this.instrument.extentOf(hit));
  }

  showPoint({ lat, lng }) {
    const spot = { lon: lng, lat };
    this.instrument.closeCard();
    this.instrument.surroundings.setSpot(spot);
    this.instrument.showSpot(spot);
  }

  /** Zoom in on a cluster whose incidents then come apart; false if they never will. */
  zoomApart(hit) {
    if (hit.shape !== null) return false;
    const { map, incidents } = this.instrument;
    const { x, y, x0, y0 } = incidents;
    const points = hit.rows.map((row) => [latitude(y[row] + y0), (x[row] + x0) * 360 - 180]);
    const bounds = L.latLngBounds(points);
    const apart = bounds.getNorthEast().distanceTo(bounds.getSouthWest()) > SAME_PLACE_M;
    if (!apart || map.getZoom() >= map.getMaxZoom()) return false;
    const fitting = map.getBoundsZoom(bounds, false, L.point(60, 60));
    const zoom = Math.max(map.getZoom() + 1, Math.min(fitting, map.getMaxZoom()));
    map.setView(bounds.getCenter(), zoom);
    return true;
  }
}
