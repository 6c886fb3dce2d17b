import type { KeyPress } from './match-shortcut';

const NAME = 'mudanzaEarlyKeys';
/** What was pressed longer ago has been given up: a dialog that opens then would be a surprise. */
const FRESH_MS = 10_000;

/**
 * Notes keys until the scripts of a page with a palette are there; what is typed into a field is nobody’s business. A press of
 * the pointer means that the person went on by other means. The palette’s own keys are kept from the browser, which has a use
 * for them. Plain script: nothing is loaded yet.
 */
export const EARLY_KEYS_SCRIPT = `(function(){var q=[];
function k(e){if(e.repeat||typeof e.key!=='string'||!document.querySelector('[aria-keyshortcuts]'))return;
var t=e.target,m=e.metaKey||e.ctrlKey;
if(!m&&t&&t.matches&&t.matches('input,textarea,select')){q.length=0;return}
if(m&&e.key.toLowerCase()==='k')e.preventDefault();
q.push({key:e.key,isMod:m,isAlt:e.altKey,at:e.timeStamp,isTyping:false});if(q.length>9)q.shift()}
function p(){q.length=0}
addEventListener('keydown',k);addEventListener('pointerdown',p);
window.${NAME}=function(){removeEventListener('keydown',k);removeEventListener('pointerdown',p);return q}})()`;

/** Keys that were pressed before the scripts were there, oldest first, once; `now` on the clock of events. */
export function takeEarlyKeys(now: number): readonly KeyPress[] {
  const take: unknown = Reflect.get(window, NAME);
  if (typeof take !== 'function') return [];
  Reflect.deleteProperty(window, NAME);
  const presses: readonly KeyPress[] = take();
  return presses.filter(({ at }) => now - at <= FRESH_MS);
}
