/** Places that are areas or lines: tinted, outlined in dashes, never drawn as a dot. */
import { shapesOf, trace } from "./basemap.js";
import { mercator } from "./canvas_layer.js";
import { withAlpha } from "./sprites.js";

const SPOT_PX = 12;
const LINE_PX = 5;
const MOST_SPOTS = 400;

export class Extents {
  /**
   * @param {object} collection GeoJSON of `areas_and_lines`
   * @param {import("./incidents.js").Incidents} incidents
   */
  constructor(collection, incidents) {
    this.shapes = shapesOf(collection);
    this.points = this.shapes.map(({ properties }) => mercator(...properties.point));
    /** Index of the shape of each row, -1 for points and where no outline is known. */
    this.ofRow = new Int32Array(incidents.n).fill(-1);
    const rows = incidents.rowsOf(this.shapes.flatMap(({ properties }) => properties.incidents));
    this.shapes.forEach(({ properties }, index) => {
      for (const id of properties.incidents) {
        if (rows.has(id)) this.ofRow[rows.get(id)] = index;
      }
    });
    /** Rows that have a shape: few, so that nobody has to look through all. */
    this.rows = Int32Array.from(rows.values()).sort();
  }

  /** Paint the given shapes (indexes), areas below lines. */
  paint(context, view, indexes, colours) {
    const isArea = (i) => this.shapes[i].properties.type === "area";
    context.save();
    context.lineJoin = "round";
    for (const i of indexes.filter(isArea)) {
      context.beginPath();
      trace(context, this.shapes[i], view);
      context.fillStyle = withAlpha(colours.area_fill, 0.1);
      context.fill("evenodd");
      context.setLineDash([7, 4]);
      context.strokeStyle = colours.area_edge;
      context.lineWidth = 1.4;
      context.stroke();
    }
    for (const i of indexes.filter((index) => !isArea(index))) {
      this.paintLine(context, view, this.shapes[i], colours);
    }
    context.restore();
  }

  /** Spots along the lines among the given shapes, for labels to keep clear of: {x, y, radius}. */
  along(indexes, view) {
    const spots = [];
    for (const i of indexes) {
      if (this.shapes[i].properties.type === "area") continue;
      for (const { flat } of this.shapes[i].parts) addSpots(spots, flat, view);
    }
    return spots;
  }

  paintLine(context, view, shape, colours) {
    context.beginPath();
    trace(context, shape, view);
    context.setLineDash([]);
    context.strokeStyle = colours.halo;
    context.lineWidth = 5;
    context.stroke();
    context.setLineDash([9, 4]);
    context.strokeStyle = colours.area_edge;
    context.lineWidth = 2.4;
    context.stroke();
    for (const { flat } of shape.parts) arrowHead(context, view, flat, colours.area_edge);
  }
}

function arrowHead(context, view, flat, colour) {
  const n = flat.length;
  if (n < 4) return;
  const [x0, y0, x, y] = [...flat.slice(n - 4)].map(
    (v, i) => v * view.scale - (i % 2 ? view.top : view.left),
  );
  context.save();
  context.translate(x, y);
  context.rotate(Math.atan2(y - y0, x - x0));
  context.beginPath();
  context.moveTo(3, 0);
  context.lineTo(-10, 6);
  context.lineTo(-10, -6);
  context.closePath();
  context.fillStyle = colour;
  context.fill();
  context.restore();
}

function addSpots(spots, flat, view) {
  for (let k = 2; k < flat.length && spots.length < MOST_SPOTS; k += 2) {
    const [x0, y0, x1, y1] = [k - 2, k - 1, k, k + 1].map(
      (at) => flat[at] * view.scale - (at % 2 ? view.top : view.left),
    );
    const steps = Math.min(MOST_SPOTS, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / SPOT_PX));
    for (let step = 0; step <= steps; step++) {
      const share = steps ? step / steps : 0;
      spots.push({ x: x0 + share * (x1 - x0), y: y0 + share * (y1 - y0), radius: LINE_PX });
    }
  }
}
