export const SECRET_KINDS = ['known', 'url', 'key', 'token', 'password', 'privateKey'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** Characters that may follow a prefix. */
export type TokenBody = 'alnum' | 'word' | 'dotted' | 'base64' | 'path';

/** A secret that says what it is by its first letters. */
export interface TokenShape {
  readonly name: string;
  readonly kind: SecretKind;
  readonly prefix: string;
  /** Fewest characters behind the prefix. */
  readonly min: number;
  readonly body: TokenBody;
  /** Known to everybody by design: hidden in logs, but no reason to refuse a text. */
  readonly isPublic?: true;
  /** Where its form is published. */
  readonly source: string;
}

const gitleaks = (rule: string) => `gitleaks ${rule}`;
const SUPABASE = 'supabase.com/docs/guides/api/api-keys';
const GITHUB = 'github.blog/2021-04-05-behind-githubs-new-authentication-token-formats';

type Row = readonly [name: string, prefix: string, min: number, body: TokenBody, source: string];

const TOKENS: readonly Row[] = [
  ['Supabase access token', 'sbp_', 16, 'word', 'supabase.com/docs/reference/api/introduction'],
  ['GitHub token', 'ghp_', 30, 'alnum', GITHUB],
  ['GitHub OAuth token', 'gho_', 30, 'alnum', GITHUB],
  ['GitHub app token', 'ghu_', 30, 'alnum', GITHUB],
  ['GitHub server token', 'ghs_', 30, 'alnum', GITHUB],
  ['GitHub refresh token', 'ghr_', 30, 'alnum', GITHUB],
  ['GitHub fine-grained token', 'github_pat_', 30, 'word', gitleaks('github-fine-grained-pat')],
  ['GitLab token', 'glpat-', 20, 'dotted', gitleaks('gitlab-pat')],
  ['GitLab deploy token', 'gldt-', 20, 'dotted', gitleaks('gitlab-deploy-token')],
  ['GitLab runner token', 'glrt-', 20, 'dotted', gitleaks('gitlab-runner-authentication-token')],
  ['GitLab trigger token', 'glptt-', 20, 'dotted', gitleaks('gitlab-ptt')],
  ['Slack bot token', 'xoxb-', 10, 'word', gitleaks('slack-bot-token')],
  ['Slack user token', 'xoxp-', 10, 'word', gitleaks('slack-user-token')],
  ['Slack legacy token', 'xoxa-', 10, 'word', gitleaks('slack-legacy-workspace-token')],
  ['Slack refresh token', 'xoxr-', 10, 'word', gitleaks('slack-legacy-workspace-token')],
  ['Slack session token', 'xoxs-', 10, 'word', gitleaks('slack-legacy-token')],
  ['Slack app token', 'xapp-', 10, 'word', gitleaks('slack-app-token')],
  ['npm token', 'npm_', 30, 'alnum', gitleaks('npm-access-token')],
  ['PyPI token', 'pypi-', 40, 'word', gitleaks('pypi-upload-token')],
  ['Databricks token', 'dapi', 32, 'alnum', gitleaks('databricks-api-token')],
  ['Doppler token', 'dp.pt.', 40, 'alnum', gitleaks('doppler-api-token')],
  ['Doppler service token', 'dp.st.', 30, 'dotted', 'docs.doppler.com/reference/auth-token-formats'],
  ['DigitalOcean token', 'dop_v1_', 40, 'alnum', gitleaks('digitalocean-pat')],
  ['DigitalOcean OAuth token', 'doo_v1_', 40, 'alnum', gitleaks('digitalocean-access-token')],
  ['DigitalOcean refresh token', 'dor_v1_', 40, 'alnum', gitleaks('digitalocean-refresh-token')],
  ['Google OAuth token', 'ya29.', 20, 'dotted', 'developers.google.com/identity/protocols/oauth2'],
  ['Google client secret', 'GOCSPX-', 20, 'word', 'developers.google.com/identity/protocols/oauth2'],
  ['Grafana token', 'glsa_', 30, 'word', gitleaks('grafana-service-account-token')],
  ['Grafana cloud token', 'glc_', 30, 'base64', gitleaks('grafana-cloud-api-token')],
  ['HashiCorp token', 'hvs.', 20, 'word', gitleaks('vault-service-token')],
  ['HashiCorp batch token', 'hvb.', 20, 'word', gitleaks('vault-batch-token')],
  ['Terraform token', 'atlasv1.', 20, 'word', gitleaks('hashicorp-tf-api-token')],
  ['Atlassian token', 'ATATT3', 40, 'base64', gitleaks('atlassian-api-token')],
  ['Fly token', 'FlyV1 ', 20, 'base64', gitleaks('flyio-access-token')],
  ['Fly machine token', 'fm2_', 40, 'base64', gitleaks('flyio-access-token')],
  ['Hugging Face token', 'hf_', 30, 'alnum', gitleaks('huggingface-access-token')],
  ['Linear key', 'lin_api_', 30, 'alnum', gitleaks('linear-api-key')],
  ['Shopify token', 'shpat_', 30, 'alnum', gitleaks('shopify-access-token')],
  ['Shopify secret', 'shpss_', 30, 'alnum', gitleaks('shopify-shared-secret')],
  ['Square token', 'EAAA', 50, 'word', gitleaks('square-access-token')],
  ['Sentry token', 'sntrys_', 40, 'base64', gitleaks('sentry-org-token')],
  ['Sentry user token', 'sntryu_', 40, 'alnum', gitleaks('sentry-user-token')],
  ['PlanetScale token', 'pscale_tkn_', 30, 'dotted', gitleaks('planetscale-api-token')],
  [
    'Discord webhook',
    'discord.com/api/webhooks/',
    20,
    'path',
    'discord.com/developers/docs/resources/webhook',
  ],
  ['Discord webhook, old', 'discordapp.com/api/webhooks/', 20, 'path', gitleaks('discord-api-token')],
  ['Slack webhook', 'hooks.slack.com/', 20, 'path', gitleaks('slack-webhook-url')],
  ['Teams webhook', 'webhook.office.com/', 20, 'path', gitleaks('microsoft-teams-webhook')],
  ['Zapier webhook', 'hooks.zapier.com/hooks/', 10, 'path', 'zapier.com/help/create/code-webhooks'],
  ['Make webhook', 'make.com/', 30, 'path', 'help.make.com/webhooks'],
  [
    'Google Chat webhook',
    'chat.googleapis.com/v1/spaces/',
    20,
    'path',
    'developers.google.com/workspace/chat/quickstart/webhooks',
  ],
  ['Telegram bot', 'api.telegram.org/bot', 20, 'path', gitleaks('telegram-bot-api-token')],
];

const KEYS: readonly Row[] = [
  ['Supabase secret key', 'sb_secret_', 8, 'word', SUPABASE],
  ['OpenAI key', 'sk-', 16, 'word', gitleaks('openai-api-key')],
  ['Stripe key', 'sk_live_', 10, 'alnum', gitleaks('stripe-access-token')],
  ['Stripe test key', 'sk_test_', 10, 'alnum', gitleaks('stripe-access-token')],
  ['Stripe restricted key', 'rk_live_', 10, 'alnum', gitleaks('stripe-access-token')],
  ['Stripe restricted test key', 'rk_test_', 10, 'alnum', gitleaks('stripe-access-token')],
  ['Stripe webhook secret', 'whsec_', 16, 'base64', 'docs.stripe.com/webhooks/signature'],
  ['AWS key', 'AKIA', 16, 'alnum', gitleaks('aws-access-token')],
  ['AWS temporary key', 'ASIA', 16, 'alnum', gitleaks('aws-access-token')],
  ['Google key', 'AIza', 30, 'word', gitleaks('gcp-api-key')],
  ['SendGrid key', 'SG.', 40, 'dotted', gitleaks('sendgrid-api-token')],
  ['Mailgun key', 'key-', 32, 'alnum', gitleaks('mailgun-private-api-token')],
  ['Twilio key', 'SK', 32, 'alnum', gitleaks('twilio-api-key')],
  ['Postman key', 'PMAK-', 40, 'word', gitleaks('postman-api-token')],
  ['New Relic key', 'NRAK-', 20, 'alnum', gitleaks('new-relic-user-api-key')],
  ['age key', 'AGE-SECRET-KEY-1', 50, 'alnum', gitleaks('age-secret-key')],
  ['1Password token', 'ops_', 200, 'base64', gitleaks('1password-service-account-token')],
  ['Neon key', 'napi_', 30, 'alnum', 'neon.com/docs/manage/api-keys'],
];

const shape =
  (kind: SecretKind) =>
  ([name, prefix, min, body, source]: Row): TokenShape => ({ name, kind, prefix, min, body, source });

/**
 * The one table of secrets that are known by their form. The log's redaction, the refusal in forms and schemas, the
 * scan before a commit and the masks of diffs all derive from it; what each leaves out is said at the user.
 */
export const TOKEN_SHAPES: readonly TokenShape[] = [
  ...KEYS.map(shape('key')),
  ...TOKENS.map(shape('token')),
  { ...shape('key')(['Supabase publishable key', 'sb_publishable_', 8, 'word', SUPABASE]), isPublic: true },
];

/** A name whose value is a secret, in the spelling of variables, fields and headers. */
export const SECRET_NAME =
  /pass(?:word|wd|phrase|code)|passwd|(?:^|[_.-])(?:pass|pwd|pw)$|pwd|secret|token(?!i[sz])|credential|api[-_.]?key|(?:access|private|secret|signing|encryption|master|service|service_role|jwt|auth|app|account|storage|shared|license|anon|role)[-_.]?key|authorization|connection[-_.]?string|(?:^|[_.-])cookie$|session[-_.]?id|[-_.]?salt$|pepper$/i;

/** Such a name that goes on to what is measured: with a number behind it a setting, `ACCESS_TOKEN_EXPIRE_MINUTES=30`. */
export const MEASURE_NAME =
  /(?:expir\w{0,8}|lifetime|max[-_.]?age|ttl|timeout|minutes|seconds|hours|days|length|limit|count|rounds|attempts|(?:max|new|num|total)[-_.]?tokens)$/i;

/** The same for a variable in capitals (`APP_KEY`), where more words give a secret away. */
export const SECRET_VARIABLE =
  /^[A-Z][A-Z0-9_]*(?:KEY|SALT|DSN|AUTH|CERT|COOKIE|SIGNATURE|PASS|CREDENTIALS)$/;
