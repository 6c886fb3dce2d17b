/** Waits until all of them are over, then throws what the first of them threw: nothing of it is on its way any more. */
export async function sideBySide<T extends readonly unknown[]>(
  work: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  await Promise.allSettled(work);
  return Promise.all(work) as Promise<T>;
}
