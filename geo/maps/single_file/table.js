/** All incidents that the map shows, as a table: sorted by any column, a page at a time. */
import { countText, element, number } from "./format.js";
import { PENDING } from "./incidents.js";
import { say } from "./words.js";

const ROWS_A_PAGE = { phone: 25, other: 100 };
const TEXT_ORDER = new Intl.Collator(["en", "ar"], { numeric: true });

export class Table {
  /**
   * @param {object[]} records by row: the card's values and number, date, place, attacker, sources
   * @param {import("./incidents.js").Incidents} incidents
   * @param {import("./card.js").Words} words
   * @param {(id: number) => void} onChoose
   */
  constructor(records, incidents, words, onChoose) {
    this.records = records;
    this.onChoose = onChoose;
    this.columns = columnsOf(records, incidents, words);
    this.sorted = { column: 0, descending: false };
    this.rows = [];
    this.page = 0;
    this.perPage = ROWS_A_PAGE[matchMedia("(max-width: 640px)").matches ? "phone" : "other"];
    this.build();
  }

  build() {
    this.heads = this.columns.map(({ label }, column) => {
      const sort = element("button", { type: "button", text: label });
      sort.addEventListener("click", () => this.sortBy(column));
      return element("th", { scope: "col", role: "columnheader" }, sort);
    });
    this.body = element("tbody", { role: "rowgroup" });
    const head = element("tr", { role: "row" }, ...this.heads);
    // the roles hold where a phone's styles lay the cells out in another way
    const table = element(
      "table",
      { role: "table", "aria-label": "Incidents shown" },
      element("thead", { role: "rowgroup" }, head),
      this.body,
    );
    this.back = pageButton(say("Previous {n}", { n: this.perPage }), () => this.turn(-1));
    this.next = pageButton(say("Next {n}", { n: this.perPage }), () => this.turn(1));
    this.place = element("span", { role: "status" });
    this.root = element(
      "div",
      {},
      element("div", { className: "pages" }, this.back, this.place, this.next),
      element("div", { className: "scrolled", tabindex: "0", role: "region", "aria-label": "Table" }, table),
    );
  }

  /** @param {number[]} rows in the order of the arrays */
  show(rows) {
    this.rows = rows;
    this.page = 0;
    this.sort();
    this.fill();
  }

  sortBy(column) {
    const descending = this.sorted.column === column && !this.sorted.descending;
    this.sorted = { column, descending };
    this.page = 0;
    this.sort();
    this.fill();
  }

  /** What is unknown comes last, whichever way. */
  sort() {
    const { column, descending } = this.sorted;
    const { key } = this.columns[column];
    const turn = descending ? -1 : 1;
    const keys = new Map(this.rows.map((row) => [row, key(row)]));
    const compare = (a, b) => (typeof a === "string" ? TEXT_ORDER.compare(a, b) : a - b);
    this.rows.sort((r, s) => {
      const [a, b] = [keys.get(r), keys.get(s)];
      if (a === null || b === null) return (a === null) - (b === null) || r - s;
      return turn * compare(a, b) || r - s;
    });
    this.heads.forEach((head, at) => {
      if (at === column) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  turn(by) {
    this.page += by;
    this.fill();
  }

  fill() {
    const from = this.page * this.perPage;
    const shown = this.rows.slice(from, from + this.perPage);
    this.body.replaceChildren(...shown.map((row) => this.line(row)));
    const { length } = this.rows;
    this.place.textContent = length
      ? say("{from} to {to} of {n}", {
          from: number(from + 1),
          to: number(from + shown.length),
          n: number(length),
        })
      : say("None is shown; that does not mean safe.");
    this.back.hidden = this.next.hidden = length <= this.perPage;
    this.back.disabled = from === 0;
    this.next.disabled = from + this.perPage >= length;
  }

  line(row) {
    const { id } = this.records[row];
    const cells = this.columns.map(({ label, text, isButton }) => {
      const cell = element("td", { role: "cell", "data-label": say(label) });
      if (isButton) {
        const choose = element("button", { type: "button", text: text(row) });
        choose.setAttribute("aria-label", say("Incident {n}: show it on the map", { n: text(row) }));
        choose.addEventListener("click", () => this.onChoose(id));
        cell.append(choose);
      } else cell.append(element("span", { text: text(row), dir: "auto" }));
      return cell;
    });
    const line = element("tr", { role: "row" }, ...cells);
    line.dataset.id = id;
    if (id === this.selected) line.setAttribute("aria-current", "true");
    return line;
  }

  /** Mark a line; the page of the table that holds it is not turned to. */
  select(id) {
    this.selected = id;
    for (const line of this.body.rows) {
      if (Number(line.dataset.id) === id) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
  }

  /** Everything that is said of each row, in small letters, to look for words in. */
  texts() {
    this.held ??= this.records.map(({ title, lines, claims, sources }, row) =>
      [
        ...this.columns.map(({ text }) => text(row)),
        title,
        ...lines,
        sources,
        ...claims.map(({ sentence }) => sentence),
      ]
        .join(" ")
        .toLowerCase(),
    );
    return this.held;
  }
}

/** Label, text of a row, and what a row is sorted by (null: unknown). */
function columnsOf(records, incidents, words) {
  const { day, undated, killedMin, killedMax, woundedMin, woundedMax } = incidents;
  const known = (value) => (value < 0 ? null : value);
  const plain = (label, text) => ({ label, text, key: (row) => text(row) || null });
  const victims = (row) =>
    words.partyLabels.filter((_, p) => (incidents.victims[row] >> p) & 1).join(", ");
  return [
    { label: "No.", text: (row) => number(records[row].number), key: (row) => records[row].number, isButton: true },
    { label: "Date", text: (row) => records[row].date, key: (row) => (row < undated ? null : day[row]) },
    plain("Kind", (row) => words.kind(row)),
    plain("Place", (row) => records[row].place),
    { label: "Killed", text: (row) => counted(killedMin[row], killedMax[row]), key: (row) => known(killedMin[row]) },
    { label: "Wounded", text: (row) => counted(woundedMin[row], woundedMax[row]), key: (row) => known(woundedMin[row]) },
    plain("Suffered", (row) => victims(row) || say("nobody named")),
    plain("Attacker", (row) => records[row].attacker),
    plain("Status", (row) => (incidents.status(row) === PENDING ? say("pending") : records[row].status)),
    plain("Source", (row) => records[row].sources),
  ];
}

function counted(low, high) {
  return low < 0 ? say("unknown") : countText(low, high);
}

function pageButton(text, onClick) {
  const node = element("button", { type: "button", text });
  node.addEventListener("click", onClick);
  return node;
}
