// Draws over the picture what the screen draws: outlines of cards, rings, lines and names.

const space = 'http://www.w3.org/2000/svg';

function shape(name, attributes, text) {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

// A rim below every stroke, so that it shows on any ground.
function rimmed(name, place, color, ink, width) {
  const stroke = { ...place, fill: 'none', 'stroke-linecap': 'round' };
  return [
    shape(name, { ...stroke, stroke: ink, 'stroke-opacity': 0.75, 'stroke-width': 2 * width }),
    shape(name, { ...stroke, stroke: color, 'stroke-width': width }),
  ];
}

function outline(card, unit) {
  const place = { cx: card.x, cy: card.y, rx: card.a, ry: card.b, transform: `rotate(${card.angle} ${card.x} ${card.y})` };
  const drawn = rimmed('ellipse', place, '#f4f4f4', '#14171c', unit);
  if (!card.seen) for (const one of drawn) one.setAttribute('opacity', 0.3);
  return drawn;
}

// Where the line from one end leaves the ring of that end.
function edge(from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const reach = from.a > 0 ? 1 / Math.hypot(dx / from.a, dy / from.b) : 0;
  const part = Math.min(0.5, Number.isFinite(reach) ? reach : 0);
  return { x: from.x + dx * part, y: from.y + dy * part };
}

function link({ first, second, color, ink, prominent }, unit) {
  const [from, to] = [edge(first, second), edge(second, first)];
  const rings = [first, second].filter(end => end.a > 0).flatMap(end => rimmed(
    'ellipse', { cx: end.x, cy: end.y, rx: end.a + unit, ry: end.b + unit }, color, ink, prominent ? 2 * unit : 0.8 * unit));
  return prominent ? [...rimmed('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y }, color, ink, 1.4 * unit), ...rings] : rings;
}

function label({ first, second, color, ink, label: text }, unit) {
  const [x, y, size] = [(first.x + second.x) / 2, (first.y + second.y) / 2, 10 * unit];
  return [shape('text', {
    x, y, 'font-size': size, 'font-weight': 700, 'text-anchor': 'middle', 'dominant-baseline': 'central', fill: color, stroke: ink,
    'stroke-width': size / 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke',
  }, text)];
}

/** Draws a scene into an SVG element. */
export function draw(svg, scene) {
  if (!scene.width) {
    svg.replaceChildren();
    return;
  }
  const unit = Math.max(scene.width, scene.height) / 500;
  svg.setAttribute('viewBox', `0 0 ${scene.width} ${scene.height}`);
  svg.replaceChildren(
    ...scene.cards.flatMap(card => outline(card, unit)),
    ...scene.links.flatMap(one => link(one, unit)),
    ...scene.links.filter(one => one.label).flatMap(one => label(one, unit)));
}
