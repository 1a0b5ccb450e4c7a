/** What the first bytes of a file say about its format. The name of a file is not relied on. */
export type ContentKind =
  | 'gzip'
  | 'zip'
  | 'parquet'
  | 'json lines'
  | 'json array'
  | 'text'
  | 'empty'
  | { readonly unsupported: string };

/** @param start some first bytes; a hundred are enough */
export function contentKind(start: Buffer): ContentKind {
  if (start.length === 0) return 'empty';
  const known = signatures.find(([bytes]) => start.subarray(0, bytes.length).equals(bytes));
  if (known) return known[1];
  const text = start
    .toString('latin1')
    .replace(/^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^\{\s*("|\})/.test(text)) return 'json lines';
  if (/^\[\s*(\{|\])/.test(text)) return 'json array';
  return 'text';
}

const compressed = (name: string) => ({
  unsupported: `${name}, which cannot be read. Decompress it, or compress it as .gz or .zip`,
});

const signatures: readonly (readonly [Buffer, ContentKind])[] = [
  [Buffer.from([0x1f, 0x8b]), 'gzip'],
  [Buffer.from('PK\x03\x04', 'latin1'), 'zip'],
  [Buffer.from('PK\x05\x06', 'latin1'), 'zip'],
  [Buffer.from('PAR1', 'latin1'), 'parquet'],
  [
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    {
      unsupported:
        'an Excel workbook of the old kind (.xls) or one with a password. Save it as .xlsx without a password, or as CSV',
    },
  ],
  [Buffer.from('%PDF', 'latin1'), { unsupported: 'a PDF document. Export the orders as CSV or .xlsx' }],
  [Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), compressed('a Zstandard file')],
  [Buffer.from('BZh', 'latin1'), compressed('a bzip2 file')],
  [Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]), compressed('an xz file')],
  [Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), compressed('a 7-Zip archive')],
  [Buffer.from('Rar!', 'latin1'), compressed('a RAR archive')],
];
