/**
 * A beat for all who wait: whoever asks for the next one is woken at the same instant as everybody else, so that what they
 * then look up can be looked up once. Beats only while somebody waits.
 */
export class SharedTick {
  readonly #ms: number;
  #next: Promise<void> | undefined;

  /** @param ms between two beats */
  constructor(ms: number) {
    this.#ms = ms;
  }

  next(): Promise<void> {
    this.#next ??= new Promise((resolve) => {
      setTimeout(() => {
        this.#next = undefined;
        resolve();
      }, this.#ms);
    });
    return this.#next;
  }
}
