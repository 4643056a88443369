/** Small parts that the timeline is built of. */
import { element } from "./format.js";
import { say } from "./words.js";

/** What a screen reader says of a slider. */
export function speak(node, now, least, most, text) {
  node.setAttribute("aria-valuenow", now);
  node.setAttribute("aria-valuemin", least);
  node.setAttribute("aria-valuemax", most);
  node.setAttribute("aria-valuetext", text);
}

export function button(icon, label, onClick) {
  const node = element("button", { className: "icon-button", type: "button" });
  setIcon(node, icon, label);
  node.addEventListener("click", onClick);
  return node;
}

export function setIcon(node, icon, label) {
  node.dataset.icon = icon;
  node.setAttribute("aria-label", say(label));
  node.title = say(label);
}

export function select(label, options, chosen) {
  const node = element("select", { "aria-label": label });
  for (const [value, text] of options) {
    const option = element("option", { value, text });
    option.selected = value === chosen;
    node.append(option);
  }
  return node;
}

export function labelled(text, control) {
  return element("label", { className: "labelled" }, element("span", { text }), control);
}
