/** Symbols: shape by kind, colour by who suffered, size by casualties, hollow while pending. */

/**
 * Draws symbols, each look once into a small canvas that is then copied.
 */
export class Sprites {
  /** @param {object} style style.json */
  constructor(style) {
    this.style = style;
    this.kinds = Object.keys(style.shapes);
    this.rings = Object.values(style.shapes);
    const parties = Object.values(style.partyColours);
    this.colours = [...parties, style.severalColour, style.nobodyColour];
    const several = parties.length;
    const nobody = parties.length + 1;
    /** Index into `colours` for each set of victims (one bit a party). */
    this.colourOf = new Uint8Array(256).map((_, bits) => {
      if (bits === 0) return nobody;
      return (bits & (bits - 1)) === 0 ? Math.min(Math.log2(bits), nobody) : several;
    });
    this.setTheme(style.basemap.light);
  }

  setTheme(colours) {
    this.edge = colours.symbol_edge;
    this.halo = colours.halo;
    this.cache = new Map();
  }

  /** Radius in CSS pixels for killed + wounded; null (nobody said) has the smallest. */
  radius(casualties) {
    const { smallest, largest, perRoot } = this.style.size;
    if (!casualties) return smallest;
    return Math.min(smallest + perRoot * Math.sqrt(casualties), largest);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {{kind: number, colour: number, casualties: number | null, pending: boolean}} look
   */
  draw(context, x, y, { kind, colour, casualties, pending }, dots) {
    const radius = Math.round(this.radius(casualties) * 2) / 2;
    const unknown = casualties === null;
    const key =
      (((radius * 2 * 16 + kind) * 16 + colour) * 2 + (pending ? 1 : 0)) * 2 + (unknown ? 1 : 0);
    let sprite = this.cache.get(key);
    if (!sprite) {
      sprite = this.make(kind, colour, radius, pending, unknown, dots);
      this.cache.set(key, sprite);
    }
    const size = sprite.width / dots;
    context.drawImage(sprite, x - size / 2, y - size / 2, size, size);
  }

  make(kind, colour, radius, pending, unknown, dots) {
    const half = radius + 3;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.ceil(2 * half * dots);
    const context = canvas.getContext("2d");
    context.scale(dots, dots);
    context.translate(canvas.width / dots / 2, canvas.width / dots / 2);
    context.lineJoin = "round";
    context.beginPath();
    for (const [x, y] of this.rings[kind]) context.lineTo(x * radius, -y * radius);
    context.closePath();
    const fill = this.colours[colour];
    if (pending) {
      // a light edge outside and a light inside keep the hollow shape readable on any ground
      stroke(context, this.edge, 4);
      context.fillStyle = withAlpha(this.halo, 0.75);
      context.fill();
      stroke(context, fill, 2);
    } else {
      stroke(context, this.edge, 2.2);
      context.fillStyle = fill;
      context.fill();
    }
    if (unknown) {
      context.beginPath();
      context.arc(0, 0, 1.7, 0, 7);
      context.fillStyle = pending ? fill : this.edge;
      context.fill();
    }
    return canvas;
  }
}

function stroke(context, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/** "#rrggbb" with an opacity. */
export function withAlpha(hex, alpha) {
  return (
    hex +
    Math.round(alpha * 255)
      .toString(16)
      .padStart(2, "0")
  );
}

/** "#rrggbb" as one little-endian RGBA word of ImageData. */
export function rgbaWord(hex, alpha) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return ((Math.round(alpha * 255) << 24) | (b << 16) | (g << 8) | r) >>> 0;
}
