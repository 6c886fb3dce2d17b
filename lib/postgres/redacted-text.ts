const SHAPES: readonly (readonly [RegExp, string])[] = [
  // The user part may hold anything but a slash; the password may hold even that, so take up to the last @.
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):\S*@/gi, '$1:•••@'],
  [
    /\b(password|passwd|pwd|pgpassword)(\s*[=:]\s*)('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s;&,]+)/gi,
    '$1$2•••',
  ],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, 'eyJ•••'],
  [/\bsb_(secret|publishable)_[\w-]+/g, 'sb_$1_•••'],
  [/\bsbp_[\w-]+/g, 'sbp_•••'],
  [/\b(bearer|apikey)(\s*:?\s+)[\w.~+/-]{8,}=*/gi, '$1$2•••'],
];

/** Takes secrets out of a foreign text by their shape: passwords in URLs and DSNs, JWTs, Supabase keys and tokens. */
export function redactedText(text: string): string {
  return SHAPES.reduce((rest, [shape, mask]) => rest.replace(shape, mask), text);
}
