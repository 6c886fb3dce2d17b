import type { en } from '../i18n/en/dictionary';
import type { MessageKey } from '../i18n/message';
import type { StepId } from './step-id';

type Steps = (typeof en)['steps'];
type Slug = keyof Steps;
type Part = 'title' | 'what' | 'why' | 'risk' | 'run' | 'running';

type Dashed<Id extends string> = Id extends `${infer Head}.${infer Tail}` ? `${Head}-${Dashed<Tail>}` : Id;
/** Fails the type check when a step has no texts. */
const complete: [Dashed<StepId>] extends [Slug] ? true : never = true;

/** Key of a step's text: `stepText('schema.deploy', 'title')` → `steps.schema-deploy.title`. */
export function stepText(id: StepId, part: Part): MessageKey {
  const slug = complete && (id.replaceAll('.', '-') as Dashed<StepId>);
  return `steps.${slug}.${part}`;
}
