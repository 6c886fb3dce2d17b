const UNSEEN = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * JSON in which what a terminal would obey, or nobody would see, is written as `\\uXXXX`: the same values for whoever
 * parses it. JSON escapes the first 32 control characters only.
 */
export function asciiJson(json: string): string {
  return json.replaceAll(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
