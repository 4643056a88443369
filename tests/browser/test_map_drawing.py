"""What the map draws: marks, density and heat, as many as the server counts."""

from __future__ import annotations

import numpy as np
import pytest

from geo.maps.heat import density
from tests.browser.conftest import serious_faults

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_draws_what_the_filter_counts_and_axe_finds_no_serious_fault(visit, scheme: str) -> None:
    page = visit(scheme=scheme)
    stats = page.stats
    assert stats["theme"] == scheme
    assert stats["shown"] == page.server_count()
    assert stats["symbols"] + stats["clusters"] > 10
    assert stats["extents"] >= 2
    assert not stats["density"]
    assert page.page.get_by_role("status").first.inner_text().endswith("in view.")
    page.page.evaluate("badiaMap.instrument.legend.root.open = true")
    page.rest()
    assert serious_faults(page.page, component=True) == []


def test_counts_agree_for_many_filters(visit) -> None:
    page = visit()
    page.page.evaluate("badiaMap.map.mountedOnce = true; badiaMap.map.setZoom(8)")
    field = page.page.get_by_label("At least killed")
    for least in (0, 3, 8, 12, 17, 21, 25, 29):
        before = page.stats["shown"]
        field.fill(str(least))
        field.press("Enter")
        page.wait(f"s.shown !== {before}")
        page.agree()
    assert page.page.evaluate("badiaMap.map.mountedOnce && badiaMap.map.getZoom()") == 8


def test_the_view_outlives_the_map(visit) -> None:
    page = visit()
    page.page.evaluate("badiaMap.map.setView([34.6, 38.4], 9, {animate: false}); 0")
    page.server_says("view=View(lon=38.4")
    page.page.get_by_text("Hide the map").click()
    page.page.wait_for_function("!window.badiaMap")
    page.page.get_by_text("Hide the map").click()
    page.wait("s.shown > 0")
    assert page.page.evaluate("badiaMap.map.getZoom()") == 9
    assert page.page.evaluate("badiaMap.map.getCenter().lng") == pytest.approx(38.4, abs=0.01)


NEAREST_DOT = """() => {
  const { marks, incidents } = badiaMap.instrument;
  let [far, most] = [0, 0];
  for (let k = 0; k < marks.hitCount; k += 97) {
    const hit = marks.at(marks.hitX[k], marks.hitY[k], 0);
    if (hit?.shape !== null) continue;
    far = Math.max(far, Math.hypot(hit.x - marks.hitX[k], hit.y - marks.hitY[k]));
    if (!hit.rows.includes(marks.hits[k])) throw new Error("left out of its own square");
    most = Math.max(most, hit.rows.length);
  }
  return [far, most, marks.at(-500, -500, 3)];
}"""


def test_density_above_5000_in_view(visit) -> None:
    page = visit(rows=20_000)
    stats = page.stats
    assert stats["density"] and stats["symbols"] == 0
    far, most, nowhere = page.page.evaluate(NEAREST_DOT)
    assert most > 100, "a town: all that lie there, and not one of them"
    assert far < 4.3, "a dot is hit where it is drawn: across a square of three pixels"
    assert nowhere is None
    page.page.evaluate("badiaMap.map.setView([34.56, 38.28], 12, {animate: false}); 0")
    page.wait("!s.density && s.clusters > 0")


HEAT_WHILE_PANNING = """() => {
  const { heat } = badiaMap.instrument;
  heat.on = true;
  const at = () => {
    heat.layer.repaint();
    const { x, y } = badiaMap.map.latLngToContainerPoint([34.6, 38.33]);
    return heat.valueAt(x, y);
  };
  badiaMap.map.setView([34.9, 38.9], 8, { animate: false });
  const before = at();
  badiaMap.map.panBy([137, 61], { animate: false });
  return [before, at()];
}"""
HEAT_OF_ONE = """() => {
  const { incidents, heat } = badiaMap.instrument;
  const isHeavy = (r) => incidents.geometry(r) === 0 && incidents.weight(r, "casualties") > 20;
  const rows = [...incidents.x.keys()].filter((r) => incidents.x[r] === incidents.x[r]);
  const row = rows.find((r) => incidents.isShown(r) && isHeavy(r));
  incidents.mask = new Uint8Array(incidents.mask.length);
  incidents.mask[row >> 3] = 1 << (row & 7);
  heat.extents = null;
  heat.layer.repaint();
  return [Math.max(...heat.field.values), incidents.weight(row, "casualties")];
}"""


def test_heat(visit) -> None:
    """It stays while the map is dragged, and its peak is that of the printed map's estimate."""
    page = visit()
    page.rest()
    before, after = page.page.evaluate(HEAT_WHILE_PANNING)
    assert before > 0
    assert after == pytest.approx(before, rel=1e-3)
    peak, weight = page.page.evaluate(HEAT_OF_ONE)
    point = np.array([50_000.0])
    grid = density(point, point, np.array([float(weight)]), (0, 0, 100e3, 100e3), 15e3, 500)
    assert peak == pytest.approx(grid.values.max(), rel=0.05)


HEAT_STEP_BY_STEP = """() => {
  const { heat, marks, incidents, timeline } = badiaMap.instrument;
  Object.assign(heat, { on: true, by: "casualties" });
  const pixels = () => [heat, marks].map(({ layer }) => {
    layer.repaint();
    const { width, height } = layer._canvas;
    return layer._canvas.getContext("2d").getImageData(0, 0, width, height).data;
  });
  const { first, last } = timeline.span;
  const [all, none] = [incidents.mask, new Uint8Array(incidents.mask.length)];
  const some = all.map((byte, i) => (i % 3 ? byte : 0));
  const ways = [[0, 400, all], [3, 403, all], [40, 460, some], [41, 461, all], [0, 9999, some]];
  let [different, painted] = [0, 0];
  for (const [from, to, mask] of [...ways, [50, 60, none], [20, 90, all]]) {
    incidents.window = { from: first + from, to: Math.min(last, first + to) };
    incidents.mask = mask;
    const stepped = pixels();
    heat.field = null;
    pixels().forEach((fresh, i) => {
      for (let at = 0; at < fresh.length; at++) different += fresh[at] !== stepped[i][at];
      if (mask !== none && !fresh.some((value) => value > 0)) throw new Error("nothing painted");
      painted++;
    });
    // on from here with the field of a step, not of the fresh painting
    incidents.window = { from: first, to: first + 7 };
    heat.layer.repaint();
  }
  return [different, painted];
}"""


@pytest.mark.parametrize("rows", [300, 20_000])
def test_a_step_paints_what_a_fresh_painting_does(visit, rows: int) -> None:
    """To the last pixel: the heat is changed where the window or the filter changed it."""
    page = visit(rows=rows)
    assert page.page.evaluate(HEAT_STEP_BY_STEP) == [0, 14]


def test_only_one_place_has_a_circle(visit) -> None:
    """The circles of a crowd would pass for a density."""
    page = visit(rows=2_000)
    page.page.evaluate("badiaMap.map.setView([34.56, 38.28], 9, { animate: false })")
    drawn = page.page.evaluate(
        """() => {
        const { marks, incidents } = badiaMap.instrument;
        const { start, end, rows, count } = marks.marks;
        const circle = (m) => new Set([...rows.slice(start[m], end[m])].map(
          (row) => [incidents.x[row], incidents.y[row], incidents.radiusM[row]].join())).size === 1;
        const all = [...Array(count).keys()];
        return [all.every((m) => marks.isOnePlace(m) === circle(m)),
          all.some((m) => !circle(m)), all.some(circle)]; }"""
    )
    assert drawn == [True, True, True]


def test_an_empty_store(visit) -> None:
    page = visit(rows=0)
    assert page.stats["shown"] == 0
    page.page.get_by_text("No dated incident.").wait_for()
