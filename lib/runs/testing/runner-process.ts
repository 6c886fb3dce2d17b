import { overrideEnv } from '../../platform/env';
import { Runner } from '../runner';
import { findFaultStep } from './fault-steps';

/** A runner as another instance has it: a process of its own, on the state database named in its arguments. */
const [url, leaseMs] = process.argv.slice(2);
overrideEnv({ MUDANZA_STATE_URL: url });
const runner = new Runner({ findStep: findFaultStep, leaseMs: Number(leaseMs) });
await runner.start();
process.send?.(runner.id);
