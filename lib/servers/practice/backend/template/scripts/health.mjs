import { readSettings } from '../service/env.mjs';

const { APP_PORT = '8002' } = readSettings();
const response = await fetch(`http://127.0.0.1:${APP_PORT}/health/ready`);
console.log(response.status, await response.text());
process.exitCode = response.ok ? 0 : 1;
