import { closePool } from '../../../lib/store/pool';
import type { Product } from '../product';
import { pointToStateOf, prepareAccess } from '../testing/prepare-access';
import { probeAll } from '../testing/probe-access';

/** Asks the running product every cell of the access table. */
export async function benchAccess(
  product: Pick<Product, 'url' | 'dataDir'>,
): Promise<{ accessCells: number; accessWrong: number }> {
  pointToStateOf(product.dataDir);
  const { cells, wrong } = await probeAll(await prepareAccess(product.url));
  for (const cell of wrong)
    console.log(`  WRONG ${cell.name} as ${cell.principal}: ${cell.got}, not ${cell.wanted}`);
  await closePool();
  return { accessCells: cells, accessWrong: wrong.length };
}
