/**
 * Gathers increases and says them in one sentence now and then, so that a screen reader is not talked to death.
 * The first count is not news.
 */
export class CountAnnouncer {
  readonly #say: (increase: number) => void;
  readonly #everyMs: number;
  #said: number | null = null;
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (increase: number) => void, everyMs: number) {
    this.#say = say;
    this.#everyMs = everyMs;
  }

  note(count: number): void {
    this.#count = count;
    this.#said = this.#said === null ? count : Math.min(this.#said, count);
    if (count > this.#said) this.#timer ??= setTimeout(() => this.#speak(), this.#everyMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #speak(): void {
    this.#timer = undefined;
    const increase = this.#count - (this.#said ?? this.#count);
    this.#said = this.#count;
    if (increase > 0) this.#say(increase);
  }
}
