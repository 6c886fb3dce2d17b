import type { Defect, TestSchema } from './defect';
import { DEFECTS } from './defects';

/** Plants in SQL that older servers do not know: SET EXPRESSION. */
const SINCE: Readonly<Record<string, number>> = {
  'different column shop.orders.gross generated': 17,
};

/** The defects that can be planted in a schema on a version. */
export const defectsOf = (name: TestSchema, major: number): readonly Defect[] =>
  DEFECTS.filter((one) => one.in === name && (SINCE[one.names] ?? 0) <= major);
