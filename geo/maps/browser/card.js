/** Words about incidents: the tooltip, the list of a cluster, the card of the one picked. */
import { countText, dayText, element, number, radiusText } from "./format.js";
import { PENDING } from "./incidents.js";
import { say } from "./words.js";

const MOST_LISTED = 60;
const USUAL_KM = 20;
const EXTENT_WORDS = { area: "Area", line: "Line" };

export class Words {
  constructor(incidents, style) {
    this.incidents = incidents;
    this.kindLabels = Object.values(style.eventLabels).map((label) => say(label));
    this.partyLabels = Object.values(style.partyLabels).map((label) => say(label));
  }

  kind(row) {
    return this.kindLabels[this.incidents.kind[row]];
  }

  counts(row) {
    const { killedMin, killedMax, woundedMin, woundedMax } = this.incidents;
    const killed = countText(killedMin[row], killedMax[row]);
    const wounded = countText(woundedMin[row], woundedMax[row]);
    return say("Killed: {killed} · wounded: {wounded}", { killed, wounded });
  }

  victims(row) {
    const names = this.partyLabels.filter((_, p) => (this.incidents.victims[row] >> p) & 1);
    return names.length
      ? say("Suffered: {names}", { names: names.join(", ") })
      : say("Nobody named as victim");
  }

  how(row) {
    const parts = [radiusText(this.incidents.radiusM[row])];
    if (this.incidents.status(row) === PENDING) parts.push(say("pending"));
    if (this.incidents.isSynthetic(row)) parts.push(say("made up for a demonstration"));
    return capital(parts.join(" · "));
  }

  /** Lines of the tooltip: the first is the title. */
  tooltip(hit, sum, extent) {
    const place = extent ? `${EXTENT_WORDS[extent.type]}: ${extent.name ?? "unnamed"}` : null;
    if (hit.rows.length === 1) {
      const [row] = hit.rows;
      const lines = [
        `${this.kind(row)}, ${dayText(this.incidents.day[row])}`,
        this.counts(row),
        this.victims(row),
        this.how(row),
      ];
      return place ? [lines[0], place, ...lines.slice(1)] : lines;
    }
    const lines = [
      `${number(sum.incidents)} incidents`,
      `Killed: ${sumText(sum.killed, sum.killedKnown, sum.incidents)}`,
      `Wounded: ${sumText(sum.wounded, sum.woundedKnown, sum.incidents)}`,
    ];
    if (sum.pending) lines.push(`${number(sum.pending)} pending`);
    return place ? [lines[0], place, ...lines.slice(1)] : lines;
  }
}

/** The floating panel: a list to choose from, or one incident's card. */
export class Card {
  constructor(onPick, onClose, onShow) {
    this.onPick = onPick;
    this.onShow = onShow;
    this.content = element("div", { className: "card-content" });
    const close = element("button", {
      className: "icon-button close",
      type: "button",
      "aria-label": "Close",
      title: "Close",
      "data-icon": "close",
    });
    close.addEventListener("click", () => {
      this.hide();
      onClose();
    });
    this.root = element(
      "aside",
      { className: "panel card", "aria-label": "Incident", "aria-live": "polite" },
      close,
      this.content,
    );
    this.root.hidden = true;
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close.click();
    });
  }

  hide() {
    this.root.hidden = true;
    this.id = null;
  }

  /** Many incidents under one mark: newest first, each a button. */
  showList(rows, words, extent) {
    const { incidents } = words;
    const newest = [...rows].sort((a, b) => incidents.day[b] - incidents.day[a]);
    const list = element("ul", { className: "pick-list" });
    for (const row of newest.slice(0, MOST_LISTED)) {
      const pick = element(
        "button",
        { type: "button" },
        element("strong", { text: `${dayText(incidents.day[row])} · ${words.kind(row)}` }),
        element("span", { text: words.counts(row) }),
      );
      pick.addEventListener("click", () => this.onPick(incidents.id[row]));
      list.append(element("li", {}, pick));
    }
    const parts = [
      element("h3", {
        text: `${number(rows.length)} incidents ${extent ? "in this area" : "here"}`,
      }),
    ];
    if (extent?.name) parts.push(element("p", { className: "note", text: extent.name }));
    if (rows.length > MOST_LISTED) {
      parts.push(
        element("p", {
          className: "note",
          text: `The newest ${MOST_LISTED} are listed; narrow the period to see the others.`,
        }),
      );
    }
    this.show(null, ...parts, list);
  }

  /** What the arrays know, at once, until the server's card arrives. */
  showRow(row, words, extent) {
    const lines = words.tooltip({ rows: [row] }, null, extent);
    this.show(
      words.incidents.id[row],
      element("h3", { text: lines[0] }),
      ...lines.slice(1).map((text) => element("p", { text })),
    );
  }

  /**
   * A spot of the map: what to radio or to type into another device, and what lies around it.
   * @param {string} title
   * @param {string[]} lines
   * @param {((km: number) => void) | null} onAround null where nobody answers
   */
  showPoint(title, lines, onAround) {
    const copy = element("button", { className: "text-button copy", type: "button", text: "Copy" });
    copy.addEventListener("click", async () => {
      await navigator.clipboard?.writeText(lines.join("\n"));
      copy.textContent = "Copied";
    });
    if (!navigator.clipboard) copy.hidden = true; // only where the page is served securely
    this.show(
      null,
      element("h3", { text: title, dir: "auto" }),
      ...lines.map((text) => element("p", { text, dir: "auto" })),
      copy,
      ...(onAround ? [aroundForm(onAround)] : []),
    );
  }

  /**
   * The server's card.
   * @param {{id: number, title: string, lines: string[], claims: {source: string, sentence: string,
   *     url?: string}[]}} card
   */
  showCard(card) {
    const claims = (card.claims ?? []).map((claim) =>
      element(
        "blockquote",
        { dir: "auto" },
        element("p", { text: claim.sentence, dir: "auto" }),
        element("footer", {}, source(claim)),
      ),
    );
    this.show(
      card.id,
      element("h3", { text: card.title, dir: "auto" }),
      ...(card.lines ?? []).map((text) => element("p", { text, dir: "auto" })),
      ...claims,
    );
  }

  show(id, ...content) {
    this.id = id;
    this.content.replaceChildren(...content);
    this.root.hidden = false;
    this.root.scrollTop = 0;
    this.onShow();
  }
}

/** "Incidents within [20] km": a form, so that Enter works as well. */
function aroundForm(onAround) {
  const km = element("input", {
    type: "number",
    min: 1,
    max: 500,
    value: USUAL_KM,
    "aria-label": "Kilometres",
  });
  const form = element(
    "form",
    { className: "around" },
    element("label", {}, "Within ", km, " km"),
    element("button", { className: "text-button", type: "submit", text: "Show incidents" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onAround(Number(km.value) || USUAL_KM);
  });
  return form;
}

/** "at least 12 (number unknown for 3)" */
function sumText(count, known, incidents) {
  if (known === 0) return "number unknown";
  const unknown = incidents - known;
  return `at least ${number(count)}${unknown ? ` (number unknown for ${number(unknown)})` : ""}`;
}

/** The source's name, as a link where its address is a web address and nothing else. */
function source({ source: name, url }) {
  if (!isWebAddress(url)) return element("cite", { text: name, dir: "auto" });
  const link = element("a", {
    text: name,
    dir: "auto",
    href: url,
    target: "_blank",
    rel: "noopener noreferrer",
  });
  return element("cite", {}, link);
}

export function isWebAddress(url) {
  try {
    return ["http:", "https:"].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
