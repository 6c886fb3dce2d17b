export const managementErrors = {
  'MUD-700': {
    title: 'Supabase does not accept the access token',
    cause: 'The token is wrong, expired or was revoked.',
    cures: [
      'Make a new personal access token in the dashboard under Account, Access Tokens.',
      'Leave it out: everything else works without it.',
    ],
  },
  'MUD-701': {
    title: 'The token may not do this',
    cause: 'Its owner lacks the right for this project or organisation ({call}).',
    cures: ['Ask an owner or administrator of the organisation.', 'Do it in the dashboard.'],
  },
  'MUD-702': {
    title: 'The Management API does not know the project',
    cause:
      'For this token there is nothing under {call}: another account’s project, a wrong ref, or a feature that the plan lacks.',
    cures: ['Compare the project ref.', 'Use a token of an account that sees the project.'],
  },
  'MUD-703': {
    title: 'Too many calls to the Management API',
    cause: 'Supabase limits them per minute, and the limit is reached.',
    cures: ['Wait {seconds, plural, one {# second} other {# seconds}} and try again.'],
  },
  'MUD-704': {
    title: 'The Management API cannot be reached',
    cause: 'No proper answer came ({status}).',
    cures: [
      'Try again in a minute.',
      'Check that this machine may reach the internet over HTTPS.',
      'Look at status.supabase.com.',
    ],
  },
  'MUD-705': {
    title: 'The Management API answered in an unknown form',
    cause: 'The answer to {call} lacks what its documentation promises ({detail}).',
    cures: [
      'Look the value up in the dashboard and enter it by hand.',
      'Report it with the name of the call.',
    ],
  },
  'MUD-706': {
    title: 'The project is not ready in time',
    cause: 'Its status is still “{status}”.',
    cures: [
      'Wait some minutes and look again; a new project takes two to five.',
      'Look at the project in the dashboard.',
    ],
  },
  'MUD-707': {
    title: 'Supabase refused the change',
    cause: 'It says: {detail}',
    cures: ['Correct what it names.', 'On the free plan two projects may be active: pause one.'],
  },
} as const;
