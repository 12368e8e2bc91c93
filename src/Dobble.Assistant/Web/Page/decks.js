// New decks: showing their cards to the camera, and naming their symbols.

import { word } from './words.js';

const $ = id => document.getElementById(id);
const [enrol, names] = [$('enrol'), $('names')];

let isRunning = false;
let opened = 0;

const send = (method, path, body) => fetch(path, {
  method, headers: { 'Content-Type': 'application/json' }, body: body && JSON.stringify(body),
}).catch(() => null);

async function told(answer) {
  return answer?.ok ? '' : await answer?.text() ?? word('lost');
}

function progress({ name, is_running: running, progress: done, cards, in_deck: inDeck, trouble }) {
  if (!name) return '';
  const now = running ? done || word('enrol_starts') : `${word('enrol_done')}: ${inDeck} / ${cards}`;
  return [`${name}: ${now}`, trouble].filter(Boolean).join(' · ');
}

async function look() {
  if (!$('decks').open || document.hidden) return;
  const answer = await send('GET', 'enrolment');
  if (!answer?.ok) return;
  const state = await answer.json();
  if (isRunning && !state.is_running) await fill();
  isRunning = state.is_running;
  [enrol.querySelector('[type=submit]').disabled, $('shown').disabled] = [isRunning, !isRunning];
  if (state.name) $('enrolled').textContent = progress(state);
}

// The decks are those of the list above; those that come with the program refuse to be named.
async function fill() {
  const own = [];
  for (const { value } of document.querySelector('#controls select[name=deck]').options)
    if ((await send('GET', `decks/${encodeURIComponent(value)}`))?.ok) own.push(value);
  names.hidden = !own.length;
  names.deck.replaceChildren(...own.map(value => new Option(value)));
  if (own.length) await open();
}

// Of decks that are opened one after the other the last one stays, and nobody types into what is about to be replaced.
async function open() {
  const turn = ++opened;
  $('symbols').replaceChildren();
  const deck = encodeURIComponent(names.deck.value);
  const symbols = await (await send('GET', `decks/${deck}`)).json();
  if (turn !== opened) return;
  $('symbols').replaceChildren(...symbols.map(({ id, name }) => {
    const [label, picture, input] = ['label', 'img', 'input'].map(one => document.createElement(one));
    [picture.src, picture.alt, picture.loading] = [`decks/${deck}/${encodeURIComponent(id)}`, id, 'lazy'];
    [input.name, input.value, input.maxLength, input.autocomplete] = [id, name, 40, 'off'];
    label.append(picture, input);
    return label;
  }));
  for (const button of names.querySelectorAll('button')) button.hidden = !symbols.length;
}

// The likeliest name is filled in where there is none, the others can be chosen.
async function suggest() {
  $('suggest').disabled = true;
  $('named').textContent = word('name_suggesting');
  const answer = await send('GET', `suggestions/${encodeURIComponent(names.deck.value)}`);
  const suggested = answer?.ok ? await answer.json() : {};
  for (const input of $('symbols').querySelectorAll('input')) {
    const alike = suggested[input.name] ?? [];
    if (!alike.length || input.value) continue;
    const list = document.createElement('datalist');
    list.id = `alike-${input.name}`;
    list.replaceChildren(...alike.map(name => new Option(name)));
    input.after(list);
    input.setAttribute('list', list.id);
    input.value = alike[0];
  }
  $('suggest').disabled = false;
  $('named').textContent = answer?.ok ? '' : await told(answer);
}

enrol.addEventListener('submit', async event => {
  event.preventDefault();
  $('enrolled').textContent = await told(await send('POST', 'enrolment', { name: enrol.elements.name.value.trim() }));
  await look();
});
$('shown').addEventListener('click', async () => {
  await send('DELETE', 'enrolment');
  await look();
});
names.deck.addEventListener('change', open);
$('suggest').addEventListener('click', suggest);
names.addEventListener('submit', async event => {
  event.preventDefault();
  const given = Object.fromEntries([...$('symbols').querySelectorAll('input')].map(input => [input.name, input.value]));
  $('named').textContent = await told(await send('POST', `decks/${encodeURIComponent(names.deck.value)}`, given)) || word('name_saved');
});
$('decks').addEventListener('toggle', async () => {
  if (!$('decks').open) return;
  await look();
  await fill();
});
setInterval(look, 1000);
