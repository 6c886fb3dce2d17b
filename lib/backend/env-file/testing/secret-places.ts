/** A secret that stands nowhere but in these files, and what a careless program prints of it. */
export interface SecretPlace {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly printed: string;
}

const S = 'Cn-4f9dK2!vQ7z';
const PEM = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC';

/**
 * Where backends keep secrets besides the plain line of an env file. Sources: dotenv, direnv, Docker's and Kubernetes' secrets, the
 * compose specification, Spring's, .NET's, Flask's and Wrangler's settings, Azure Functions, firebase-admin.
 */
export const SECRET_PLACES: readonly SecretPlace[] = [
  {
    name: 'export, in quotes',
    files: { '.env': `export DB_PASSWORD="${S}"  # mine\n` },
    printed: `x ${S} y`,
  },
  { name: 'declare -x', files: { '.envrc': `declare -x DB_PASSWORD='${S}'\n` }, printed: `x ${S} y` },
  { name: 'Windows line ends', files: { '.env': `A=1\r\nDB_PASSWORD=${S}\r\n` }, printed: `x ${S} y` },
  { name: 'blanks around the sign', files: { '.env': `DB_PASSWORD = ${S}\n` }, printed: `x ${S} y` },
  { name: 'a colon, as in YAML', files: { '.env': `DB_PASSWORD: ${S}\n` }, printed: `x ${S} y` },
  { name: 'commented out', files: { '.env': `# DB_PASSWORD=${S}\nDB_PASSWORD=x\n` }, printed: `x ${S} y` },
  {
    name: 'a value of several lines',
    files: { '.env': `SIGNING_KEY="-----BEGIN KEY-----\n${PEM}\nabc\n-----END KEY-----"\n` },
    printed: `x ${PEM} y`,
  },
  {
    name: 'put together from another',
    files: { '.env': `PW=${S}\nDATABASE_URL=postgres://u:\${PW}@h/d\n` },
    printed: `password authentication: ${S}`,
  },
  {
    name: 'in a workspace of a monorepo',
    files: { 'packages/api/config/.env.production.local': `API_SECRET=${S}\n` },
    printed: `x ${S} y`,
  },
  {
    name: 'in a folder called env',
    files: { 'env/production.env': `API_SECRET=${S}\n` },
    printed: `x ${S} y`,
  },
  {
    name: 'JSON in a variable',
    files: { '.env': `FIREBASE='{"type":"a","private_key":"${S}"}'\n` },
    printed: `x ${S} y`,
  },
  {
    name: 'JSON over lines in a variable',
    files: { '.env': `FIREBASE='{\n  "client_secret": "${S}"\n}'\n` },
    printed: `x ${S} y`,
  },
  { name: 'a secret of docker', files: { 'secrets/db_password.txt': `${S}\n` }, printed: `x ${S} y` },
  { name: 'a secret of Kubernetes', files: { 'deploy/.secrets/app/token': S }, printed: `x ${S} y` },
  {
    name: 'the environment of a compose file',
    files: { 'docker-compose.yml': `services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: "${S}"\n` },
    printed: `x ${S} y`,
  },
  {
    name: 'a list of a compose file',
    files: {
      'compose.override.yaml': `services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=${S}\n`,
    },
    printed: `x ${S} y`,
  },
  { name: 'Flask', files: { '.flaskenv': `SECRET_KEY=${S}\n` }, printed: `x ${S} y` },
  { name: 'Wrangler', files: { '.dev.vars': `API_TOKEN="${S}"\n` }, printed: `x ${S} y` },
  {
    name: 'Spring',
    files: { 'src/main/resources/application-dev.properties': `spring.datasource.password=${S}\n` },
    printed: `x ${S} y`,
  },
  {
    name: '.NET',
    files: { 'appsettings.Development.json': `{"Db":{"Password":"${S}"}}` },
    printed: `x ${S} y`,
  },
  {
    name: 'Rails',
    files: { 'config/database.yml': `production:\n  password: ${S}\n` },
    printed: `x ${S} y`,
  },
  {
    name: 'broken over two lines of a log',
    files: { '.env': `DB_PASSWORD=${S}-longer-tail-9\n` },
    printed: `x ${S}\n-longer-tail-9 y`,
  },
];

export const PLACED_SECRETS: readonly string[] = [S, PEM];
