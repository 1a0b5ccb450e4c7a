import type { Catalogue } from './generated-catalogue';
import type { CsvFile } from './csv-file';
import type { OutputFolder } from './output-folder';
import { allDepartments } from './vocabulary/all-departments';

export const catalogueFiles: readonly string[] = ['products.csv', 'aisles.csv', 'departments.csv'];

/** Path of a department's file, relative to the output folder. */
export function enrichedFile(folder: string, departmentId: number): string {
  return `${folder}/enriched_products_dept${departmentId}.csv`;
}

/** The single aisle and department of a bare data set. */
const onlyShelf = [{ id: 1, name: 'all products' }];

/**
 * Writes products.csv, aisles.csv and departments.csv, each sorted by id.
 *
 * @param bare whether all products belong to one aisle and one department
 */
export async function writeCatalogue(
  output: OutputFolder,
  catalogue: Catalogue,
  bare: boolean,
): Promise<void> {
  const products = await output.create('products.csv', [
    'product_id',
    'product_name',
    'aisle_id',
    'department_id',
  ]);
  for (let product = 0; product < catalogue.size; product++) {
    products.integer(product + 1);
    products.text(catalogue.names[product]);
    products.integer(bare ? onlyShelf[0].id : catalogue.aisleId[product]);
    products.integer(bare ? onlyShelf[0].id : catalogue.departmentId[product]);
    await endRow(products);
  }
  const aisles = allDepartments.flatMap((department) => department.aisles).sort((a, b) => a.id - b.id);
  await writeNames(await output.create('aisles.csv', ['aisle_id', 'aisle']), bare ? onlyShelf : aisles);
  await writeNames(
    await output.create('departments.csv', ['department_id', 'department']),
    bare ? onlyShelf : allDepartments,
  );
}

/** Writes prices and descriptions, one file per department. There are no images, so that column is empty. */
export async function writeEnrichedProducts(
  output: OutputFolder,
  folder: string,
  catalogue: Catalogue,
): Promise<void> {
  const columns = ['product_id', 'product_name', 'description', 'price', 'image_url'];
  const files = new Map<number, CsvFile>();
  for (const { id } of allDepartments) files.set(id, await output.create(enrichedFile(folder, id), columns));
  for (let product = 0; product < catalogue.size; product++) {
    const file = files.get(catalogue.departmentId[product]) as CsvFile;
    file.integer(product + 1);
    file.text(catalogue.names[product]);
    file.text(catalogue.descriptions[product]);
    file.text((catalogue.priceCents[product] / 100).toFixed(2));
    file.text('');
    await endRow(file);
  }
}

async function writeNames(file: CsvFile, named: readonly { id: number; name: string }[]): Promise<void> {
  for (const { id, name } of named) {
    file.integer(id);
    file.text(name);
    await endRow(file);
  }
}

async function endRow(file: CsvFile): Promise<void> {
  file.endRow();
  if (file.isFull) await file.flush();
}
