import type { ErrorCode } from '../../../platform/errors/error-code';

/** One thing that goes wrong, staged for real, and the code an operator must see. */
export interface Fault {
  readonly id: string;
  readonly code: ErrorCode;
  /** Stages it and gives the code that was seen; null = nothing failed. */
  readonly inject: () => Promise<ErrorCode | null>;
}

/** Something the lab started and must stop. */
export interface Closable {
  readonly port: number;
  close(): Promise<void>;
}
