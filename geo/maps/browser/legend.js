/** The legend: what shapes, colours, sizes, rings and heat mean. Folds away. */
import { element, number } from "./format.js";

const SWATCH_PX = 30;
const UNIT_WORD = {
  casualties: "casualties",
  killed: "killed",
  wounded: "wounded",
  incidents: "incidents",
};

export class Legend {
  constructor(style, sprites) {
    this.style = style;
    this.sprites = sprites;
    this.content = element("div", { className: "legend-content" });
    this.root = element(
      "details",
      { className: "panel legend" },
      element("summary", { text: "Legend" }),
      this.content,
    );
  }

  /** @param {{heat: {on: boolean, by: string}, symbols: boolean, density: boolean}} shown */
  update(shown, colours) {
    const key = JSON.stringify([shown, colours]);
    if (key === this.key) return;
    this.key = key;
    this.colours = colours;
    const parts = [];
    if (shown.heat.on) parts.push(this.heat(shown.heat.by));
    if (shown.symbols && shown.density) parts.push(this.density());
    if (shown.symbols) parts.push(this.symbols(shown.density));
    parts.push(element("p", { className: "not-safe", text: this.style.notSafe }));
    this.content.replaceChildren(...parts);
  }

  heat(by) {
    const { breaks, colours, radiusKm } = this.style.heat;
    const scale = element("div", { className: "heat-scale" });
    colours.forEach((colour, i) => {
      const step = element("div", {}, element("span", { text: number(breaks[i]) }));
      step.style.setProperty("--swatch", colour);
      scale.append(step);
    });
    const title = `${capital(UNIT_WORD[by])} per 1,000 km²`;
    const note = `Density within ${radiusKm} km. An incident known only to an area is spread over it; those on lines are left out.`;
    return section(title, scale, element("p", { className: "note", text: note }));
  }

  density() {
    return section(
      "Incidents",
      element("p", {
        className: "note",
        text: "More than 5,000 in view: dots show where they lie, stronger where there are more. Zoom in for symbols.",
      }),
    );
  }

  symbols(density) {
    const { style } = this;
    const look = { kind: 1, colour: 0, casualties: 0, pending: false };
    const colours = [
      ...Object.values(style.partyLabels).map((label, colour) => [{ ...look, colour }, label]),
      [{ ...look, colour: this.sprites.colours.length - 2 }, style.severalLabel],
      [{ ...look, colour: this.sprites.colours.length - 1 }, "Nobody named"],
    ];
    const grey = this.sprites.colours.length - 1;
    const kinds = Object.values(style.eventLabels).map((label, kind) => [
      { ...look, kind, colour: grey, casualties: 2 },
      label,
    ]);
    const sizes = style.size.examples.map((n) => [
      { ...look, colour: grey, casualties: n },
      String(n),
    ]);
    const all = [
      section("Who suffered", this.list(colours, "two")),
      section("Kind", this.list(kinds, "two")),
      section("Killed and wounded", this.list(sizes, "row")),
      section(
        "How sure",
        this.list(
          [
            [{ ...look, colour: 0, casualties: 2, pending: true }, "Pending: not yet verified"],
            [{ ...look, colour: 0, casualties: null }, "Casualties unknown"],
            ["area", "Only an area or a line is known"],
            ["ring", "The place lies within (9 of 10)"],
            ["cluster", "Several: incidents above, killed and wounded below"],
          ],
          "one",
        ),
      ),
    ];
    return element("div", {}, ...(density ? all.slice(0, 0) : all));
  }

  list(items, className) {
    const list = element("ul", { className });
    for (const [look, label] of items) {
      list.append(element("li", {}, this.swatch(look), element("span", { text: label })));
    }
    return list;
  }

  swatch(look) {
    const dots = Math.min(window.devicePixelRatio || 1, 2);
    const large = look.casualties > 20;
    const side = large ? SWATCH_PX + 8 : SWATCH_PX - 6;
    const canvas = element("canvas", {
      width: side * dots,
      height: side * dots,
      "aria-hidden": "true",
    });
    canvas.style.width = canvas.style.height = `${side}px`;
    const context = canvas.getContext("2d");
    context.scale(dots, dots);
    const middle = side / 2;
    if (typeof look === "string") this.special(context, look, middle);
    else this.sprites.draw(context, middle, middle, look, dots);
    return canvas;
  }

  special(context, what, middle) {
    const { colours } = this;
    context.beginPath();
    context.arc(middle, middle, what === "cluster" ? 10 : 9.5, 0, 7);
    context.lineWidth = 1.4;
    if (what === "area") {
      context.setLineDash([3, 2.2]);
      context.strokeStyle = colours.area_edge;
    } else if (what === "ring") {
      context.fillStyle = `${colours.area_fill}22`;
      context.fill();
      context.strokeStyle = `${colours.area_edge}99`;
    } else {
      context.fillStyle = colours.halo;
      context.fill();
      context.lineWidth = 3;
      context.strokeStyle = this.sprites.colours[0];
    }
    context.stroke();
    if (what === "area")
      this.sprites.draw(
        context,
        middle,
        middle,
        { kind: 1, colour: 0, casualties: 0, pending: false },
        2,
      );
    if (what === "cluster") {
      context.fillStyle = colours.label;
      context.font = "700 9px system-ui";
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText("12", middle, middle + 0.5);
    }
  }
}

function section(title, ...content) {
  return element("section", {}, element("h3", { text: title }), ...content);
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
