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
  /** What is peculiar to following there, of which the operator has to know before. */
  readonly limit?: 'idleSlots' | 'noKeepSize' | 'support' | 'directHost' | 'flyDirect';
  readonly source: string;
}

/** Not a setting of its own: the folder in which the official image keeps its data, where the role may see it. */
export const DOCKER_MARK = 'docker.data_directory';

const ALTER_ROLE = 'ALTER ROLE … REPLICATION';

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
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Replication.Logical.Configure.html',
  },
  {
    name: 'Google Cloud SQL',
    host: /\.sql\.goog$/,
    marks: ['cloudsql.logical_decoding', 'cloudsqlsuperuser'],
    canFollow: true,
    setting: 'cloudsql.logical_decoding = on',
    role: ALTER_ROLE,
    restart: 'reboot',
    source: 'https://cloud.google.com/sql/docs/postgres/replication/configure-logical-replication',
  },
  {
    name: 'Azure Database (flexible server)',
    host: /\.postgres\.database\.(azure\.com|chinacloudapi\.cn|usgovcloudapi\.net)$/,
    marks: ['azure.extensions', 'azure_pg_admin'],
    canFollow: true,
    setting: 'wal_level = logical',
    role: ALTER_ROLE,
    restart: 'reboot',
    // `max_slot_wal_keep_size` is read-only there, and -1.
    limit: 'noKeepSize',
    source: 'https://learn.microsoft.com/en-us/azure/postgresql/configure-maintain/concepts-logical',
  },
  {
    name: 'Neon',
    host: /\.neon\.(tech|build)$/,
    marks: ['neon.tenant_id', 'neon_superuser'],
    canFollow: true,
    limit: 'idleSlots',
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
    source: 'https://docs.crunchybridge.com/how-to/logical-replication',
  },
  {
    name: 'Supabase',
    host: /\.supabase\.(co|com|net)$/,
    marks: ['supabase_admin'],
    canFollow: true,
    setting: 'wal_level = logical',
    role: 'postgres',
    restart: 'none',
    limit: 'directHost',
    source: 'https://supabase.com/docs/guides/database/replication/manual-replication-faq',
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
    // Asked for there since 2022, and not to be had.
    source: 'https://github.com/heroku/roadmap/issues/38',
  },
  {
    name: 'Render',
    host: /\.[a-z]+-postgres\.render\.com$|^dpg-[a-z0-9]+-a$/,
    marks: [],
    canFollow: true,
    setting: 'wal_level = logical (Render support)',
    role: 'Render support',
    restart: 'reboot',
    limit: 'support',
    source: 'https://render.com/docs/postgresql-logical-replication',
  },
  {
    name: 'Railway',
    host: /\.(proxy\.rlwy\.net|railway\.(internal|app))$/,
    marks: [],
    canFollow: true,
    // Its image is the official one with TLS, to be configured as that is; `postgres` is a superuser there.
    setting: 'ALTER SYSTEM SET wal_level = logical',
    role: 'postgres',
    restart: 'reboot',
    source: 'https://docs.railway.com/guides/postgresql',
  },
  {
    name: 'DigitalOcean',
    host: /\.db\.ondigitalocean\.com$/,
    marks: ['doadmin'],
    canFollow: true,
    // Others call it unsupported (https://docs.peerdb.io/connect/postgres/unsupported_providers): what the server says counts.
    setting: 'wal_level = logical',
    role: 'doadmin',
    restart: 'unknown',
    source: 'https://materialize.com/docs/lts/integrations/digitalocean-postgres',
  },
  {
    name: 'Aiven',
    host: /\.aivencloud\.com$/,
    marks: ['avnadmin'],
    canFollow: true,
    setting: 'wal_level = logical, CREATE EXTENSION aiven_extras',
    role: 'avnadmin',
    restart: 'unknown',
    source:
      'https://aiven.io/blog/logical-replication-using-publish-subscribe-now-supported-by-aiven-postgresql',
  },
  {
    name: 'Fly Managed Postgres',
    host: /\.flympg\.net$/,
    marks: [],
    canFollow: true,
    setting: 'wal_level = logical',
    role: ALTER_ROLE,
    restart: 'unknown',
    // The page tells the two addresses apart; of logical replication it says nothing, so what the server says counts.
    limit: 'flyDirect',
    source: 'https://fly.io/docs/mpg/client-configuration/',
  },
  {
    name: 'Fly Postgres',
    host: /\.(fly\.dev|flycast)$/,
    marks: ['flypgadmin'],
    canFollow: true,
    // The command itself says that a restart is required (https://github.com/dwyl/PWA-Liveview/issues/30).
    setting: 'fly postgres config update --wal-level logical',
    role: ALTER_ROLE,
    restart: 'reboot',
    source: 'https://fly.io/docs/flyctl/postgres-config-update/',
  },
];

/** Only where nothing says more: several providers run the official image, too. */
const DOCKER: FollowProvider = {
  name: 'Docker',
  host: /^host\.docker\.internal$/,
  marks: [DOCKER_MARK],
  canFollow: true,
  setting: 'command: postgres -c wal_level=logical',
  role: 'postgres',
  restart: 'reboot',
  // Its part “Database Configuration”: options after the image's name go to the server.
  source: 'https://hub.docker.com/_/postgres',
};

/** Every row that a source can be one of. */
export const ALL_PROVIDERS: readonly FollowProvider[] = [...FOLLOW_PROVIDERS, DOCKER];

/** Everything that the table looks for on a server. */
export const PROVIDER_MARKS: readonly string[] = FOLLOW_PROVIDERS.flatMap(({ marks }) => marks);

/**
 * Where a source lives, by what the server says of itself and then by its host; null for a plain server.
 *
 * @param marks those of `PROVIDER_MARKS` that the server has
 */
export function followProvider(host: string, marks: readonly string[]): FollowProvider | null {
  const isMarked = (provider: FollowProvider) => provider.marks.some((mark) => marks.includes(mark));
  const isAt = (provider: FollowProvider) => provider.host.test(host.toLowerCase());
  const own = FOLLOW_PROVIDERS.find(isMarked) ?? FOLLOW_PROVIDERS.find(isAt);
  return own ?? (isMarked(DOCKER) || isAt(DOCKER) ? DOCKER : null);
}
