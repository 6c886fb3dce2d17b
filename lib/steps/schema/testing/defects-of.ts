import type { Defect, TestSchema } from './defect';
import { DEFECTS } from './defects';

/** Plants in SQL that older servers do not know, or of what they have not. */
const SINCE: Readonly<Record<string, number>> = {
  'different column public.lock_audit.details compression': 14,
  'extra function public.added()': 14,
  'different function shop.gross(net numeric, rate numeric) definition': 14,
  'different constraint shop.stock.stock_once definition': 15,
  'different view shop.open_orders definition': 15,
  'different view shop.open_orders options': 15,
  'different publication shop_changes tables': 15,
  'different column shop.orders.gross generated': 17,
  'different column public.tickets.cost generated': 17,
  'extra function public.calc(n numeric)': 14,
};

/** The defects that can be planted in a schema on a version. */
export const defectsOf = (name: TestSchema, major: number): readonly Defect[] =>
  DEFECTS.filter((one) => one.in === name && (SINCE[one.names] ?? 0) <= major);
