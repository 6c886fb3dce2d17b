import type { common as english } from '../en/common';
import type { Translation } from '../translation';

export const common: Translation<typeof english> = {
  product: 'Mudanza',
  tagline: 'Mueve el Postgres de tu backend a Supabase, con pruebas de cada paso.',
  language: 'Idioma',
  theme: { label: 'Tema', light: 'Claro', dark: 'Oscuro', system: 'Como el sistema' },
  close: 'Cerrar',
  cancel: 'Cancelar',
  copy: 'Copiar',
  copied: 'Copiado',
  download: 'Descargar',
  skipToContent: 'Saltar al contenido',
  source: 'Origen',
  target: 'Destino',
};
