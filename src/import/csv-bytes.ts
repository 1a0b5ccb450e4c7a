import { createReadStream } from 'node:fs';
import { ImportError } from './import-error';

/** A file is not UTF-8. */
export class EncodingError extends ImportError {
  override readonly name = 'EncodingError';
}

/**
 * The bytes of a file from `start` on, checked to be UTF-8.
 *
 * @param onRead called after each chunk with the number of bytes of the file read so far
 * @throws EncodingError naming the range of bytes that contains the first invalid sequence
 */
export async function* utf8Bytes(
  path: string,
  file: string,
  start: number,
  onRead: (read: number) => void,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = start;
  for await (const chunk of createReadStream(path, { start, highWaterMark: 262_144 })) {
    const bytes = chunk as Buffer;
    try {
      decoder.decode(bytes, { stream: true });
    } catch (error) {
      throw new EncodingError(
        `${file}: expected UTF-8, got invalid bytes between bytes ${read} and ${read + bytes.length}. Save the file as UTF-8.`,
        { cause: error },
      );
    }
    read += bytes.length;
    onRead(read);
    yield bytes;
  }
}
