import { chart } from './testing/chart';
import { crud } from './testing/crud';
import { health } from './testing/health';
import { latency } from './testing/latency';
import { monitor } from './testing/monitor';
import { tests } from './testing/tests';
import { watch } from './testing/watch';

export const testing = { latency, crud, tests, chart, health, watch, monitor } as const;
