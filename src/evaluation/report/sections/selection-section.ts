import type { Evaluation } from '../../evaluate';
import type { SelectionResult } from '../../selection';
import { decimals, signedInterval } from '../numbers';
import type { Section } from '../section';

/** Whether the predicted basket has the right size. */
export function selectionSection({ methods, selection }: Evaluation): Section {
  const own = methods[0].metrics.basketF1?.mean;
  const head = ['rule', 'basket F1', 'products chosen', 'ours minus this [95 %]'];
  return {
    title: 'How large a basket?',
    paragraphs: [
      `The predicted basket is the set with the largest expected F1 under the probabilities (F1 ${decimals(own)}). Simpler rules choose from the same list with the same probabilities; the best threshold and the best number are picked with hindsight, on these very users.`,
    ],
    tables: [
      { head, rows: bestOfKind(selection).map(selectionRow) },
      { caption: 'All rules', folded: true, head, rows: selection.map(selectionRow) },
    ],
  };
}

/** The best threshold, the best number and the user's mean size. */
function bestOfKind(selection: readonly SelectionResult[]): readonly SelectionResult[] {
  const kinds = [/^probability/, /products$/, /mean size/];
  return selection.filter((one) =>
    kinds.some((kind) => selection.find(({ rule }) => kind.test(rule)) === one),
  );
}

function selectionRow({ rule, basketF1, size, oursMinusThis }: SelectionResult): readonly string[] {
  return [rule, decimals(basketF1), decimals(size, 1), signedInterval(oursMinusThis)];
}
