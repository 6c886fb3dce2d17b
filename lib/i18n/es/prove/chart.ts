const SIDE = '{side, select, source {origen} target {destino} other {{side}}}';

export const chart = {
  showTable: 'Ver como tabla',
  hideTable: 'Ocultar la tabla',
  csv: 'CSV',
  svg: 'SVG',
  png: 'PNG',
  number: '{value, number}',
  ms: 'Milisegundos',
  msLog: 'Milisegundos (logarítmico)',
  seconds: 'Segundos',
  share: 'Parte de los tiempos (%)',
  interval: 'Intervalo del 95 %',
  percentile: 'Percentil',
  limit: 'Límite {ms, number} ms',
  floor: 'Solo la red {ms, number} ms',
  live: {
    title: 'Hasta ahora',
    lead: 'P50, P95 y P99 de los tiempos enviados en directo, como mucho 50 por segundo; la evidencia se hace con todos.',
    series: 'Carga y lado',
  },
  overTime: {
    title: `SELECT 1 en el tiempo, ${SIDE}`,
    summary:
      'P50 {p50, number} ms, P95 {p95, number} ms, P99 {p99, number} ms; el límite es {limit, number} ms.',
  },
  distribution: {
    title: 'Cómo se reparten los tiempos de SELECT 1',
    summary: 'De {min, number} a {max, number} ms.',
  },
  beforeAfter: {
    title: 'Antes y después: SELECT 1',
    summary: 'El P95 pasó de {before, number} ms en el origen a {after, number} ms en el destino.',
    alone: 'El P95 es {after, number} ms en el destino; no hay origen con el que comparar.',
  },
  sweep: {
    title: 'Cada vez más conexiones a la vez',
    connections: 'Conexiones',
    throughput: 'Consultas por segundo',
    p95: 'P95 (ms)',
    knee: 'Por encima de {connections, plural, one {# conexión} other {# conexiones}}, más conexiones traen espera en vez de rendimiento.',
    noKnee:
      'El rendimiento siguió creciendo hasta {connections, plural, one {# conexión} other {# conexiones}}.',
    kneeLabel: 'Codo en {connections, number}',
  },
} as const;
