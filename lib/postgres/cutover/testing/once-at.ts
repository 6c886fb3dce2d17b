import type { ActName } from '../acts';
import type { CutOver } from '../cut-over-job';

/** Does something once, when an act begins. */
export function onceAt(act: ActName, body: () => unknown): Pick<CutOver, 'onAct'> {
  let isDone = false;
  return {
    onAct: (one) => {
      if (isDone || one.act !== act || one.ms !== null) return;
      isDone = true;
      body();
    },
  };
}
