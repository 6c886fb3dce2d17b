import type { run as english } from '../en/run';
import type { Translation } from '../translation';

export const run: Translation<typeof english> = {
  left: {
    title: 'Lo que pudo dejar el intento {attempt}',
    nothing: 'No ha quedado nada: no hay nada que eliminar.',
    show: 'Mostrar lo que ha quedado, para eliminarlo',
    showing: 'Mirando…',
  },
  status: {
    queued: { label: 'En cola', description: 'Espera a que el ejecutor lo tome.' },
    running: { label: 'En curso', description: 'El ejecutor está trabajando en ello.' },
    cancelling: { label: 'Cancelando', description: 'Se pidió parar y se está dejando todo como estaba.' },
    succeeded: { label: 'Correcto', description: 'Se ejecutó y se cumplen todos los criterios.' },
    warned: { label: 'Correcto con avisos', description: 'Se ejecutó; algunos criterios piden atención.' },
    failed: { label: 'Fallido', description: 'No pudo terminar, o un criterio no se cumple.' },
    cancelled: { label: 'Cancelado', description: 'Lo paró un operador; lo empezado se deshizo.' },
    interrupted: {
      label: 'Interrumpido',
      description: 'El ejecutor murió a medias. Postgres deshizo su transacción; vuelve a ejecutarlo.',
    },
  },
  stepState: {
    'not-started': { label: 'Sin empezar', description: 'Todavía no se ha ejecutado.' },
    blocked: { label: 'Bloqueado', description: 'Antes tiene que completarse otro paso.' },
    ready: { label: 'Listo', description: 'Tiene todo lo que necesita.' },
    running: { label: 'En curso', description: 'El ejecutor está trabajando en él.' },
    waiting: { label: 'Te espera a ti', description: 'Necesita la respuesta de un operador.' },
    succeeded: { label: 'Correcto', description: 'Se ejecutó y se cumplen todos los criterios.' },
    warned: { label: 'Correcto con avisos', description: 'Se ejecutó; algunos criterios piden atención.' },
    failed: { label: 'Fallido', description: 'No pudo terminar o no se cumple algún criterio.' },
    skipped: { label: 'Omitido', description: 'Un operador lo dejó fuera e indicó el motivo.' },
    cancelled: { label: 'Cancelado', description: 'Se detuvo antes de terminar.' },
    interrupted: {
      label: 'Interrumpido',
      description: 'El ejecutor murió a mitad de camino; vuelve a ejecutarlo.',
    },
    stale: {
      label: 'Desactualizado',
      description: 'Algo de lo que depende ha cambiado desde que se ejecutó.',
    },
    undone: { label: 'Deshecho', description: 'Se deshizo; lo que había cambiado está como antes.' },
  },
  event: {
    started: 'Empezado',
    preview: 'La vista previa está lista',
    evidence: 'Evidencias guardadas; criterios evaluados',
  },
};
