import type { testing as english } from '../en/testing';
import type { Translation } from '../translation';
import { chart } from './prove/chart';
import { crud } from './prove/crud';
import { health } from './prove/health';
import { history } from './prove/history';
import { latency } from './prove/latency';
import { monitor } from './prove/monitor';
import { notify } from './prove/notify';
import { tests } from './prove/tests';
import { watch } from './prove/watch';

export const testing: Translation<typeof english> = {
  latency,
  crud,
  tests,
  chart,
  health,
  watch,
  monitor,
  history,
  notify,
};
