import type { HolderEvent } from '../inference/model-holder';
import type { CatalogueHolder } from './catalogue-holder';
import type { Log } from './log';

/** Reacts to a model that was taken into service or refused. */
export function onModelEvent(
  event: HolderEvent,
  catalogues: Pick<CatalogueHolder, 'reload'>,
  log: Log,
): void {
  switch (event.kind) {
    case 'swapped':
      log.info({ version: event.version, previous: event.previous }, 'model in service');
      // Training refreshed the views from which the catalogue is loaded.
      if (event.previous !== null) void catalogues.reload();
      return;
    case 'refused':
      log.error(
        { version: event.refusal.version, inService: event.inService, err: event.refusal.error },
        event.inService === null
          ? 'model refused; no model is in service, so all recommendations are popular products'
          : 'model refused',
      );
      return;
    default:
      event satisfies never;
  }
}
