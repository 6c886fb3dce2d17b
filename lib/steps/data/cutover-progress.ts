import { say } from '../../i18n/message';
import type { CutoverPicture } from '../../plan/progress-detail';
import type { StepContext } from '../../plan/step-context';
import type { ActListener } from '../../postgres/cutover/acts';

/** ms after the opening from which on it is said that nobody has come. */
const NOBODY_AFTER = 5_000;

/** Tells the log and the page which act of a cut-over is under way. */
export class CutoverProgress {
  readonly #ctx: StepContext;
  readonly #isRehearsal: boolean;
  readonly #all: number;
  readonly #byHand: boolean;
  #began = Date.now();
  #acts: CutoverPicture['acts'] = [];
  #nobody: NodeJS.Timeout | undefined;
  #isOpen = false;

  constructor(
    ctx: StepContext,
    {
      isRehearsal,
      all,
      byHand,
    }: { readonly isRehearsal: boolean; readonly all: number; readonly byHand: boolean },
  ) {
    this.#ctx = ctx;
    this.#isRehearsal = isRehearsal;
    this.#all = all;
    this.#byHand = byHand;
  }

  readonly onAct: ActListener = ({ act, at, ms }) => {
    if (this.#acts.length === 0) this.#began = Date.now() - at;
    this.#acts = [...this.#acts.filter((one) => one.act !== act), { act, at, ms }];
    if (act === 'firstWrite') this.#watch(ms === null);
    if (act === 'opened' && ms !== null) this.#isOpen = true;
    if (ms !== null) this.#ctx.log('info', say('cutover.log.act', { act, ms: Math.round(ms) }));
    else if (act === 'switched' && this.#byHand) this.#ctx.log('warn', say('cutover.log.byHand'));
    this.#draw();
  };

  /** An open target to which nobody comes is a backend that stands still: said at once, not at the end of the wait. */
  #watch(isWaiting: boolean): void {
    clearTimeout(this.#nobody);
    if (!isWaiting) return;
    this.#nobody = setTimeout(() => this.#ctx.log('warn', say('cutover.log.nobody')), NOBODY_AFTER);
    this.#nobody.unref();
  }

  #draw(): void {
    const done = this.#acts.filter(({ ms }) => ms !== null).length;
    const picture: CutoverPicture = {
      kind: 'cutover',
      isRehearsal: this.#isRehearsal,
      began: this.#began,
      acts: this.#acts,
      isOpen: this.#isOpen,
      isByHand: this.#byHand && this.#acts.some(({ act, ms }) => act === 'switched' && ms === null),
    };
    this.#ctx.progress(Math.min(done, this.#all), this.#all, undefined, picture);
  }
}
