export const testingErrors = {
  'MUD-500': {
    title: 'The command cannot be read',
    cause:
      '{reason, select, empty {No command was given.} quote {A quotation mark is opened and never closed: {part}} other {Commands run without a shell, so “{part}” would not do what it does in one.}}',
    cures: [
      'Write one program and its arguments, with quotes around those that hold spaces.',
      'For pipes, variables or several commands, put them into a script or a Makefile target and call that.',
    ],
  },
  'MUD-501': {
    title: 'The program “{program}” cannot be started',
    cause: 'It is not installed on this machine, not on the PATH of the dashboard, or not executable.',
    cures: [
      'Check the spelling, or give the full path.',
      'Install it on the machine that runs Mudanza.',
      'If it lives in a virtual environment, give the path inside it, e.g. .venv/bin/pytest.',
    ],
  },
  'MUD-502': {
    title: 'The backend’s folder is not there',
    cause: 'The folder {folder} does not exist on this machine, or is no folder.',
    cures: ['Open the settings of the migration and correct the folder.'],
  },
  'MUD-503': {
    title: 'No folder and no command to test with',
    cause: 'The migration has no backend folder, so there is nothing in which tests could run.',
    cures: [
      'Enter the backend’s folder in “Repository state” or in the settings of the migration.',
      'If the tests run elsewhere, waive this step with a reason and attach their report.',
    ],
  },
  'MUD-504': {
    title: 'There is no command to run',
    cause: 'The folder offers no test command that Mudanza knows, and none was typed.',
    cures: ['Type the command as you would in a terminal, e.g. “make test-unit” or “pytest tests/unit”.'],
  },
  'MUD-505': {
    title: 'One test alone cannot be run here',
    cause: 'Which runner is behind the command is not known, or it has no way to run “{name}” alone.',
    cures: [
      'Run all tests once, so that the runner shows itself.',
      'Or type the runner’s own command for that test.',
    ],
  },
  'MUD-510': {
    title: 'The health address cannot be used',
    cause: '“{url}” is not a complete http or https address.',
    cures: ['Write it with its scheme and host, e.g. http://127.0.0.1:8002/health/ready.'],
  },
  'MUD-511': {
    title: 'The header cannot be read',
    cause: 'It is not of the form “Name: value” on one line.',
    cures: ['Write it as in “Authorization: Bearer …”.'],
  },
  'MUD-550': {
    title: 'No health address is known',
    cause: 'None was typed, and the backend’s folder shows no health path together with a port.',
    cures: [
      'Type the liveness address, e.g. http://127.0.0.1:8002/health/live.',
      'Name the backend’s folder in “Repository state”.',
    ],
  },
} as const;
