import { BUILDER_PASTES } from './paste-builders';
import { CODE_PASTES } from './paste-code';
import { COMMAND_PASTES } from './paste-commands';
import { CONSOLE_PASTES } from './paste-consoles';
import { DRIVER_URL_PASTES } from './paste-driver-urls';
import { FILE_PASTES } from './paste-files';
import { FRAMEWORK_PASTES } from './paste-frameworks';
import { PROGRAM_PASTES } from './paste-programs';
import type { PasteRow } from './paste-row';
import { SERVER_PASTES } from './paste-servers';
import { URL_PASTES } from './paste-urls';

/** Every kind of text that people paste, each from a public page; the list of the test and of the bench. */
export const PASTES: readonly PasteRow[] = [
  ...URL_PASTES,
  ...DRIVER_URL_PASTES,
  ...COMMAND_PASTES,
  ...FILE_PASTES,
  ...FRAMEWORK_PASTES,
  ...CODE_PASTES,
  ...BUILDER_PASTES,
  ...CONSOLE_PASTES,
  ...PROGRAM_PASTES,
  ...SERVER_PASTES,
];
