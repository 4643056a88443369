/** Words for days, counts and places. Days are whole days since 1970-01-01, without a time zone. */
import { OPEN, UNKNOWN } from "./incidents.js";
import { say } from "./words.js";

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const DAY_MS = 86_400_000;
export const NO_DAY = -2147483648;

/** "6 Mar 2022" */
export function dayText(day) {
  if (day === NO_DAY) return say("Date unknown");
  const date = new Date(day * DAY_MS);
  return `${date.getUTCDate()} ${monthText(date.getUTCMonth())} ${date.getUTCFullYear()}`;
}

/** @returns {{year: number, month: number, date: number}} month from 0 */
export function dayParts(day) {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}

export function dayOf(year, month, date = 1) {
  return Math.round(Date.UTC(year, month, date) / DAY_MS);
}

export function monthText(month) {
  return say(MONTHS[month]);
}

/** "13", "13–15", "at least 5", "number unknown" */
export function countText(low, high) {
  if (low === UNKNOWN) return say("number unknown");
  if (high === OPEN) return say("at least {n}", { n: number(low) });
  return high > low ? `${number(low)}–${number(high)}` : number(low);
}

/** 12345 as "12,345" */
export function number(value) {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** 12345 as "12k": for the inside of a symbol */
export function short(value) {
  if (value < 1000) return String(value);
  return value < 10_000 ? `${(value / 1000).toFixed(1)}k` : `${Math.round(value / 1000)}k`;
}

/** How well a place is known. */
export function radiusText(radiusM) {
  if (!Number.isFinite(radiusM)) return say("place unknown");
  const km = radiusM / 1000;
  return say("place known to within {km} km", { km: km < 10 ? Number(km.toFixed(1)) : Math.round(km) });
}

/** "34.5600 N, 38.2800 E" */
export function coordinateText(lat, lon) {
  return `${Math.abs(lat).toFixed(4)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(4)}° ${lon < 0 ? "W" : "E"}`;
}

const SAID = new Set(["aria-label", "title", "placeholder"]);

/**
 * A DOM element with classes, text and attributes; text never becomes markup. The map's own words
 * are said in the page's language; what has a `dir` is what people or sources wrote, and stays.
 */
export function element(tag, { className, text, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = attributes.dir ? text : say(String(text));
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) node.setAttribute(name, SAID.has(name) ? say(String(value)) : value);
  }
  node.append(...children);
  return node;
}
