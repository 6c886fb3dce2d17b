export const notify = {
  title: 'Avísame en otro sitio',
  lead: 'Cuando termina una ejecución, una vista previa espera respuesta o algo pide atención.',
  browser: {
    title: 'En este navegador',
    on: 'Avisarme en este navegador',
    off: 'Dejar de avisarme aquí',
    isOn: 'Este navegador te avisa mientras haya una página de una migración abierta en una pestaña que no miras.',
    refused:
      'El navegador rechaza los avisos de esta dirección. Permítelos en sus ajustes (el icono junto a la dirección) y vuelve a cargar esta página.',
    dismissed:
      'No se activó nada: la pregunta del navegador se cerró sin respuesta. Pulsa otra vez y permítelo.',
    none: 'Este navegador solo muestra avisos con https o en localhost.',
    unable:
      'Este navegador no muestra avisos de una página, como pasa en muchos móviles. Ahí te llega un webhook.',
    hello: 'Los avisos de este navegador están activados.',
  },
  webhook: 'Por webhook',
  url: 'Dirección del webhook',
  urlHelp: 'Recibe un POST con JSON. La dirección se sella como una contraseña y no se vuelve a mostrar.',
  form: 'Formato',
  forms: { json: 'JSON', slack: 'Slack (también Mattermost, Rocket.Chat)' },
  ended: 'Terminó una ejecución',
  waiting: 'Una vista previa espera respuesta',
  alert: 'Algo pide atención',
  forget: 'Olvidar la dirección guardada',
  save: 'Guardar y enviar una prueba',
  saving: 'Enviando una prueba…',
  test: 'Enviar un mensaje de prueba',
  saved: 'Guardado.',
  arrived: 'El mensaje de prueba llegó: HTTP {status} a los {ms} ms.',
  say: {
    test: '{name}: esto es una prueba de los avisos de Mudanza.',
    ended: '{name}: «{step}» terminó: {status}.',
    waiting: '{name}: «{step}» espera respuesta a su vista previa.',
    alert: '{name}: {alerts}',
  },
} as const;
