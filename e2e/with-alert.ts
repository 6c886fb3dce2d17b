import { closedPort } from '../lib/platform/testing/closed-port';
import { switchWatch } from '../lib/runs/watch/switch-watch';
import { pointToProduct } from './walked-migration';

/** Does something while the product's own watch asks a backend that does not answer. */
export async function withAlert(migrationId: string, work: () => Promise<void>): Promise<void> {
  pointToProduct();
  const { port, close } = await closedPort();
  const url = `http://127.0.0.1:${port}/healthz`;
  await switchWatch({ migrationId, url, isOn: true, by: 'Ana' });
  try {
    await work();
  } finally {
    await switchWatch({ migrationId, url: null, isOn: false, by: 'Ana' });
    await close();
  }
}
