import type { Evaluation } from '../../evaluate';
import type { SelectionResult } from '../../selection';
import { decimals, signedInterval } from '../numbers';
import type { Section } from '../section';

/** Compares the predicted basket with simpler rules. */
export function selectionSection({ methods, selection }: Evaluation): Section {
  const own = methods[0].metrics.basketF1?.mean;
  const head = ['rule', 'basket F1', 'products chosen', 'model minus rule [95 %]'];
  return {
    title: 'Size of the predicted basket',
    paragraphs: [
      `The predicted basket is the set of products with the largest expected F1 under the predicted probabilities (F1 ${decimals(own)}). The simpler rules choose from the same list with the same probabilities; the best threshold and the best number are selected in hindsight, on the evaluated users themselves.`,
    ],
    tables: [
      { head, rows: bestOfKind(selection).map(selectionRow) },
      { caption: 'All rules', folded: true, head, rows: selection.map(selectionRow) },
    ],
  };
}

/** The best threshold, the best number, and the user's mean basket size. */
function bestOfKind(selection: readonly SelectionResult[]): readonly SelectionResult[] {
  const kinds = [/^probability/, /products$/, /mean size/];
  return selection.filter((one) =>
    kinds.some((kind) => selection.find(({ rule }) => kind.test(rule)) === one),
  );
}

function selectionRow({ rule, basketF1, size, oursMinusThis }: SelectionResult): readonly string[] {
  return [rule, decimals(basketF1), decimals(size, 1), signedInterval(oursMinusThis)];
}
