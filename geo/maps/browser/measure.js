/** Measuring: a line of clicks, its length on the ground, drawn above everything. */
import { CanvasLayer, mercator } from "./canvas_layer.js";

export class Measure {
  /** @param {L.Map} map @param {(on: boolean) => void} onChange */
  constructor(map, onChange) {
    this.map = map;
    this.onChange = onChange;
    this.on = false;
    this.points = [];
    this.layer = new CanvasLayer("badia-measure", 600, (context, view) =>
      this.paint(context, view),
    );
  }

  toggle() {
    this.on = !this.on;
    this.points = [];
    if (this.on) this.layer.addTo(this.map);
    else this.layer.remove();
    this.onChange(this.on);
  }

  /** @param {L.LatLng} point */
  add(point) {
    this.points.push(point);
    this.layer.repaint();
  }

  /** Length in metres of the line so far. */
  get length() {
    return this.points
      .slice(1)
      .reduce((sum, point, i) => sum + this.points[i].distanceTo(point), 0);
  }

  paint(context, view) {
    if (!this.points.length) return;
    const at = this.points.map(({ lng, lat }) => {
      const [x, y] = mercator(lng, lat);
      return [x * view.scale - view.left, y * view.scale - view.top];
    });
    const { label, halo } = this.colours;
    context.lineJoin = "round";
    for (const [colour, width] of [
      [halo, 5],
      [label, 2],
    ]) {
      context.beginPath();
      for (const [x, y] of at) context.lineTo(x, y);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
    }
    for (const [x, y] of at) {
      context.beginPath();
      context.arc(x, y, 4, 0, 7);
      context.fillStyle = halo;
      context.fill();
      context.lineWidth = 2;
      context.stroke();
    }
    if (at.length < 2) return;
    const [x, y] = at.at(-1);
    context.font = "600 13px system-ui, sans-serif";
    context.strokeStyle = halo;
    context.lineWidth = 4;
    context.strokeText(lengthText(this.length), x + 9, y - 8);
    context.fillStyle = label;
    context.fillText(lengthText(this.length), x + 9, y - 8);
  }
}

/** "850 m", "12.4 km", "214 km" */
export function lengthText(metres) {
  if (metres < 1000) return `${Math.round(metres)} m`;
  const km = metres / 1000;
  return `${km < 100 ? km.toFixed(1) : Math.round(km)} km`;
}
