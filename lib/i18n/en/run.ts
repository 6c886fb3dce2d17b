export const run = {
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
} as const;
