/** A host name, an IPv4 address or (without brackets) an IPv6 one, as far as its spelling tells. */
export function isPlausibleHost(host: string): boolean {
  if (host.length === 0 || host.length > 253) return false;
  if (host.includes(':')) return /^[0-9a-f:.]+(%[\w.-]+)?$/i.test(host) && host.split(':').length > 2;
  return host
    .replace(/\.$/, '')
    .split('.')
    .every((label) => /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u.test(label));
}

/** A text of a template that nobody filled in: `[YOUR-PASSWORD]`, `<password>`, `${DB_PASSWORD}`, `your_password`. */
export function placeholderIn(text: string): string | null {
  const bracketed =
    /\[(?:your|my|project|db|database|password|region|ref|host|user)[\w .-]*\]|<[a-z][\w .-]*>|\$\{\w[\w.]*(?::?[?=+-][^{}]*|:[^{}]*)?\}|\$?\{\{[^{}]{1,120}\}\}|\{\{? ?\w+ ?\}?\}|<%=[^%]{1,120}%>|@Microsoft\.KeyVault\([^()]*\)|\$\([^()]*\)|%[A-Z_]{3,}%/i.exec(
      text,
    );
  if (bracketed) return bracketed[0];
  if (
    /^(?:your[-_ ]?(?:database[-_ ]?|db[-_ ]?|project[-_ ]?)?(?:password|ref|host)|[x*•]{3,}|\$\w+|%[sdvq]|redacted|(?:op|vault|awssm|gcpsm|secretref):\/{0,2}\S+|arn:aws:(?:secretsmanager|ssm):\S+)$/i.test(
      text,
    )
  )
    return text;
  return null;
}
