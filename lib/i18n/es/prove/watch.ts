export const watch = {
  page: {
    title: 'Monitorización',
    lead: 'Si el backend responde y cómo está ahora la base de datos de destino.',
    watch: 'Vigilancia de caídas',
    watchLead:
      'Pregunta al backend cada segundo hasta la firma final. El tiempo en que nadie preguntó es un hueco, no tiempo activo.',
    on: 'Vigilando',
    off: 'Sin vigilar',
    asks: 'Pregunta a {url}; la activó {name}.',
    url: 'Dirección de comprobación',
    urlHelp:
      'Todo lo que no sea una respuesta 200 en 3 segundos cuenta como caída. Se envía la cabecera guardada por el paso de salud.',
    start: 'Vigilar esta dirección',
    starting: 'Activando…',
    stop: 'Dejar de vigilar',
    stopping: 'Desactivando…',
    since: 'Vigilado desde',
    until: 'Última pregunta',
    upTime: 'Respondió',
    downTime: 'Caído en total',
    gapTime: 'Sin vigilar',
    strip: 'Registro: respondió {up}, caído {down}, sin vigilar {gap}.',
    caption:
      'Caídas y huecos, lo más reciente primero{left, plural, =0 {} one { (se omite una anterior)} other { (se omiten # anteriores)}}',
    what: 'Qué',
    from: 'Inicio',
    to: 'Fin',
    length: 'Duración',
    reason: 'Motivo',
    because: {
      refused: 'Conexión rechazada',
      timeout: 'Sin respuesta a tiempo',
      redirect: 'Redirigido a otro sitio',
      tooManyRedirects: 'Redirigido en círculo',
      network: 'No se alcanzó',
    },
    during: 'Pasos en marcha',
    breaks:
      'Caídas y huecos en la vigilancia{left, plural, =0 {} one {; no se muestra uno más corto} other {; no se muestran # más cortos}}',
    kind: { up: 'Respondió', down: 'Caída', gap: 'Nadie vigilaba' },
    clean: 'Ninguna caída y ningún hueco hasta ahora.',
  },
  none: 'No se vigiló nada, así que nada se sabe de caídas.',
  up: 'El backend respondió todo el tiempo: {minutes, plural, one {# minuto} other {# minutos}}, preguntado cada segundo.',
  outages:
    '{count, plural, one {El backend estuvo caído una vez} other {El backend estuvo caído # veces}}, {seconds, number} s en total.',
  gaps: 'No se vio ninguna caída, pero nadie vigiló durante {seconds, number} s ({count, plural, one {un hueco} other {# huecos}}).',
} as const;
