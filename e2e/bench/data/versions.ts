import { MAJORS, startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { copiedPair } from './copied-pair';
import { tell } from './measure';

/** True copies between every two versions, upwards and downwards: the comparison may find nothing in any. */
export async function versions(): Promise<Record<'pairs' | 'falseAlarms', number>> {
  const servers = await Promise.all(MAJORS.map((major) => startMajor(major)));
  let [falseAlarms, pairs] = [0, 0];
  try {
    for (const from of servers) {
      for (const to of servers) {
        const pair = await copiedPair(from, to);
        pairs += 1;
        falseAlarms += pair.falseAlarms;
        tell(`${from.major} to ${to.major}: ${pair.falseAlarms} false alarms`);
      }
    }
    return { pairs, falseAlarms };
  } finally {
    for (const server of servers) await server.stop();
  }
}
