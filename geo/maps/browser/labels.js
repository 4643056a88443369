/** Labels that keep clear of each other: countries, governorates, rivers, then places by rank. */
import { CanvasLayer, mercator } from "./canvas_layer.js";

const SIZES_PX = [13, 12, 11.5, 11, 10.5, 10.5, 10.5];
const FONT = '"Source Sans", "Noto Sans", "Noto Naskh Arabic", system-ui, sans-serif';
const DOT_PX = 6;
const ROOM_PX = 3;
const MOST = 160;
const DOT_KINDS = new Set(["city", "town", "village"]);

/** Where a neighbour's name reads best next to Syria (lon, lat). */
const COUNTRY_AT = {
  IQ: [42.6, 33.7],
  TR: [38.9, 37.35],
  JO: [37.6, 31.9],
  LB: [35.95, 33.95],
  SA: [40.6, 30.6],
  EG: [30.9, 29.3],
  IR: [47.4, 34.4],
  IL: [34.8, 31.0],
  CY: [33.2, 35.05],
};
/** Spots inside each governorate that its own towns leave free (lon, lat), the best first. */
const REGION_AT = {
  SY02: [[37.9, 36.35]],
  SY03: [[37.35, 33.62]],
  SY04: [
    [38.45, 34.12],
    [38.1, 33.75],
    [39.3, 34.15],
    [37.75, 34.85],
  ],
  SY05: [[37.5, 35.25]],
  SY07: [[36.75, 35.75]],
  SY08: [
    [40.85, 36.15],
    [41.2, 36.65],
  ],
  SY09: [
    [40.75, 35.5],
    [39.9, 35.0],
    [40.35, 34.75],
    [39.9, 35.75],
  ],
  SY11: [
    [38.75, 36.35],
    [38.9, 35.55],
  ],
  SY12: [[36.3, 32.62]],
  SY13: [[36.95, 32.85]],
};
const RIVER_AT = { Euphrates: 0.62, Khabur: 0.5 };

export class Labels {
  /**
   * @param {object[]} places from labels.json, the most important first
   * @param {import("./basemap.js").Basemap} basemap
   */
  constructor(places, basemap, style) {
    this.places = places.map((place) => ({ ...place, xy: mercator(...place.at) }));
    this.basemap = basemap;
    this.focus = new Set(style.focus);
    this.language = "en";
    /** Gives marks and routes on the screen, which labels keep clear of: lists of {x, y, radius}. */
    this.obstacles = () => ({ marks: [], routes: [] });
    /** Gives the boxes of what stands on the map, such as buttons: {left, right, top, bottom}. */
    this.furniture = () => [];
    this.layer = new CanvasLayer("badia-labels", 380, (context, view) => this.paint(context, view));
  }

  setColours(colours) {
    this.colours = colours;
    this.layer.schedule();
  }

  setLanguage(language) {
    if (language === this.language) return;
    this.language = language;
    this.layer.schedule();
  }

  paint(context, view) {
    this.taken = this.furniture();
    const { marks, routes } = this.obstacles();
    this.marks = [...marks, ...routes];
    this.drawn = 0;
    context.lineJoin = "round";
    context.textBaseline = "middle";
    this.paintPlaces(context, view, 0, 1);
    this.paintCountries(context, view);
    this.paintRegions(context, view);
    this.paintRivers(context, view);
    this.paintPlaces(context, view, 2, Infinity);
  }

  text(properties) {
    const ar = properties.name_ar ?? properties.ar;
    return this.language === "ar" && ar ? ar : properties.name;
  }

  paintPlaces(context, view, fromRank, toRank) {
    for (const place of this.places) {
      if (place.rank < fromRank || place.rank > toRank) continue;
      if (place.zoom > view.zoom + 0.25 || this.drawn >= MOST) continue;
      const x = place.xy[0] * view.scale - view.left;
      const y = place.xy[1] * view.scale - view.top;
      if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
      this.paintPlace(context, view, place, x, y);
    }
  }

  paintPlace(context, view, place, x, y) {
    const dot = [x - DOT_PX / 2, y - DOT_PX / 2, DOT_PX, DOT_PX];
    // a dot on another's name would be taken for a letter
    if (place.rank > 0 && this.isTaken(...dot)) return;
    const text = this.text(place);
    const size = SIZES_PX[place.rank];
    const weight = place.kind === "city" ? 600 : 400;
    const slant = place.kind === "mountain" ? "italic " : "";
    context.font = `${slant}${weight} ${size}px ${FONT}`;
    const width = context.measureText(text).width;
    const height = size * 1.2;
    const under = this.marks.filter((mark) => Math.hypot(mark.x - x, mark.y - y) < mark.radius);
    const gap = under.reduce((most, mark) => Math.max(most, mark.radius + 1), 4) + 2;
    const slant45 = gap * 0.7;
    const spots = [
      [x + gap, y - height / 2],
      [x - gap - width, y - height / 2],
      [x - width / 2, y - gap - height],
      [x - width / 2, y + gap],
      [x + slant45, y - slant45 - height],
      [x + slant45, y + slant45],
      [x - slant45 - width, y - slant45 - height],
      [x - slant45 - width, y + slant45],
    ];
    const free = spots.filter(([left, top]) => this.isFree(left, top, width, height, view));
    // a city that everybody looks for is named even where symbols leave no room
    const spot =
      free.find(([left, top]) => this.isClear(left, top, width, height)) ??
      (place.rank === 0 ? this.leastHidden(free, width, height) : null);
    if (!spot) return;
    this.take(spot[0], spot[1], width, height);
    this.take(...dot);
    this.drawn += 1;
    this.paintMark(context, place, x, y);
    context.textAlign = "left";
    this.write(context, text, spot[0], spot[1] + height / 2, this.colours.label);
  }

  /** A dot for a settlement, a square for works, a small peak for a mountain. */
  paintMark(context, place, x, y) {
    const r = place.rank === 0 ? 2.8 : 2.1;
    context.beginPath();
    if (DOT_KINDS.has(place.kind)) context.arc(x, y, r, 0, 7);
    else if (place.kind === "mountain") {
      context.moveTo(x, y - 3.4);
      context.lineTo(x + 3.4, y + 2.6);
      context.lineTo(x - 3.4, y + 2.6);
      context.closePath();
    } else context.rect(x - r, y - r, 2 * r, 2 * r);
    context.fillStyle = this.colours.label;
    context.strokeStyle = this.colours.halo;
    context.lineWidth = 1.5;
    context.stroke();
    context.fill();
  }

  paintCountries(context, view) {
    if (view.zoom > 9) return;
    const size = view.zoom < 6.5 ? 11 : 13;
    for (const { properties } of this.basemap.countries) {
      const at = COUNTRY_AT[properties.iso];
      if (at) this.paintArea(context, view, at, properties, size, 0.62, "3px");
    }
  }

  paintRegions(context, view) {
    if (view.zoom < 6 || view.zoom > 10) return;
    for (const { properties } of this.basemap.regions) {
      const spots = REGION_AT[properties.pcode] ?? [];
      const focus = this.focus.has(properties.pcode);
      if (!focus && view.zoom < 7) continue;
      const [size, alpha] = focus ? [14, 0.6] : [11, 0.45];
      spots.some((at) => this.paintArea(context, view, at, properties, size, alpha, "2px"));
    }
  }

  /** A spaced name around a point; false if there is no room. */
  paintArea(context, view, at, properties, size, alpha, spacing) {
    const [mx, my] = mercator(...at);
    const x = mx * view.scale - view.left;
    const y = my * view.scale - view.top;
    const arabic = this.language === "ar";
    const text = arabic ? this.text(properties) : this.text(properties).toUpperCase();
    context.font = `600 ${size}px ${FONT}`;
    // letters of Arabic are joined and must not be spaced
    context.letterSpacing = arabic ? "0px" : spacing;
    const width = context.measureText(text).width;
    const box = [x - width / 2, y - size * 0.6, width, size * 1.2];
    const fits = this.isFree(...box, view) && this.isClear(...box);
    if (fits) {
      this.take(...box);
      context.globalAlpha = alpha;
      context.textAlign = "center";
      this.write(context, text, x, y, this.colours.label);
      context.globalAlpha = 1;
    }
    context.letterSpacing = "0px";
    return fits;
  }

  paintRivers(context, view) {
    if (view.zoom < 6.5) return;
    for (const river of this.basemap.rivers) {
      const share = RIVER_AT[river.properties.name];
      if (!share) continue;
      const { flat } = river.parts[0];
      const i = 2 * Math.floor((flat.length / 2 - 3) * share);
      const x = flat[i] * view.scale - view.left;
      const y = flat[i + 1] * view.scale - view.top;
      let angle = Math.atan2(flat[i + 5] - flat[i + 1], flat[i + 4] - flat[i]);
      if (Math.cos(angle) < 0) angle += Math.PI;
      context.font = `italic 500 11.5px ${FONT}`;
      const text = this.text(river.properties);
      const width = context.measureText(text).width;
      if (!this.isFree(x - width / 2, y - width / 3, width, width / 1.5, view)) continue;
      this.take(x - width / 2, y - width / 3, width, width / 1.5);
      context.save();
      context.translate(x, y);
      context.rotate(angle);
      context.textAlign = "center";
      this.write(context, text, 0, -9, this.colours.water);
      context.restore();
    }
  }

  write(context, text, x, y, colour) {
    context.direction = "ltr";
    context.strokeStyle = this.colours.halo;
    context.lineWidth = 3;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  isFree(left, top, width, height, view) {
    if (left < 2 || top < 2 || left + width > view.width - 2 || top + height > view.height - 2) {
      return false;
    }
    return !this.isTaken(left, top, width, height);
  }

  /** Whether something stands in a box already. */
  isTaken(left, top, width, height) {
    return this.taken.some(
      (box) =>
        left - ROOM_PX < box.right &&
        box.left < left + width + ROOM_PX &&
        top < box.bottom &&
        box.top < top + height,
    );
  }

  /** Whether no mark lies over a box. */
  isClear(left, top, width, height) {
    return !this.marks.some((mark) => overlap(mark, left, top, width, height) > 0);
  }

  /** The spot into which marks reach the least; undefined without spots. */
  leastHidden(spots, width, height) {
    const hidden = spots.map(([left, top]) =>
      this.marks.reduce((sum, mark) => sum + overlap(mark, left, top, width, height), 0),
    );
    return spots[hidden.indexOf(Math.min(...hidden))];
  }

  take(left, top, width, height) {
    this.taken.push({ left, top, right: left + width, bottom: top + height });
  }
}

/** How far a mark reaches into a box, in pixels; 0 where it does not. */
function overlap({ x, y, radius }, left, top, width, height) {
  const dx = Math.max(left - x, 0, x - left - width);
  const dy = Math.max(top - y, 0, y - top - height);
  return Math.max(0, radius - Math.hypot(dx, dy));
}
