import type { Reading } from './decode-reading';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A cut text may end in the begin of a value: so much of it, and a third of the whole, counts as the value. */
const LEAST_OF_A_PART = 8;
const PART = 3;

/**
 * Finds any of many values in one pass (Aho and Corasick): the time depends on the length of the text alone, not on
 * how many values there are nor on how they look.
 */
export class ValueMatcher {
  private readonly classes = new Uint16Array(65_536);
  private readonly width: number;
  private next: Int32Array;
  /** Length of the longest value that ends in a state; 0 for none. */
  private readonly found: Int32Array;
  private readonly depth: Int32Array;
  /** Length of the shortest value on whose way a state lies. */
  private readonly goal: Int32Array;

  constructor(values: readonly string[]) {
    let count = 0;
    for (const value of values)
      for (let i = 0; i < value.length; i += 1) {
        const code = value.charCodeAt(i);
        if (this.classes[code] === 0) this.classes[code] = ++count;
      }
    this.width = count + 1;
    const most = values.reduce((sum, value) => sum + value.length, 1);
    this.next = new Int32Array(most * this.width);
    this.found = new Int32Array(most);
    this.depth = new Int32Array(most);
    this.goal = new Int32Array(most).fill(Number.MAX_SAFE_INTEGER & 0x7fffffff);
    this.link(this.plant(values));
  }

  private plant(values: readonly string[]): number {
    let states = 1;
    for (const value of values) {
      let state = 0;
      for (let i = 0; i < value.length; i += 1) {
        const slot = state * this.width + (this.classes[value.charCodeAt(i)] ?? 0);
        let to = this.next[slot] ?? 0;
        if (to === 0) {
          to = states;
          states += 1;
          this.next[slot] = to;
          this.depth[to] = i + 1;
        }
        this.goal[to] = Math.min(this.goal[to] ?? 0, value.length);
        state = to;
      }
      this.found[state] = value.length;
    }
    return states;
  }

  /** Fills the ways back, so that no character is read twice. */
  private link(states: number): void {
    const back = new Int32Array(states);
    const queue = new Int32Array(states);
    let [head, tail] = [0, 1];
    while (head < tail) {
      const state = queue[head] ?? 0;
      head += 1;
      for (let one = 0; one < this.width; one += 1) {
        const slot = state * this.width + one;
        const to = this.next[slot] ?? 0;
        const fallback = state === 0 ? 0 : (this.next[(back[state] ?? 0) * this.width + one] ?? 0);
        if (to === 0) {
          this.next[slot] = fallback;
          continue;
        }
        back[to] = fallback;
        if (this.found[to] === 0) this.found[to] = this.found[fallback] ?? 0;
        queue[tail] = to;
        tail += 1;
      }
    }
  }

  /** Ranges of the original text in which a value stands, as this reading of it has it. */
  match(reading: Reading, onRange: (range: Range) => void): void {
    const { units, from, to, length } = reading;
    let state = 0;
    for (let at = 0; at < length; at += 1) {
      state = this.next[state * this.width + (this.classes[units[at] ?? 0] ?? 0)] ?? 0;
      const size = this.found[state] ?? 0;
      if (size > 0) onRange({ start: from[at - size + 1] ?? 0, end: to[at] ?? 0 });
    }
    const depth = this.depth[state] ?? 0;
    if (depth >= LEAST_OF_A_PART && depth * PART >= (this.goal[state] ?? 0))
      onRange({ start: from[length - depth] ?? 0, end: to[length - 1] ?? 0 });
  }
}
