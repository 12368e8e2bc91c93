import { speak } from './words.js';

document.getElementById('wrong').hidden = !location.search.includes('wrong');
await speak(navigator.language.slice(0, 2));
