import type { Credentials } from '../../../postgres/address/endpoint';

/** The practice backend's `.env`, pointing at the practice source. */
export function practiceEnv(source: Credentials, appPort: number, redisPort: number): string {
  const { host, port, database, user } = source.endpoint;
  const password = encodeURIComponent(source.password);
  return `# hotel-api: local development
APP_PORT=${appPort}
LOG_LEVEL=info

# --- Database ---
DATABASE_URL=postgresql://${user}:${password}@${host}:${port}/${database}
POSTGRES_HOST=${host}
POSTGRES_PORT=${port}   # local container
POSTGRES_DB=${database}
POSTGRES_USER=${user}
POSTGRES_PASSWORD="${source.password}"
POSTGRES_POOL_SIZE=10
POSTGRES_MAX_OVERFLOW=10

# --- Cache and property management ---
REDIS_URL=redis://127.0.0.1:${redisPort}/0
PMS_TYPE=mock
PMS_BASE_URL=http://localhost:8080
export FEATURE_DOOR_LOCKS='on'
`;
}

/** The same keys without values, which is what a repository may hold. */
export function practiceEnvExample(env: string): string {
  return env.replace(/^((?:export )?(?:DATABASE_URL|POSTGRES_\w+|REDIS_URL)=).*$/gm, '$1');
}
