import type { ui as english } from '../en/ui';
import type { Translation } from '../translation';

export const ui: Translation<typeof english> = {
  frame: {
    youAreHere: 'Estás aquí',
    mainNavigation: 'Navegación principal',
    next: 'Ahora:',
    account: 'Cuenta de {name}',
    signOut: 'Cerrar sesión',
    openPalette: 'Buscar y ejecutar',
    shortcuts: 'Atajos de teclado',
    practice: 'Migración de práctica: todas sus bases de datos se crearon para el ejercicio.',
  },
  runner: {
    idle: 'Ejecutor listo',
    busy: '{running, plural, one {Ejecutor ocupado con # ejecución} other {Ejecutor ocupado con # ejecuciones}}',
    down: 'El ejecutor no está en marcha: no se puede iniciar ningún paso',
  },
  verdict: { pass: 'Se cumple', warn: 'Atención', fail: 'No se cumple' },
  state: {
    loading: 'Cargando…',
    optional: 'opcional',
    showMore: 'Más opciones',
    unavailable: 'No disponible',
  },
  copy: { failed: 'El navegador no permitió copiar', named: 'Copiar {name}' },
  confirm: { typeToConfirm: 'Escribe {text} para confirmar' },
  toast: { region: 'Mensajes' },
  error: {
    whatToDo: 'Qué hacer, de lo más suave a lo más drástico',
    original: 'Texto original',
    boundaryTitle: 'No se pudo mostrar esta página',
    boundaryText: 'No se cambió nada. La referencia lleva a los detalles en el registro del servidor.',
    reference: 'Referencia {reference}',
    tryAgain: 'Volver a intentarlo',
    notFoundTitle: 'Aquí no hay nada',
    notFoundText: 'La dirección no es correcta, lo que había se borró o no te corresponde verlo.',
    goHome: 'Ir a las migraciones',
  },
};
