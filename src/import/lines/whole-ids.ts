/**
 * Programs that keep ids as decimal numbers write `13085.0`. The rule is for a whole column: only if all its values are whole
 * numbers, `13085.0` is the id 13085, and never in a column that also has ids such as `79323P`.
 */
export class WholeIdProfile {
  private hasPointZero = false;
  private hasOther = false;

  add(text: string): void {
    if (/^\d+$/.test(text)) return;
    if (/^\d+\.0+$/.test(text)) this.hasPointZero = true;
    else this.hasOther = true;
  }

  /** Whether ids of the column are read without `.0`. */
  decide(): boolean {
    return this.hasPointZero && !this.hasOther;
  }
}

export const withoutPointZero = (id: string) => id.replace(/\.0+$/, '');
