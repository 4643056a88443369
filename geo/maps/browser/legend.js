/** The legend: what shapes, colours, sizes, rings and heat mean. Folds away. */
import { dayText, element, number } from "./format.js";
import { say } from "./words.js";

const SWATCH_PX = 30;
const UNIT_WORD = {
  casualties: "casualties",
  killed: "killed",
  wounded: "wounded",
  incidents: "incidents",
};

const SHADE_WORD = { ...UNIT_WORD, casualties: "killed and wounded" };

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

  /**
   * @param {{heat: {on: boolean, by: string}, shade: {on: boolean, by: string, leftOut: string},
   *     symbols: boolean, density: boolean, recent: [number, number] | null,
   *     recentCount: number, theme: "light" | "dark"}} shown
   */
  update(shown, colours) {
    const key = JSON.stringify([shown, colours]);
    if (key === this.key) return;
    this.key = key;
    this.colours = colours;
    const parts = [];
    if (shown.recent) parts.push(this.recent(shown.recent, shown.recentCount, shown.theme));
    if (shown.heat.on) parts.push(this.heat(shown.heat.by));
    if (shown.shade.on) parts.push(this.shade(shown.shade, shown.theme));
    if (shown.symbols && shown.density) parts.push(this.density());
    if (shown.symbols) parts.push(this.symbols(shown.density));
    parts.push(element("p", { className: "not-safe", text: this.style.notSafe }));
    this.content.replaceChildren(...parts);
  }

  heat(by) {
    const { breaks, colours, radiusKm } = this.style.heat;
    const title = `${capital(UNIT_WORD[by])} per 1,000 km²`;
    const note = `Density within ${radiusKm} km. An incident known only to an area is spread over it; those on lines are left out.`;
    return section(title, scale(breaks, colours), element("p", { className: "note", text: note }));
  }

  shade({ by, leftOut }, theme) {
    const { breaks, colours } = this.style.shade;
    const striped = "Striped: incidents, but nobody known to be hurt. No shade: no incident known.";
    const note = `${say(striped)} ${leftOut}`;
    return section(
      `${capital(SHADE_WORD[by])} by region`,
      scale(breaks, colours[theme]),
      element("p", { className: "note", text: note }),
    );
  }

  recent([first, last], count, theme) {
    const ring = element("span", { className: "recent-ring", "aria-hidden": "true" });
    ring.style.setProperty("--ring", this.style.recentColour[theme]);
    const words = say("72 hours up to the newest incident, {from} to {to}: {many} shown", {
      from: dayText(first),
      to: dayText(last),
      many: count ? number(count) : say("none"),
    });
    return section(
      "Standing out",
      element("p", { className: "recent-words" }, ring, element("span", { text: words })),
    );
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

/** A bar of classes with their lower ends. */
function scale(breaks, colours) {
  const bar = element("div", { className: "heat-scale" });
  colours.forEach((colour, i) => {
    const step = element("div", {}, element("span", { text: number(breaks[i]) }));
    step.style.setProperty("--swatch", colour);
    bar.append(step);
  });
  return bar;
}

function section(title, ...content) {
  return element("section", {}, element("h3", { text: title }), ...content);
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
