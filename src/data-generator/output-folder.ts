import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CsvFile } from './csv-file';

/** Said to the person who asked for the data; the message ends with what to do next. */
export class OutputFolderError extends Error {
  override readonly name = 'OutputFolderError';
}

/** One finished file. */
export interface WrittenFile {
  /** Path below the folder. */
  readonly name: string;
  /** Rows without the header. */
  readonly rows: number;
}

/**
 * The folder that the data goes to. Files are written beside their final place, under a name that nobody reads, and
 * all move into place at the end: an interrupted run leaves no half-written data set behind.
 */
export class OutputFolder {
  private readonly files = new Map<string, CsvFile>();

  private constructor(private readonly directory: string) {}

  /**
   * Makes the folder ready.
   *
   * @param names paths below the folder of all files that will be written
   * @param rivals files of another kind of data set, next to which an import could not tell which to read
   * @param overwrite whether files of these names may be replaced
   * @throws OutputFolderError if files are in the way or the folder cannot be made
   */
  static async prepare(
    directory: string,
    names: readonly string[],
    rivals: readonly string[],
    overwrite: boolean,
  ): Promise<OutputFolder> {
    const isThere = (name: string) => existsSync(join(directory, name));
    const rival = rivals.find(isThere);
    if (rival !== undefined) {
      throw new OutputFolderError(
        `${directory} holds ${rival}, which belongs to another kind of data set. Nothing was changed. Choose another folder, or remove it first.`,
      );
    }
    const inTheWay = names.filter(isThere);
    if (inTheWay.length > 0 && !overwrite) {
      const more = inTheWay.length > 1 ? ` and ${inTheWay.length - 1} more of the files to be written` : '';
      throw new OutputFolderError(
        `${directory} already holds ${inTheWay[0]}${more}. Nothing was changed. Add --force to replace them, or choose another folder.`,
      );
    }
    try {
      for (const name of names) await mkdir(dirname(join(directory, name)), { recursive: true });
    } catch (error) {
      throw new OutputFolderError(
        `Cannot make the folder ${directory}: ${(error as Error).message}. Give a folder that you may write to.`,
      );
    }
    return new OutputFolder(directory);
  }

  /** Starts a file. */
  async create(name: string, columns: readonly string[]): Promise<CsvFile> {
    const file = await CsvFile.create(this.unfinished(name), columns);
    this.files.set(name, file);
    return file;
  }

  /** Closes all files and puts them in their places. */
  async commit(): Promise<readonly WrittenFile[]> {
    for (const file of this.files.values()) await file.close();
    for (const name of this.files.keys()) await rename(this.unfinished(name), join(this.directory, name));
    return [...this.files].map(([name, { rows }]) => ({ name, rows }));
  }

  /** Closes all files and removes what was written. */
  async abandon(): Promise<void> {
    await Promise.allSettled([...this.files.values()].map((file) => file.close()));
    for (const name of this.files.keys()) await rm(this.unfinished(name), { force: true });
  }

  private unfinished(name: string): string {
    return join(this.directory, `${name}.partial`);
  }
}
