import type { managementErrors as english } from '../../en/errors/management-errors';
import type { Translation } from '../../translation';

export const managementErrors: Translation<typeof english> = {
  'MUD-700': {
    title: 'Supabase no acepta el token de acceso',
    cause: 'El token es erróneo, ha caducado o fue revocado.',
    cures: [
      'Crea un token de acceso personal nuevo en el panel, en Account, Access Tokens.',
      'Déjalo vacío: todo lo demás funciona sin él.',
    ],
  },
  'MUD-701': {
    title: 'El token no puede hacer esto',
    cause: 'A su dueño le falta el derecho en este proyecto u organización ({call}).',
    cures: ['Pídelo a un propietario o administrador de la organización.', 'Hazlo en el panel.'],
  },
  'MUD-702': {
    title: 'La API de gestión no conoce el proyecto',
    cause:
      'Para este token no hay nada en {call}: es de otra cuenta, la referencia es errónea, o el plan no tiene esa función.',
    cures: ['Compara la referencia del proyecto.', 'Usa un token de una cuenta que vea el proyecto.'],
  },
  'MUD-703': {
    title: 'Demasiadas llamadas a la API de gestión',
    cause: 'Supabase las limita por minuto, y se alcanzó el límite.',
    cures: ['Espera {seconds, plural, one {# segundo} other {# segundos}} e inténtalo de nuevo.'],
  },
  'MUD-704': {
    title: 'No se llega a la API de gestión',
    cause: 'No llegó una respuesta válida ({status}).',
    cures: [
      'Inténtalo de nuevo en un minuto.',
      'Comprueba que esta máquina puede salir a internet por HTTPS.',
      'Mira status.supabase.com.',
    ],
  },
  'MUD-705': {
    title: 'La API de gestión respondió de una forma desconocida',
    cause: 'A la respuesta de {call} le falta lo que promete su documentación ({detail}).',
    cures: [
      'Busca el valor en el panel e introdúcelo a mano.',
      'Informa de ello con el nombre de la llamada.',
    ],
  },
  'MUD-706': {
    title: 'El proyecto no está listo a tiempo',
    cause: 'Su estado sigue siendo «{status}».',
    cures: [
      'Espera unos minutos y mira otra vez; un proyecto nuevo tarda de dos a cinco.',
      'Mira el proyecto en el panel.',
    ],
  },
  'MUD-707': {
    title: 'Supabase rechazó el cambio',
    cause: 'Dice: {detail}',
    cures: [
      'Corrige lo que nombra.',
      'En el plan gratuito puede haber dos proyectos activos: pon uno en pausa.',
    ],
  },
};
