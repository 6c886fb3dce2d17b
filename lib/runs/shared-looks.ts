/**
 * One look for all who ask for the same in one go: a notice wakes hundreds of streams at once, and each would ask the
 * state for the same rows. Who asks later looks anew, so that nobody is given what was true before its own question.
 */
export class SharedLooks<T> {
  readonly #now = new Map<string, Promise<T>>();

  ask(key: string, look: () => Promise<T>): Promise<T> {
    const known = this.#now.get(key);
    if (known) return known;
    const asked = look();
    this.#now.set(key, asked);
    // Runs when the streams that were woken together have all asked, before any further notice is heard.
    process.nextTick(() => this.#now.delete(key));
    return asked;
  }
}
