import { startProduct } from './product';
import { benchAccess } from './trust/access';
import { benchCanaries } from './trust/canaries';
import { benchChaos } from './trust/chaos';
import { benchStreams } from './trust/streams';

/** Prints one part's figures as a line of the table. */
function line(part: string, figures: object): void {
  console.log(
    `  ${part.padEnd(10)} ${Object.entries(figures)
      .map(([key, value]) => `${key} ${value}`)
      .join(' · ')}`,
  );
}

/** The figures of docs/security.md, measured on the built product. */
export async function bench(): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = {};
  const product = await startProduct(3419);
  try {
    const access = await benchAccess(product);
    line('access', access);
    const streams = await benchStreams(product);
    line('streams', streams);
    Object.assign(figures, access, streams);
  } finally {
    await product.stop();
  }
  const canaries = await benchCanaries(3439);
  line('canaries', canaries);
  const chaos = await benchChaos(3429);
  line('chaos', chaos);
  return { ...chaos, ...canaries, ...figures };
}
