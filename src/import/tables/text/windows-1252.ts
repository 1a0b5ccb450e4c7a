/**
 * Windows-1252 to text. Node's own decoder takes it for Latin-1 in some releases (20.20 among them), which turns the euro
 * sign into a control character. The five bytes without a character stay control characters.
 */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => characters[character.charCodeAt(0) - 0x80]);
}

/** 0x80 to 0x9f. */
const characters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
