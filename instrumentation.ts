/** Runs once when the web process starts: pages and actions find the steps by their id from then on. */
export async function register(): Promise<void> {
  // The condition is folded at build time: without it the steps would be bundled for the edge, too.
  if (process.env.NEXT_RUNTIME === 'nodejs') await import('./lib/steps/registry');
}
