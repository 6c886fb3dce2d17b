export const history = {
  title: 'Lo que recuerda la monitorización',
  lead: 'El destino, su pooler y el backend, mirados cada 15 segundos mientras la vigilancia está activa, tenga o no alguien abierta esta página. Se guarda una semana.',
  none: 'Aún no se recuerda nada. Se guarda mientras la vigilancia está activa, en cuanto hay un destino conectado o se elige un registro o una métrica.',
  range: { '15m': '15 minutos', '6h': '6 horas', '7d': '7 días' },
  ranges: 'Hasta cuándo atrás',
  csv: 'Descargar como CSV',
  unseen: 'No observado en este tiempo: {names}.',
  limit: 'límite',
  alerts: 'Pide atención ahora',
  calm: 'Nada supera ahora su umbral.',
  outage: 'caída',
  now: 'ahora {value}, máximo {most}',
  chart: {
    connections: 'Conexiones',
    pool: 'Pooler',
    latency: 'Ida y vuelta al destino',
    cache: 'Aciertos de caché',
    size: 'Tamaño de la base de datos',
    errors: 'Errores del registro desde el cambio',
    lag: 'Retraso de la replicación',
    metric: 'La métrica propia del backend',
  },
  line: {
    connections: 'en uso',
    poolClients: 'clientes',
    poolWaiting: 'en espera',
    size: 'tamaño',
    cache: 'respondido desde memoria',
    errors: 'errores',
    lag: 'retraso',
  },
  mark: {
    run: '{step}',
    undo: '{what, select, reverse {Llevar los cambios de vuelta} cutover {El cambio} other {El seguimiento}}: revertido',
  },
  alert: {
    down: 'El backend no responde.',
    byHand:
      '{what, select, reverse {Llevar los cambios de vuelta} cutover {El cambio} other {El seguimiento}}: reinicia ahora el backend. Sus escrituras esperan hasta que llegue al destino.',
    unread:
      '{what, select, reverse {Desde el cambio nadie lleva los cambios de vuelta} other {Ya nadie sigue el origen}} (desde hace {hours, plural, one {# hora} other {# horas}}) y un slot retiene para ello el registro del servidor, más cada día, hasta llenar un disco. Continúa o limpia (D.9).',
    late: '{what, select, reverse {Llevar los cambios de vuelta} cutover {El cambio} other {El seguimiento}}: {seconds, number} s de retraso.',
    held: '{what, select, reverse {Llevar los cambios de vuelta} cutover {El cambio} other {El seguimiento}}: se guardan {held, number, size} de registro para ello, cerca del límite; más allá se pierde el slot.',
    reconnects:
      '{what, select, reverse {Llevar los cambios de vuelta} cutover {El cambio} other {El seguimiento}}: se perdió la conexión y se está retomando.',
    differs:
      '{what, select, reverse {Llevar los cambios de vuelta} cutover {El cambio} other {El seguimiento}}: la última comparación encontró filas distintas.',
    unreachable: 'No se puede llegar al destino.',
    connections: '{used} de {limit} conexiones del destino están en uso.',
    waiting: '{count, plural, one {Un cliente espera} other {# clientes esperan}} una conexión del pooler.',
    latency: 'El P95 de ida y vuelta es de {ms, number} ms; el plan permite {limit, number} ms.',
    size: 'La base de datos ocupa {size, number, size} de los {limit, number, size} que admite el plan.',
    errors:
      '{count, plural, one {Una línea del registro del backend informa} other {# líneas del registro del backend informan}} de un error desde el cambio.',
  },
} as const;
