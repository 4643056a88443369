/** Streamlit's theme as the map's layers need it. */

/**
 * @param {HTMLElement} host
 * @returns {{key: string, name: "light" | "dark", timeline: object}} `key` changes with the theme
 */
export function readTheme(host) {
  const css = getComputedStyle(host);
  const read = (name) => css.getPropertyValue(name).trim();
  const name = isDark(read("--st-background-color")) ? "dark" : "light";
  const muted = name === "dark" ? "#5A5F67" : "#C9C3B6";
  return {
    key: [name, read("--st-primary-color"), read("--st-text-color")].join(),
    name,
    timeline: {
      bar: read("--st-primary-color"),
      barOutside: muted,
      axis: muted,
      text: name === "dark" ? "#B9BDC4" : "#57534A",
    },
  };
}

function isDark(colour) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = colour || "#ffffff";
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(probe.fillStyle.slice(at, at + 2), 16));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
}
