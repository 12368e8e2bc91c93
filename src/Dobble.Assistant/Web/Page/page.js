// The page of live play: the answer, the picture with what was seen, the last answers.

import { show as showControls } from './controls.js';
import { show as showGame } from './game.js';
import { replace } from './elements.js';
import { draw } from './scene.js';
import { speak, word } from './words.js';
import './health.js';
import './review.js';
import './decks.js';

const $ = id => document.getElementById(id);
const pause = ms => new Promise(done => setTimeout(done, ms));

// A text is written only where it is another one, so that screen readers say it once.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function element(name, text = '') {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

// What the camera is aimed by: each measure with its unit, and the advice that it leads to.
const measures = [
  ['light', '%', ['too_dark', 'too_bright']], ['burnt_out', '%', ['too_bright']], ['glare', '%', ['glare']],
  ['sharpness', '%', ['blurred']], ['diameter', 'px', ['too_far']], ['elevation', '°', ['tilted']],
];

function measure([name, unit, , value, isCause]) {
  const one = element('li', `${word(`aim_${name}`)} `);
  one.append(element('b', `${value}${unit === '°' ? '' : '\u202f'}${unit}`));
  one.className = isCause ? 'cause' : '';
  return one;
}

function showAnswer({ scene, reason, aim }) {
  replace($('headline'), scene.headline, ({ text, color }) => {
    const name = element('span', text);
    name.style.setProperty('--link', color);
    return name;
  });
  $('headline').style.setProperty('--letters', Math.max(1, ...scene.headline.flatMap(name => name.text.split(' ').map(one => one.length))));
  write($('alarm'), scene.alarm ?? '');
  write($('note'), scene.note ?? '');
  write($('advice'), reason ? word(`advice_${reason}`) : '');
  const known = measures.filter(([name]) => aim?.[name] != null);
  replace($('aim'), known.map(([name, unit, causes]) => [name, unit, causes, aim[name], causes.includes(reason)]), measure);
}

function item({ name, time, taken_back: takenBack }) {
  const one = element('li');
  one.className = takenBack ? 'taken-back' : '';
  one.append(element('span', name), element('time', takenBack ? `${time} · ${word('taken_back')}` : time));
  return one;
}

function showAnswers({ answers, said, taken_back: takenBack }) {
  replace($('answers'), answers, item);
  write($('count'), said ? `${word('said')}: ${said} · ${word('taken_back')}: ${takenBack}` : word('none_said'));
}

async function show(page) {
  await speak(page.controls.language);
  showAnswer(page);
  showAnswers(page);
  showControls(page);
  showGame(page);
  replace($('notices'), page.scene.notices, notice => element('span', notice));
  draw($('scene'), page.scene);
  $('table').classList.toggle('stale', page.scene.stale);
}

function connect(isConnected) {
  write($('connection'), isConnected ? '' : word('lost'));
  document.body.classList.toggle('lost', !isConnected);
}

// The browser itself asks again where the connection breaks; where it gives up, the page begins anew.
let heard = performance.now();
const events = new EventSource('events');
events.onmessage = async ({ data }) => {
  heard = performance.now();
  await show(JSON.parse(data));
  connect(true);
};
events.onerror = async () => {
  connect(false);
  if (events.readyState !== EventSource.CLOSED) return;
  await pause(2000);
  location.reload();
};
setInterval(() => performance.now() - heard > 6000 && connect(false), 1000);

// One picture after the other, each asked for once the one before is shown, and only while somebody looks.
async function watch() {
  for (;;) {
    if (document.hidden) {
      await pause(300);
      continue;
    }
    const answer = await fetch('picture').catch(() => null);
    if (!answer?.ok) {
      await pause(1000);
      continue;
    }
    const before = $('picture').src;
    $('picture').src = URL.createObjectURL(await answer.blob());
    await $('picture').decode().catch(() => {});
    $('picture').dataset.shown = Number($('picture').dataset.shown ?? 0) + 1;
    if (before) URL.revokeObjectURL(before);
  }
}

await speak(navigator.language.slice(0, 2));
watch();
