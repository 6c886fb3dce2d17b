export const run = {
  left: {
    title: 'What attempt {attempt} may have left',
    nothing: 'Nothing of it is left: there is nothing to remove.',
    show: 'Show what is left, to remove it',
    showing: 'Looking…',
  },
  status: {
    queued: { label: 'Queued', description: 'Waiting for the runner to take it.' },
    running: { label: 'Running', description: 'The runner is working on it now.' },
    cancelling: {
      label: 'Cancelling',
      description: 'The runner was asked to stop and is putting things back.',
    },
    succeeded: { label: 'Passed', description: 'It ran and every criterion holds.' },
    warned: { label: 'Passed with warnings', description: 'It ran; some criteria ask for attention.' },
    failed: { label: 'Failed', description: 'It could not finish, or a criterion does not hold.' },
    cancelled: {
      label: 'Cancelled',
      description: 'It was stopped by an operator; what it had begun was put back.',
    },
    interrupted: {
      label: 'Interrupted',
      description: 'The runner died in the middle. Postgres rolled its transaction back; run it again.',
    },
  },
  stepState: {
    'not-started': { label: 'Not started', description: 'It has not run yet.' },
    blocked: { label: 'Blocked', description: 'Another step has to pass first.' },
    ready: { label: 'Ready', description: 'Everything it needs is there.' },
    running: { label: 'Running', description: 'The runner is working on it now.' },
    waiting: { label: 'Waiting for you', description: 'It needs an answer from an operator.' },
    succeeded: { label: 'Passed', description: 'It ran and every criterion holds.' },
    warned: { label: 'Passed with warnings', description: 'It ran; some criteria ask for attention.' },
    failed: { label: 'Failed', description: 'It could not finish, or a criterion does not hold.' },
    skipped: { label: 'Skipped', description: 'An operator left it out and gave a reason.' },
    cancelled: { label: 'Cancelled', description: 'It was stopped before it finished.' },
    interrupted: { label: 'Interrupted', description: 'The runner died in the middle; run it again.' },
    stale: { label: 'Out of date', description: 'Something it depends on has changed since it ran.' },
    undone: { label: 'Undone', description: 'It was taken back; what it had changed is as before.' },
  },
  event: {
    started: 'Started',
    preview: 'The preview is ready',
    evidence: 'Evidence kept; the criteria are judged',
  },
} as const;
