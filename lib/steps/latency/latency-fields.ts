import type { Field } from '../../plan/field';

/** The form of the step `latency`; the baseline asks for the first of these only. */
export const LATENCY_FIELDS: readonly Field[] = [
  {
    name: 'samples',
    kind: 'number',
    label: 'testing.latency.field.samples',
    help: 'testing.latency.field.samplesHelp',
    initial: 200,
  },
  {
    name: 'sweepTo',
    kind: 'number',
    label: 'testing.latency.field.sweepTo',
    help: 'testing.latency.field.sweepToHelp',
    initial: 10,
  },
  {
    name: 'mode',
    kind: 'select',
    label: 'testing.latency.field.mode',
    help: 'testing.latency.field.modeHelp',
    initial: 'back-to-back',
    isAdvanced: true,
    options: [
      { value: 'back-to-back', label: 'testing.latency.mode.backToBack' },
      { value: 'fixed-rate', label: 'testing.latency.mode.fixedRate' },
    ],
  },
  {
    name: 'rate',
    kind: 'number',
    label: 'testing.latency.field.rate',
    help: 'testing.latency.field.rateHelp',
    initial: 20,
    isAdvanced: true,
  },
  {
    name: 'lookup',
    kind: 'checkbox',
    label: 'testing.latency.workload.lookup',
    initial: true,
    isAdvanced: true,
  },
  {
    name: 'writes',
    kind: 'checkbox',
    label: 'testing.latency.field.writes',
    help: 'testing.latency.field.writesHelp',
    initial: true,
    isAdvanced: true,
  },
  {
    name: 'connect',
    kind: 'checkbox',
    label: 'testing.latency.workload.connect',
    initial: true,
    isAdvanced: true,
  },
  {
    name: 'maxSeconds',
    kind: 'number',
    label: 'testing.latency.field.maxSeconds',
    help: 'testing.latency.field.maxSecondsHelp',
    initial: 120,
    isAdvanced: true,
  },
];
