import type { DriverAdvice } from '../../backend/drivers/advise-driver';
import { say } from '../../i18n/message';
import type { Outcome } from '../../plan/step';
import { schemasOf } from '../../postgres/address/read-options';

type Parameter = NonNullable<DriverAdvice['parameters']>[number];

/** Left out without harm: the product and its form say how large a pool is, and what a door is was observed. */
const OF_THE_PRODUCT = /^(?:connection_limit|pool_timeout|pgbouncer)$/;

/** True where the role has it by itself: its own path begins with the wanted one. */
function isRoles({ name, value }: Parameter, rolePath: string | null | undefined): boolean {
  if (name !== 'search_path' || !rolePath) return false;
  const has = schemasOf(rolePath);
  return schemasOf(value).every((schema, index) => has[index] === schema);
}

const tell = (parameters: readonly Parameter[]) =>
  parameters.map(({ name, value, text }) => (text ? `${name}: ${text}` : `${name}=${value}`)).join(' · ');

/** Whether everything that the connection text says reaches the server: without its `search_path` other tables are read. */
export function judgeParameters({
  advice,
  searchPath,
}: {
  readonly advice: Pick<DriverAdvice, 'parameters'>;
  readonly searchPath?: string | null | undefined;
}): Outcome {
  const { parameters } = advice;
  if (!parameters) return { verdict: 'unchecked', message: say('backend.criterion.parametersUnseen') };
  const open = parameters.filter(
    (one) =>
      (one.way === 'role' && !isRoles(one, searchPath)) ||
      (one.way === 'code' && !one.seen) ||
      one.way === 'refused',
  );
  const lost = open.filter(({ name }) => !OF_THE_PRODUCT.test(name));
  if (lost.some(({ name }) => name === 'search_path'))
    return { verdict: 'fail', message: say('backend.criterion.parametersPath', { parameters: tell(lost) }) };
  if (lost.length > 0)
    return { verdict: 'warn', message: say('backend.criterion.parametersLost', { parameters: tell(lost) }) };
  const carried = parameters.filter((one) => !open.includes(one));
  return carried.length > 0
    ? { verdict: 'pass', message: say('backend.criterion.parametersCarried', { parameters: tell(carried) }) }
    : { verdict: 'pass', message: say('backend.criterion.parametersNone') };
}
