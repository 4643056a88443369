/** "Within so many km of here": the circle, or the band along a road; and the spot gone to. */
import { CanvasLayer, mercator, metresPerPixel } from "./canvas_layer.js";
import { element } from "./format.js";
import { withAlpha } from "./sprites.js";
import { say } from "./words.js";

const EARTH_M = 6371008.8;
const CORNERS = 128;
const OUTSIDE_OPACITY = 0.45;
const EDGE_PX = 2;

export class Surroundings {
  /** @param {() => void} onClear the user wants everything again */
  constructor(onClear) {
    this.near = null;
    this.spot = null;
    this.layer = new CanvasLayer("badia-near", 350, (context, view) =>
      this.paintNear(context, view),
    );
    this.spotLayer = new CanvasLayer("badia-spot", 610, (context, view) =>
      this.paintSpot(context, view),
    );
    this.words = element("span", { dir: "auto" });
    const clear = element("button", {
      className: "icon-button",
      type: "button",
      "aria-label": "Show everything again",
      title: "Show everything again",
      "data-icon": "close",
    });
    clear.addEventListener("click", onClear);
    this.chip = element("div", { className: "panel chip" }, this.words, clear);
    this.chip.hidden = true;
  }

  setColours(colours) {
    this.colours = colours;
    this.layer.repaint();
    this.spotLayer.repaint();
  }

  /** @param {{points: [number, number][], km: number, name: string} | null} near */
  setNear(near) {
    const key = JSON.stringify(near);
    if (key === this.key) return;
    this.key = key;
    this.near = near;
    this.chip.hidden = !near;
    if (near) {
      const name = near.name || say("this spot");
      this.words.textContent = say("Within {km} km of {name}", { km: near.km, name });
    }
    this.layer.repaint();
  }

  /** @param {{lon: number, lat: number, name?: string, radius_m?: number} | null} spot */
  setSpot(spot) {
    this.spot = spot;
    this.spotLayer.repaint();
  }

  /** All that lies outside steps back. */
  paintNear(context, view) {
    if (!this.near) return;
    const { points, km } = this.near;
    context.fillStyle = withAlpha(this.colours.halo, OUTSIDE_OPACITY);
    context.fillRect(0, 0, view.width, view.height);
    context.lineJoin = context.lineCap = "round";
    context.strokeStyle = this.colours.label;
    const cut = (draw) => {
      context.globalCompositeOperation = "destination-out";
      draw();
      context.globalCompositeOperation = "source-over";
    };
    if (points.length === 1) {
      context.beginPath();
      for (const [lon, lat] of circle(points[0], km * 1000)) {
        const [x, y] = mercator(lon, lat);
        context.lineTo(x * view.scale - view.left, y * view.scale - view.top);
      }
      context.closePath();
      context.fillStyle = "#000";
      cut(() => context.fill());
      context.lineWidth = EDGE_PX;
      context.stroke();
      return;
    }
    const pieces = points.slice(1).map((end, i) => pieceOf(points[i], end, view, km * 1000));
    const draw = (more) => {
      for (const { ax, ay, bx, by, reach } of pieces) {
        context.beginPath();
        context.moveTo(ax, ay);
        context.lineTo(bx, by);
        context.lineWidth = 2 * (reach + more);
        context.stroke();
      }
    };
    draw(EDGE_PX);
    cut(() => draw(0));
  }

  paintSpot(context, view) {
    if (!this.spot) return;
    const { lon, lat, name, radius_m: radiusM } = this.spot;
    const [mx, my] = mercator(lon, lat);
    const x = mx * view.scale - view.left;
    const y = my * view.scale - view.top;
    const { label, halo } = this.colours;
    const around = (radiusM ?? 0) / metresPerPixel(my, view.scale);
    for (const [colour, width] of [
      [halo, 5],
      [label, 2],
    ]) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      context.arc(x, y, 7, 0, 7);
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ]) {
        context.moveTo(x + 4 * dx, y + 4 * dy);
        context.lineTo(x + 13 * dx, y + 13 * dy);
      }
      context.stroke();
      if (around > 16 && around < 3 * view.width) {
        context.beginPath();
        context.setLineDash([6, 4]);
        context.arc(x, y, around, 0, 7);
        context.stroke();
        context.setLineDash([]);
      }
    }
    if (!name) return;
    context.font = "600 13px system-ui, sans-serif";
    context.textBaseline = "middle";
    context.strokeStyle = halo;
    context.lineWidth = 4;
    context.strokeText(name, x + 17, y);
    context.fillStyle = label;
    context.fillText(name, x + 17, y);
  }
}

/** Corners of a circle on the globe, as longitude and latitude. */
function circle([lon, lat], radiusM) {
  const reach = radiusM / EARTH_M;
  const phi = (lat * Math.PI) / 180;
  return Array.from({ length: CORNERS }, (_, i) => {
    const bearing = (2 * Math.PI * i) / CORNERS;
    const phi2 = Math.asin(
      Math.sin(phi) * Math.cos(reach) + Math.cos(phi) * Math.sin(reach) * Math.cos(bearing),
    );
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(reach) * Math.cos(phi),
      Math.cos(reach) - Math.sin(phi) * Math.sin(phi2),
    );
    return [lon + (east * 180) / Math.PI, (phi2 * 180) / Math.PI];
  });
}

function pieceOf(start, end, view, radiusM) {
  const [a, b] = [mercator(...start), mercator(...end)];
  const middle = (a[1] + b[1]) / 2;
  return {
    ax: a[0] * view.scale - view.left,
    ay: a[1] * view.scale - view.top,
    bx: b[0] * view.scale - view.left,
    by: b[1] * view.scale - view.top,
    reach: radiusM / metresPerPixel(middle, view.scale),
  };
}
