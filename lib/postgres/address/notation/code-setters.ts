/** Methods that set a part of a connection, as builders of Rust, Java and .NET call them: `.host("…")`, `setUser("…")`. */
const SETTERS: Readonly<Record<string, string>> = {
  host: 'host',
  servername: 'host',
  servernames: 'host',
  port: 'port',
  portnumber: 'port',
  portnumbers: 'port',
  user: 'user',
  username: 'user',
  password: 'password',
  database: 'database',
  databasename: 'database',
  dbname: 'database',
  url: 'url',
  jdbcurl: 'url',
  sslmode: 'sslmode',
  ssl: 'ssl',
  schema: 'schema',
  currentschema: 'currentSchema',
  applicationname: 'application_name',
  maxconnections: 'max_connections',
  maximumpoolsize: 'maximumPoolSize',
};
/** Methods whose first argument is the name: `props.setProperty("user", "u")`, `.option(HOST, "h")`. */
export const NAMED_SETTER =
  /(?:^|\.|::|->)(?:setProperty|put|option|addDataSourceProperty|set_param|setOption)$/;

/** The part of a connection that a method sets by its name; undefined for any other. */
export function setterOf(callee: string): string | undefined {
  const last = callee.split(/\.|::|->/).at(-1) ?? '';
  return SETTERS[
    last
      .replace(/^(?:set|with|add)(?=_|[A-Z])/, '')
      .replaceAll('_', '')
      .toLowerCase()
  ];
}
