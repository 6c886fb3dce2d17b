import type { ErrorRule } from './error-rule';

/** What the proxies of other providers say: Neon, Amazon, Google, Azure, Heroku. */
export const PROVIDER_RULES: readonly ErrorRule[] = [
  // Its text quotes the server's own, which would be taken for the client's.
  {
    id: 'pgbouncer.server-refused',
    code: 'MUD-187',
    text: /server login failed|pgbouncer cannot connect to server/,
  },
  {
    id: 'neon.endpoint-unknown',
    code: 'MUD-197',
    text: /Endpoint ID is not specified|Inconsistent project name inferred|requested endpoint could not be found|Project ID is not specified|endpoint (?:\S+ )?(?:does not exist|not found)|SNI information is missing/i,
  },
  {
    id: 'neon.quota',
    code: 'MUD-198',
    text: /exceeded (?:the|its|your) (?:compute time|data transfer|written data|active time|storage|logical size|compute) (?:quota|limit)|exceeded the limit of concurrently active endpoints|project size limit \(\d+ MB\) has been exceeded|(?:compute|data transfer|egress) quota (?:has been )?exceeded|Upgrade your plan to increase limits|Too many connections? attempts/i,
  },
  {
    id: 'neon.compute-off',
    code: 'MUD-199',
    text: /endpoint (?:has been |is )(?:disabled|suspended)|Couldn't connect to compute node|Control plane request failed|Failed to wake up (?:the )?compute|compute (?:node )?is (?:suspended|not running)|endpoint is not active|This endpoint has been disabled|branch is archived/i,
  },
  {
    id: 'neon.address',
    code: 'MUD-176',
    text: /IP address \S+ is not allowed to connect to this endpoint|Address not in allow list/i,
  },
  {
    id: 'rds.proxy',
    code: 'MUD-247',
    text: /RDS Proxy (?:currently )?(?:doesn.t|does not|supports|has no)|This RDS proxy|Timed-out waiting to acquire database connection|The credentials for the proxy|proxy couldn.t (?:connect|get)|The password that was provided for the role .* is wrong|couldn.t connect to the (?:RDS )?Proxy/i,
  },
  {
    id: 'cloud-sql.proxy',
    code: 'MUD-247',
    text: /boss::NOT_AUTHORIZED|cloudsql\.instances\.(?:connect|get)|The client is not authorized to make requests|Cloud SQL Admin API has not been|Cloud SQL connection .* (?:failed|aborted)|failed to (?:get|connect to) instance|instance does not exist.*cloudsql|The (?:Cloud SQL )?instance is not authorized/i,
  },
  {
    id: 'rds.iam-without-tls',
    code: 'MUD-141',
    text: /IAM (?:authentication )?is allowed only with SSL/i,
  },
  {
    id: 'azure.user-name',
    code: 'MUD-249',
    text: /Invalid Username specified|username should be in <username@hostname> format|Username should be in/i,
  },
];
