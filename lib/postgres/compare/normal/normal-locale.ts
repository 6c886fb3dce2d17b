/** Keywords of the older spelling of ICU locales, `de@colNumeric=yes`, and what BCP 47 calls them. */
const KEYS: Readonly<Record<string, string>> = {
  collation: 'co',
  colnumeric: 'kn',
  colstrength: 'ks',
  colcaselevel: 'kc',
  colcasefirst: 'kf',
  colalternate: 'ka',
  colbackwards: 'kb',
  colnormalization: 'kk',
  colreorder: 'kr',
  currency: 'cu',
  calendar: 'ca',
  numbers: 'nu',
};
const VALUES: Readonly<Record<string, string>> = {
  yes: 'true',
  no: 'false',
  phonebook: 'phonebk',
  traditional: 'trad',
  dictionary: 'dict',
  gb2312han: 'gb2312',
  'non-ignorable': 'noignore',
  primary: 'level1',
  secondary: 'level2',
  tertiary: 'level3',
  quaternary: 'level4',
  identical: 'identic',
};

/** An ICU locale as a language tag, as 16 and later keep it: `de@colNumeric=yes` and `de-u-kn-true` are `de-u-kn`. */
export function normalLocale(locale: string): string {
  const [base = '', options] = locale.split('@');
  const named = /^(?:root|)$/i.test(base) ? 'und' : base.replaceAll('_', '-');
  const parts = (options ?? '').split(';').flatMap((option) => {
    const [key = '', value = ''] = option.toLowerCase().split('=');
    return KEYS[key] ? [`${KEYS[key]}-${VALUES[value] ?? value}`] : [];
  });
  const tag = parts.length > 0 ? `${named}-u-${parts.sort().join('-')}` : named;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? locale;
  } catch {
    return locale;
  }
}
