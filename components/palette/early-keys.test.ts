import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EARLY_KEYS_SCRIPT, takeEarlyKeys } from './early-keys';

/** A page whose scripts are not there yet but for the one in its head. */
let page: EventTarget;
let hasPalette = true;
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('window', {});
  hasPalette = true;
  vi.stubGlobal('document', { querySelector: () => (hasPalette ? {} : null) });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  new Function(EARLY_KEYS_SCRIPT)();
});
afterEach(() => vi.unstubAllGlobals());

function press(key: string, change: object = {}): Event {
  const event = new Event('keydown', { cancelable: true });
  const more = { key, repeat: false, metaKey: false, ctrlKey: false, altKey: false, ...change };
  for (const [name, value] of Object.entries(more)) Object.defineProperty(event, name, { value });
  page.dispatchEvent(event);
  return event;
}
const taken = () => takeEarlyKeys(performance.now()).map(({ key }) => key);

describe('keys pressed before the scripts are there', () => {
  it('are handed over in order, once, and the listener goes', () => {
    press('g');
    press('r');
    expect(taken()).toEqual(['g', 'r']);
    press('x');
    expect(taken()).toEqual([]);
  });

  it('keep the palette’s own from the browser, and nothing else', () => {
    expect(press('K', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(press('s', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(takeEarlyKeys(performance.now())).toMatchObject([{ isMod: true }, { isMod: true }]);
  });

  it('are dropped where the person went on with the pointer, a key is held down, or they are old', () => {
    press('g');
    page.dispatchEvent(new Event('pointerdown'));
    press('?', { repeat: true });
    press('m');
    expect(takeEarlyKeys(performance.now() + 11_000)).toEqual([]);
  });

  it('are never those of a field, which end a sequence, nor any on a page without a palette', () => {
    const field = { matches: (selector: string) => selector.split(',').includes('textarea') };
    press('g');
    for (const key of 'secret') press(key, { target: field });
    hasPalette = false;
    expect(press('k', { metaKey: true }).defaultPrevented).toBe(false);
    expect(taken()).toEqual([]);
  });
});
