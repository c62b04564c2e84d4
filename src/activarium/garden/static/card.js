"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const record = JSON.parse(byId("record").textContent);
  const field = (p, part = "") => byId(`p-${p.name}${part}`);
  const shown = (value) => String(+value.toPrecision(6)).replace("-", "−");
  const values = Object.fromEntries(record.parameters.map((p) => [p.name, p.value]));
  const given = () => record.parameters.map((p) => values[p.name]);
  const [value, slope, breakpoints] = window.functions;
  const f = [value, slope].map((order) => (x) => order(x, ...given()));

  // the square of the plane that the picture shows, and where it lies on the canvas
  const svg = document.querySelector("#plot svg"), canvas = svg.querySelector("g[transform]");
  const [x0, x1, y0, y1] = svg.dataset.window.split(" ").map(Number);
  const [offset, , side] = svg.dataset.square.split(" ").map(Number);
  const across = (x) => ((x - x0) / (x1 - x0)) * side;
  const down = (y) => Math.max(-side, Math.min(2 * side, ((y1 - y) / (y1 - y0)) * side));
  const element = (name, attributes, parent = canvas) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    return parent.appendChild(made);
  };
  const clip = element("clipPath", { id: "plot-square" });
  element("rect", { x: 0, y: -1, width: side, height: side + 2 }, clip);

  // one stroke per piece; its ends are the limits from inside, so that nothing is drawn across a jump
  const nudge = (x1 - x0) * 1e-9;
  const same = (a, b) => Math.abs(a - b) < (y1 - y0) * 1e-6;
  const cuts = () => [...new Set(breakpoints(...given()))].filter((c) => c > x0 && c < x1).sort((a, b) => a - b);

  function stroke(order, a, b) {
    const count = Math.max(2, Math.ceil((300 * (b - a)) / (x1 - x0)));
    const points = Array.from({ length: count + 1 }, (_, k) => {
      const x = a + ((b - a) * k) / count;
      return [x, f[order](k === 0 ? x + nudge : k === count ? x - nudge : x)];
    });
    return points.flatMap((p, k) => (k > 0 && pole(order, points[k - 1], p) ? [[p[0], NaN], p] : [p]));
  }

  // a curve that leaves at one side and comes back at the other without ever passing between has a pole there
  const apart = (y, z) => (y > y1 && z < y0) || (y < y0 && z > y1);
  function pole(order, [a, y], [b, z]) {
    for (let halvings = 0; apart(y, z); halvings++) {
      const middle = (a + b) / 2, between = f[order](middle);
      if (halvings > 50 || Number.isNaN(between)) return true;
      if (apart(y, between)) [b, z] = [middle, between];
      else [a, y] = [middle, between];
    }
    return false;
  }

  function pathData(strokes) {
    let text = "", before = NaN;
    for (const points of strokes) {
      points.forEach(([x, y], k) => {
        const joined = Number.isFinite(before) && (k > 0 || same(before, y));
        if (Number.isFinite(y)) text += `${joined ? "L" : "M"}${across(x).toFixed(2)} ${down(y).toFixed(2)}`;
        before = y;
      });
    }
    return text;
  }

  function draw() {
    canvas.querySelectorAll(":scope > .h0:not(.f), :scope > .h1:not(.f1)").forEach((old) => old.remove());
    marks.replaceChildren();
    const ends = [x0, ...cuts(), x1];
    const strokes = [0, 1].map((order) => ends.slice(1).map((b, i) => stroke(order, ends[i], b)));
    ["path.f", "path.f1"].forEach((name, order) => {
      const line = canvas.querySelector(name);
      line?.setAttribute("d", pathData(strokes[order]));
      line?.setAttribute("clip-path", "url(#plot-square)");
    });
    ends.slice(1, -1).forEach((at, i) => drawMarks(at, strokes.map((s) => [s[i].at(-1)[1], s[i + 1][0][1]])));
    moveLabels(strokes.map((s) => s.at(-1).at(-1)[1]));
    drawCrosshair();
  }

  const marks = element("g", {});

  // a mark at the place of another is larger and lies beneath it, so that both are seen
  function drawMarks(at, [[left, right], [slopeLeft, slopeRight]]) {
    const jumps = !same(left, right), kinked = !same(slopeLeft, slopeRight), value = f[0](at);
    if (!jumps && !kinked) return;
    if (jumps) [left, right].filter((y) => !same(y, value)).forEach((y) => mark(0, at, y, true));
    mark(0, at, value, false);
    [slopeLeft, slopeRight].forEach((y) => mark(1, at, y, true));
    if (!same(f[1](at), slopeLeft) && !same(f[1](at), slopeRight)) mark(1, at, f[1](at), false);
  }

  function mark(order, x, y, open) {
    if (!(y >= y0 && y <= y1)) return;
    const place = { cx: across(x), cy: down(y), class: `mark ${open ? "open" : "dot"} of${order}` };
    const beneath = [...marks.children].filter((m) => +m.getAttribute("cx") === place.cx && Math.abs(m.getAttribute("cy") - place.cy) < 1);
    marks.prepend(element("circle", { ...place, r: 3.4 + 2.4 * beneath.length }, marks));
  }

  function moveLabels(heights) {
    const labels = [...canvas.querySelectorAll(".halo text")].slice(-2);
    if (labels.length < 2) return;
    const y = heights.map((h) => Math.max(0, Math.min(side, down(h))) || 0);
    if (Math.abs(y[0] - y[1]) < 16) y[y[0] <= y[1] ? 1 : 0] = Math.min(...y) + 16;
    labels.forEach((label) => {
      const order = label.classList.contains("h1") ? 1 : 0;
      label.setAttribute("x", side + 12);
      label.setAttribute("y", y[order] + 4.5);
      label.setAttribute("text-anchor", "start");
    });
  }

  // parameters: slider and field in step, what lies outside the domain is told and not drawn
  const inside = ({ lower = -Infinity, upper = Infinity, open }, v) =>
    (open[0] ? v > lower : v >= lower) && (open[1] ? v < upper : v <= upper);

  function set(p, text, source) {
    const value = Number(text), valid = String(text).trim() !== "" && Number.isFinite(value) && inside(p.bounds, value);
    const number = field(p), range = field(p, "-range");
    field(p, "-message").textContent = valid ? "" : `${p.letter} must be a number in ${p.domain}.`;
    number.setAttribute("aria-invalid", !valid);
    if (!valid) return;
    values[p.name] = value;
    if (source !== number) number.value = value;
    if (source !== range) range.value = value;
    range.setAttribute("aria-valuetext", `${p.letter} = ${shown(value)}`);
    field(p, "-shown").textContent = shown(value);
  }

  let moved = false;
  function address() {
    const state = record.parameters.filter((p) => values[p.name] !== p.value).map((p) => `${p.name}=${values[p.name]}`);
    if (moved) state.push(`x=${at.value}`);
    history.replaceState(null, "", state.length ? "#" + state.join("&") : location.pathname + location.search);
  }

  function follow() {
    const state = new URLSearchParams(location.hash.slice(1));
    record.parameters.forEach((p) => state.has(p.name) && set(p, state.get(p.name)));
    if (state.has("x") && Number.isFinite(+state.get("x"))) { at.value = state.get("x"); moved = true; }
    if (state.size) draw();
  }

  // the crosshair: a slider of its own, so that arrow keys and screen readers reach it; the pointer moves it too
  const at = byId("at"), hair = element("g", { class: "crosshair" });
  const wire = element("line", { y1: 0, y2: side }, hair);
  const dots = ["at-value", "at-derivative"].map((name) => element("circle", { r: 4, class: name }, hair));

  function drawCrosshair() {
    canvas.append(hair);
    hair.style.display = moved ? "" : "none";
    const x = +at.value, read = [f[0](x), f[1](x)];
    wire.setAttribute("x1", across(x));
    wire.setAttribute("x2", across(x));
    dots.forEach((dot, order) => {
      const seen = read[order] >= y0 && read[order] <= y1;
      dot.style.display = seen ? "" : "none";
      if (!seen) return;
      dot.setAttribute("cx", across(x));
      dot.setAttribute("cy", down(read[order]));
    });
    const text = `x = ${shown(x)}   f = ${shown(read[0])}   f′ = ${shown(read[1])}`;
    byId("reading").textContent = text;
    at.setAttribute("aria-valuetext", text);
  }

  function point(event) {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    const x = x0 + ((place.x - offset) / side) * (x1 - x0);
    if (x < x0 || x > x1) return;
    at.value = x;
    moved = true;
    drawCrosshair();
  }
  svg.addEventListener("pointermove", point);
  svg.addEventListener("pointerdown", point);
  at.addEventListener("input", () => { moved = true; drawCrosshair(); });
  at.addEventListener("change", address);

  for (const p of record.parameters) {
    for (const input of [field(p), field(p, "-range")]) {
      input.addEventListener("input", () => { set(p, input.value, input); draw(); });
      input.addEventListener("change", address);
    }
    set(p, p.value);
  }
  byId("reset").addEventListener("click", () => {
    record.parameters.forEach((p) => set(p, p.value));
    at.value = (x0 + x1) / 2;
    moved = false;
    draw();
    address();
  });
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  drawCrosshair();
  follow();
})();
