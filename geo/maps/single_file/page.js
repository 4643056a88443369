/** The single HTML file: the dashboard's map and timeline, and the table beside it. */
import { element, number } from "./format.js";
import { fetchAsset, masks } from "./loader.js";
import { Instrument } from "./instrument.js";
import { Table } from "./table.js";
import { say, setWords } from "./words.js";

const HEATS = [
  ["", "Off"],
  ["casualties", "Killed and wounded"],
  ["killed", "Killed"],
  ["wounded", "Wounded"],
  ["incidents", "Incidents"],
];
const SEARCH_REST_MS = 250;

/** Plays the server's part: holds what the map is told, and answers what it tells. */
class Page {
  constructor({ language, heat, symbols, near, recent, shading, box }) {
    this.mapSection = document.getElementById("map");
    this.data = {
      incidents: "incidents",
      areas: "areas",
      mask: "all",
      window: { seq: 0, from: null, to: null },
      heat,
      symbols,
      near,
      recent,
      shading,
      language,
      selected: null,
      card: null,
      focus_box: box,
      view: null,
      height: 560,
    };
    masks.set("all", new Uint8Array(0)); // until the incidents are there
    this.instrument = new Instrument(this.mapSection);
  }

  async start() {
    this.records = await fetchAsset("records");
    masks.set("all", everything(this.records.length));
    this.tell({});
    await this.instrument.queue;
    const { incidents, words } = this.instrument;
    if (!incidents) return; // the map has said why
    this.byId = new Map(this.records.map((record, row) => [record.id, row]));
    this.table = new Table(this.records, incidents, words, (id) => this.choose(id));
    document.getElementById("table").append(this.table.root);
    document.getElementById("choices").append(...this.choices());
    this.count = document.getElementById("count");
    this.showRows();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.tell({}));
  }

  /** Change what the map shows. */
  tell(change) {
    this.data = { ...this.data, ...change };
    this.instrument.update({
      data: this.data,
      setStateValue: (name, value) => {
        this.hear(name, value);
        this.instrument.teller.answered();
      },
    });
  }

  hear(name, value) {
    if (name === "window") {
      this.data = { ...this.data, window: value };
      this.showRows();
    } else if (name === "selected") this.select(value.value);
  }

  /** From the table: the map flies there. */
  choose(id) {
    this.select(id);
    this.mapSection.scrollIntoView({ block: "start" });
  }

  select(id) {
    this.table.select(id);
    this.tell({ selected: id, card: id === null ? null : this.records[this.byId.get(id)] });
  }

  /** What filter, words and window let through: in the table as on the map. */
  showRows() {
    const { incidents } = this.instrument;
    const mask = masks.get(this.data.mask);
    const [first, end] = incidents.rows();
    const rows = [];
    for (let i = first; i < end; i++) if ((mask[i >> 3] >> (i & 7)) & 1) rows.push(i);
    const n = number(this.records.length);
    this.count.textContent = !this.records.length
      ? say("This file holds no incident.")
      : rows.length === this.records.length
        ? say("All {n} incidents of this file are shown.", { n })
        : say("{shown} of the {n} incidents of this file are shown.", { shown: number(rows.length), n });
    this.table.show(rows);
  }

  choices() {
    const heat = element("select");
    for (const [value, text] of HEATS) heat.append(element("option", { value, text }));
    heat.value = this.data.heat ?? "";
    heat.addEventListener("change", () => this.tell({ heat: heat.value || null }));
    const symbols = element("input", { type: "checkbox" });
    symbols.checked = this.data.symbols;
    symbols.addEventListener("change", () => this.tell({ symbols: symbols.checked }));
    const search = element("input", { type: "search" });
    search.addEventListener("input", () => {
      clearTimeout(this.searchRest);
      this.searchRest = setTimeout(() => this.search(search.value), SEARCH_REST_MS);
    });
    return [
      element("label", {}, `${say("Heat layer")} `, heat),
      element("label", {}, symbols, ` ${say("Symbols")}`),
      element("label", { className: "words" }, `${say("With the words")} `, search),
    ];
  }

  /** Only incidents whose place, kind, parties, sources or sentences hold all of the words. */
  search(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) this.tell({ mask: "all" });
    else {
      const mask = new Uint8Array((this.records.length + 7) >> 3);
      this.table.texts().forEach((held, row) => {
        if (words.every((word) => held.includes(word))) mask[row >> 3] |= 1 << (row & 7);
      });
      const key = `words: ${words.join(" ")}`;
      for (const old of masks.keys()) if (old !== "all") masks.delete(old);
      masks.set(key, mask);
      this.tell({ mask: key });
    }
    this.showRows();
  }
}

function everything(n) {
  const mask = new Uint8Array((n + 7) >> 3).fill(255);
  if (n & 7) mask[mask.length - 1] = (1 << (n & 7)) - 1;
  return mask;
}

async function open() {
  const asked = await fetchAsset("page");
  setWords(asked.words);
  const page = new Page(asked);
  await page.start();
}

open().catch((error) => {
  console.error(error);
  const problem = document.getElementById("problem");
  problem.textContent = `This file can't be shown: ${error.message}.`;
  problem.hidden = false;
});
