/** The map's own words in another language, looked up by the English ones. */

/** @type {Record<string, string>} */
let table = {};

/** @param {Record<string, string>} words empty for English */
export function setWords(words) {
  table = words;
}

/** `english` in the page's language, with each {name} filled in. */
export function say(english, values = {}) {
  const words = Object.hasOwn(table, english) ? table[english] : english;
  return words.replace(/\{(\w+)\}/g, (name, key) => (key in values ? String(values[key]) : name));
}
