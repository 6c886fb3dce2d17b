import { type Message, say } from '../../i18n/message';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type FilledTable, filledTables, hasJournal } from './copy-journal';
import type { CopyReader, CopyWriter } from './copy-session';
import { type Survey, type SurveyOptions, surveyCopy } from './survey-copy';

export interface PreviewedCopy
  extends Pick<Survey, 'plan' | 'checks' | 'deferred' | 'filled' | 'constraints'> {
  /** Of the source; none of them is copied. */
  readonly largeObjects: number;
  /** What an earlier copy brought, as the journal says: emptied first where the operator begins again. */
  readonly emptied: readonly FilledTable[];
  /** Why the copy would refuse as things stand, or null. */
  readonly refusal: Message | null;
}

/** What a copy would do as things stand; nothing is written. */
export async function previewCopy(
  reader: CopyReader,
  writer: CopyWriter,
  job: SurveyOptions,
): Promise<PreviewedCopy> {
  const isAgain = job.onFilled === 'again' && (await hasJournal(writer));
  const emptied = isAgain ? await filledTables(writer) : [];
  const survey = await surveyCopy(reader, writer, job, emptied);
  const { plan, checks, deferred, filled, source, constraints } = survey;
  const refusal = refusalOf(survey.refuse);
  return { plan, checks, deferred, filled, constraints, emptied, refusal, largeObjects: source.largeObjects };
}

/** What a check refuses, as a sentence; null when it holds. */
function refusalOf(check: () => void): Message | null {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof MudanzaError)) throw error;
    return say(`errors.${error.code}.cause`, error.params);
  }
}
