/**
 * Settings under which git starts nothing but itself, whatever the repository's own configuration says. Each names a
 * program there (git-config: core.fsmonitor, core.hooksPath, core.sshCommand, gpg.program, diff.external, …).
 */
const NEVER: readonly string[] = [
  'core.fsmonitor=false',
  'core.pager=cat',
  'core.editor=true',
  'sequence.editor=true',
  'core.alternateRefsCommand=',
  'diff.external=',
  'interactive.diffFilter=',
  'log.showSignature=false',
  'protocol.ext.allow=never',
];

/** Only where the operator agreed to what runs then (a commit, a push) do these stay as the repository has them. */
const NOT_WITHOUT_HAZARD: readonly string[] = [
  'core.hooksPath=/dev/null',
  'core.sshCommand=false',
  'core.gitProxy=',
  'core.askPass=true',
  'credential.helper=',
  'gpg.program=false',
  'gpg.ssh.program=false',
  'gpg.x509.program=false',
  'gpg.ssh.defaultKeyCommand=',
  'commit.gpgSign=false',
  'tag.gpgSign=false',
  'protocol.allow=never',
];

/** What a repository may define under a name of its own: each of these runs a program on some file. */
const DRIVER =
  /^(filter\..+\.(?:clean|smudge|process)|diff\..+\.(?:textconv|command)|merge\..+\.driver|trailer\..+\.(?:command|cmd)|remote\..+\.(?:uploadpack|receivepack|vcs))$/i;

/** `-c` arguments that keep a repository's configuration from starting a program; `local` are the keys it sets. */
export function tameConfig(local: readonly string[], isAgreed: boolean): string[] {
  const drivers = local.filter((key) => DRIVER.test(key));
  const required = drivers
    .filter((key) => /^filter\./i.test(key))
    .map((key) => `${key.slice(0, key.lastIndexOf('.'))}.required=false`);
  const settings = [
    ...NEVER,
    ...(isAgreed ? [] : NOT_WITHOUT_HAZARD),
    ...drivers.map((key) => `${key}=`),
    ...new Set(required),
  ];
  return settings.flatMap((setting) => ['-c', setting]);
}
