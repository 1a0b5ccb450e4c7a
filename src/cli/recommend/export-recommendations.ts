import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { once } from 'node:events';
import type { Pool } from 'pg';
import { startProgress } from '../../lib/progress';
import type { RecommendationList, Recommender } from '../../recommend/recommendation';
import { CommandFailed } from '../run-command';

export interface ExportOptions {
  readonly pool: Pool;
  readonly recommender: Recommender;
  /** .csv or .jsonl; appears when it is complete. */
  readonly file: string;
  readonly first: number;
  readonly signal: AbortSignal;
}

interface User {
  readonly id: number;
  readonly uuid: string;
}

const batch = 200;

const formats: Readonly<
  Record<string, { head: string; line: (user: User, list: RecommendationList) => string }>
> = {
  '.csv': {
    head: 'user_id,user_uuid,strategy,rank,product_id,score,source\n',
    line: ({ id, uuid }, { strategy, items }) =>
      items
        .map(
          ({ rank, productId, score, source }) =>
            `${id},${uuid},${strategy},${rank},${productId},${score},${source}\n`,
        )
        .join(''),
  },
  '.jsonl': {
    head: '',
    line: ({ id, uuid }, { strategy, modelVersion, items }) =>
      `${JSON.stringify({ userId: id, uuid, strategy, modelVersion, items: items.map(({ rank, productId, score, source }) => ({ rank, productId, score, source })) })}\n`,
  },
};

/** Writes all users' recommendations in batches, into a neighbouring file that takes the name at the end. */
export async function exportRecommendations({
  pool,
  recommender,
  file,
  first,
  signal,
}: ExportOptions): Promise<void> {
  const format = formats[extname(file)];
  if (!format) throw new CommandFailed(`--out: expected a file ending in .csv or .jsonl, got "${file}".`);
  const { rows: users } = await pool.query<User>('select id, uuid from users order by id');
  const unfinished = `${file}.unfinished`;
  const out = createWriteStream(unfinished);
  const progress = startProgress('Recommending', users.length);
  try {
    out.write(format.head);
    for (let start = 0; start < users.length; start += batch) {
      signal.throwIfAborted();
      const chunk = users.slice(start, start + batch);
      const lists = await recommender.recommend(chunk.map(({ id }) => ({ userId: id, first })));
      const text = chunk.map((user, i) => format.line(user, lists[i] as RecommendationList)).join('');
      if (!out.write(text)) await once(out, 'drain');
      progress.update(start + chunk.length, 'users');
    }
    out.end();
    await once(out, 'finish');
    await rename(unfinished, file);
    progress.stop(`${users.length} users written to ${file}`);
  } catch (error) {
    progress.stop('stopped');
    out.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
}
