import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { ImportError } from '../../import-error';

export interface XmlHandler {
  /** Names have no namespace prefix, because programs choose different ones. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Feeds an XML stream to a handler and pauses after each chunk, so that the handler's results can be passed on. Entities
 * of a document type are not expanded.
 *
 * @throws ImportError if the XML is malformed or the stream fails
 */
export async function* parseXml(stream: Readable, file: string, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const decoder = new StringDecoder('utf8');
  parser.on('error', (error) => {
    throw new ImportError(`${file}: the workbook is damaged (${error.message}). Save it again.`, {
      cause: error,
    });
  });
  if (handler.open) {
    const open = handler.open;
    parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes));
  }
  if (handler.text) parser.on('text', handler.text);
  if (handler.close) {
    const close = handler.close;
    parser.on('closetag', ({ name }) => close(localName(name)));
  }
  try {
    for await (const chunk of stream) {
      parser.write(decoder.write(chunk as Buffer));
      yield;
    }
    parser.close();
    yield;
  } finally {
    stream.destroy();
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
