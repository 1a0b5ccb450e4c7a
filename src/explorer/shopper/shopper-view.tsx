import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Failed, Loading, Empty } from '../panel/panel-states';
import { go, useRoute } from '../shell/route';
import { FilterControls } from './filter-controls';
import { HistoryPanel } from './history-panel';
import { Introduction } from './introduction';
import { MomentControls } from './moment-controls';
import { NewShopperPanel } from './new-shopper-panel';
import { NextBasketPanel } from './next-basket-panel';
import { historyQuery, shoppersQuery } from './shopper-queries';
import { openQuestion } from './question';
import type { Question } from './question';
import { RecommendationsPanel } from './recommendations-panel';
import { sampleShopper } from './sample-shopper';
import { NEW_SHOPPER, ShopperPicker } from './shopper-picker';
import classes from './shopper.module.css';

/** The shopper is part of the URL (`/?user=...`), so that it can be linked to. */
export function ShopperView() {
  const { parameters } = useRoute();
  const shoppers = useQuery(shoppersQuery);
  const chosen = parameters.get('user') ?? sampleShopper(shoppers.data?.users.nodes ?? [])?.id ?? null;
  const choose = (id: string) => go(`/?user=${encodeURIComponent(id)}`);

  if (chosen === null) {
    return (
      <>
        <Introduction />
        {shoppers.error ? (
          <Failed error={shoppers.error} onRetry={() => void shoppers.refetch().catch(() => {})} />
        ) : shoppers.data ? (
          <NoShoppers />
        ) : (
          <Loading what="a sample shopper" lines={8} />
        )}
      </>
    );
  }
  return (
    <>
      <Introduction />
      <Chosen key={chosen} id={chosen} shoppers={shoppers.data?.users.nodes ?? []} onChoose={choose} />
    </>
  );
}

function NoShoppers() {
  return (
    <Empty title="There are no shoppers yet">
      Import orders on the server (&ldquo;npm run import&rdquo;, with DATA_DIR set to the folder), then reload
      this page.
    </Empty>
  );
}

interface ChosenProps {
  readonly id: string;
  readonly shoppers: readonly { readonly id: string; readonly orders: { readonly totalCount: number } }[];
  readonly onChoose: (id: string) => void;
}

function Chosen({ id, shoppers, onChoose }: ChosenProps) {
  const [question, setQuestion] = useState<Question>(openQuestion);
  const change = (part: Partial<Question>) => setQuestion((before) => ({ ...before, ...part }));
  const isNew = id === NEW_SHOPPER;
  const history = useQuery(historyQuery, { variables: { userId: id }, skip: isNew });
  const orders = (history.data ?? history.previousData)?.user?.orders.nodes ?? [];
  const announced = orders.find((order) => order.announced) ?? null;
  const baskets = orders.filter((order) => !order.announced).slice(0, 20);
  return (
    <div className={classes.columns}>
      <div className={classes.controls}>
        <ShopperPicker chosen={id} sample={shoppers} onChoose={onChoose} />
        <MomentControls question={question} announced={announced} isNew={isNew} onChange={change} />
        <FilterControls question={question} isNew={isNew} onChange={change} />
      </div>
      <div className={classes.panels}>
        {isNew ? (
          <NewShopperPanel question={question} />
        ) : (
          <>
            <NextBasketPanel userId={id} question={question} baskets={baskets} />
            <HistoryPanel userId={id} answer={history} baskets={baskets} />
            <RecommendationsPanel userId={id} question={question} onChange={change} />
          </>
        )}
      </div>
    </div>
  );
}
