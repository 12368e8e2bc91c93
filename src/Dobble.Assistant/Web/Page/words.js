// What the page says, in the language that is chosen; each language is a file in words/.

let words = {};
let language = '';
let loaded = Promise.resolve();

/** Loads a language and writes it wherever the page asks for a word; whoever asks meanwhile waits for it as well. */
export function speak(wanted) {
  if (wanted !== language) [language, loaded] = [wanted, load(wanted)];
  return loaded;
}

async function load(wanted) {
  const answer = await fetch(`words/${wanted}.json`);
  words = answer.ok ? await answer.json() : await (await fetch('words/en.json')).json();
  document.documentElement.lang = answer.ok ? wanted : 'en';
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll('[data-label]')) element.ariaLabel = word(element.dataset.label);
  for (const element of document.querySelectorAll('[data-alt]')) element.alt = word(element.dataset.alt);
}

export const word = name => words[name] ?? '';

/** What a language calls itself. */
export const languageName = code => new Intl.DisplayNames([code], { type: 'language' }).of(code);
