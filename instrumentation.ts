/** Runs once when the web process starts: pages and actions find the steps by their id from then on. */
export async function register(): Promise<void> {
  await import('./lib/steps/registry');
}
