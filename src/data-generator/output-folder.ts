import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CsvFile } from './csv-file';

/** Shown to the user without a stack trace; the message ends with what to do next. */
export class OutputFolderError extends Error {
  override readonly name = 'OutputFolderError';
}

/** A completed file. */
export interface WrittenFile {
  /** Path relative to the folder. */
  readonly name: string;
  /** Number of rows, without the header. */
  readonly rows: number;
}

/**
 * The folder for the generated data. Files are written under temporary names that no import reads and are renamed together
 * at the end, so that an interrupted run leaves no incomplete data set.
 */
export class OutputFolder {
  private readonly files = new Map<string, CsvFile>();

  private constructor(private readonly directory: string) {}

  /**
   * Prepares the folder.
   *
   * @param names relative paths of all files that will be written
   * @param rivals files of another format, with which an import could confuse them
   * @param overwrite whether files with these names may be replaced
   * @throws OutputFolderError if files are in the way or the folder cannot be created
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
        `${directory} contains ${rival}, which belongs to another data format. Nothing was changed. Choose another folder, or remove that file first.`,
      );
    }
    const inTheWay = names.filter(isThere);
    if (inTheWay.length > 0 && !overwrite) {
      const more = inTheWay.length > 1 ? ` and ${inTheWay.length - 1} more of the files to write` : '';
      throw new OutputFolderError(
        `${directory} already contains ${inTheWay[0]}${more}. Nothing was changed. Add --force to replace them, or choose another folder.`,
      );
    }
    try {
      for (const name of names) await mkdir(dirname(join(directory, name)), { recursive: true });
    } catch (error) {
      throw new OutputFolderError(
        `Cannot create the folder ${directory}: ${(error as Error).message}. Choose a folder with write permission.`,
      );
    }
    return new OutputFolder(directory);
  }

  /** Creates a file. */
  async create(name: string, columns: readonly string[]): Promise<CsvFile> {
    const file = await CsvFile.create(this.unfinished(name), columns);
    this.files.set(name, file);
    return file;
  }

  /** Closes all files and renames them to their final names. */
  async commit(): Promise<readonly WrittenFile[]> {
    for (const file of this.files.values()) await file.close();
    for (const name of this.files.keys()) await rename(this.unfinished(name), join(this.directory, name));
    return [...this.files].map(([name, { rows }]) => ({ name, rows }));
  }

  /** Closes all files and removes them. */
  async abandon(): Promise<void> {
    await Promise.allSettled([...this.files.values()].map((file) => file.close()));
    for (const name of this.files.keys()) await rm(this.unfinished(name), { force: true });
  }

  private unfinished(name: string): string {
    return join(this.directory, `${name}.partial`);
  }
}
