// Doubtful moments: the photo, what was read, and what somebody says is right.

import { word } from './words.js';

const $ = id => document.getElementById(id);

let moments = [];
let symbols = [];
let at = 0;
let labels = null;

const nameOf = id => symbols.find(symbol => symbol.id === id)?.name ?? id;

async function load() {
  const answer = await fetch('review').catch(() => null);
  $('review').hidden = !answer?.ok;
  if (!answer?.ok) return;
  ({ moments, symbols } = await answer.json());
  $('doubts').textContent = `(${moments.filter(moment => !moment.corrected).length})`;
}

/** Shows a moment; the one before the first is the last. */
async function open(index) {
  at = moments.length ? (index + moments.length) % moments.length : 0;
  for (const id of ['before', 'save', 'after']) $(id).disabled = !moments.length;
  $('saved').textContent = moments.length ? word(moments[at].corrected ? 'review_done' : 'review_open') : word('review_none');
  if (!moments.length) {
    $('moment').replaceChildren();
    return;
  }
  labels = await (await fetch(`review/${moments[at].name}`)).json();
  const photo = new Image();
  photo.src = `review/${moments[at].name}/photo`;
  photo.alt = moments[at].name;
  photo.addEventListener('click', add);
  $('moment').replaceChildren(photo);
  draw();
}

function draw() {
  for (const old of $('moment').querySelectorAll('button')) old.remove();
  $('moment').append(...labels.boxes.map(boxButton));
}

function boxButton(label) {
  const [x1, y1, x2, y2] = label.box;
  const button = document.createElement('button');
  const name = document.createElement('span');
  button.type = 'button';
  button.className = label.name ? '' : 'unknown';
  name.textContent = label.name ? nameOf(label.name) : '?';
  button.append(name);
  Object.assign(button.style, {
    left: `${100 * x1 / labels.width}%`, top: `${100 * y1 / labels.height}%`,
    width: `${100 * (x2 - x1) / labels.width}%`, height: `${100 * (y2 - y1) / labels.height}%`,
  });
  button.addEventListener('click', () => choose(label));
  return button;
}

// A symbol that nobody saw gets a box as large as the others have in the middle.
function add({ offsetX, offsetY, target }) {
  const scale = labels.width / target.clientWidth;
  const sides = labels.boxes.map(({ box }) => Math.max(box[2] - box[0], box[3] - box[1])).sort((a, b) => a - b);
  const half = (sides[sides.length >> 1] ?? labels.width / 15) / 2;
  const [x, y] = [offsetX * scale, offsetY * scale];
  const label = { name: null, box: [x - half, y - half, x + half, y + half] };
  labels.boxes.push(label);
  draw();
  choose(label);
}

function choose(label) {
  const known = symbols.some(symbol => symbol.id === label.name);
  $('symbol').replaceChildren(...symbols.map(symbol => new Option(symbol.name, symbol.id)));
  if (known) $('symbol').value = label.name;
  $('choice').returnValue = '';
  $('choice').onclose = () => {
    const said = $('choice').returnValue;
    if (said === 'take') label.name = $('symbol').value;
    if (said === 'remove' || (said !== 'take' && !label.name)) labels.boxes = labels.boxes.filter(one => one !== label);
    draw();
  };
  $('choice').showModal();
}

async function save() {
  const right = { ...labels, boxes: labels.boxes.filter(label => label.name) };
  const answer = await fetch(`review/${moments[at].name}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(right),
  }).catch(() => null);
  if (!answer?.ok) {
    $('saved').textContent = await answer?.text() ?? word('lost');
    return;
  }
  await load();
  await open(at);
}

$('before').addEventListener('click', () => open(at - 1));
$('after').addEventListener('click', () => open(at + 1));
$('save').addEventListener('click', save);
$('review').addEventListener('toggle', async () => {
  if (!$('review').open) return;
  await load();
  await open(Math.max(0, moments.findIndex(moment => !moment.corrected)));
});
load();
setInterval(() => $('review').open || document.hidden || load(), 10_000);
