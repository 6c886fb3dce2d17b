import type pg from 'pg';

/** What node-postgres calls on the query that the server is answering. */
class Answers {
  readonly done: Promise<void>;
  completed = 0;
  #resolve: () => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor() {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever waits hears of it; until then it must not count as unhandled.
    this.done.catch(() => undefined);
  }

  submit(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCommandComplete(): void {
    this.completed += 1;
  }
  handleError(error: Error): void {
    // The client forgets this query here, so ReadyForQuery never arrives: this is the end of it.
    this.#reject(error);
  }
  handleReadyForQuery(): void {
    this.#resolve();
  }
}

/** A group that was sent to its end. */
export interface SentGroup {
  /** Resolves when the server has executed all of it, throws what it refused. */
  readonly done: Promise<void>;
  /** Statements of it that the server has executed. */
  readonly completed: () => number;
}

/**
 * Sends statements to a server without waiting for each answer; one Sync ends a group of them. The next group may be sent
 * before the one ahead of it is answered: the answers come in order, and the client hands each to its own.
 */
export class Pipeline {
  readonly #client: pg.Client;
  #answers: Answers | null = null;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /** Statements of the open group that the server has executed. */
  get completed(): number {
    return this.#answers?.completed ?? 0;
  }

  #open(): Answers {
    if (!this.#answers) {
      this.#answers = new Answers();
      this.#client.query(this.#answers);
    }
    return this.#answers;
  }

  /** Sends a part of a group; resolves when the socket has taken it, throws what the server answered meanwhile. */
  async send(bytes: Buffer): Promise<void> {
    const answers = this.#open();
    const taken = new Promise<void>((resolve) => {
      this.#client.connection.stream.write(bytes, () => resolve());
    });
    await Promise.race([taken, answers.done]);
  }

  /** Sends the end of a group, which holds a Sync. */
  finish(bytes: Buffer): SentGroup {
    const answers = this.#open();
    this.#client.connection.stream.write(bytes);
    this.#answers = null;
    return { done: answers.done, completed: () => answers.completed };
  }
}
