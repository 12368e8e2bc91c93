// What the page is made of.

/**
 * Makes the children of an element anew only where what they show is something else, so that nothing that a finger is on its way to, or
 * that a screen reader has read, is.
 */
export function replace(parent, values, make, ...also) {
  const now = JSON.stringify([values, ...also, document.documentElement.lang]);
  if (parent.dataset.now === now) return;
  parent.dataset.now = now;
  parent.replaceChildren(...values.map(make));
}
