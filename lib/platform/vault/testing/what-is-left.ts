/** Everything that a curious reader would try on a text: as it is, decoded, and its base64 and hexadecimal runs. */
function readings(text: string): string[] {
  const shown = text.replaceAll(/\p{Cc}\[[0-9;]*m|\p{Cf}|\p{Cc}/gu, '');
  const unescaped = shown.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const bytes = unescaped.replaceAll(/(?:%|\\x)([0-9a-f]{2})/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const squeezed = text.replaceAll(/[\s:,]|0x|\\x/g, '');
  const base64 = [text, squeezed, bytes].flatMap((one) =>
    (one.match(/[\w+/-]{6,}/g) ?? []).flatMap((run) =>
      [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('utf8')),
    ),
  );
  const twice = base64.flatMap((one) =>
    (one.match(/[\w+/-]{6,}/g) ?? []).map((run) => Buffer.from(run, 'base64').toString('utf8')),
  );
  const hex = (squeezed.match(/[0-9a-f]{8,}/gi) ?? []).flatMap((run) =>
    [0, 1].map((skip) => Buffer.from(run.slice(skip), 'hex').toString('utf8')),
  );
  return [text, shown, unescaped, bytes, ...base64, ...twice, ...hex];
}

/** The longest piece of a secret that can still be read out of a text, in characters. */
export function whatIsLeft(text: string, secret: string): number {
  const all = readings(text);
  let longest = 0;
  for (let start = 0; start < secret.length; start += 1)
    while (
      start + longest < secret.length &&
      all.some((one) => one.includes(secret.slice(start, start + longest + 1)))
    )
      longest += 1;
  return longest;
}
