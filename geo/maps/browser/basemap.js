/** The built-in basemap: sea, countries, governorates, rivers and lakes, from static GeoJSON. */
import { CanvasLayer, mercator } from "./canvas_layer.js";
import { withAlpha } from "./sprites.js";

/** A shape ready to paint: rings or lines in Mercator 0..1, with their bounds. */
function prepare(feature) {
  const { type, coordinates } = feature.geometry;
  const lists =
    {
      Polygon: coordinates,
      MultiPolygon: coordinates.flat?.(1),
      LineString: [coordinates],
      MultiLineString: coordinates,
    }[type] ?? [];
  const parts = lists.map((line) => {
    const flat = new Float64Array(line.length * 2);
    line.forEach(([lon, lat], i) => flat.set(mercator(lon, lat), 2 * i));
    return { flat, box: boxOf(flat) };
  });
  return { properties: feature.properties, parts, closed: type.endsWith("Polygon") };
}

function boxOf(flat) {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < flat.length; i += 2) {
    west = Math.min(west, flat[i]);
    east = Math.max(east, flat[i]);
    north = Math.min(north, flat[i + 1]);
    south = Math.max(south, flat[i + 1]);
  }
  return { west, north, east, south };
}

/** Prepare all features of a GeoJSON collection for `trace`. */
export function shapesOf(collection) {
  return collection.features.map(prepare);
}

/** Add a shape to the context's current path; parts outside the view are left out. */
export function trace(context, shape, view) {
  const { scale, left, top, width, height } = view;
  for (const { flat, box } of shape.parts) {
    if (box.east * scale < left || box.west * scale > left + width) continue;
    if (box.south * scale < top || box.north * scale > top + height) continue;
    let lastX = Infinity;
    let lastY = Infinity;
    for (let i = 0; i < flat.length; i += 2) {
      const x = flat[i] * scale - left;
      const y = flat[i + 1] * scale - top;
      if (i === 0) context.moveTo(x, y);
      // corners less than half a pixel apart change nothing
      else if (Math.abs(x - lastX) + Math.abs(y - lastY) > 0.5) context.lineTo(x, y);
      else continue;
      lastX = x;
      lastY = y;
    }
    if (shape.closed) context.closePath();
  }
}

export class Basemap {
  /** @param {{countries: object, regions: object, rivers: object}} sources GeoJSON */
  constructor(sources, style) {
    const rivers = shapesOf(sources.rivers);
    this.countries = shapesOf(sources.countries);
    this.syria = this.countries.filter((c) => c.properties.iso === "SY");
    this.abroad = this.countries.filter((c) => c.properties.iso !== "SY");
    this.regions = shapesOf(sources.regions);
    this.focus = this.regions.filter((r) => style.focus.includes(r.properties.pcode));
    this.lakes = rivers.filter((r) => r.closed);
    this.rivers = rivers.filter((r) => !r.closed);
    this.layer = new CanvasLayer("badia-basemap", 210, (context, view) =>
      this.paint(context, view),
    );
  }

  setColours(colours) {
    this.colours = colours;
    this.layer.repaint();
  }

  /** A band within the outline of a governorate in focus. */
  paintBand(context, shape, view) {
    context.save();
    context.beginPath();
    trace(context, shape, view);
    context.clip("evenodd");
    context.strokeStyle = withAlpha(this.colours.area_fill, 0.3);
    context.lineWidth = 10;
    context.stroke();
    context.restore();
  }

  paint(context, view) {
    const { colours } = this;
    const near = Math.min(1.6, 0.7 + Math.max(0, view.zoom - 6) * 0.18);
    const draw = (shapes, how) => {
      context.beginPath();
      for (const shape of shapes) trace(context, shape, view);
      Object.assign(context, how);
      if (how.fillStyle) context.fill("evenodd");
      if (how.strokeStyle) context.stroke();
    };
    context.lineJoin = "round";
    context.lineCap = "round";
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, view.width, view.height);
    draw(this.abroad, { fillStyle: colours.abroad });
    draw(this.regions, { fillStyle: colours.land });
    draw(this.focus, { fillStyle: colours.focus });
    for (const shape of this.focus) this.paintBand(context, shape, view);
    draw(this.lakes, { fillStyle: colours.sea, strokeStyle: colours.water, lineWidth: 0.8 });
    for (const river of this.rivers) {
      const main = river.properties.name === "Euphrates";
      draw([river], { strokeStyle: colours.water, lineWidth: (main ? 1.9 : 1.1) * near });
    }
    context.setLineDash([5, 3]);
    draw(this.regions, { strokeStyle: colours.border, lineWidth: 0.8 });
    context.setLineDash([]);
    draw(this.focus, { strokeStyle: colours.border, lineWidth: 1.4 });
    draw(this.abroad, { strokeStyle: colours.country_border, lineWidth: 0.7 });
    draw(this.syria, { strokeStyle: colours.country_border, lineWidth: 1.5 });
  }
}
