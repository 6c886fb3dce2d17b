/** What the parts of the monitoring page say in the viewer's language besides what was read. */
export interface MonitorTexts {
  readonly reading: string;
  readonly lost: string;
  readonly nothing: string;
  readonly logLines: string;
  readonly isError: string;
  readonly onlyErrors: string;
}
