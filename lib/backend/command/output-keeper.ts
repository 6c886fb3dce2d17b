import { PIECE_OF_LINE } from './line-splitter';

export type OutputStream = 'stdout' | 'stderr';

export interface KeepLimits {
  /** Characters that go into the live log. */
  readonly live: number;
  /** Characters of the begin and of the end that are kept for download and for reading the results. */
  readonly head: number;
  readonly tail: number;
}

const LIMITS: KeepLimits = { live: 1_000_000, head: 6_000_000, tail: 2_000_000 };

/** Lines as a text; the pieces of a long one are one again, so that nothing in it is cut in two. */
function joined(lines: readonly string[]): string {
  return lines
    .map((line, index) => (line.length === PIECE_OF_LINE || index === lines.length - 1 ? line : `${line}\n`))
    .join('');
}

/**
 * Keeps a program's output within bounds however much it prints: the live log gets the begin, the file for download
 * the begin and the end. What is dropped is counted.
 */
export class OutputKeeper {
  private readonly head: string[] = [];
  private readonly tail: string[] = [];
  private headSize = 0;
  private tailSize = 0;
  private liveSize = 0;
  private dropped = 0;

  constructor(
    private readonly onLive: (stream: OutputStream, line: string) => void,
    private readonly limits: KeepLimits = LIMITS,
  ) {}

  /** Lines that are in neither the head nor the tail. */
  get droppedLines(): number {
    return this.dropped;
  }

  /** True when the live log does not show everything. */
  get isCut(): boolean {
    return this.liveSize > this.limits.live;
  }

  add(stream: OutputStream, line: string): void {
    const size = line.length + 1;
    if (this.liveSize <= this.limits.live) this.onLive(stream, line);
    this.liveSize += size;
    if (this.headSize < this.limits.head) {
      this.head.push(line);
      this.headSize += size;
      return;
    }
    this.tail.push(line);
    this.tailSize += size;
    while (this.tailSize > this.limits.tail) this.drop();
  }

  private drop(): void {
    // In batches: taking one line at a time off a long array would be slow.
    const batch = this.tail.splice(0, Math.max(1, Math.ceil(this.tail.length / 10)));
    this.tailSize -= batch.reduce((sum, line) => sum + line.length + 1, 0);
    this.dropped += batch.length;
  }

  /** Everything that was kept, with a mark where lines are missing. */
  text(): string {
    const gap = this.dropped > 0 ? [`[… ${this.dropped} lines …]`] : [];
    return joined([...this.head, ...gap, ...this.tail]);
  }
}
