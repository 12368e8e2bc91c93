// The game: whose turn it is to press, the symbols to choose among, and what everybody has.

import { change, refuse } from './controls.js';
import { replace } from './elements.js';
import { word } from './words.js';

const $ = id => document.getElementById(id);
let game = null;

/** Tells the assistant what a player does. */
async function act(what) {
  const answer = await fetch('game', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(what),
  }).catch(() => null);
  await refuse(answer);
}

function button(parts, pressed) {
  const made = document.createElement('button');
  made.type = 'button';
  for (const [name, text] of Object.entries(parts)) {
    const part = document.createElement('span');
    [part.className, part.textContent] = [name, text];
    made.append(part);
  }
  made.addEventListener('click', pressed);
  return made;
}

function player({ name, score, out }, index) {
  const made = button({ name, score }, () => act({ player: index }));
  made.disabled = out || game.phase === 'ended';
  made.ariaPressed = game.claimant === index;
  return made;
}

function choice({ id, name, emoji, picture }) {
  const made = button({ emoji: emoji ?? '', name }, () => act({ symbol: id }));
  if (picture) {
    const image = new Image();
    [image.src, image.alt] = [picture, ''];
    made.prepend(image);
  }
  return made;
}

function row(cells) {
  const made = document.createElement('tr');
  made.append(...cells.map((text, i) => {
    const cell = document.createElement(i ? 'td' : 'th');
    if (!i) cell.scope = 'row';
    cell.textContent = text;
    return cell;
  }));
  return made;
}

const seconds = value => `${value.toFixed(1)} s`;

function showStatistics({ rounds, players, slowest }) {
  $('statistics').hidden = !rounds;
  replace($('tallies'), Object.entries(players), ([name, one]) => row(
    [name, one.rounds, one.wrong, one.rounds ? seconds(one.mean_seconds) : '–', one.rounds ? seconds(one.best_seconds) : '–']));
  replace($('slowest'), slowest, ({ name, seconds: mean }) => {
    const [item, symbol, time] = ['li', 'span', 'time'].map(one => document.createElement(one));
    [symbol.textContent, time.textContent] = [name, seconds(mean)];
    item.append(symbol, time);
    return item;
  });
}

/** Shows how the game stands. */
export function show(page) {
  game = page.game;
  $('game').hidden = !game;
  if (!game) return;
  $('title').textContent = game.title;
  replace($('players'), game.players, player, game.claimant, game.phase);
  replace($('choices'), game.choices, choice);
  $('rival').textContent = game.assistant == null ? '' : `${word('game_assistant')}: ${game.assistant}`;
  showStatistics(game.statistics);
  $('give-up').disabled = game.phase !== 'open';
}

$('give-up').addEventListener('click', () => act({ give_up: true }));
$('anew').addEventListener('click', () => change({ game: document.forms.controls.game.value }));
document.addEventListener('keydown', event => {
  if (!game || event.target.closest('input, select, textarea, dialog') || event.ctrlKey || event.altKey || event.metaKey) return;
  const number = '12345678'.indexOf(event.key);
  if (event.key === 'n') act({ give_up: true });
  else if (number >= 0 && number < game.choices.length) act({ symbol: game.choices[number].id });
  else if (number >= 0 && number < game.players.length) act({ player: number });
});
