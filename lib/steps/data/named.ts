/** How many, and the first of them by name, for a sentence. */
export const named = (names: readonly string[]) => ({
  count: names.length,
  names: names.slice(0, 20).join(', '),
});
