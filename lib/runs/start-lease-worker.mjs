// A thread does not take over the loader that its process was started with.
import { tsImport } from 'tsx/esm/api';

await tsImport('./lease-worker.ts', import.meta.url);
