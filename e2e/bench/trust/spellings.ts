/** Every form in which a secret may lie in bytes: plain, URL-encoded, JSON-escaped, HTML-escaped, base64, hex. */
export function canarySpellings(secret: string): Buffer[] {
  const base64 = [0, 1, 2].map((shift) => {
    // Base64 depends on the position within three bytes; the ends, mixed with neighbours, are cut off.
    const text = Buffer.from(' '.repeat(shift) + secret)
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(shift === 0 ? 0 : 4, -2);
  });
  const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const texts = [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(secret)
      .slice(1, -1)
      .replaceAll(/[\u0080-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
    html,
    Buffer.from(secret).toString('hex'),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [...new Set(texts)].map((text) => Buffer.from(text));
}
