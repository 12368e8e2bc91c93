// The buttons, sliders and lists that change the game, and the same keys as on the screen.

import { word, languageName } from './words.js';

const form = document.getElementById('controls');
const refused = document.getElementById('refused');
let state = null;

/** Says where something was refused. */
export async function refuse(answer) {
  refused.textContent = answer?.ok ? '' : await answer?.text() ?? word('lost');
}

/** Asks the assistant for a change, and says so where it refuses. */
export async function change(wanted) {
  const answer = await fetch('controls', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(wanted),
  }).catch(() => null);
  await refuse(answer);
}

function fill(select, values, nameOf, of = '') {
  if (select.dataset.values === values.join() + of) return;
  select.dataset.values = values.join() + of;
  select.replaceChildren(...values.map(value => new Option(nameOf(value), value)));
}

/** Shows how everything stands. What a hand holds just now stays as it is. */
export function show(page) {
  state = page;
  const { controls, games, decks, languages } = page;
  for (const button of form.querySelectorAll('button')) button.ariaPressed = controls[button.name];
  fill(form.game, games.map(one => one.name), name => games.find(one => one.name === name).title, document.documentElement.lang);
  for (const label of form.querySelectorAll('.played'))
    label.hidden = controls.game === 'free' || (label.control.name === 'wait' && controls.game !== 'practice');
  fill(form.deck, decks.includes(controls.deck) ? decks : [controls.deck, ...decks], name => name);
  fill(form.language, languages, languageName);
  for (const name of ['volume', 'game', 'players', 'wait', 'deck', 'language'])
    if (document.activeElement !== form[name]) form[name].value = controls[name];
  form.mode.value = controls.mode;
}

const after = (values, value) => values[(values.indexOf(value) + 1) % values.length];
const louder = step => ({ volume: Math.min(1, Math.max(0, Math.round(10 * (state.controls.volume + step)) / 10)) });

const keys = {
  m: () => ({ muted: !state.controls.muted }),
  p: () => ({ paused: !state.controls.paused }),
  r: () => ({ recording: !state.controls.recording }),
  g: () => ({ game: after(state.games.map(one => one.name), state.controls.game) }),
  d: () => ({ deck: after(state.decks, state.controls.deck) }),
  l: () => ({ language: after(state.languages, state.controls.language) }),
  t: () => ({ mode: after(['table', 'hand'], state.controls.mode) }),
  '+': () => louder(0.1),
  '-': () => louder(-0.1),
};

form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button) change({ [button.name]: button.ariaPressed !== 'true' });
});
form.addEventListener('change', ({ target }) => {
  change({ [target.name]: ['range', 'number'].includes(target.type) ? target.valueAsNumber : target.value });
  if (target.tagName === 'SELECT') target.blur();
});
document.addEventListener('keydown', event => {
  const wanted = keys[event.key];
  const isTyping = event.target.closest('input, select, textarea, dialog');
  if (!wanted || !state || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  change(wanted());
});
