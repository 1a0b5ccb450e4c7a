import { lazy, Suspense } from 'react';
import { Loading } from './panel/panel-states';
import { Announcement } from './shell/announcement';
import { Footer } from './shell/footer';
import { Header } from './shell/header';
import classes from './shell/shell.module.css';
import { useRoute } from './shell/route';
import type { Path } from './shell/route';
import { ShopperView } from './shopper/shopper-view';

// Lazy: the shopper view needs no charts.
const ModelView = lazy(() => import('./model/model-view').then((file) => ({ default: file.ModelView })));
const SystemView = lazy(() => import('./system/system-view').then((file) => ({ default: file.SystemView })));

export function App() {
  const { path } = useRoute();
  return (
    <>
      <a className={classes.skip} href="#content">
        Skip to content
      </a>
      <Header path={path} />
      <main id="content" className={classes.content} tabIndex={-1}>
        <Suspense fallback={<Loading what="this view" />}>
          <View path={path} />
        </Suspense>
      </main>
      <Footer />
      <Announcement />
    </>
  );
}

function View({ path }: { readonly path: Path }) {
  switch (path) {
    case '/':
      return <ShopperView />;
    case '/model':
      return <ModelView />;
    case '/system':
      return <SystemView />;
    default:
      return path satisfies never;
  }
}
