/**
 * The most memory that this thread held at once, over what it held before, while something was done. `rss` is that of the
 * whole process, in which other tests run.
 */
export async function peakBytes(work: () => Promise<unknown>): Promise<number> {
  const held = () => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = held();
  let most = before;
  const look = () => {
    most = Math.max(most, held());
  };
  const timer = setInterval(look, 5);
  try {
    await work();
  } finally {
    clearInterval(timer);
    look();
  }
  return most - before;
}
