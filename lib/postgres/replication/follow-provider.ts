/** What has to be switched on where the source lives, and where that is written. */
export interface FollowProvider {
  /** A proper name, the same in every language. */
  readonly name: string;
  readonly host: RegExp;
  /** Settings or roles that only this provider's servers have. */
  readonly marks: readonly string[];
  /** False where no logical replication is to be had: then the way is one with a pause. */
  readonly canFollow: boolean;
  readonly setting: string;
  readonly role: string;
  readonly restart: 'reboot' | 'none' | 'unknown';
  readonly source: string;
}

const ALTER_ROLE = 'ALTER ROLE … REPLICATION';
const COMPARED = 'https://getbruin.com/blog/enable-postgres-logical-replication-cdc/';

/** In order: the first that fits. Each row was read at its source; a provider without a row is treated as a plain server. */
export const FOLLOW_PROVIDERS: readonly FollowProvider[] = [
  {
    name: 'Amazon RDS / Aurora',
    host: /\.rds\.amazonaws\.com(\.cn)?$/,
    marks: ['rds.logical_replication', 'rds_superuser'],
    canFollow: true,
    setting: 'rds.logical_replication = 1',
    role: 'GRANT rds_replication',
    restart: 'reboot',
    source: 'https://clickhouse.com/docs/integrations/clickpipes/postgres/source/aurora/',
  },
  {
    name: 'Google Cloud SQL',
    host: /\.sql\.goog$/,
    marks: ['cloudsql.logical_decoding', 'cloudsqlsuperuser'],
    canFollow: true,
    setting: 'cloudsql.logical_decoding = on',
    role: ALTER_ROLE,
    restart: 'reboot',
    source: COMPARED,
  },
  {
    name: 'Azure Database (flexible server)',
    host: /\.postgres\.database\.(azure\.com|chinacloudapi\.cn|usgovcloudapi\.net)$/,
    marks: ['azure.extensions', 'azure_pg_admin'],
    canFollow: true,
    setting: 'wal_level = logical',
    role: ALTER_ROLE,
    restart: 'reboot',
    source: COMPARED,
  },
  {
    name: 'Neon',
    host: /\.neon\.(tech|build)$/,
    marks: ['neon.tenant_id', 'neon_superuser'],
    canFollow: true,
    // Slots that nobody reads are removed there after about 40 hours.
    setting: 'Logical Replication (project settings)',
    role: 'neon_superuser',
    restart: 'reboot',
    source: 'https://neon.com/docs/guides/logical-replication-neon',
  },
  {
    name: 'Crunchy Bridge',
    host: /\.postgresbridge\.com$/,
    marks: [],
    canFollow: true,
    setting: 'wal_level = logical',
    role: ALTER_ROLE,
    restart: 'none',
    source: 'https://clickhouse.com/docs/integrations/clickpipes/postgres/source/crunchy-postgres',
  },
  {
    name: 'Supabase',
    host: /\.supabase\.(co|com|net)$/,
    marks: ['supabase_admin'],
    canFollow: true,
    setting: 'wal_level = logical',
    role: 'postgres',
    restart: 'none',
    source: COMPARED,
  },
  {
    name: 'Heroku Postgres',
    // Heroku runs its databases on bare EC2 addresses.
    host: /^ec2-[\d-]+\.([a-z\d-]+\.)?compute(-1)?\.amazonaws\.com$/,
    marks: [],
    canFollow: false,
    setting: '—',
    role: '—',
    restart: 'unknown',
    source: 'https://docs.hevodata.com/sources/dbfs/databases/postgresql/heroku-postgresql/',
  },
];

/** Everything that the table looks for on a server. */
export const PROVIDER_MARKS: readonly string[] = FOLLOW_PROVIDERS.flatMap(({ marks }) => marks);

/**
 * Where a source lives, by what the server says of itself and then by its host; null for a plain server.
 *
 * @param marks those of `PROVIDER_MARKS` that the server has
 */
export function followProvider(host: string, marks: readonly string[]): FollowProvider | null {
  const own = FOLLOW_PROVIDERS.find((provider) => provider.marks.some((mark) => marks.includes(mark)));
  return own ?? FOLLOW_PROVIDERS.find((provider) => provider.host.test(host.toLowerCase())) ?? null;
}
