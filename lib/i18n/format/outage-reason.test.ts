import { expect, it } from 'vitest';
import { translator } from '../translate';
import { outageReason } from './outage-reason';

it.each([
  ['refused', 'Connection refused', 'Conexión rechazada'],
  ['timeout', 'No answer in time', 'Sin respuesta a tiempo'],
  ['redirect', 'Redirected elsewhere', 'Redirigido a otro sitio'],
  ['tooManyRedirects', 'Redirected in a circle', 'Redirigido en círculo'],
  ['network', 'Not reached', 'No se alcanzó'],
  ['HTTP 503', 'HTTP 503', 'HTTP 503'],
  [null, null, null],
])('says %s in both languages', (reason, en, es) => {
  expect(outageReason(reason, translator('en'))).toBe(en);
  expect(outageReason(reason, translator('es'))).toBe(es);
});
