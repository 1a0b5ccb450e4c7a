import type { OutputFolder } from './output-folder';
import { inventPerson } from './person';

const columns = [
  'user_id',
  'first_name',
  'last_name',
  'password',
  'hashed_password',
  'email_address',
  'phone_number',
  'street_address',
  'city',
  'postal_code',
  'country',
];

/** Writes one row per user. The two password columns exist and are empty. */
export async function writeUsers(
  output: OutputFolder,
  name: string,
  seed: number,
  users: number,
): Promise<void> {
  const file = await output.create(name, columns);
  for (let user = 1; user <= users; user++) {
    const person = inventPerson(seed, user);
    file.integer(user);
    file.text(person.firstName);
    file.text(person.lastName);
    file.text('');
    file.text('');
    file.text(person.email);
    file.text(person.phone);
    file.text(person.street);
    file.text(person.city);
    file.text(person.postalCode);
    file.text(person.country);
    file.endRow();
    if (file.isFull) await file.flush();
  }
}
