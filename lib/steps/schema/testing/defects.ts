import type { Defect, TestSchema } from './defect';
import type { DefectRow } from './defect-row';
import { CLINIC_DEFECTS } from './defects-clinic';
import { DESK_DEFECTS } from './defects-desk';
import { DESK_PARTS_DEFECTS } from './defects-desk-parts';
import { COLUMN_DEFECTS, MORE_DEFECTS, PUBLICATION_DEFECTS } from './defects-more';
import { SHOP_DEFECTS } from './defects-shop';
import { SIX_DEFECTS } from './defects-six';

function defects(schema: TestSchema, rows: readonly DefectRow[]): Defect[] {
  return rows.map(([plant, names, mark = '']) => ({
    in: schema,
    plant,
    names,
    ...(mark.startsWith('admin') ? { asAdmin: true } : {}),
    ...(mark.endsWith('not-mendable') ? { isNotMendable: true } : {}),
  }));
}

/** Single changes to a deployed target; each must be named by the comparison. */
export const DEFECTS: readonly Defect[] = [
  ...defects('six', SIX_DEFECTS),
  ...defects('six', MORE_DEFECTS),
  ...defects('six', COLUMN_DEFECTS),
  ...defects('shop', SHOP_DEFECTS),
  ...defects('shop', PUBLICATION_DEFECTS),
  ...defects('clinic', CLINIC_DEFECTS),
  ...defects('desk', DESK_DEFECTS),
  ...defects('desk', DESK_PARTS_DEFECTS),
];
