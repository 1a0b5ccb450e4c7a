import type { Environment } from '../../config/environment';
import type { Database } from '../../db/database';
import { OnlyFittedOrdersError } from '../../evaluation/order-identities';
import { scorableOrders } from '../../registry/fitted-orders';
import { ModelError } from '../../registry/model-error';
import type { ModelErrorCode } from '../../registry/model-error';
import { versionDirectory } from '../../registry/model-files';
import { readActive } from '../../registry/versions';
import { servingModelOf } from '../../recommend/loaded-serving-model';
import {
  activeReference,
  baselineReference,
  describeGateRow,
  passBaselineGate,
  passGate,
} from '../../training/gate';
import type { GateRow, Reference } from '../../training/gate';
import type { NewModel } from '../../training/train-model';
import { loadActiveModel } from '../active-model';

export interface GateSetting {
  readonly environment: Environment;
  readonly database: Database;
  readonly tolerance: number;
  readonly signal: AbortSignal;
  notice: (message: string) => void;
}

/**
 * `--gate`: compares a trained model with the active one, or with the frequency baseline if that cannot be scored.
 *
 * @throws GateError if the new model is worse; ModelError if the comparison itself fails
 */
export async function compareBeforePublishing(candidate: NewModel, setting: GateSetting): Promise<void> {
  const { environment, notice, tolerance } = setting;
  try {
    const version = await readActive(environment.modelsDir);
    if (version === null) return notice('Gate: no model is active, so there is nothing to compare with.');
    const rows = await compareWithActive(candidate, setting);
    notice(passed(rows, activeReference(version), version, tolerance));
  } catch (error) {
    if (!cannotBeScored(error)) throw error;
    notice(
      `Gate: the active model cannot be scored, so the new model is compared with ${baselineReference.name} instead. ` +
        error.message,
    );
    const { label } = baselineReference;
    notice(passed(passBaselineGate(candidate, tolerance), baselineReference, label, tolerance));
  }
}

async function compareWithActive(
  candidate: NewModel,
  { environment, database, tolerance, signal }: GateSetting,
): Promise<readonly GateRow[]> {
  const loaded = await loadActiveModel(environment.modelsDir, 'evaluated');
  try {
    return await passGate(candidate, {
      pool: database.pool,
      active: servingModelOf(loaded),
      scorable: await scorableOrders(
        versionDirectory(environment.modelsDir, loaded.version),
        loaded.manifest,
        'evaluated',
      ),
      tolerance,
      chunkUsers: environment.trainChunkUsers,
      seed: environment.seed,
      signal,
    });
  } finally {
    await loaded.close();
  }
}

/** Faults of the model itself. After another error, such as a lack of memory, the weaker comparison would be wrong. */
const faultsOfTheModel: readonly ModelErrorCode[] = ['MODEL_MISMATCH', 'MODEL_CORRUPT', 'MODEL_NOT_FOUND'];

function cannotBeScored(error: unknown): error is ModelError | OnlyFittedOrdersError {
  if (error instanceof OnlyFittedOrdersError) return true;
  return error instanceof ModelError && faultsOfTheModel.includes(error.code);
}

function passed(rows: readonly GateRow[], reference: Reference, against: string, tolerance: number): string {
  const figures = rows.map((row) => describeGateRow(row, reference)).join('; ');
  return `Gate passed (tolerance ${tolerance}, against ${against}): ${figures}`;
}
