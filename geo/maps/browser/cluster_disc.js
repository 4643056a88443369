/** How a cluster looks: a disc with incidents and, below, casualties; its ring shows who suffered. */
import { short } from "./format.js";
import { withAlpha } from "./sprites.js";

const RADIUS_PX = { smallest: 15, largest: 22, perRoot: 0.55 };
const RING_PX = 4;

/** Radius in CSS pixels; it grows with the casualties. */
export function discRadius({ casualties }) {
  const { smallest, largest, perRoot } = RADIUS_PX;
  return Math.min(smallest + perRoot * Math.sqrt(casualties), largest);
}

/**
 * @param {object} sum from `MarksLayer.sum`
 * @param {string[]} ringColours as `sum.byColour` counts them
 * @param {object} colours of the basemap's style
 */
export function paintDisc(context, x, y, radius, sum, ringColours, colours) {
  context.beginPath();
  context.arc(x, y, radius + 1, 0, 7);
  context.fillStyle = colours.halo;
  context.fill();
  context.lineWidth = RING_PX;
  let angle = -Math.PI / 2;
  sum.byColour.forEach((n, colour) => {
    if (!n) return;
    const turn = (2 * Math.PI * n) / sum.incidents;
    context.beginPath();
    context.arc(x, y, radius - RING_PX / 2, angle, angle + turn);
    context.strokeStyle = ringColours[colour];
    context.stroke();
    angle += turn;
  });
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.lineWidth = 1;
  context.strokeStyle = withAlpha(colours.label, 0.55);
  context.stroke();
  paintNumbers(context, x, y, sum, colours);
}

function paintNumbers(context, x, y, sum, colours) {
  const noneKnown = sum.unknown === sum.incidents;
  context.fillStyle = colours.label;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = "700 11px system-ui, sans-serif";
  context.fillText(short(sum.incidents), x, noneKnown ? y + 0.5 : y - 4);
  if (noneKnown) return;
  context.font = "600 8.5px system-ui, sans-serif";
  context.fillText(short(sum.casualties), x, y + 6.5);
  context.fillStyle = withAlpha(colours.label, 0.4);
  context.fillRect(x - 6, y + 1, 12, 1);
}
