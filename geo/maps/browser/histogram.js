/** Incidents or casualties by day, and the bars that fit the width of the screen. */
import { dayOf, dayParts } from "./format.js";

/**
 * What the mask lets through, by day from `span.first`; the window plays no part.
 * @param {import("./incidents.js").Incidents} incidents
 * @param {string} by incidents, casualties, killed or wounded
 * @returns {Float64Array}
 */
export function byDay(incidents, span, by) {
  const days = new Float64Array(span.last - span.first + 1);
  const { mask, day, n } = incidents;
  const countsOnly = by === "incidents";
  for (let i = incidents.undated; i < n; i++) {
    if (((mask[i >> 3] >> (i & 7)) & 1) === 0) continue;
    days[day[i] - span.first] += countsOnly ? 1 : incidents.weight(i, by);
  }
  return days;
}

const NARROWEST_BAR_PX = 3;
const UNITS = [
  { name: "day", days: 1 },
  { name: "week", days: 7 },
  { name: "month", days: 30.44 },
  { name: "quarter", days: 91.3 },
  { name: "year", days: 365.25 },
];

/**
 * Bars of the shortest unit that leaves each wide enough.
 * @returns {{unit: string, most: number, bars: {from: number, to: number, value: number}[]}} days
 *     inclusive
 */
export function barsOf(days, span, widthPx) {
  const fits = (unit) => (days.length / unit.days) * NARROWEST_BAR_PX <= widthPx;
  const unit = UNITS.find(fits) ?? UNITS.at(-1);
  const bars = [];
  for (let from = span.first; from <= span.last;) {
    const to = Math.min(span.last, nextStart(from, unit.name) - 1);
    let value = 0;
    for (let day = from; day <= to; day++) value += days[day - span.first];
    bars.push({ from, to, value });
    from = to + 1;
  }
  return { unit: unit.name, most: bars.reduce((most, bar) => Math.max(most, bar.value), 0), bars };
}

/** First day of the unit after the one that holds `day`; weeks begin on Monday. */
function nextStart(day, unit) {
  const { year, month } = dayParts(day);
  if (unit === "day") return day + 1;
  if (unit === "week") return day + 7 - ((((day + 3) % 7) + 7) % 7);
  if (unit === "month") return dayOf(year, month + 1);
  if (unit === "quarter") return dayOf(year, 3 * Math.floor(month / 3) + 3);
  return dayOf(year + 1, 0);
}

/**
 * Marks of the time axis that have room.
 * @returns {{day: number, year: boolean}[]}
 */
export function ticksOf(span, widthPx, roomPx = 58) {
  const perDay = widthPx / (span.last - span.first + 1);
  const months = [1, 2, 3, 6, 12, 24, 60, 120].find((n) => n * 30.44 * perDay >= roomPx) ?? 240;
  const ticks = [];
  const { year, month: firstMonth } = dayParts(span.first);
  let month = firstMonth;
  for (month -= month % Math.min(months, 12); ; month += months) {
    const day = dayOf(year, month);
    if (day > span.last) return ticks;
    if (day >= span.first) ticks.push({ day, year: dayParts(day).month === 0 });
  }
}
