import type { BackendCase } from './backend-case';
import { DRIZZLE_BACKENDS } from './drizzle-backends';
import { GO_RUST_BACKENDS } from './go-rust-backends';
import { NODE_LAYER_BACKENDS } from './node-layer-backends';
import { OTHER_BACKENDS } from './other-backends';
import { PG_BACKENDS } from './pg-backends';
import { PRISMA_BACKENDS } from './prisma-backends';
import { PYTHON_BACKENDS } from './python-backends';
import { SQLALCHEMY_BACKENDS } from './sqlalchemy-backends';

/** Every backend's folder that the tests and the benchmark try, each with a public source. */
export const BACKEND_CASES: readonly BackendCase[] = [
  ...PG_BACKENDS,
  ...DRIZZLE_BACKENDS,
  ...NODE_LAYER_BACKENDS,
  ...PRISMA_BACKENDS,
  ...SQLALCHEMY_BACKENDS,
  ...PYTHON_BACKENDS,
  ...GO_RUST_BACKENDS,
  ...OTHER_BACKENDS,
];
