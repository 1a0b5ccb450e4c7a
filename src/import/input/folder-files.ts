/** The files of a data folder that an import reads, without opening them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findDataFiles } from '../data-folder';
import { ImportError } from '../import-error';
import { findFiles } from '../tables/find-files';
import { findUnreadFiles } from '../unread-files';
import type { UnreadFile } from '../unread-files';

/** The name of a map file in a folder with a log, which applies without being named in the command. */
export const FOLDER_MAP = 'import-map.yaml';

export interface FolderFiles {
  readonly paths: readonly string[];
  /** Known only for files with known names. */
  readonly unread: readonly UnreadFile[];
}

/** @throws ImportError if the folder has no files that can be imported */
export async function folderFiles(dataDir: string): Promise<FolderFiles> {
  try {
    const files = findDataFiles(dataDir);
    return { paths: files.map(({ path }) => path), unread: findUnreadFiles(dataDir, files) };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const { files } = await findFiles([dataDir]).catch(() => {
      throw error;
    });
    const map = folderMap(dataDir);
    return { paths: [...files.map(({ path }) => path), ...(map === undefined ? [] : [map])], unread: [] };
  }
}

/** The path of the folder's map file, if it has one. */
export function folderMap(dataDir: string): string | undefined {
  const path = join(dataDir, FOLDER_MAP);
  return existsSync(path) ? path : undefined;
}
