import type { HealthAnswer } from '../../backend/health/ask-health';
import type { HealthEvidence } from '../../backend/health/health-evidence';
import type { Service } from '../../backend/health/read-services';
import { say } from '../../i18n/message';
import type { Criterion, Outcome } from '../../plan/step';

/** What is wrong with an answer, as a sentence; null when it is a 200. */
function fault({ status, problem, original, url }: HealthAnswer): Outcome['message'] | null {
  if (problem) return say('testing.health.criterion.problem', { problem, url, original: original ?? '' });
  return status === 200 ? null : say('testing.health.criterion.status', { status: status ?? 0, url });
}

function judgeLive({ live, waitedMs, attempts }: HealthEvidence): Outcome {
  const message = fault(live);
  return message
    ? { verdict: 'fail', message }
    : {
        verdict: 'pass',
        message: say('testing.health.criterion.live', { seconds: waitedMs / 1000, attempts }),
      };
}

function judgeReady({ ready }: HealthEvidence): Outcome {
  if (!ready) return { verdict: 'warn', message: say('testing.health.criterion.noReady') };
  const message = fault(ready);
  if (message) return { verdict: 'fail', message };
  if (ready.json === null)
    return {
      verdict: 'warn',
      message: say('testing.health.criterion.notJson', { type: ready.contentType ?? '–' }),
    };
  return { verdict: 'pass', message: say('testing.health.criterion.ready') };
}

const judgeService =
  (service: Service, isOptional: boolean) =>
  ({ ready, services }: HealthEvidence): Outcome => {
    if (!ready || fault(ready))
      return { verdict: 'unchecked', message: say('testing.health.criterion.serviceUnasked', { service }) };
    const state = services[service];
    if (state === 'ok')
      return { verdict: 'pass', message: say('testing.health.criterion.serviceOk', { service }) };
    if (state === 'failing')
      return { verdict: 'fail', message: say('testing.health.criterion.serviceFailing', { service }) };
    if (state === 'unclear')
      return {
        verdict: isOptional ? 'unchecked' : 'warn',
        message: say('testing.health.criterion.serviceUnclear', { service }),
      };
    return {
      verdict: isOptional ? 'unchecked' : 'warn',
      message: say('testing.health.criterion.serviceUnknown', { service }),
    };
  };

function judgeAssertions({ assertions }: HealthEvidence): Outcome {
  const broken = assertions.find(({ holds }) => !holds);
  if (broken) {
    const { path, expected, actual } = broken;
    return {
      verdict: 'fail',
      message: say('testing.health.criterion.assertion', {
        path,
        expected: expected || '…',
        actual: actual ?? '–',
      }),
    };
  }
  return {
    verdict: assertions.length === 0 ? 'unchecked' : 'pass',
    message: say('testing.health.criterion.assertions', { count: assertions.length }),
  };
}

function judgeTime({ live, ready, limitMs }: HealthEvidence): Outcome {
  if (fault(live) || (ready && fault(ready)))
    return { verdict: 'unchecked', message: say('testing.health.criterion.notTimed') };
  const ms = Math.max(live.ms, ready?.ms ?? 0);
  const key = ms <= limitMs ? 'testing.health.criterion.quick' : 'testing.health.criterion.slow';
  return { verdict: ms <= limitMs ? 'pass' : 'warn', message: say(key, { ms, limit: limitMs }) };
}

/** What the step `health` is judged by. Redis and the PMS need not be mentioned; the database should be. */
export const HEALTH_CRITERIA: readonly Criterion<HealthEvidence, 'health'>[] = [
  { id: 'health.live', judge: judgeLive },
  { id: 'health.ready', judge: judgeReady },
  { id: 'health.database', judge: judgeService('database', false) },
  { id: 'health.redis', judge: judgeService('redis', false) },
  { id: 'health.pms', judge: judgeService('pms', true) },
  { id: 'health.assertions', judge: judgeAssertions },
  { id: 'health.time', judge: judgeTime },
];
