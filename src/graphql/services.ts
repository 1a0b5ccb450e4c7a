import type { Database } from '../db/database';
import type { ModelHolder } from '../inference/model-holder';
import type { Recommender } from '../recommend/recommendation';
import type { ShopZone } from '../orders/shop-zone';
import type { HealthCheck } from './health/health-check';
import type { LastKnown } from './last-known';
import type { ModelSwitch } from './models/model-switch';
import type { ServiceFigures } from './health/service-figures';
import type { ServedLog } from './recommendations/served-log';
import type { ProductMemory } from './products/product-memory';
import type { UserReader } from './users/user-reader';

/** Parts that live as long as the process and are shared by all requests. */
export interface Services {
  readonly database: Database;
  readonly recommender: Recommender;
  readonly models: Pick<ModelHolder, 'state'>;
  readonly health: HealthCheck;
  /** Folder of the published models. */
  readonly modelsDir: string;
  /** The shop's time zone. */
  readonly zone: ShopZone;
  readonly modelSwitch: ModelSwitch;
  figures: () => Promise<ServiceFigures>;
  readonly users: UserReader;
  readonly products: ProductMemory;
  readonly lastKnown: LastKnown;
  readonly served: ServedLog;
  /** The namespace of users' UUIDs (USER_UUID_NAMESPACE). */
  readonly userUuidNamespace: string;
  /** Removes erased users from the memory of this instance and from a shared cache. Never throws. */
  forgetErasedUsers: () => Promise<void>;
}
